/**
 * How dense noise is where a penalty has its kink: the curvature that absolute and quantile losses have on average, and
 * what their standard errors divide by (Koenker and Bassett 1978; Powell 1991).
 */
import { normalQuantile } from './normal.js';
import { robustDeviation } from './smoothed-slope.js';

/** Of intervals at 95 %, for which the bandwidth is chosen. */
const NORMAL = 1.959963984540054;

/** Epanechnikov's kernel has the deviation of a uniform one so many times as narrow. */
const WIDTH = Math.sqrt(5 / 3);

/** Rows are looked at one by one with a kernel so many times as wide: each has fewer neighbours than all have. */
const WIDER = 2;

/** A residual below this share of the mean size is one of a row that the law was made to pass through. */
const EXACT = 1e-7;

export interface KinkDensity {
  /** Of all rows' noise, as if it were alike: one over it is the sparsity. */
  readonly mean: number;
  /** Of each row's own noise; `mean` where a row counts for nothing. */
  readonly rows: Float64Array;
  /** Rows that the fit passes through. */
  readonly exact: readonly number[];
}

/**
 * The density at zero of `residuals`, of which the share `tau` lies on one side of it, each counting `times` over (not at
 * all where that is 0 or less), after a fit of `parameters` parameters. The kernel is Epanechnikov's, as wide as the
 * difference of quantiles by the rule of Hall and Sheather (1988), carried from shares to residuals by the normal
 * distribution of their spread. The rows that a fit passes through, at most one a parameter, say nothing of the noise:
 * they are left out, and have the density of the others.
 *
 * `rows` is Powell's estimate: a row counts by the kernel at its own residual, so that J' f J is right also where noise
 * differs from row to row. It is drawn towards the mean as the rows within the kernel are few beside the parameters, since
 * the inverse of a matrix made of few rows is too large.
 */
export function densityAtKink(
  residuals: Float64Array,
  times: Float64Array,
  parameters: number,
  tau: number,
): KinkDensity {
  const counted = Array.from(residuals.keys()).filter((row) => times[row] > 0);
  const exact = exactRows(residuals, counted, parameters);
  const others = counted.filter((row) => !exact.includes(row));
  const total = others.reduce((sum, row) => sum + times[row], 0);
  if (total === 0) return { mean: Number.NaN, rows: residuals.map(() => Number.NaN), exact };
  const h = halfWidth(residuals, times, others, parameters, tau);
  const kernel = (r: number, width: number): number => (0.75 * Math.max(1 - (r / width) ** 2, 0)) / width;
  const average = (width: number): number =>
    others.reduce((sum, row) => sum + times[row] * kernel(residuals[row], width), 0) / total;
  const mean = average(h);
  const wide = WIDER * h;
  const near = others.reduce((sum, row) => sum + (Math.abs(residuals[row]) < wide ? times[row] : 0), 0);
  const trust = near / (near + parameters);
  const level = mean / average(wide);
  const rows = new Float64Array(residuals.length).fill(mean);
  for (const row of others) {
    rows[row] = (1 - trust) * mean + trust * level * kernel(residuals[row], wide);
  }
  return { mean, rows, exact };
}

/**
 * Half the width of a share of `tau` of `count` rows' quantile: Hall and Sheather's, which makes intervals cover best;
 * halved until quantiles on both sides exist.
 */
export function hallSheather(count: number, tau: number): number {
  const z = normalQuantile(tau);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  let h = count ** (-1 / 3) * NORMAL ** (2 / 3) * ((1.5 * density ** 2) / (2 * z * z + 1)) ** (1 / 3);
  while (!(h < Math.min(tau, 1 - tau))) h /= 2;
  return h;
}

/** At most one a parameter, closest to zero first. */
function exactRows(residuals: Float64Array, counted: readonly number[], parameters: number): number[] {
  const mean = counted.reduce((sum, row) => sum + Math.abs(residuals[row]), 0) / counted.length;
  return counted
    .filter((row) => Math.abs(residuals[row]) <= EXACT * mean)
    .sort((a, b) => Math.abs(residuals[a]) - Math.abs(residuals[b]))
    .slice(0, parameters);
}

/** Of the kernel, in residuals; at least so much that a row more than there are parameters lies within. */
function halfWidth(
  residuals: Float64Array,
  times: Float64Array,
  others: readonly number[],
  parameters: number,
  tau: number,
): number {
  const kept = Float64Array.from(others, (row) => residuals[row]);
  const counts = Float64Array.from(others, (row) => times[row]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const share = hallSheather(total, tau);
  const apart = normalQuantile(tau + share) - normalQuantile(tau - share);
  const centre = kept.reduce((sum, r, k) => sum + counts[k] * r, 0) / total;
  const sizes = kept.map(Math.abs).sort();
  const least = sizes[Math.min(parameters, sizes.length - 1)];
  return WIDTH * Math.max((apart / 2) * robustDeviation(kept, counts, centre), least) || Number.MIN_VALUE;
}
