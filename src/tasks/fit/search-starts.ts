/** The search from all starts, chunk by chunk: what an abort finds done is kept. */
import type { PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError } from '../../errors.js';
import type { Model } from '../../problem/model.js';
import type { Starts } from '../../problem/starts.js';
import { COHORT } from '../../solver/cohort.js';
import type { CpuKernel } from '../../solver/kernel.js';
import type { SearchResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { continueUserStarts } from './user-starts.js';

/** Starts in a chunk at most: bounds memory. */
const LARGEST_CHUNK = 1 << 14;

/** Rows times starts of the first chunk, before any timing: a GPU takes for a chunk as long as for its longest fit. */
const FIRST_WORK = { onGpu: 1 << 26, elsewhere: 1 << 17 };

/** Target duration of a chunk, seconds, which is what an abort may lose, and the most by which a chunk grows. */
const CHUNK_SECONDS = 0.5;
const GROWTH = 4;

export interface StartSearch {
  readonly model: Model;
  readonly kernel: CpuKernel;
  readonly prepared: PreparedProblem;
  readonly starts: Starts;
  readonly onGpu: boolean;
  /** Read for every chunk: after a failover the back end may have another precision. */
  readonly options: () => SearchOptions;
}

/**
 * Follows starts `range.first .. range.end - 1`, and hands them to `take` chunk by chunk, with the number of the first. Resolves to
 * how many there were, less than all if the signal is aborted after the first chunk; before, it rejects with an `AbortError`.
 * Chunks hold whole cohorts, whose starts merge with each other, so that results do not depend on them; `range.first` is a
 * multiple of a cohort.
 */
export async function searchStarts(
  { model, kernel, prepared, starts, onGpu, options }: StartSearch,
  range: { readonly first: number; readonly end: number },
  control: Control,
  take: (result: SearchResult, first: number) => Promise<void>,
): Promise<number> {
  const whole = (count: number): number =>
    Math.min(Math.max(Math.floor(count / COHORT), 1) * COHORT, LARGEST_CHUNK);
  let chunk = whole((onGpu ? FIRST_WORK.onGpu : FIRST_WORK.elsewhere) / model.problem.rows);
  let { first } = range;
  try {
    while (first < range.end) {
      const began = performance.now();
      const count = Math.min(chunk, range.end - first);
      const done = first - range.first;
      const chunkControl: Control = {
        ...control,
        progress: (part) => control.progress?.(done + part, range.end - range.first),
      };
      const chunkOptions = options();
      const result = await prepared.search(starts, first, count, chunkOptions, chunkControl);
      await continueUserStarts(model, kernel, starts, first, result, chunkOptions, control);
      await take(result, first);
      first += count;
      const seconds = (performance.now() - began) / 1000;
      chunk = whole(Math.min(CHUNK_SECONDS / seconds, GROWTH) * count);
    }
  } catch (error) {
    if (!(error instanceof AbortError) || first === range.first) throw error;
  }
  return first - range.first;
}
