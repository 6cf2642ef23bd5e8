import type { FitReference } from '../fitted/reference.js';

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

export type SolveKind =
  /** The value of one input at which the law has the loss. */
  | 'input'
  /** The least value of one input at which the loss is reached within a budget. */
  | 'smallest'
  /** The least cost of the loss. */
  | 'least-cost'
  /** The least loss for a budget. */
  | 'best-loss'
  /** The least cost at which another law reaches this one's loss with a budget or at a point. */
  | 'equal-loss';

/** A number in a solution. */
export interface Solved {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Whether it belongs to the other law of a comparison. */
  readonly against?: true;
  /**
   * Central band from the replicates or the covariance (see `fit` and `against`); a limit is null if unbounded, since too
   * many replicates have no solution. null without either, and for given values.
   */
  readonly band: readonly [lo: number | null, hi: number | null] | null;
}

export interface SolveRecord {
  readonly schema: 'isoloss/solve@1';
  readonly kind: SolveKind;
  readonly question: SolveQuestion;
  readonly fit: FitReference;
  /** The other law of a comparison. */
  readonly against?: FitReference;
  /**
   * How replicates of the two fits are combined: `independent`, at random, or `paired`, by resample.
   */
  readonly pairing?: 'independent' | 'paired';
  readonly level: number;
  /** Replicates (pairs, for two fits) used, and those with a solution; 0 if bands are from the covariance. */
  readonly drawn: number;
  readonly reached: number;
  /** The unknowns, then dependent quantities: inputs, cost, loss. */
  readonly solved: readonly Solved[];
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
}
