import type { Evaluator } from '../formula/evaluator.js';
import type { Program } from '../formula/program.js';
import type { Counts } from '../loss/likelihood.js';
import type { Loss } from '../loss/loss.js';

/**
 * The coordinate that represents a parameter of zero: ln 1e-60. A value so small changes no sum in float64, and squares
 * of derivatives by its logarithm do not underflow.
 */
export const ZERO = -60 * Math.LN10;

/**
 * Parameters that differ between groups of rows. The program's local coordinates stand for those of a row's own group;
 * where each of them lies among the problem's coordinates: `group-coordinates.ts`.
 */
export interface Groups {
  readonly count: number;
  /** Each row's group, 0 .. count - 1. */
  readonly of: Uint32Array;
  /** By coordinate of the program: whether every group has one of its own. */
  readonly local: readonly boolean[];
}

/**
 * Law + runs + loss as the arrays a back end takes. Parameters here are the free ones in internal
 * coordinates (logarithms of positive parameters, shifted to the centre of the data): see `Program`.
 */
export interface Problem {
  /** The law's lowered graph, from which emitters make kernels. */
  readonly program: Program;
  readonly rows: number;
  /** Number of free parameters, p: that of the program's coordinates, or more where there are groups. */
  readonly size: number;
  /** Present where parameters differ between groups of rows. */
  readonly groups?: Groups;
  /** Data-only columns of the program, each `rows` long, in `program.columns` order, float64. */
  readonly columns: readonly Float64Array[];
  /** The observation on the residual's scale: log L (log), L (raw and relative), 0 (deviance residuals). */
  readonly target: Float64Array;
  /** Weight of each row in the sum, >= 0. */
  readonly weight: Float64Array;
  readonly loss: Loss;
  /** What was counted, where the loss is a likelihood: the columns hold it as well. */
  readonly counts?: Counts;
  /** Box on the internal coordinates; infinite where free. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /**
   * Coordinates, ascending, that are logarithms of a parameter which may be exactly zero: their lower bound,
   * {@link ZERO}, represents zero. The objective is smooth in the parameter there, not in its logarithm.
   */
  readonly closed: readonly number[];
  /** The law itself in natural units, float64, where `program` has deviance residuals. */
  predicted?(at: Float64Array): Float64Array;
  /** A fresh float64 evaluator of the law on this problem's columns (own buffers). */
  evaluator(): Evaluator;
}

/** A set of starts produced in chunks, so that a million of them need no memory. */
export interface StartSet {
  readonly count: number;
  /** Writes starts `first .. first + n - 1`, internal coordinates, row-major (n x size), into `out`. */
  fill(first: number, n: number, out: Float64Array): void;
}
