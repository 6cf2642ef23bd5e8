/** Where the chunks of a job begin: by its items and what one takes, which its specification and data determine. */

/** Seconds of a chunk on one thread: little to lose, and much beside the costs of a file. */
const SECONDS = 40;

/** A small job has about so many chunks, but none that takes less than this part of a usual chunk. */
const FEW_CHUNKS = 64;
const SMALLEST = 1 / 32;

/** Items of a chunk at most, which are in memory together, and chunks at most: then chunks grow. */
const MOST_ITEMS = 2 ** 17;
const MOST_CHUNKS = 2 ** 18;

const powerBelow = (x: number): number => 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, x))));

/**
 * Items of each chunk but the last: a power of two, so that the 2^32 resamples of one seed are whole chunks. `secondsEach` is
 * of one item on one thread; `unit`, a power of two, are the fewest items of a chunk.
 */
export function itemsPerChunk(items: number, secondsEach: number, unit = 1): number {
  const usual = Math.min(powerBelow(SECONDS / Math.max(secondsEach, 1e-9)), MOST_ITEMS);
  let size = Math.max(
    unit,
    Math.min(usual, Math.max(powerBelow(items / FEW_CHUNKS), powerBelow(usual * SMALLEST))),
  );
  while (items / size > MOST_CHUNKS) size *= 2;
  return size;
}
