/** Every resample of a plan refitted and polished, chunk by chunk. */
import type { PreparedProblem } from '../../backend/contract.js';
import { createRefiner, type Refiner } from '../../backend/cpu/index.js';
import type { Control } from '../../control.js';
import { IsolossError } from '../../errors.js';
import { packedLength } from '../../linear-algebra/packed.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
import { emptyRefined, placeRefined, type Refined } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';

/**
 * Fits in the first chunk, of which nothing is known: little work for a processor, and enough to fill a device. Fits and
 * resamples in one at most: what a device holds.
 */
const CHUNK = { onCpu: 1 << 9, first: 1 << 15, fits: 1 << 17, most: 1 << 15 } as const;

/** Seconds that a chunk is to take, which is what an interruption may lose; chunks grow towards it by steps of so many times. */
const CHUNK_SECONDS = 4;
const GROWTH = 4;

/** What polish costs, in fits. */
const POLISH = 2;

export interface RefitRequest {
  readonly problem: Problem;
  readonly prepared: PreparedProblem;
  /** The processor does the refits: an interruption of the first chunk then need not lose much. */
  readonly onCpu?: boolean;
  readonly plan: ResamplePlan;
  readonly resamples: number;
  readonly starts: StartSet;
  readonly options: SearchOptions;
  /** Standard errors of every refit are wanted as well. */
  readonly covariance?: boolean;
}

/**
 * Resolves to the refits in order: fewer than asked for where the job was interrupted after some were done. The chunks
 * show in no result. Progress counts resamples, those in work by their share that is done.
 */
export async function refitAll(request: RefitRequest, control: Control): Promise<Refined> {
  const { problem, prepared, onCpu = false, plan, resamples, starts, options, covariance = false } = request;
  const most = (fits: number): number => Math.min(Math.max(Math.floor(fits / starts.count), 1), CHUNK.most);
  const largest = most(CHUNK.fits);
  let chunk = most(onCpu ? CHUNK.onCpu : CHUNK.first);
  let refiner: Refiner | undefined;
  const all = emptyRefined(resamples, problem.size, covariance);
  let done = 0;
  const report = (searched: number, polished: number): void => {
    const share = (searched * starts.count + polished * POLISH) / (starts.count + POLISH);
    control.progress?.(done + Math.floor(share), resamples);
  };
  try {
    while (done < resamples) {
      const count = Math.min(chunk, resamples - done);
      const began = performance.now();
      const search: Control = { ...control, progress: (searched) => report(searched, 0) };
      const wanted = { ...options, polish: { covariance } };
      const found = await prepared.refit(plan, starts, done, count, wanted, search);
      let { refined } = found;
      if (refined === undefined) {
        refiner ??= await createRefiner(problem, plan, covariance);
        const polish: Control = { ...control, progress: (polished) => report(count, polished) };
        refined = await refiner.refine(done, found, options.maxSteps, polish);
      }
      placeRefined(all, done, problem.size, refined);
      done += count;
      const seconds = (performance.now() - began) / 1000;
      const fitting = Math.floor(Math.min(CHUNK_SECONDS / seconds, GROWTH) * count);
      chunk = Math.min(Math.max(fitting, 1), largest);
    }
  } catch (error) {
    const stopped = error instanceof IsolossError && error.kind === 'interrupted';
    if (!stopped || done === 0) throw error;
  } finally {
    refiner?.dispose();
  }
  return done === resamples ? all : firstOf(all, done, problem.size);
}

function firstOf(all: Refined, count: number, size: number): Refined {
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
