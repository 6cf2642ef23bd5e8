/**
 * The density of the noise at the kink of a penalty: the expected curvature of absolute and quantile losses, by which their
 * standard errors are divided (Koenker and Bassett 1978; Powell 1991).
 */
import { normalQuantile } from './normal.js';
import { robustDeviation } from './smoothed-slope.js';

/** The normal quantile of 95 % intervals, for which the bandwidth is chosen. */
const NORMAL_975 = 1.959963984540054;

/** Half width of Epanechnikov's kernel over that of a uniform kernel of the same standard deviation. */
const WIDTH = Math.sqrt(5 / 3);

/** Factor of the bandwidth for the density of each single row, near which there are fewer residuals. */
const ROW_WIDTH_FACTOR = 2;

/** A residual below this fraction of the mean |residual| belongs to a row that is fitted exactly. */
const EXACT_RESIDUAL = 1e-7;

export interface KinkDensity {
  /** Of the noise of all rows, as if it were identically distributed: its reciprocal is the sparsity. */
  readonly mean: number;
  /** Of each row's own noise; `mean` where a row is not counted. */
  readonly rows: Float64Array;
  /** Rows fitted exactly. */
  readonly exact: readonly number[];
}

/**
 * The density at zero of `residuals`, of which the fraction `tau` lies on one side of it, each counted `multiplicity` times
 * (not at all where that is 0 or less), after a fit of `parameters` parameters. The kernel is Epanechnikov's, its width the
 * difference of quantiles by the rule of Hall and Sheather (1988), converted from probabilities to residuals by a normal
 * distribution of their spread. Rows fitted exactly, at most one a parameter, carry no information on the noise: they are
 * left out, and get the density of the others.
 *
 * `rows` is Powell's estimate: the kernel at each row's own residual, so that J' f J is consistent also where noise differs
 * from row to row. It is shrunk towards the mean where few rows beside the parameters lie within the kernel, since the
 * inverse of a matrix estimated from few rows is too large.
 */
export function densityAtKink(
  residuals: Float64Array,
  multiplicity: Float64Array,
  parameters: number,
  tau: number,
): KinkDensity {
  const counted = Array.from(residuals.keys()).filter((row) => multiplicity[row] > 0);
  const exact = exactRows(residuals, counted, parameters);
  const others = counted.filter((row) => !exact.includes(row));
  const total = others.reduce((sum, row) => sum + multiplicity[row], 0);
  if (total === 0) return { mean: Number.NaN, rows: residuals.map(() => Number.NaN), exact };
  const h = halfWidth(residuals, multiplicity, others, parameters, tau);
  const kernel = (r: number, width: number): number => (0.75 * Math.max(1 - (r / width) ** 2, 0)) / width;
  const average = (width: number): number =>
    others.reduce((sum, row) => sum + multiplicity[row] * kernel(residuals[row], width), 0) / total;
  const mean = average(h);
  const wide = ROW_WIDTH_FACTOR * h;
  const near = others.reduce(
    (sum, row) => sum + (Math.abs(residuals[row]) < wide ? multiplicity[row] : 0),
    0,
  );
  const shrinkage = near / (near + parameters);
  const level = mean / average(wide);
  const rows = new Float64Array(residuals.length).fill(mean);
  for (const row of others) {
    rows[row] = (1 - shrinkage) * mean + shrinkage * level * kernel(residuals[row], wide);
  }
  return { mean, rows, exact };
}

/**
 * Hall and Sheather's bandwidth, in probability, around the quantile `tau` of `count` rows, which is optimal for the coverage
 * of intervals; halved until quantiles on both sides exist.
 */
export function hallSheather(count: number, tau: number): number {
  const z = normalQuantile(tau);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  let h = count ** (-1 / 3) * NORMAL_975 ** (2 / 3) * ((1.5 * density ** 2) / (2 * z * z + 1)) ** (1 / 3);
  while (!(h < Math.min(tau, 1 - tau))) h /= 2;
  return h;
}

/** Rows fitted exactly, at most one a parameter, closest to zero first. */
function exactRows(residuals: Float64Array, counted: readonly number[], parameters: number): number[] {
  const mean = counted.reduce((sum, row) => sum + Math.abs(residuals[row]), 0) / counted.length;
  return counted
    .filter((row) => Math.abs(residuals[row]) <= EXACT_RESIDUAL * mean)
    .sort((a, b) => Math.abs(residuals[a]) - Math.abs(residuals[b]))
    .slice(0, parameters);
}

/** Half width of the kernel, in residuals; at least so large that one row more than there are parameters lies within. */
function halfWidth(
  residuals: Float64Array,
  multiplicity: Float64Array,
  others: readonly number[],
  parameters: number,
  tau: number,
): number {
  const kept = Float64Array.from(others, (row) => residuals[row]);
  const counts = Float64Array.from(others, (row) => multiplicity[row]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const bandwidth = hallSheather(total, tau);
  const spacing = normalQuantile(tau + bandwidth) - normalQuantile(tau - bandwidth);
  const centre = kept.reduce((sum, r, k) => sum + counts[k] * r, 0) / total;
  const sizes = kept.map(Math.abs).sort();
  const minimum = sizes[Math.min(parameters, sizes.length - 1)];
  return WIDTH * Math.max((spacing / 2) * robustDeviation(kept, counts, centre), minimum) || Number.MIN_VALUE;
}
