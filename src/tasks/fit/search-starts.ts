/** The search from all starts, chunk by chunk: what an abort finds done is kept. */
import type { PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError } from '../../errors.js';
import type { Model } from '../../problem/model.js';
import type { Starts } from '../../problem/starts.js';
import type { CpuKernel } from '../../solver/kernel.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { withoutSignal } from '../without-signal.js';
import type { SearchPool } from './minima.js';
import { continueUserStarts } from './user-starts.js';

/** Starts in a chunk at most: bounds memory. */
const LARGEST_CHUNK = 1 << 14;

/** Rows times starts of the first chunk, before any timing: a GPU takes for a chunk as long as for its longest fit. */
const FIRST_WORK = { onGpu: 1 << 26, elsewhere: 1 << 17 };

/** Target duration of a chunk, seconds, which is what an abort may lose, and the most by which a chunk grows. */
const CHUNK_SECONDS = 0.5;
const GROWTH = 4;

/** Starts of a cohort, which merge with each other: chunks hold whole ones. */
const COHORT = 128;

export interface StartSearch {
  readonly model: Model;
  readonly kernel: CpuKernel;
  readonly prepared: PreparedProblem;
  readonly starts: Starts;
  readonly pool: SearchPool;
  readonly onGpu: boolean;
  /** Read for every chunk: after a failover the back end may have another precision. */
  readonly options: () => SearchOptions;
}

/**
 * Follows the starts into `pool`. Resolves to their number, less than all if the signal is aborted after the first chunk;
 * before, it rejects with an `AbortError`. Results do not depend on the chunks.
 */
export async function searchStarts(
  { model, kernel, prepared, starts, pool, onGpu, options }: StartSearch,
  control: Control,
): Promise<number> {
  const whole = (count: number): number =>
    Math.min(Math.max(Math.floor(count / COHORT), 1) * COHORT, LARGEST_CHUNK);
  let chunk = whole((onGpu ? FIRST_WORK.onGpu : FIRST_WORK.elsewhere) / model.problem.rows);
  let first = 0;
  try {
    while (first < starts.count) {
      const began = performance.now();
      const count = Math.min(chunk, starts.count - first);
      const done = first;
      const chunkControl: Control = {
        ...control,
        progress: (part) => control.progress?.(done + part, starts.count),
      };
      const chunkOptions = options();
      const result = await prepared.search(starts, first, count, chunkOptions, chunkControl);
      await continueUserStarts(model, kernel, starts, first, result, chunkOptions, control);
      // A chunk is counted whole or not at all.
      await pool.add(result, withoutSignal(control));
      first += count;
      const seconds = (performance.now() - began) / 1000;
      chunk = whole(Math.min(CHUNK_SECONDS / seconds, GROWTH) * count);
    }
  } catch (error) {
    if (!(error instanceof AbortError) || first === 0) throw error;
  }
  return first;
}
