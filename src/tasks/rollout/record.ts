import type { StatusName } from '../../problem/status.js';
import type { Criterion } from '../contenders/criterion.js';
import type { FitRecord } from '../fit/record.js';
import type { RolloutJob } from './job.js';

/** Share of predicted rows inside the bands of a new run, by the level of these. */
export interface Coverage {
  readonly level: number;
  /** Null where the fit has no bands. */
  readonly share: number | null;
}

/** A law fitted up to one cut-off, and its errors on the rows beyond. */
export interface RolloutStep {
  readonly law: string;
  /** The group of rows, where they are fitted group by group. */
  readonly group?: string;
  /** The greatest scale of a fitted row; null where rows have none. */
  readonly fittedTo: number | null;
  /** The greatest scale of a predicted row over `fittedTo`. */
  readonly beyond: number | null;
  readonly fitted: number;
  readonly predicted: number;
  readonly status: StatusName | 'published' | 'failed';
  /** Why it is no optimum, or has no errors. */
  readonly reason?: string;
  /** Root mean square of errors on the record's measure, and their mean: above 0 where the law predicts too much. */
  readonly error: number | null;
  readonly bias: number | null;
  readonly coverage: readonly Coverage[];
  readonly parameters: Readonly<Record<string, number | null>>;
}

/** Predictions of a law at so many times the largest fitted scale, over all cut-offs and groups. */
export interface Horizon {
  readonly law: string;
  /** Factors of the largest fitted scale: above the first, up to the second; null for all beyond. */
  readonly from: number;
  readonly to: number | null;
  readonly predictions: number;
  readonly error: number;
  readonly bias: number;
  /** At the job's level. */
  readonly coverage: number | null;
}

/** A law over all cut-offs and groups. */
export interface RolloutLaw {
  readonly name: string;
  readonly law: string;
  readonly formula: string;
  /** Steps with errors, of all steps. */
  readonly steps: number;
  readonly asked: number;
  readonly predictions: number;
  /** Root mean square error over all predictions. */
  readonly error: number | null;
  /** Mean of the errors of single groups, and its standard error. */
  readonly byGroup?: {
    readonly groups: number;
    readonly mean: number;
    readonly standardError: number | null;
  };
  /** Share of predictions inside the bands at the job's level. */
  readonly coverage: number | null;
  /** How far it may be extrapolated: the factor up to which errors stay within the job's `within`; 1 where they do nowhere, null unless scales are known. */
  readonly reach: number | null;
}

/** The record of a rollout. `backend`, `seconds` and `events` tell how it ran; the rest follows from job and data. */
export interface RolloutRecord {
  readonly schema: 'isoloss/rollout@1';
  readonly job: RolloutJob;
  readonly data: {
    readonly source: string;
    readonly rows: number;
    readonly target: string;
    readonly groups: number;
    readonly notes: readonly string[];
  };
  readonly measure: 'log' | 'raw';
  /** What the laws are extrapolated in; absent where a split says which rows are predicted and nothing orders them. */
  readonly scale?: string;
  /** Steps of the job; fewer are listed if it was interrupted. */
  readonly asked: number;
  readonly laws: readonly RolloutLaw[];
  readonly steps: readonly RolloutStep[];
  readonly horizons: readonly Horizon[];
  /** The laws by error over the steps that all of them have, resampled by group or, without groups, by run. */
  readonly ranking?: Criterion;
  readonly backend: FitRecord['backend'];
  readonly seconds: { readonly total: number };
  readonly events: readonly string[];
}
