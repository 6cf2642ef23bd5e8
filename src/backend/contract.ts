/**
 * The back-end contract. A back end knows problems, not tasks: it uploads a problem once and searches or
 * evaluates on it as often as asked. Typed arrays go in and come out, in internal coordinates; everything
 * that must be trusted to the last digit is polished in float64 afterwards (`src/solver/polish.ts`).
 *
 * What makes results repeatable: a problem's path depends only on its own data and start, and limits count
 * a fit's own steps. Chunk sizes, submissions and workers must never show in a result.
 */

import type { Control } from '../control.js';
import type { Problem, StartSet } from '../problem/problem.js';
import type { ResamplePlan } from '../problem/resample.js';
import type { ObjectiveResult, RefitResult, SearchResult } from '../solver/results.js';
import type { Precision, RefitOptions, SearchOptions } from '../solver/search-options.js';
import type { Sweeps } from './sweep.js';

/** Back ends that a job can ask for. */
export type BackendName = 'cpu' | 'webgpu';

/** All there are: pages may open WebGL2 for surfaces, see `isoloss/webgl`. */
export type EngineName = BackendName | 'webgl';

export interface BackendInfo {
  readonly name: EngineName;
  /** The adapter's own description, or the processor's for the CPU. */
  readonly adapter: string;
  /** Arithmetic of the search. */
  readonly precision: Precision;
  /** True for lavapipe, SwiftShader and other adapters that run on the processor. */
  readonly software: boolean;
  /** What the test of its arithmetic found on first use; absent where there is none to doubt. */
  readonly check?: BackendCheck;
}

/** A small kernel with known answers. */
export interface BackendCheck {
  readonly passed: boolean;
  /** The largest error, as a share of what the specification allows. */
  readonly largestError: number;
  /** Of the results' bits: arithmetic of one kind has one fingerprint. */
  readonly fingerprint: string;
}

export interface PreparedProblem {
  /**
   * Damped Gauss-Newton from every start in `first .. first + count - 1`. Calls are independent;
   * callers cut large sets into pieces to bound memory.
   */
  search(
    starts: StartSet,
    first: number,
    count: number,
    options: SearchOptions,
    control?: Control,
  ): Promise<SearchResult>;
  /**
   * Draws resamples `first .. first + count - 1` of `plan` and fits each from every one of `starts` (a small set, the
   * same for all resamples, starting with the one most trusted). Starts merge only inside a resample. Calls are
   * independent; progress counts resamples.
   */
  refit(
    plan: ResamplePlan,
    starts: StartSet,
    first: number,
    count: number,
    options: RefitOptions,
    control?: Control,
  ): Promise<RefitResult>;
  /** `points`: count x size, row-major, internal coordinates. */
  objective(points: Float64Array, smoothing: number, control?: Control): Promise<ObjectiveResult>;
  dispose(): void;
}

export interface Backend {
  readonly info: BackendInfo;
  prepare(problem: Problem): Promise<PreparedProblem>;
  /** What is done with grids; absent where another back end has to do it. */
  readonly sweeps?: Sweeps | undefined;
  /** Tests the arithmetic; called before the first problem. */
  check?(): Promise<BackendCheck>;
  dispose(): void;
}
