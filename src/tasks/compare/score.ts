/** Prediction errors of contenders over rows, and what they are computed from. */
import type { FitJob } from '../fit/job.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { Entrant } from './contenders.js';
import type { PredictionError } from './record.js';

/** An entrant after its fit to all rows. Columns are as long as the common rows. */
export interface Judged {
  readonly entrant: Entrant;
  /** Why there is nothing to judge. */
  readonly why?: string;
  /** Why its numbers cannot be held beside those of the others. */
  readonly incomparable?: string;
  readonly job?: FitJob;
  readonly outcome?: FitOutcome;
  readonly predicted?: Float64Array;
  readonly observed?: Float64Array;
  readonly weight?: Float64Array;
  readonly notes: readonly string[];
}

/** The error of a contender and the same over resamples, or why it has none. */
export interface Score {
  readonly error: PredictionError | null;
  readonly draws: Float64Array;
  readonly why?: string;
  /** Of the fit that the errors are of, where there is one. */
  readonly parameters?: Readonly<Record<string, number | null>>;
}

export const withoutScore = (why: string): Score => ({ error: null, draws: new Float64Array(0), why });

/** Prediction less observation, of logarithms or losses; NaN where the prediction has no logarithm. */
export function errorOf(measure: 'log' | 'raw', predicted: number, observed: number): number {
  return measure === 'log' ? Math.log(predicted / observed) : predicted - observed;
}

/** Root of the weighted mean of squares; NaN without weight. */
export function rootMeanSquare(errors: ArrayLike<number>, weight: ArrayLike<number>): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < errors.length; i++) {
    if (!(weight[i] > 0)) continue;
    sum += weight[i] * errors[i] * errors[i];
    total += weight[i];
  }
  return Math.sqrt(sum / total);
}
