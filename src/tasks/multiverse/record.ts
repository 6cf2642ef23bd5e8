import type { StatusName } from '../../problem/status.js';
import type { Interval } from '../../statistics/intervals.js';
import type { FitRecord, Score } from '../fit/record.js';
import type { ChoiceName, MultiverseJob } from './job.js';

/** A dimension of a multiverse and its values. */
export interface Dimension {
  readonly choice: ChoiceName;
  /** In the order given; the first is the base's. */
  readonly values: readonly string[];
}

/** One fit. If `reason` is present, conclusions leave it out. */
export interface Universe {
  /** The value chosen, by dimension; delta and tau are absent for losses without them. */
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
  /** `failed` if no fit could be made at all. */
  readonly status: StatusName | 'failed';
  /** Why this universe is no optimum. */
  readonly reason?: string;
  readonly loss?: FitRecord['loss'];
  /** Summed over rows. Comparable only between universes that differ in nothing but starts. */
  readonly objective: number | null;
  /** Natural units; null where not finite. */
  readonly parameters: Readonly<Record<string, number | null>>;
  readonly derived: Readonly<Record<string, number | null>>;
  /** Of parameters and derived quantities, at the job's level: asymptotic, from the sandwich covariance; null where open. */
  readonly intervals: Readonly<Record<string, Interval | null>>;
  /** L by point, as `job.at` writes the points. */
  readonly predictions: Readonly<Record<string, number | null>>;
  /** Rows fitted and held out; null if rows could not be selected. */
  readonly rows: number | null;
  readonly heldOut: number | null;
  readonly score?: Score;
  readonly holdOut?: Score;
  /** Number of the fit's warnings. */
  readonly warnings: number;
}

/**
 * Sensitivity of a conclusion to one dimension: among universes equal in all other dimensions, the range of the medians
 * over its values is the move.
 */
export interface Move {
  readonly choice: ChoiceName;
  /** Median and largest move, natural units. */
  readonly typical: number;
  readonly most: number;
  /** Sets of universes compared: those in which this dimension takes two values at least. */
  readonly sets: number;
}

/** One quantity over all universes that found an optimum and have it. */
export interface Conclusion {
  /** The field of a universe that holds it. */
  readonly kind: 'parameters' | 'derived' | 'predictions';
  /** Its name there; for a prediction, the point. */
  readonly name: string;
  readonly unit: string;
  /** Of a derived quantity, as defined by the first law that has it. */
  readonly formula?: string;
  readonly count: number;
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
  /** The base universe's value; null if it has no optimum or lacks the quantity. */
  readonly base: number | null;
  /** Fractions of `count` with the base's sign, and within the job's `within` of the base (predictions by its `measure`); null without a base. */
  readonly sameSign: number | null;
  readonly near: number | null;
  /** The base's interval, and the fraction of `count` inside it: if small, choices matter more than noise. */
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
    /** Rows of the table, before selection. */
    readonly rows: number;
    /** What was inferred, filtered or dropped in the base universe, one sentence each. */
    readonly notes: readonly string[];
  };
  readonly dimensions: readonly Dimension[];
  /** Universes of the job; fewer are listed if it was interrupted. */
  readonly asked: number;
  /** Listed universes with an optimum. */
  readonly converged: number;
  /** The base first: the first value of every dimension. */
  readonly universes: readonly Universe[];
  readonly conclusions: readonly Conclusion[];
  readonly backend: FitRecord['backend'];
  readonly seconds: { readonly total: number };
  readonly events: readonly string[];
}
