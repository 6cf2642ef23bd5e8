import type { Evaluator } from '../formula/evaluator.js';
import type { Program } from '../formula/program.js';
import type { Loss } from '../loss/loss.js';

/**
 * The coordinate that represents a parameter of zero: ln 1e-60. A value so small changes no sum in float64, and squares
 * of derivatives by its logarithm do not underflow.
 */
export const ZERO = -60 * Math.LN10;

/**
 * Law + runs + loss as the arrays a back end takes. Parameters here are the free ones in internal
 * coordinates (logarithms of positive parameters, shifted to the centre of the data): see `Program`.
 */
export interface Problem {
  /** The law's lowered graph, from which emitters make kernels. */
  readonly program: Program;
  readonly rows: number;
  /** Number of free parameters, p. */
  readonly size: number;
  /** Data-only columns of the program, each `rows` long, in `program.columns` order, float64. */
  readonly columns: readonly Float64Array[];
  /** The observation on the residual's scale: log L (log), L (raw and relative). */
  readonly target: Float64Array;
  /** Weight of each row in the sum, >= 0. */
  readonly weight: Float64Array;
  readonly loss: Loss;
  /** Box on the internal coordinates; infinite where free. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /**
   * Coordinates, ascending, that are logarithms of a parameter which may be exactly zero: their lower bound,
   * {@link ZERO}, represents zero. The objective is smooth in the parameter there, not in its logarithm.
   */
  readonly closed: readonly number[];
  /** A fresh float64 evaluator of the law on this problem's columns (own buffers). */
  evaluator(): Evaluator;
}

/** A set of starts produced in chunks, so that a million of them need no memory. */
export interface StartSet {
  readonly count: number;
  /** Writes starts `first .. first + n - 1`, internal coordinates, row-major (n x size), into `out`. */
  fill(first: number, n: number, out: Float64Array): void;
}
