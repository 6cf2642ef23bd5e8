import type { EngineName } from '../../backend/contract.js';
import type { FitReference } from '../fitted/reference.js';
import type { AllocateJob } from './job.js';

/** By axis, then by further inputs of the law; `loss` is L there, and `cost` what it costs, where there is a cost. */
export type Spending = Readonly<Record<string, number>>;

/** An axis as it was searched. */
export type SearchedAxis =
  | {
      readonly name: string;
      readonly lo: number;
      readonly hi: number;
      readonly count: number;
      readonly linear: boolean;
      /** The range was chosen for the user. */
      readonly chosen: boolean;
    }
  | { readonly name: string; readonly values: readonly number[] };

/** Why an allocation should be believed to be an optimum, from float64 at the reported point. */
export interface AllocationCertificate {
  /** Newton's steps came to rest; where not, a shrinking search found the point. */
  readonly settled: boolean;
  /** Largest component of the Lagrangian's gradient, relative to the objective, for a factor of e of an axis (log-spaced). */
  readonly stationarity: number;
  /** Largest violation of a constraint, relative. */
  readonly violation: number;
  /** Least multiplier of what binds: not below zero at an optimum. Absent where nothing binds. */
  readonly leastMultiplier?: number;
}

/** What a law's own formula gives, and the largest relative difference from what was found. */
export interface ClosedForm {
  readonly at: Spending;
  readonly difference: number;
}

/** The allocation that does best over all refits at once. */
export interface DecidedAllocation {
  /** As asked: expected, regret, quantile:.9. */
  readonly decide: string;
  readonly best: Spending;
  /** What was made least there, and what the plug-in allocation has. */
  readonly value: number;
  readonly plugIn: number;
}

/** The best spending of one budget. */
export interface Allocation {
  /** null where there is no budget. */
  readonly budget: number | null;
  readonly best: Spending;
  /** What was made least or largest, where that is not L. */
  readonly objective: number;
  /** Constraints that hold with equality: `budget`, those of the job as written, ends of axes as `N >= 1e6`, `kink` on one of min, max or abs. */
  readonly binding: readonly string[];
  readonly certificate: AllocationCertificate;
  readonly closedForm?: ClosedForm;
  /** By axis and input, `D/N` where both are inputs, `loss` and `cost`: quantiles of the refits' own optima, at the job's shares. */
  readonly quantiles?: Readonly<Record<string, readonly number[]>>;
  /** Quantiles over the refits of the loss at `best`. */
  readonly lossBand?: readonly number[];
  /** Refits that have no optimum of their own here: left out of the quantiles. */
  readonly unsettled?: number;
  readonly decisions?: readonly DecidedAllocation[];
  /** Inputs outside the fitted range: the multiple of its nearer end; null where that is zero or below. */
  readonly beyond: Readonly<Record<string, number | null>>;
  /** The budget as a multiple of the cost of all inputs at the upper ends of their fitted ranges, where above 1. */
  readonly beyondCost?: number;
  /** Grid points within the budget and all constraints. */
  readonly feasible: number;
  /** The best grid points, where more than one was asked for. */
  readonly top?: readonly Spending[];
}

/** The best ways to spend a budget, and how sure they are. */
export interface AllocateRecord {
  readonly schema: 'isoloss/allocate@1';
  readonly job: AllocateJob;
  readonly fit: FitReference;
  readonly goal: 'minimize' | 'maximize';
  readonly objective: string;
  /** null where there is none. */
  readonly cost: string | null;
  readonly axes: readonly SearchedAxis[];
  /** Shares of all quantiles. */
  readonly shares: readonly number[];
  /** Of the largest budget. */
  readonly best: Spending;
  readonly quantiles?: Readonly<Record<string, readonly number[]>>;
  /** One for each budget, ascending. */
  /** Budgets asked for, where an interruption left some of them out. */
  readonly asked?: number;
  readonly frontier: readonly Allocation[];
  /** Candidates that the grid search looked at. */
  readonly evaluated: number;
  /** What to know before believing the numbers, one sentence each. */
  readonly warnings: readonly string[];
  readonly backend: {
    readonly name: EngineName;
    readonly adapter: string;
    readonly precision: 'f32' | 'f64';
    readonly software: boolean;
    readonly reason: string;
  };
  readonly seconds: {
    readonly total: number;
    readonly search: number;
    readonly refine: number;
    /** The refits' own optima, and decisions over them. */
    readonly uncertainty: number;
  };
  readonly events: readonly string[];
}
