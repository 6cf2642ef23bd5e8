import type { ResidualScale } from '../../loss/loss.js';
import type { Interval } from '../../statistics/intervals.js';
import type { Score } from '../fit/record.js';
import type { FitReference } from '../fitted/reference.js';
import type { PredictJob } from './job.js';

/** One point, or one row of a table. */
export interface PredictedPoint {
  /** Row of the file, 1-based; absent for points given by hand. */
  readonly row?: number;
  /** The law's inputs, natural units. */
  readonly at: Readonly<Record<string, number>>;
  /** Predicted loss. */
  readonly value: number;
  /** Band of the law, by refits or covariance; null without either, or if the law of a refit is not finite. */
  readonly band: Interval | null;
  /** Prediction interval of a new run: the same including the scatter of the fitted runs about the law. */
  readonly newRun: Interval | null;
  /** Inputs outside the fitted range: the ratio to its nearer limit; null if that limit is not positive. */
  readonly beyond: Readonly<Record<string, number | null>>;
  /** L, if the table has it, and prediction less observation on `residualScale`. */
  readonly observed?: number;
  readonly residual?: number | null;
}

/** The record of a prediction. */
export interface PredictRecord {
  readonly schema: 'isoloss/predict@1';
  /** Of the command line, which repeats it. */
  readonly job?: PredictJob;
  readonly fit: FitReference;
  /** Level of the bands. */
  readonly level: number;
  /** Replicates used for the bands, thinned evenly if there are very many for the rows. */
  readonly drawn: number;
  readonly residualScale: ResidualScale;
  /** The table, if one was given. */
  readonly data?: { readonly source: string; readonly rows: number; readonly notes: readonly string[] };
  readonly points: readonly PredictedPoint[];
  /** Over the rows that have a loss. */
  readonly score?: Score;
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
}
