import type { FormulaInput, NumberInput, PointInput } from '../../jobs/shapes.js';

/** An allocation, of which is asked what it costs over the best ones. */
export interface RegretRequest {
  /** Every input of the law; natural units. */
  readonly at: PointInput;
  /** What inputs cost: a formula, or a cost of the catalogue by name. Default: `6*N*D` for laws in N and D. */
  readonly cost?: FormulaInput;
  /** Money for a unit of the cost. */
  readonly price?: NumberInput;
  /** Level of the bands. Default: the fit's. */
  readonly level?: number;
}
