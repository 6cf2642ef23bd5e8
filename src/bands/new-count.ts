/** The predictive distribution of counts: uncertainty of the law, and the noise of a binomial or Poisson count about it. */
import type { Likelihood } from '../loss/likelihood.js';
import { betaProbability } from '../statistics/f-distribution.js';

/** Trials of the binomial distribution that stands for Poisson's. */
const MANY = 1e9;

/**
 * Quantiles of the proportion (or rate) of a new run of `size` trials (or exposure): of the mixture, over `values` of the law, of
 * its counts. Each is the least proportion whose probability reaches it. NaN where no value is a probability or rate.
 */
export function newCountQuantiles(
  values: ArrayLike<number>,
  likelihood: Likelihood,
  size: number,
  probabilities: readonly number[],
): number[] {
  const means = Array.from(values).filter((m) => m >= 0 && (likelihood === 'poisson' || m <= 1));
  if (means.length === 0) return probabilities.map(() => Number.NaN);
  const isBinomial = likelihood === 'binomial';
  const trials = isBinomial ? size : MANY;
  const shares = means.map((m) => (isBinomial ? m : Math.min((m * size) / MANY, 1)));
  const below = (k: number): number =>
    k >= trials
      ? 1
      : shares.reduce((sum, p) => sum + betaProbability(1 - p, p, trials - k, k + 1), 0) / shares.length;
  return probabilities.map((probability) => {
    let [lo, hi] = [-1, trials];
    while (hi - lo > 1) {
      const middle = Math.floor((lo + hi) / 2);
      if (below(middle) >= probability) hi = middle;
      else lo = middle;
    }
    return hi / size;
  });
}
