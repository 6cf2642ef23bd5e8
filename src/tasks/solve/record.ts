import type { FitReference } from '../fitted/reference.js';

/** What is asked of a fitted law. */
export interface SolveQuestion {
  /** Least value of this input (or of a name that `at` uses) that is asked for. */
  readonly for?: string;
  /** Inputs that are given, such as `N=7e9` or `D=20*N`. */
  readonly at?: string;
  /** The loss to reach. */
  readonly loss?: number;
  /** What may be spent, in units of `cost`. */
  readonly budget?: number;
  /** Of the inputs; `6*N*D` for laws in N and D. */
  readonly cost?: string;
  /** Of the bands; the fit's own where it is not given. */
  readonly level?: number;
}

export type SolveKind =
  /** The value of one input at which the law has the loss. */
  | 'input'
  /** The least value of one input that a budget lets reach the loss. */
  | 'smallest'
  /** The least cost of the loss. */
  | 'least-cost'
  /** The least loss for a budget. */
  | 'best-loss'
  /** What another law must spend for the loss that this one reaches with a budget or at a point. */
  | 'equal-loss';

/** A number of an answer. */
export interface Solved {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** It is of the law compared with. */
  readonly against?: true;
  /**
   * Middle of what the replicates or the covariance say (see `fit` and `against`); an end is null where it is open: so
   * many replicates never get there. null without either, and for what was given.
   */
  readonly band: readonly [lo: number | null, hi: number | null] | null;
}

export interface SolveRecord {
  readonly schema: 'isoloss/solve@1';
  readonly kind: SolveKind;
  readonly question: SolveQuestion;
  readonly fit: FitReference;
  /** The law it is compared with, where there is one. */
  readonly against?: FitReference;
  /**
   * How the uncertainties of the two go together: `independent`, each replicate of one meeting others' at random, or
   * `paired`, replicates of the same resample.
   */
  readonly pairing?: 'independent' | 'paired';
  readonly level: number;
  /** Replicates (pairs of them, of two fits) asked, and how many of them have an answer; 0 where bands rest on the covariance. */
  readonly drawn: number;
  readonly reached: number;
  /** What was looked for, then what follows from it: inputs, cost, loss. */
  readonly solved: readonly Solved[];
  /** What to know before believing the numbers, one sentence each. */
  readonly warnings: readonly string[];
}
