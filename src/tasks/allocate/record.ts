import type { EngineName } from '../../backend/contract.js';
import type { FitReference } from '../fitted/reference.js';
import type { AllocateJob } from './job.js';

/** By axis, then by further inputs of the law; `loss` is L, `cost` the cost, if there is one. */
export type Spending = Readonly<Record<string, number>>;

/** An axis as it was searched. */
export type SearchedAxis =
  | {
      readonly name: string;
      readonly lo: number;
      readonly hi: number;
      readonly count: number;
      readonly linear: boolean;
      /** The range is a default. */
      readonly chosen: boolean;
    }
  | { readonly name: string; readonly values: readonly number[] };

/** Evidence of optimality, computed in float64 at the reported point. */
export interface AllocationCertificate {
  /** SQP converged; otherwise the point is from a pattern search. */
  readonly settled: boolean;
  /** Largest component of the Lagrangian's gradient, relative to the objective, per factor of e of a log-spaced axis. */
  readonly stationarity: number;
  /** Largest violation of a constraint, relative. */
  readonly violation: number;
  /** Smallest multiplier of the active constraints: not negative at an optimum. Absent if none is active. */
  readonly leastMultiplier?: number;
}

/** The optimum by the law's closed form, and the largest relative difference from the numerical one. */
export interface ClosedForm {
  readonly at: Spending;
  readonly difference: number;
}

/** The allocation that does best over all refits at once. */
export interface DecidedAllocation {
  /** As asked: expected, regret, quantile:.9. */
  readonly decide: string;
  readonly best: Spending;
  /** The criterion at this allocation, and at the plug-in allocation (optimal at the estimate). */
  readonly value: number;
  readonly plugIn: number;
}

/** The best allocation of one budget. */
export interface Allocation {
  /** null without a budget. */
  readonly budget: number | null;
  readonly best: Spending;
  /** The value of the objective, if that is not L. */
  readonly objective: number;
  /** Active constraints: `budget`, those of the job as written, bounds of axes as `N >= 1e6`, `kink` of a min, max or abs. */
  readonly binding: readonly string[];
  readonly certificate: AllocationCertificate;
  readonly closedForm?: ClosedForm;
  /** By axis and input, `D/N` if both are inputs, `loss` and `cost`: quantiles of the refits' own optima, at the job's probabilities. */
  readonly quantiles?: Readonly<Record<string, readonly number[]>>;
  /** Quantiles over the refits of the loss at `best`. */
  readonly lossBand?: readonly number[];
  /** Refits without an optimum: left out of the quantiles. */
  readonly unsettled?: number;
  readonly decisions?: readonly DecidedAllocation[];
  /** Inputs outside the fitted range: the ratio to its nearer limit; null if that limit is not positive. */
  readonly beyond: Readonly<Record<string, number | null>>;
  /** The budget over the cost of all inputs at the upper limits of their fitted ranges, if above 1. */
  readonly beyondCost?: number;
  /** Feasible grid points. */
  readonly feasible: number;
  /** The best grid points, if more than one was requested. */
  readonly top?: readonly Spending[];
}

/** The best allocations, with uncertainties. */
export interface AllocateRecord {
  readonly schema: 'isoloss/allocate@1';
  readonly job: AllocateJob;
  readonly fit: FitReference;
  readonly goal: 'minimize' | 'maximize';
  readonly objective: string;
  /** null without a cost. */
  readonly cost: string | null;
  readonly axes: readonly SearchedAxis[];
  /** Probabilities of all quantiles. */
  readonly shares: readonly number[];
  /** For the largest budget. */
  readonly best: Spending;
  readonly quantiles?: Readonly<Record<string, readonly number[]>>;
  /** One for each budget, ascending. */
  /** Budgets requested, if an interruption left some out. */
  readonly asked?: number;
  readonly frontier: readonly Allocation[];
  /** Candidates evaluated by the grid search. */
  readonly evaluated: number;
  /** Warnings, one sentence each. */
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
