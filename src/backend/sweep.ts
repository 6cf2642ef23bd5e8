/**
 * Sweeps over grids: a formula at every combination of axis values, for one parameter vector or many. Points
 * are numbered with the last axis fastest. Tiles and chunks of work never change a result.
 */

import type { Control } from '../control.js';
import type { SweepProgram } from '../formula/sweep.js';

export interface Sweep {
  readonly program: SweepProgram;
  /** Values of each axis, ascending, natural units. */
  readonly axes: readonly Float64Array[];
  /** One column a `param` leaf, `vectors` long, natural units. */
  readonly parameters: readonly Float64Array[];
  readonly vectors: number;
}

/**
 * Every root of the program, reduced over the parameter vectors; each array has one entry a point of the tile. Where a
 * vector's value is not finite (in single precision: beyond 3.4e38), all of that root's entries at the point are NaN.
 */
export interface SurfaceTile {
  readonly first: number;
  readonly count: number;
  /** By root. With one vector, the value itself. */
  readonly mean: readonly Float64Array[];
  /** By root; divisor vectors - 1, and 0 with one vector. */
  readonly deviation: readonly Float64Array[];
  /** By root, then probability: exact type-7 order statistics of the values in the back end's arithmetic. */
  readonly quantiles: readonly (readonly Float64Array[])[];
}

export interface PreparedSurface {
  /** `into`: an earlier tile of this surface that is no longer read; its arrays are reused where it has as many points. */
  tile(first: number, count: number, control?: Control, into?: SurfaceTile): Promise<SurfaceTile>;
  dispose(): void;
}

/**
 * A search among all points. The program's roots are the objective (least is best), the cost, then slacks: a point is
 * feasible where every slack is at most 0, all numbers are finite, and its cost is at most the budget. Back ends that
 * search in single precision treat numbers beyond 3.4e38 as infinite, and may decide either way on costs and slacks within
 * rounding of their limits.
 */
export interface AllocationSearch extends Sweep {
  /** Ascending; infinity where there is no budget. */
  readonly budgets: Float64Array;
  /** Points returned for each vector and budget, best first, ties to the lower number. */
  readonly top: number;
}

export interface AllocationResult {
  /** vectors x budgets x top: the point's number, -1 where there are no more feasible ones. */
  readonly point: Float64Array;
  /** vectors x budgets x top, in the back end's own arithmetic; infinity where `point` is -1. */
  readonly objective: Float64Array;
  /** vectors x budgets: how many points are feasible. */
  readonly feasible: Float64Array;
}

export interface SurfaceOptions {
  /**
   * Tiles are read before they are given to `tile` again and before the surface is disposed of, and their arrays are not
   * transferred: they may lie in memory of the back end, which saves a copy and the time that fresh memory takes.
   */
  readonly reuse?: boolean;
}

export interface Sweeps {
  /** `probabilities`: levels of the quantiles, within 0 and 1, ascending; none with a single vector. */
  surface(sweep: Sweep, probabilities: readonly number[], options?: SurfaceOptions): Promise<PreparedSurface>;
  allocate(search: AllocationSearch, control?: Control): Promise<AllocationResult>;
}
