import type { ResidualScale, Rho } from '../../loss/loss.js';
import type { StatusName } from '../../problem/status.js';
import type { Interval } from '../../statistics/intervals.js';
import type { FitRecord, Score } from '../fit/record.js';
import type { ChoiceName, MultiverseJob } from './job.js';

/** Something that could be chosen otherwise, and how. */
export interface Dimension {
  readonly choice: ChoiceName;
  /** In the order given; the first is the base's. */
  readonly values: readonly string[];
}

/** One fit. Where `reason` is present, no conclusion counts it. */
export interface Universe {
  /** What was chosen, by dimension; delta and tau are absent under losses that have none. */
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
  /** `failed` where no fit could be made at all. */
  readonly status: StatusName | 'failed';
  /** Why this universe is no optimum. */
  readonly reason?: string;
  readonly loss?: { readonly residual: ResidualScale } & Rho;
  /** Summed over rows. Losses differ in scale: only universes that differ in nothing but starts compare. */
  readonly objective: number | null;
  /** Natural units; null where not finite. */
  readonly parameters: Readonly<Record<string, number | null>>;
  readonly derived: Readonly<Record<string, number | null>>;
  /** Of parameters and derived quantities, at the job's level: asymptotic, from the sandwich covariance; null where open. */
  readonly intervals: Readonly<Record<string, Interval | null>>;
  /** L by point, as `job.at` writes the points. */
  readonly predictions: Readonly<Record<string, number | null>>;
  /** Rows fitted and held out; null where they could not be chosen. */
  readonly rows: number | null;
  readonly heldOut: number | null;
  readonly score?: Score;
  readonly holdOut?: Score;
  /** Of the fit's warnings, how many. */
  readonly warnings: number;
}

/**
 * How far one choice moves a conclusion: universes equal in every other choice are compared, each value of this choice
 * by the median of what it gives, and the largest of these less the smallest is the move.
 */
export interface Move {
  readonly choice: ChoiceName;
  /** Median and largest move, natural units. */
  readonly typical: number;
  readonly most: number;
  /** Sets of universes compared: those in which this choice takes two values at least. */
  readonly sets: number;
}

/** One quantity over all universes that found an optimum and have it. */
export interface Conclusion {
  /** Where universes hold it. */
  readonly kind: 'parameters' | 'derived' | 'predictions';
  /** Its name there: a prediction is called by its point. */
  readonly name: string;
  readonly unit: string;
  /** Of a derived quantity, as the first law that has it defines it. */
  readonly formula?: string;
  readonly count: number;
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
  /** The base universe's value; null where that found no optimum or lacks the quantity. */
  readonly base: number | null;
  /** Shares of `count` with the base's sign, and within the job's `within` of the base, predictions by its `measure`; null without a base. */
  readonly sameSign: number | null;
  readonly near: number | null;
  /** The base's interval, and the share of `count` inside it: a small share means choices matter more than noise. */
  readonly interval: Interval | null;
  readonly inside: number | null;
  /** Largest typical move first. */
  readonly moves: readonly Move[];
}

/** The record of a multiverse. `backend`, `seconds` and `events` tell how it ran; the rest follows from job and data. */
export interface MultiverseRecord {
  readonly schema: 'isoloss/multiverse@1';
  readonly job: MultiverseJob;
  readonly data: {
    readonly source: string;
    /** Rows of the table, before anything is chosen. */
    readonly rows: number;
    /** What was guessed, filtered or dropped in the base universe, one sentence each. */
    readonly notes: readonly string[];
  };
  readonly dimensions: readonly Dimension[];
  /** Universes of the job; fewer are listed where it was stopped. */
  readonly asked: number;
  /** Of those listed, how many found an optimum. */
  readonly converged: number;
  /** The base first: the first value of every choice. */
  readonly universes: readonly Universe[];
  readonly conclusions: readonly Conclusion[];
  readonly backend: FitRecord['backend'];
  readonly seconds: { readonly total: number };
  readonly events: readonly string[];
}
