import type { AxisInput, BudgetInput, FormulaInput, PointInput } from '../../jobs/shapes.js';

/**
 * What is worth how much at equal loss. With `for`, the value of that input in the reference (`reference`, another law, or both) that
 * gives the loss of the point; without, rates of exchange between the inputs; with `budget`, compute of the other law.
 */
export interface EquivalentRequest {
  /** The inputs whose loss is to be matched; natural units. */
  readonly at?: PointInput;
  /** Values of one input, or of a name that `at` uses: a curve. */
  readonly axis?: AxisInput;
  /** The input whose equivalent is asked for. */
  readonly for?: string;
  /** What inputs are in the reference, where they differ from the point. */
  readonly reference?: PointInput;
  /** Of two fits: refits of the same resample go together. Default: false. */
  readonly paired?: boolean;
  /** Budgets whose least losses the other law is to reach. */
  readonly budget?: BudgetInput;
  /** What inputs cost: a formula, or a cost of the catalogue by name. Default: `6*N*D` for laws in N and D. */
  readonly cost?: FormulaInput;
  /** Level of the bands. Default: the fit's. */
  readonly level?: number;
}
