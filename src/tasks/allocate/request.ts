import type { AxisInput, BudgetInput, FormulaInput, NumberInput } from '../../jobs/shapes.js';
import type { BackendChoice } from '../fit/request.js';

/** A criterion over all refits, or its text: `expected`, `regret` or `quantile:.9`. */
export type DecisionInput =
  | { readonly kind: 'expected' | 'regret' }
  | { readonly kind: 'quantile'; readonly share: number }
  | string;

/**
 * How a budget is to be spent. Formulas are made of axes, of the law's inputs and parameters, of names that `set` gives,
 * and of `L`, the loss, and `cost`.
 */
export interface AllocateRequest {
  /** What may be spent, in units of `cost`; several budgets make a frontier. */
  readonly budget?: BudgetInput;
  /** What an allocation costs: a formula, or a cost of the catalogue by name. Default: `6*N*D` for laws in N and D. */
  readonly cost?: FormulaInput;
  /** Names of your own, or inputs of the law, as formulas of axes and earlier names. */
  readonly set?: Readonly<Record<string, FormulaInput>>;
  /** What is chosen, and where; natural units. A list is all that is tried. Default: the inputs of the law. */
  readonly axes?: readonly AxisInput[];
  /** Comparisons that must hold, such as `D <= 15e12`. */
  readonly subjectTo?: readonly string[];
  /** What to make least. Default: `L`. */
  readonly minimize?: string;
  /** What to make largest. */
  readonly maximize?: string;
  /** The loss to reach, in the unit of the fitted losses: the same as the comparison `L <= targetLoss`. */
  readonly targetLoss?: NumberInput;
  /** Number of the best grid points to list, from 1 to 1000. Default: 1. */
  readonly top?: number;
  /** Probabilities of the quantiles over refits. Default: 0.025, 0.1, 0.5, 0.9 and 0.975. */
  readonly quantiles?: readonly number[];
  /** Criteria under which one allocation is chosen for all refits. */
  readonly decide?: readonly DecisionInput[];
  /** Where the search over the grid runs. Default: `auto`. */
  readonly backend?: BackendChoice;
  /** Take the WebGPU adapter whose name contains this text. */
  readonly adapter?: string;
}
