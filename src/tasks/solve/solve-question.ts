/** A question about a fitted law. */
export interface SolveQuestion {
  /** The input (or name that `at` uses) whose least value is wanted. */
  readonly for?: string;
  /** Inputs that are given, such as `N=7e9` or `D=20*N`. */
  readonly at?: string;
  /** The loss to reach. */
  readonly loss?: number;
  /** The budget, in units of `cost`. */
  readonly budget?: number;
  /** Of the inputs; `6*N*D` for laws in N and D. */
  readonly cost?: string;
  /** Level of the bands; by default the fit's. */
  readonly level?: number;
}
