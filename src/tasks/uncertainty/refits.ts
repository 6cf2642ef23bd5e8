/** Refits and polishes every resample of a plan, chunk by chunk. */
import type { PreparedProblem } from '../../backend/contract.js';
import { createRefiner, type Refiner } from '../../backend/cpu/index.js';
import type { Control } from '../../control.js';
import { AbortError } from '../../errors.js';
import { packedLength } from '../../linear-algebra/packed.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
import {
  emptyRefined,
  emptyRefitResult,
  placeRefined,
  type Refined,
  type RefitResult,
} from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';

/**
 * Rows times fits of the first chunk on a processor (`onCpu`) and on a GPU (`onGpu`), and fits of it on what computes as a GPU in
 * software (`first`), before any timing. Fits (`fits`) and resamples (`most`) in a chunk at most: the capacity of a device.
 */
const CHUNK = { onCpu: 1 << 17, onGpu: 1 << 28, first: 1 << 13, fits: 1 << 17, most: 1 << 15 } as const;

/** Target duration of a chunk in seconds, which is what an interruption may lose, and the most by which a chunk grows. */
const CHUNK_SECONDS = 0.5;
const GROWTH = 4;

/** Cost of polishing a resample, in fits. */
const POLISH_COST = 2;

export interface RefitRequest {
  readonly problem: Problem;
  readonly prepared: PreparedProblem;
  /** The processor does the refits: the first chunk is small, so that an interruption loses little. */
  readonly onCpu?: boolean;
  /** A GPU does: the first chunk is large, as each takes as long as its longest fit. */
  readonly onGpu?: boolean;
  readonly plan: ResamplePlan;
  /** The first resample (default: 0). */
  readonly first?: number;
  readonly resamples: number;
  readonly starts: StartSet;
  readonly options: SearchOptions;
  /** Also compute the covariance of every refit. */
  readonly covariance?: boolean;
}

/**
 * Resolves to the refits in order: fewer than requested if the job was interrupted after some were done. Results do not
 * depend on the chunks. Progress counts resamples, including the completed fraction of the current chunk.
 */
export async function refitAll(request: RefitRequest, control: Control): Promise<Refined> {
  const { problem, prepared, onCpu = false, onGpu = false, plan, resamples, starts, options } = request;
  const { covariance = false, first = 0 } = request;
  const resamplesOf = (fits: number): number =>
    Math.min(Math.max(Math.floor(fits / starts.count), 1), CHUNK.most);
  // One start is the optimum of all runs, from which float64 takes but a few steps more: a search before it saves nothing.
  const isAlone = starts.count === 1;
  const largest = resamplesOf(CHUNK.fits);
  const firstFits = onCpu
    ? CHUNK.onCpu / problem.rows
    : onGpu
      ? Math.min(CHUNK.onGpu / problem.rows, CHUNK.fits)
      : CHUNK.first;
  let chunk = resamplesOf(firstFits);
  let refiner: Refiner | undefined;
  const all = emptyRefined(resamples, problem.size, covariance);
  let done = 0;
  const report = (searched: number, polished: number): void => {
    const fraction = (searched * starts.count + polished * POLISH_COST) / (starts.count + POLISH_COST);
    control.progress?.(done + Math.floor(fraction), resamples);
  };
  try {
    while (done < resamples) {
      const count = Math.min(chunk, resamples - done);
      const began = performance.now();
      // Where resamples are polished as they are drawn, one that is done is done.
      const search: Control = { ...control, progress: (k) => report(k, onCpu ? k : 0) };
      const searchOptions = { ...options, polish: { covariance } };
      const searched: RefitResult = isAlone
        ? fromStart(starts, count, problem.size)
        : await prepared.refit(plan, starts, first + done, count, searchOptions, search);
      let { refined } = searched;
      if (refined === undefined) {
        refiner ??= await createRefiner(problem, plan, covariance);
        const polish: Control = { ...control, progress: (k) => report(isAlone ? k : count, k) };
        refined = await refiner.refine(first + done, searched, options.maxSteps, polish);
      }
      placeRefined(all, done, problem.size, refined);
      done += count;
      const seconds = (performance.now() - began) / 1000;
      const affordable = Math.floor(Math.min(CHUNK_SECONDS / seconds, GROWTH) * count);
      chunk = Math.min(Math.max(affordable, 1), largest);
    }
  } catch (error) {
    if (!(error instanceof AbortError) || done === 0) throw error;
  } finally {
    refiner?.dispose();
  }
  return done === resamples ? all : truncated(all, done, problem.size);
}

/** What a search would have given that has not moved from the one start. */
function fromStart(starts: StartSet, count: number, size: number): RefitResult {
  const result = emptyRefitResult(count, size);
  const start = new Float64Array(size);
  starts.fill(0, 1, start);
  for (let k = 0; k < count; k++) result.parameters.set(start, 2 * k * size);
  return result;
}

function truncated(all: Refined, count: number, size: number): Refined {
  const { parameters, objective, status, improved, covariance } = all;
  return {
    count,
    parameters: parameters.slice(0, count * size),
    objective: objective.slice(0, count),
    status: status.slice(0, count),
    improved: improved.slice(0, count),
    covariance: covariance.slice(0, count * packedLength(size)),
  };
}
