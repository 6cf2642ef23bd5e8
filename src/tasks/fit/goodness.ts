/** Whether counts scatter about the law as their likelihood expects. */
import { type Counts, varianceOf } from '../../loss/likelihood.js';
import { fTail, logGamma } from '../../statistics/f-distribution.js';
import type { Goodness } from './record.js';

/** Rarer chi-squares than this are no chance. */
const RARE = 1e-3;

/** Cochran's rule: nearly all expected counts of a chi-square test are at least this. */
const LEAST_EXPECTED = 5;
const SHARE_OF_ROWS = 0.8;

/** Denominator degrees at which F is chi-square over its degrees to seven digits. */
const MANY = 1e8;

/** `predicted`, `weight`: of the fitted rows; `degrees`: rows that carry weight less free parameters. */
export function goodnessOf(
  { likelihood, observed, size }: Counts,
  predicted: Float64Array,
  weight: Float64Array,
  degrees: number,
): Goodness {
  let [logLikelihood, pearson, rows, enough, total] = [0, 0, 0, 0, 0];
  for (const [row, m] of predicted.entries()) {
    if (!(weight[row] > 0)) continue;
    const [n, y] = [size[row], observed[row]];
    logLikelihood += weight[row] * logProbability(likelihood, y * n, n, m);
    pearson += y === m ? 0 : (weight[row] * (y - m) ** 2) / varianceOf(likelihood, m, n);
    total += weight[row];
    rows++;
    const least = likelihood === 'binomial' ? Math.min(m, 1 - m) : m;
    if (least * n >= LEAST_EXPECTED) enough++;
  }
  // Weights repeat rows: each row's part has their mean in expectation.
  pearson *= rows / total;
  const isTested = degrees > 0 && enough >= SHARE_OF_ROWS * rows;
  const dispersion = degrees > 0 ? pearson / degrees : null;
  const p = isTested ? fTail(pearson / degrees, degrees, MANY) : null;
  return {
    logLikelihood,
    pearson,
    dispersion,
    p,
    overdispersed: p !== null && p < RARE,
  };
}

/** log P of `count` successes among `size` trials of probability m, or events at a rate m over `size`. */
export function logProbability(
  likelihood: Counts['likelihood'],
  count: number,
  size: number,
  m: number,
): number {
  const times = (k: number, x: number): number => (k === 0 ? 0 : k * x);
  if (likelihood === 'poisson') return times(count, Math.log(size * m)) - size * m - logGamma(count + 1);
  const chosen = logGamma(size + 1) - logGamma(count + 1) - logGamma(size - count + 1);
  return chosen + times(count, Math.log(m)) + times(size - count, Math.log1p(-m));
}

/**
 * Whether a law meets outcomes that are all at an edge by running there: successes and failures are separated, and the
 * likelihood has no maximum.
 */
export function isSeparated({ likelihood, observed }: Counts, deviance: number): boolean {
  const isAtEdge = (y: number): boolean => y === 0 || (likelihood === 'binomial' && y === 1);
  return deviance <= SEPARATED * observed.length && observed.every(isAtEdge);
}

const SEPARATED = 1e-6;

export const separationWarning =
  'The law tells all successes from all failures (separation), so that the likelihood rises without end as its parameters run away: what is printed is where the search stopped. Bound or fix a parameter, or add runs where outcomes are mixed.';

/** A warning about counts that scatter more than their likelihood expects. */
export function goodnessWarnings(
  likelihood: Counts['likelihood'],
  { dispersion, overdispersed, pearson }: Goodness,
  degrees: number,
): string[] {
  if (!overdispersed || dispersion === null) return [];
  const times = Number(dispersion.toPrecision(2));
  return [
    `The runs scatter ${times} times as much about the law as ${likelihood} counts (Pearson's chi-square ${Number(pearson.toPrecision(4))} on ${degrees}): the law leaves something out, or counts depend on one another. Standard errors and intervals are therefore the sandwich's, which measures the scatter; profiles are ${Number(Math.sqrt(dispersion).toPrecision(2))} times too narrow.`,
  ];
}
