/** Prediction errors of contenders over rows, and what they are computed from. */
import type { Entrant } from '../contenders/entrants.js';
import type { Fitted } from '../contenders/fitted.js';
import type { PredictionError } from './record.js';

/** An entrant after its fit to all rows. Columns are as long as the common rows. */
export interface Judged {
  readonly entrant: Entrant;
  /** Why there is nothing to judge. */
  readonly why?: string;
  /** Why its numbers cannot be held beside those of the others. */
  readonly incomparable?: string;
  readonly outcome?: Fitted;
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
