import type { AxisInput, FormulaInput, NumberInput } from '../../jobs/shapes.js';

/** Which run to make next so that a goal becomes known better. */
export interface DesignRequest {
  /**
   * What is to be known better: a formula of the law's parameters and derived quantities, of `N_opt(C)`, `D_opt(C)` and
   * `L_opt(C)` at a budget C, and of `L(N, D)`.
   */
  readonly goal: string;
  /** What a single run may cost, in units of `cost`. */
  readonly budget?: NumberInput;
  /** What a run costs: a formula, or a cost of the catalogue by name. Default: `6*N*D` for laws in N and D. */
  readonly cost?: FormulaInput;
  /** Names of your own, or inputs of the law, as formulas of axes and earlier names. */
  readonly set?: Readonly<Record<string, FormulaInput>>;
  /** Where runs may lie; natural units. Default: the fitted range and ten times more. */
  readonly axes?: readonly AxisInput[];
  /** Propose runs of more or fewer tokens per parameter than any fitted run had. Default: false. */
  readonly corners?: boolean;
  /** Comparisons that must hold of a run, such as `D <= 2e12`. */
  readonly subjectTo?: readonly string[];
  /** Rank runs by the fraction of the goal's variance they remove, or by that per unit cost. Default: `share`. */
  readonly by?: 'share' | 'cost';
  /** Number of runs to plan, one after the other, from 1 to 100. Default: 1. */
  readonly runs?: number;
  /** Number of the best runs to list, from 1 to 100. Default: 8. */
  readonly top?: number;
  /**
   * Standard deviation of a run about the law, on the scale of the residuals. Default: by the middle half of the fitted
   * runs.
   */
  readonly noise?: number;
}
