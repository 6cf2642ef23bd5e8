/** Counts drawn from a law: quantiles of binomial and Poisson distributions, by inversion from their modes. */
import type { Likelihood } from '../loss/likelihood.js';
import { logGamma } from '../statistics/f-distribution.js';

/** Probabilities below this, relative to that of the mode, are zero. */
const NEGLIGIBLE = 1e-18;

/** A distribution of counts: that at the mode, from which others follow by ratios of neighbours. */
interface Distribution {
  readonly mode: number;
  /** The probability of the mode. */
  readonly peak: number;
  /** The probability of the mode or less. */
  readonly below: number;
}

/**
 * The count that a share in (0, 1) of the distribution of row `row` lies below or at: successes among `size` trials of
 * probability `mean`, or events at the rate `mean` over `size`. One entry a row; trials are whole.
 */
export function createCountDraws(
  likelihood: Likelihood,
  mean: Float64Array,
  size: Float64Array,
): (row: number, share: number) => number {
  const most = (row: number): number => (likelihood === 'binomial' ? size[row] : Infinity);
  /** The probability of k + 1 over that of k. */
  const ratio = (row: number, k: number): number =>
    likelihood === 'binomial'
      ? ((size[row] - k) / (k + 1)) * (mean[row] / (1 - mean[row]))
      : (size[row] * mean[row]) / (k + 1);
  const isCertain = (row: number): boolean =>
    !(size[row] * mean[row] > 0) || (likelihood === 'binomial' && !(mean[row] < 1));
  const distributions = Array.from(mean, (m, row): Distribution | undefined => {
    if (isCertain(row)) return undefined;
    const n = size[row];
    const mode = Math.min(Math.floor(likelihood === 'binomial' ? (n + 1) * m : n * m), most(row));
    const logPeak =
      likelihood === 'binomial'
        ? logGamma(n + 1) -
          logGamma(mode + 1) -
          logGamma(n - mode + 1) +
          mode * Math.log(m) +
          (n - mode) * Math.log1p(-m)
        : mode * Math.log(n * m) - n * m - logGamma(mode + 1);
    const peak = Math.exp(logPeak);
    let below = 0;
    for (let k = mode, p = peak; p > NEGLIGIBLE * peak; p /= ratio(row, --k)) {
      below += p;
      if (k === 0) break;
    }
    return { mode, peak, below };
  });
  return (row, share) => {
    const distribution = distributions[row];
    if (distribution === undefined) return size[row] * mean[row];
    const { mode, peak, below } = distribution;
    let [k, p, sum] = [mode, peak, below];
    if (share <= below) {
      while (k > 0 && sum - p >= share) {
        sum -= p;
        p /= ratio(row, --k);
      }
      return k;
    }
    while (sum < share && k < most(row) && p > NEGLIGIBLE * peak) {
      p *= ratio(row, k++);
      sum += p;
    }
    return k;
  };
}
