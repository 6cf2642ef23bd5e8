import type { ChunkRange } from './job.js';

/** Chunk numbers, in ascending order, as ranges. */
export function rangesOf(chunks: Iterable<number>): ChunkRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const chunk of chunks) {
    const last = ranges.at(-1);
    if (last?.to === chunk) last.to++;
    else ranges.push({ from: chunk, to: chunk + 1 });
  }
  return ranges;
}
