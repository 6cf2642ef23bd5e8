/** Results of searches and evaluations of a problem. */
import { packedLength } from '../linear-algebra/packed.js';
import { Status } from '../problem/status.js';

/** Results of `count` independent fits. */
export interface SearchResult {
  readonly count: number;
  /** count x size, row-major, internal coordinates. */
  readonly parameters: Float64Array;
  /** The objective in the back end's own arithmetic. */
  readonly objective: Float64Array;
  /** `Status` codes. */
  readonly status: Uint8Array;
  readonly steps: Uint32Array;
}

/**
 * Refits of `count` resamples, two minima each: that of the first start, and the lowest of the other starts
 * (objective infinite where there is no other start, or none with a finite result).
 */
export interface RefitResult {
  readonly count: number;
  /** count x 2 x size, row-major, internal coordinates. */
  readonly parameters: Float64Array;
  /** count x 2, in the back end's own arithmetic. */
  readonly objective: Float64Array;
  /** count x 2, `Status` codes. */
  readonly status: Uint8Array;
  /** The minima in float64, where these were asked for and the back end polishes itself. */
  readonly refined?: Refined;
}

/** The minima of resamples in float64, one entry a resample. */
export interface Refined {
  readonly count: number;
  /** count x size, row-major, internal coordinates. */
  readonly parameters: Float64Array;
  /** Exact penalties, summed over the resample's rows. */
  readonly objective: Float64Array;
  readonly status: Uint8Array;
  /** 1 where another start led to a lower minimum than the first. */
  readonly improved: Uint8Array;
  /** count x packed p x p covariance of the coordinates, NaN where there is none; empty unless asked for. */
  readonly covariance: Float64Array;
}

export function emptyRefined(count: number, size: number, covariance: boolean): Refined {
  return {
    count,
    parameters: new Float64Array(count * size),
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    improved: new Uint8Array(count),
    covariance: new Float64Array(covariance ? count * packedLength(size) : 0),
  };
}

/** Objective and gradient at `count` parameter vectors. */
export interface ObjectiveResult {
  readonly objective: Float64Array;
  /** count x size, row-major, with respect to the internal coordinates; empty where it was not asked for. */
  readonly gradient: Float64Array;
}

export function emptyObjectiveResult(count: number, size: number, gradient = true): ObjectiveResult {
  return { objective: new Float64Array(count), gradient: new Float64Array(gradient ? count * size : 0) };
}

/** Buffers for the results of `count` fits of `size` parameters. */
export function emptySearchResult(count: number, size: number): SearchResult {
  return {
    count,
    parameters: new Float64Array(count * size),
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    steps: new Uint32Array(count),
  };
}

/** Buffers for the two minima of each of `count` resamples, marked as missing. */
export function emptyRefitResult(count: number, size: number): RefitResult {
  return {
    count,
    parameters: new Float64Array(2 * count * size),
    objective: new Float64Array(2 * count).fill(Infinity),
    status: new Uint8Array(2 * count).fill(Status.notFinite),
  };
}

/** Copies the minima of `part` into `all` from resample `first` on. */
export function placeRefined(all: Refined, first: number, size: number, part: Refined): void {
  all.parameters.set(part.parameters, first * size);
  all.objective.set(part.objective, first);
  all.status.set(part.status, first);
  all.improved.set(part.improved, first);
  if (all.covariance.length > 0) all.covariance.set(part.covariance, first * packedLength(size));
}
