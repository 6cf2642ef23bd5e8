import type { FitReference } from '../fitted/reference.js';
import type { SolveJob } from './job.js';
import type { SolveQuestion } from './solve-question.js';

/** What an inverse question asks for, which follows from what is given. */
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

/** The answer to an inverse question, natural units; bands are over the refits, or by the covariance of the parameters. */
export interface SolveRecord {
  readonly schema: 'isoloss/solve@1';
  /** Of the command line, which repeats it. */
  readonly job?: SolveJob;
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
