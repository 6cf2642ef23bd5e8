import type { ResidualScale } from '../../loss/loss.js';
import type { Interval } from '../../statistics/intervals.js';
import type { Spending } from '../allocate/record.js';
import type { FitReference } from '../fitted/reference.js';
import type { DesignJob } from './job.js';

/** A candidate run and its expected effect on the goal's variance. */
export interface DesignCandidate {
  /** By axis, then by further inputs of the law; `cost` where a cost is known. */
  readonly at: Spending;
  /** Fraction of the goal's variance over the refits that the run removes, 0 to 1, in the linear approximation. */
  readonly share: number;
  /** Standard error of `share` from the finite number of refits. */
  readonly error: number;
  /** `share` per unit cost, if a cost is known. */
  readonly perCost?: number;
  /** The same without linearisation, from refits weighted by their likelihood given the run. */
  readonly weighted: WeightedShare;
  /** Remaining standard deviation of the goal. */
  readonly deviation: number;
  /** Prediction of the law in the units of the fitted losses, its band, and the interval of the run's loss. Null where unknown. */
  readonly loss: number;
  readonly band: Interval | null;
  readonly newRun: Interval | null;
  /** Inputs outside the fitted range: the ratio to its nearer limit; null if that limit is not positive. */
  readonly beyond: Readonly<Record<string, number | null>>;
}

export interface WeightedShare {
  readonly share: number;
  /** Mean effective sample size of the weighted refits, (sum w)^2 / sum w^2. If it is small, `share` is uncertain. */
  readonly effective: number;
}

/** One run of a plan, given those before it. */
export interface DesignStep {
  readonly at: Spending;
  /** Fraction of the goal's initial variance that all runs up to this one remove. */
  readonly share: number;
  readonly weighted: WeightedShare;
  readonly deviation: number;
}

/** An axis of the map. */
export interface DesignAxis {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly spacing: 'log' | 'linear' | 'listed';
  /** The range is a default. */
  readonly chosen: boolean;
}

/** The record of a design. `seconds` depends on the machine; the rest is determined by job and fit. */
export interface DesignRecord {
  readonly schema: 'isoloss/design@1';
  readonly job: DesignJob;
  readonly fit: FitReference;
  readonly goal: {
    readonly formula: string;
    /** At the estimated parameters. */
    readonly value: number;
    /** Over the refits: mean, standard deviation, and the interval of the job's level. */
    readonly mean: number;
    readonly deviation: number;
    readonly band: Interval;
    readonly level: number;
    /** Refits used: those at which the goal is finite. */
    readonly refits: number;
  };
  /** Standard deviation of a run about the law, on the scale of the residuals. */
  readonly noise: {
    readonly deviation: number;
    readonly scale: ResidualScale;
    readonly from: 'residuals' | 'given';
    /** Root mean square of the fitted residuals, outliers included, as relevant for least squares. */
    readonly rootMeanSquare?: number;
  };
  /** null without a cost. */
  readonly cost: string | null;
  /** The last is fastest in the map. */
  readonly axes: readonly DesignAxis[];
  readonly best: DesignCandidate;
  /** The run with the largest `share` per unit cost, if a cost is known. */
  readonly mostPerCost?: DesignCandidate;
  /** Best first; well separated. */
  readonly candidates: readonly DesignCandidate[];
  /** If several runs are requested: greedy sequence, each the best given those before it. */
  readonly plan?: readonly DesignStep[];
  readonly map: {
    /** Every candidate's `share`, feasible or not; null where the law of some refit has no value. */
    readonly share: readonly (number | null)[];
    /** Violation of the budget or a constraint, in the logarithm if possible; at most 0 where feasible. */
    readonly excess: readonly (number | null)[];
  };
  /** Candidates visited. */
  readonly evaluated: number;
  /** Candidates of the grid, if an interruption left some out. */
  readonly asked?: number;
  readonly allowed: number;
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
  readonly seconds: { readonly total: number };
}
