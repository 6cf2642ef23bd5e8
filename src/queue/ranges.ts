/** How the chunks that are missing are dealt out. */
import type { ChunkRange } from '../tasks/chunked/job.js';

/** A range takes about so long, seconds: the wait for a queue is then little beside it, and a lost worker costs little. */
const SECONDS = 120;

/** Towards the end, each worker gets so many more ranges, so that all end at about the same time. */
const ROUNDS = 3;

/** The median of so many of the latest times is how long a chunk takes. */
const LATEST = 15;

/** Deals out ranges of chunks, as long as the times of those before suggest. */
export class RangeDealer {
  private readonly left: { from: number; to: number }[];
  private readonly times: number[] = [];

  /** `expected` are the seconds of a chunk, for the first ranges; they are single chunks where nothing is known. */
  constructor(
    missing: Iterable<ChunkRange>,
    private readonly expected?: number,
  ) {
    this.left = Array.from(missing, (range) => ({ ...range })).filter(({ from, to }) => from < to);
  }

  /** Chunks that were not dealt out yet. */
  get remaining(): number {
    return this.left.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** A chunk took so long, seconds. */
  took(seconds: number): void {
    this.times.push(seconds);
    if (this.times.length > LATEST) this.times.shift();
  }

  /** The next range, for one of so many workers; undefined where all are dealt out. */
  next(workers: number): ChunkRange | undefined {
    const [first] = this.left;
    if (first === undefined) return undefined;
    const from = first.from;
    const to = Math.min(first.to, from + this.size(workers));
    first.from = to;
    if (first.from === first.to) this.left.shift();
    return { from, to };
  }

  /** Puts a range back that was dealt out. */
  back(range: ChunkRange): void {
    this.left.push({ ...range });
  }

  private size(workers: number): number {
    const sorted = [...this.times].sort((a, b) => a - b);
    const usual = sorted[sorted.length >> 1] ?? this.expected;
    if (usual === undefined) return 1;
    const long = Math.floor(SECONDS / Math.max(usual, 1e-3));
    const fair = Math.ceil(this.remaining / (ROUNDS * Math.max(1, workers)));
    return Math.max(1, Math.min(long, fair));
  }
}

/** `chunk 7`, `chunks 3 to 9`. */
export function chunkWords({ from, to }: ChunkRange): string {
  return to - from === 1 ? `chunk ${from}` : `chunks ${from} to ${to - 1}`;
}
