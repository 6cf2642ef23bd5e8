import type { ResidualScale } from '../../loss/loss.js';
import type { Interval } from '../../statistics/intervals.js';
import type { Spending } from '../allocate/record.js';
import type { FitReference } from '../fitted/reference.js';
import type { DesignJob } from './job.js';

/** A run that could be made, and what it is expected to tell of the goal. */
export interface DesignCandidate {
  /** By axis, then by further inputs of the law; `cost` where a cost is known. */
  readonly at: Spending;
  /** Of the goal's variance over the refits, how much the run removes: in the linear approximation, 0 to 1. */
  readonly share: number;
  /** Standard error of `share`: refits are a sample. */
  readonly error: number;
  /** Share per unit cost, where a cost is known. */
  readonly perCost?: number;
  /** The same without linearity, from refits weighted by how well they foretell the run. */
  readonly weighted: WeightedShare;
  /** Standard deviation of the goal that is left. */
  readonly deviation: number;
  /** What the law predicts, in the units of the fitted losses; where it may lie; where the run may. Null where that is not known. */
  readonly loss: number;
  readonly band: Interval | null;
  readonly newRun: Interval | null;
  /** Inputs outside the fitted range: the multiple of its nearer end; null where that is zero or below. */
  readonly beyond: Readonly<Record<string, number | null>>;
}

export interface WeightedShare {
  readonly share: number;
  /** Refits that an outcome leaves in play, on average: (sum w)^2 / sum w^2. Few make `share` unsure. */
  readonly effective: number;
}

/** One run of a plan, given those before it. */
export interface DesignStep {
  readonly at: Spending;
  /** Of the goal's first variance, how much all runs up to this one remove. */
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
  /** The range was chosen for the user. */
  readonly chosen: boolean;
}

/** Which run to make next, for a goal's sake. `seconds` tells how the work ran; the rest follows from job and fit. */
export interface DesignRecord {
  readonly schema: 'isoloss/design@1';
  readonly job: DesignJob;
  readonly fit: FitReference;
  readonly goal: {
    readonly formula: string;
    /** At the estimated parameters. */
    readonly value: number;
    /** Over the refits: mean, standard deviation, and quantiles at the ends of the level. */
    readonly mean: number;
    readonly deviation: number;
    readonly band: Interval;
    readonly level: number;
    /** Refits that go in: those at which the goal is finite. */
    readonly refits: number;
  };
  /** Standard deviation of a run about the law, on the scale of the residuals. */
  readonly noise: {
    readonly deviation: number;
    readonly scale: ResidualScale;
    readonly from: 'residuals' | 'given';
    /** Root mean square of the fitted residuals, which stray runs do move: what least squares minds. */
    readonly rootMeanSquare?: number;
  };
  /** null where there is none. */
  readonly cost: string | null;
  /** The last is fastest in the map. */
  readonly axes: readonly DesignAxis[];
  readonly best: DesignCandidate;
  /** The run with the largest share per unit cost, where a cost is known. */
  readonly mostPerCost?: DesignCandidate;
  /** Best first; each lies apart from those before it. */
  readonly candidates: readonly DesignCandidate[];
  /** Where several runs are asked for: one after the other, each the best given those before it. */
  readonly plan?: readonly DesignStep[];
  readonly map: {
    /** Every candidate's share, whether it is allowed or not; null where the law of some refit has no value. */
    readonly share: readonly (number | null)[];
    /** How far it oversteps the budget or a constraint, as a logarithm where that can be; at most 0 where it is allowed. */
    readonly excess: readonly (number | null)[];
  };
  readonly evaluated: number;
  readonly allowed: number;
  /** What to know before believing the numbers, one sentence each. */
  readonly warnings: readonly string[];
  readonly seconds: { readonly total: number };
}
