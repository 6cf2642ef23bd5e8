import type { ResidualScale } from '../../loss/loss.js';
import type { Interval } from '../../statistics/intervals.js';
import type { Score } from '../fit/record.js';
import type { FitReference } from '../fitted/reference.js';

/** One point, or one row of a table. */
export interface PredictedPoint {
  /** Row of the file, 1-based; absent for points given by hand. */
  readonly row?: number;
  /** The law's inputs, natural units. */
  readonly at: Readonly<Record<string, number>>;
  /** The law there. */
  readonly value: number;
  /** Where the law may lie, by the refits of resamples; null where there are none or the law of one has no value. */
  readonly band: Interval | null;
  /** Where a new run may lie: the same with the scatter of the fitted runs about their law. */
  readonly newRun: Interval | null;
  /** Inputs outside their fitted range: the multiple of its nearer end; null where that is zero or below. */
  readonly beyond: Readonly<Record<string, number | null>>;
  /** L where the table has it, and prediction less observation on `residualScale`. */
  readonly observed?: number;
  readonly residual?: number | null;
}

/** What a fitted law says of runs. */
export interface PredictRecord {
  readonly schema: 'isoloss/predict@1';
  readonly fit: FitReference;
  /** Of the bands. */
  readonly level: number;
  /** Replicates that the bands rest on: evenly chosen ones where there are very many for the rows. */
  readonly drawn: number;
  readonly residualScale: ResidualScale;
  /** The table, where one was given. */
  readonly data?: { readonly source: string; readonly rows: number; readonly notes: readonly string[] };
  readonly points: readonly PredictedPoint[];
  /** Over the rows that have a loss. */
  readonly score?: Score;
  /** What to know before believing the numbers, one sentence each. */
  readonly warnings: readonly string[];
}
