import type { StatusName } from '../../problem/status.js';
import type { Interval } from '../../statistics/intervals.js';
import type { Criterion } from '../contenders/criterion.js';
import type { FitRecord } from '../fit/record.js';
import type { CompareJob } from './job.js';

/** Root mean square of prediction errors on the record's `measure`, weighted as the runs are. */
export interface PredictionError {
  readonly value: number;
  /** At the job's level, over resamples of the runs; null where the law has no finite error in any. */
  readonly interval: Interval | null;
  /** Refits that ended without converging, and all of them: of folds, or of resamples of the smaller runs. */
  readonly failed: number;
  readonly refits: number;
}

/** A law, fitted or with published values, and how it does on the runs. */
export interface Contender {
  /** As the job labels it, with the parameters that differ between groups. */
  readonly name: string;
  /** The law's own name; `formula` for a formula. */
  readonly law: string;
  readonly formula: string;
  /** Parameters that differ between groups of rows, and the columns that tell these apart. */
  readonly per?: string;
  /** `published` for values that were not fitted, `failed` if no fit could be made. */
  readonly status: StatusName | 'published' | 'failed';
  /** Why it is no optimum. */
  readonly reason?: string;
  /** Parameters fitted; with groups, those of all groups. */
  readonly freeParameters: number;
  readonly loss?: FitRecord['loss'];
  /** Sum over rows of weight times penalty. */
  readonly objective: number | null;
  /** Of the losses under the noise that the penalty stands for, at its best scale; null if a law meets every row. */
  readonly logLikelihood: number | null;
  /** -2 log likelihood + 2 k n / (n - k - 1), where k counts the scale of the noise as well; null unless n > k + 1. */
  readonly aicc: number | null;
  /** -2 log likelihood + k log n. */
  readonly bic: number | null;
  /** Absent where it was not made, null where it could not be, for the reason in `notes`. */
  readonly crossValidation?: PredictionError | null;
  readonly extrapolation?: PredictionError | null;
  /** Natural units; null where not finite. With groups `A[c4]` is that of the group c4. */
  readonly parameters: Readonly<Record<string, number | null>>;
  readonly derived: Readonly<Record<string, number | null>>;
  /** Of parameters and derived quantities, at the job's level: asymptotic; null where open. */
  readonly intervals: Readonly<Record<string, Interval | null>>;
  /** Parameters of the fit without the held-out runs. */
  readonly withoutHeldOut?: Readonly<Record<string, number | null>>;
  /** What to know about it, one sentence each: warnings of the fit, why something could not be computed. */
  readonly notes: readonly string[];
}

/** The record of a comparison. `backend`, `seconds` and `events` tell how it ran; the rest follows from job and data. */
export interface CompareRecord {
  readonly schema: 'isoloss/compare@1';
  readonly job: CompareJob;
  readonly data: {
    readonly source: string;
    /** Rows that every law can use, which all are compared on, and the runs that they are of. */
    readonly rows: number;
    readonly runs: number;
    /** The column or expression that L is. */
    readonly target: string;
    /** What was inferred, filtered or dropped, one sentence each. */
    readonly notes: readonly string[];
  };
  /** What prediction errors are: differences of logarithms, or of losses. */
  readonly measure: 'log' | 'raw';
  readonly contenders: readonly Contender[];
  /** If it was made. */
  readonly crossValidation?: {
    readonly folds: number;
    /** Rows predicted from fits to other folds: all, but those whose group has no other rows. */
    readonly rows: number;
  };
  /** If it was made. */
  readonly extrapolation?: {
    /** What the laws are extrapolated in. */
    readonly scale: string;
    /** Greatest value of the fitted runs, least and greatest of the held-out ones. */
    readonly fittedTo: number;
    readonly heldOutFrom: number;
    readonly heldOutTo: number;
    readonly fitted: number;
    readonly heldOut: number;
    /** Held-out runs. */
    readonly runs: number;
    /** What resampling draws anew: the runs, or, where they are few, the noise of each row. */
    readonly drawn: { readonly fitted: 'runs' | 'noise'; readonly heldOut: 'runs' | 'noise' };
  };
  readonly criteria: readonly Criterion[];
  /** If it was interrupted: what was not computed by then is absent, and so are criteria that some law lacks. */
  readonly interrupted?: true;
  readonly backend: FitRecord['backend'];
  readonly seconds: { readonly total: number };
  readonly events: readonly string[];
}
