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
 * Rows times fits of the first chunk on a processor (`onCpu`), and fits of it on what computes as a GPU in software (`first`),
 * before any timing. Fits (`fits`; on a GPU `first` and then `most` of them) and resamples (`resamples`) in a chunk at most: the
 * more, the fewer times lanes wait for the longest fits of a chunk.
 */
const CHUNK = {
  onCpu: 1 << 17,
  first: 1 << 13,
  fits: 1 << 17,
  onGpu: { first: 1 << 17, most: 1 << 22 },
  resamples: 1 << 15,
} as const;

/** Target duration of a chunk in seconds, which is what an interruption may lose, and the most by which a chunk grows. */
const CHUNK_SECONDS = 0.5;
const GROWTH = 4;

/**
 * Chunks that a job on a GPU is cut into at least, so that most of it is polished while the GPU searches: but not into smaller
 * ones than fill it.
 */
const BESIDE = { chunks: 4, fits: 1 << 13 };

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
 * Resolves to the refits in order: fewer than requested if the job was interrupted after some were done. Where a device searches,
 * the processor polishes a chunk while the next one is searched. Results do not depend on the chunks. Progress counts resamples,
 * those searched or polished in part.
 */
export async function refitAll(request: RefitRequest, control: Control): Promise<Refined> {
  const { problem, prepared, plan, resamples, starts, options, covariance = false, first = 0 } = request;
  // One start is the optimum of all runs, from which float64 takes but a few steps more: a search before it saves nothing.
  const isAlone = starts.count === 1;
  const all = emptyRefined(resamples, problem.size, covariance);
  const { size: firstChunk, largest } = chunksOf(request);
  let chunk = firstChunk;
  let refiner: Refiner | undefined;
  /** Of the chunk that was searched last. */
  let polish = Promise.resolve();
  let polishPace = 0;
  let [searched, polished, done] = [0, 0, 0];
  const report = (): void => {
    const fraction = (searched * starts.count + polished * POLISH_COST) / (starts.count + POLISH_COST);
    control.progress?.(Math.floor(fraction), resamples);
  };
  const place = (at: number, refined: Refined): void => {
    placeRefined(all, at, problem.size, refined);
    done = at + refined.count;
  };
  const polishChunk = async (by: Refiner, at: number, found: RefitResult): Promise<void> => {
    const began = performance.now();
    const progress = (k: number): void => {
      polished = at + k;
      if (isAlone) searched = polished;
      report();
    };
    place(at, await by.refine(first + at, found, options.maxSteps, { ...control, progress }));
    polishPace = secondsSince(began) / found.count;
  };
  try {
    for (let at = 0; at < resamples; ) {
      const count = Math.min(chunk, resamples - at);
      const began = performance.now();
      const progress = (k: number): void => {
        searched = at + k;
        // Where resamples are polished as they are drawn, one that is done is done.
        if (request.onCpu) polished = searched;
        report();
      };
      const found = isAlone
        ? fromStart(starts, count, problem.size)
        : await prepared.refit(
            plan,
            starts,
            first + at,
            count,
            { ...options, polish: { covariance } },
            { ...control, progress },
          );
      const searchPace = secondsSince(began) / count;
      if (!isAlone) searched = at + count;
      await polish;
      if (found.refined !== undefined) {
        place(at, found.refined);
      } else {
        refiner ??= await createRefiner(problem, plan, covariance, firstOf(starts, problem.size));
        polish = polishChunk(refiner, at, found);
        // It is awaited after the next search, which may fail first.
        polish.catch(() => undefined);
      }
      at += count;
      const affordable = CHUNK_SECONDS / Math.max(searchPace, polishPace);
      chunk = Math.min(Math.max(Math.floor(Math.min(affordable, GROWTH * count)), 1), largest);
    }
    await polish;
  } catch (error) {
    await polish.catch(() => undefined);
    if (!(error instanceof AbortError) || done === 0) throw error;
  } finally {
    refiner?.dispose();
  }
  return done === resamples ? all : truncated(all, done, problem.size);
}

/** Resamples of the first chunk, and of a chunk at most. */
function chunksOf({ problem, onCpu = false, onGpu = false, resamples, starts }: RefitRequest): {
  readonly size: number;
  readonly largest: number;
} {
  const resamplesOf = (fits: number): number =>
    Math.min(Math.max(Math.floor(fits / starts.count), 1), CHUNK.resamples);
  if (!onGpu) {
    const size = resamplesOf(onCpu ? CHUNK.onCpu / problem.rows : CHUNK.first);
    return { size, largest: resamplesOf(CHUNK.fits) };
  }
  const parts = Math.max(Math.ceil(resamples / BESIDE.chunks), resamplesOf(BESIDE.fits));
  return {
    size: Math.min(resamplesOf(CHUNK.onGpu.first), parts),
    largest: Math.min(resamplesOf(CHUNK.onGpu.most), parts),
  };
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}

function firstOf(starts: StartSet, size: number): Float64Array {
  const start = new Float64Array(size);
  starts.fill(0, 1, start);
  return start;
}

/** What a search would have given that has not moved from the one start. */
function fromStart(starts: StartSet, count: number, size: number): RefitResult {
  const result = emptyRefitResult(count, size);
  const start = firstOf(starts, size);
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
