/** Whether there are enough replicates for a band level or quantile. */
import { IsolossError } from '../../errors.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import { plural } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';

/** The requested level, else the fit's, else 0.95. Throws `too-few-refits` if no replicate lies in the tails of such a band. */
export function levelOf(fitted: FittedLaw, asked?: number): number {
  const level = asked ?? fitted.level;
  if (level === undefined) return 0.95;
  const { name, replicates } = fitted;
  const fewest = fewestReplicates(level);
  if (replicates === undefined || replicates.count >= fewest) return level;
  throw new IsolossError(
    'too-few-refits',
    `The ${plural(replicates.count, 'refit')} of '${name}' that ended well are too few for bands of level ${level}: at least ${fewest} are needed.`,
    'Ask for a lower level, or fit with more resamples.',
  );
}

/** Tolerance for rounding of probabilities: 1 - 0.9 is not quite 0.1. */
const ROUNDING = 1e-9;

/** Replicates needed: minimum and maximum (probabilities 0 and 1) exist for any number; other quantiles need one beyond them. */
function fewestForProbability(probability: number): number {
  const tail = Math.min(probability, 1 - probability);
  return tail > 0 ? Math.ceil(1 / tail - 1 - ROUNDING) : 1;
}

/** Whether a replicate lies beyond the quantile at `probability`; true without replicates, since quantiles then come from the covariance. */
export function hasTailReplicate({ replicates }: FittedLaw, probability: number): boolean {
  return replicates === undefined || replicates.count >= fewestForProbability(probability);
}

/** Throws `too-few-refits` for the first of `probabilities` with too few replicates; see {@link hasTailReplicate}. */
export function checkProbabilities(fitted: FittedLaw, probabilities: readonly number[]): void {
  const unsupported = probabilities.find((probability) => !hasTailReplicate(fitted, probability));
  if (unsupported === undefined) return;
  throw new IsolossError(
    'too-few-refits',
    `The ${plural(fitted.replicates?.count ?? 0, 'refit')} of '${fitted.name}' that ended well are too few for a quantile at ${unsupported}: at least ${fewestForProbability(unsupported)} are needed.`,
    'Ask for quantiles nearer to 0.5 (0 and 1 are the least and the greatest refit), or fit with more resamples.',
  );
}
