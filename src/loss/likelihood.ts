/**
 * Likelihoods of counts, through their deviance residuals: the sum of squared residuals is the deviance, minus twice the
 * logarithm of the likelihood ratio to a law that meets every row, so that least squares of them is maximum likelihood.
 *
 * Both deviances are made of D(m, y) = 2 (y log(y / m) - y + m) = (m - y)^2 G(m, y), in which nothing cancels where G is
 * computed as {@link deviancePart} has it: a Poisson rate m of `size` units of exposure has size D(m, y), a binomial
 * proportion of `size` trials size (D(m, y) + D(1 - m, 1 - y)). (McCullagh and Nelder 1989, section 2.3.)
 */

/** How rows scatter about the law: successes among trials, or events during an exposure. */
export type Likelihood = 'binomial' | 'poisson';

/** Proportions of `size` trials, or rates over `size` units of exposure; one entry a row. */
export interface Counts {
  readonly likelihood: Likelihood;
  readonly observed: Float64Array;
  readonly size: Float64Array;
}

/** |u| up to which atanh is a series, squared: 10 terms then are exact to rounding. */
export const SERIES_TO = 1 / 36;
export const SERIES_TERMS = 10;

/** G(m, y), given m - y, which may be known better than its terms: 1 / y at m = y, and 2 / m at y = 0. */
function deviancePart(m: number, y: number, difference: number): number {
  const sum = m + y;
  const u = difference / sum;
  const square = u * u;
  let series = 0;
  if (square < SERIES_TO) {
    for (let k = SERIES_TERMS - 1; k >= 0; k--) series = series * square + 1 / (2 * k + 3);
  } else if (y > 0) {
    series = (Math.log(m / y) / 2 / u - 1) / square;
  }
  return (2 * (1 - ((2 * y) / sum) * u * series)) / sum;
}

/** The signed root of a row's deviance: above zero where the law predicts more than was observed. NaN outside the law's range. */
export function devianceResidual(
  likelihood: Likelihood,
  predicted: number,
  observed: number,
  size: number,
): number {
  const difference = predicted - observed;
  if (difference === 0) return 0;
  let part = deviancePart(predicted, observed, difference);
  if (likelihood === 'binomial') part += deviancePart(1 - predicted, 1 - observed, -difference);
  return isInRange(likelihood, predicted) ? difference * Math.sqrt(size * part) : Number.NaN;
}

/** Whether a value of the law is a probability strictly between 0 and 1, or a rate above 0. */
export function isInRange(likelihood: Likelihood, value: number): boolean {
  return value > 0 && (likelihood === 'poisson' ? value < Infinity : value < 1);
}

/** The variance of a row's proportion or rate about `predicted`. */
export function varianceOf(likelihood: Likelihood, predicted: number, size: number): number {
  return (predicted * (likelihood === 'binomial' ? 1 - predicted : 1)) / size;
}
