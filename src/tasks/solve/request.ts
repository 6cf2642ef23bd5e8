import type { FormulaInput, NumberInput, PointInput } from '../../jobs/shapes.js';

/**
 * An inverse question about a fitted law; its kind follows from what is given. A loss and `for`: the value of that input;
 * with a budget too, its least value within the budget; a loss alone: the least cost; a budget alone: the least loss.
 */
export interface SolveRequest {
  /** The input, or the name that `at` uses, whose least value is wanted. */
  readonly for?: string;
  /** Inputs that are given, such as `{ N: 7e9 }` or `{ D: '20*N' }`, natural units. */
  readonly at?: PointInput;
  /** The loss to reach, in the unit of the fitted losses. */
  readonly loss?: NumberInput;
  /** What may be spent, in units of `cost`. */
  readonly budget?: NumberInput;
  /** What inputs cost: a formula, or a cost of the catalogue by name. Default: `6*N*D` for laws in N and D. */
  readonly cost?: FormulaInput;
  /** Level of the bands, from 0.5 to 0.9999. Default: the fit's. */
  readonly level?: number;
}
