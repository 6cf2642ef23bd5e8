/**
 * The back-end contract. A back end works on problems and is independent of tasks: it uploads a problem once and searches
 * or evaluates it any number of times. Arguments and results are typed arrays, in internal coordinates; results that must
 * be exact to rounding are polished in float64 afterwards (`src/solver/polish.ts`).
 *
 * Reproducibility: the path of a fit depends only on its own data and start, and limits count the fit's own steps. Chunk
 * sizes, submissions and workers must never change a result.
 */

import type { Control } from '../control.js';
import type { Problem, StartSet } from '../problem/problem.js';
import type { ResamplePlan } from '../problem/resample.js';
import type { ObjectiveResult, RefitResult, SearchResult } from '../solver/results.js';
import type { ObjectiveOptions, Precision, RefitOptions, SearchOptions } from '../solver/search-options.js';
import type { Sweeps } from './sweep.js';

/** Back ends that a job can ask for. */
export type BackendName = 'cpu' | 'webgpu';

/** All back ends: pages may use WebGL2 for surfaces, see `isoloss/webgl`. */
export type EngineName = BackendName | 'webgl';

/** Which back end searches, on what, in which arithmetic. */
export interface BackendInfo {
  readonly name: EngineName;
  /** The adapter's own description, or the processor's for the CPU. */
  readonly adapter: string;
  /** Arithmetic of the search. */
  readonly precision: Precision;
  /** True for lavapipe, SwiftShader and other adapters that run on the processor. */
  readonly software: boolean;
  /** Result of the test of its arithmetic on first use; absent where none is needed. */
  readonly check?: BackendCheck;
}

/** A GPU, which makes thousands of fits in the time of the longest of them. */
export function isHardware({ name, software }: Pick<BackendInfo, 'name' | 'software'>): boolean {
  return name !== 'cpu' && !software;
}

/** The result of a small kernel with known answers. */
export interface BackendCheck {
  readonly passed: boolean;
  /** The largest error, relative to what the specification allows. */
  readonly largestError: number;
  /** Hash of the results' bits: equal where the arithmetic is. */
  readonly fingerprint: string;
}

/** A problem compiled for a back end: searches, refits and objectives of it. */
export interface PreparedProblem {
  /**
   * Levenberg-Marquardt from every start in `first .. first + count - 1`. Calls are independent;
   * callers divide large sets into chunks to bound memory.
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
  objective(
    points: Float64Array,
    smoothing: number,
    control?: Control,
    options?: ObjectiveOptions,
  ): Promise<ObjectiveResult>;
  /** Frees what the back end holds of the problem. */
  dispose(): void;
}

/** What searches problems: the CPU, or a GPU through WebGPU. */
export interface Backend {
  readonly info: BackendInfo;
  /** Compiles the problem for this back end. */
  prepare(problem: Problem): Promise<PreparedProblem>;
  /** Sweeps over grids; absent where the back end has none. */
  readonly sweeps?: Sweeps | undefined;
  /** Tests the arithmetic; called before the first problem. */
  check?(control?: Control): Promise<BackendCheck>;
  /** Frees the back end; problems prepared by it must not be used after. */
  dispose(): void;
}
