/**
 * Bootstrap intervals of one quantity from its replicates (Efron and Tibshirani 1993; DiCiccio and Efron 1996).
 * All throw a RangeError where a replicate or the estimate is not finite, or the level does not lie between 0 and
 * 1.
 */
import { mean, treeSum } from './moments.js';
import { normalCdf, normalQuantile } from './normal.js';
import { checkFinite } from './quantile.js';
import { asSample, type Sample } from './sample.js';

export const intervalKinds = ['percentile', 'basic', 'bca', 'studentised'] as const;
export type IntervalKind = (typeof intervalKinds)[number];

export const kindWords: Readonly<Record<IntervalKind, string>> = {
  percentile: 'percentile',
  basic: 'basic',
  bca: 'BCa',
  studentised: 'studentised',
};

/** Lower and upper end. */
export type Interval = readonly [lo: number, hi: number];

/** Why these replicates give no interval: one sentence for the user. */
export interface Undefined {
  readonly why: string;
}

export function isUndefined(interval: Interval | Undefined): interval is Undefined {
  return 'why' in interval;
}

/**
 * The replicates' quantiles that leave equal probabilities in both tails, on the scale of `transform`; `level` is within 0
 * and 1, such as 0.95.
 */
export function percentileInterval(
  replicates: Float64Array | Sample,
  level: number,
  transform?: (x: number) => number,
): Interval {
  const [lo, hi] = asSample(replicates).quantiles(tailsOf(level), transform);
  return [lo, hi];
}

/** Fewer resamples than this share of them have what an interval is of: it would be of another population. */
const LEAST_FOUND = 0.5;

/** The percentile interval of the finite ones of `values`; null where fewer than half, or than two, are finite. */
export function intervalOfFound(values: Float64Array, level: number): Interval | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2 || finite.length < LEAST_FOUND * values.length) return null;
  return percentileInterval(finite, level);
}

/** The probabilities of the two ends of a percentile interval. */
export function tailsOf(level: number): [lower: number, upper: number] {
  const tail = tailProbability(level);
  return [tail, 1 - tail];
}

/**
 * The percentile interval reflected about the estimate: errors of the replicates estimate the errors of the estimate.
 * With `transform` the replicates are on its scale, as the estimate is.
 */
export function basicInterval(
  replicates: Float64Array | Sample,
  estimate: number,
  level: number,
  transform?: (x: number) => number,
): Interval {
  checkEstimate(estimate);
  const [lo, hi] = percentileInterval(replicates, level, transform);
  return [2 * estimate - hi, 2 * estimate - lo];
}

/**
 * Efron's bias-corrected and accelerated interval: quantiles of the replicates at probabilities shifted by the bias
 * correction and by the acceleration, which comes from `jackknife`, the estimates with each row (or block) left out.
 */
export function bcaInterval(
  replicates: Float64Array | Sample,
  estimate: number,
  jackknife: Float64Array,
  level: number,
): Interval | Undefined {
  const probabilities = bcaProbabilities(replicates, estimate, jackknife, level);
  if ('why' in probabilities) return probabilities;
  const [lo, hi] = asSample(replicates).quantiles(probabilities);
  return [lo, hi];
}

/** The probabilities of the quantiles at which {@link bcaInterval} ends. */
export function bcaProbabilities(
  replicates: Float64Array | Sample,
  estimate: number,
  jackknife: Float64Array,
  level: number,
): readonly number[] | Undefined {
  const sample = asSample(replicates);
  const { count } = sample;
  const tooFew = tooFewReplicates(count, level);
  if (tooFew !== undefined) return tooFew;
  const z0 = biasCorrection(sample, estimate);
  if (!Number.isFinite(z0)) {
    const side = z0 > 0 ? 'above' : 'below';
    return { why: `The estimate lies ${side} all ${count} replicates, so its bias cannot be corrected.` };
  }
  const missing = jackknife.reduce((missing, value) => missing + (Number.isFinite(value) ? 0 : 1), 0);
  if (missing > 0) {
    return {
      why: `${missing} of ${jackknife.length} leave-one-out estimates are missing, and the acceleration needs all.`,
    };
  }
  const a = acceleration(jackknife);
  if (a === undefined) {
    return { why: 'All leave-one-out estimates are equal, so the acceleration is undefined.' };
  }
  const tail = tailProbability(level);
  const probabilities: number[] = [];
  for (const probability of [tail, 1 - tail]) {
    const z = z0 + normalQuantile(probability);
    const denominator = 1 - a * z;
    if (!(denominator > 0)) {
      return {
        why: `The acceleration ${short(a)} and the bias correction ${short(z0)} are too strong for a level of ${level}.`,
      };
    }
    probabilities.push(normalCdf(z0 + z / denominator));
  }
  if (probabilities[0] * (count + 1) < 1 || probabilities[1] * (count + 1) > count) {
    return {
      why: `Its corrected quantile levels lie beyond the outermost of ${count} replicates: draw more.`,
    };
  }
  return probabilities;
}

/**
 * Skewness of the jackknife, sum d^3 / (6 (sum d^2)^1.5) with d = mean - value; undefined where the values differ
 * by no more than rounding. Throws a RangeError where one is not finite.
 */
export function acceleration(jackknife: Float64Array): number | undefined {
  checkFinite(jackknife);
  const centre = mean(jackknife);
  const d = jackknife.map((value) => centre - value);
  // Scaled by the largest, so that cubes neither underflow nor overflow.
  const largest = d.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(largest > 8 * Number.EPSILON * Math.abs(centre))) return undefined;
  const squares = treeSum(d.length, (i) => (d[i] / largest) ** 2);
  const cubes = treeSum(d.length, (i) => (d[i] / largest) ** 3);
  return cubes / (6 * squares ** 1.5);
}

/**
 * z0: the normal quantile of the fraction of replicates below the estimate, ties counting half; infinite where all
 * lie on one side. Throws a RangeError where there are no replicates or a number is not finite.
 */
export function biasCorrection(replicates: Float64Array | Sample, estimate: number): number {
  checkEstimate(estimate);
  const sample = asSample(replicates);
  const { below, equal } = sample.about(estimate);
  return normalQuantile((2 * below + equal) / (2 * sample.count));
}

/**
 * The largest number of replicates without a usable standard error for which an interval is given, as a fraction of one
 * tail.
 */
const MAX_UNUSABLE = 0.1;

/**
 * The bootstrap-t interval: quantiles of t* = (replicate - estimate) / its standard error, times the estimate's
 * own standard error. Replicates whose standard error is zero or not finite are left out as long as all of them in
 * one tail would change its probability by less than a tenth; with more of them the interval is undefined.
 */
export function studentisedInterval(
  replicates: Float64Array,
  standardErrors: Float64Array,
  estimate: number,
  standardError: number,
  level: number,
): Interval | Undefined {
  checkFinite(replicates);
  checkEstimate(estimate);
  const t = replicates
    .map((value, i) => studentised(value, estimate, standardErrors[i]))
    .filter(Number.isFinite);
  return intervalOfRatios(t, replicates.length, estimate, standardError, level);
}

/** t* of a replicate; NaN where its standard error is zero or not finite. */
export function studentised(replicate: number, estimate: number, standardError: number): number {
  return standardError > 0 && standardError < Infinity ? (replicate - estimate) / standardError : Number.NaN;
}

/** As {@link studentisedInterval}, by the finite ones of the `count` replicates' t*. */
export function intervalOfRatios(
  ratios: Float64Array | Sample,
  count: number,
  estimate: number,
  standardError: number,
  level: number,
): Interval | Undefined {
  checkEstimate(estimate);
  if (!(standardError > 0 && standardError < Infinity)) {
    return { why: 'The estimate has no standard error of its own.' };
  }
  const usable = asSample(ratios);
  const unusable = count - usable.count;
  const tail = tailProbability(level);
  if (unusable > MAX_UNUSABLE * tail * count) {
    return { why: `${unusable} of ${count} replicates have no usable standard error (zero or not finite).` };
  }
  const tooFew = tooFewReplicates(usable.count, level);
  if (tooFew !== undefined) return tooFew;
  const [lo, hi] = usable.quantiles(tailsOf(level));
  return [estimate - hi * standardError, estimate - lo * standardError];
}

/** With fewer replicates than this an endpoint would lie beyond the outermost of them: (replicates + 1) tail >= 1. */
export function fewestReplicates(level: number): number {
  return Math.ceil(1 / tailProbability(level) - 1);
}

function tooFewReplicates(count: number, level: number): Undefined | undefined {
  const fewest = fewestReplicates(level);
  if (count >= fewest) return undefined;
  return {
    why: `An interval at level ${level} needs at least ${fewest} replicates, and there are ${count}.`,
  };
}

function short(x: number): string {
  return x.toPrecision(3);
}

function checkEstimate(estimate: number): void {
  if (!Number.isFinite(estimate)) throw new RangeError(`The estimate is ${estimate}, not a finite number.`);
}

/**
 * The probability beyond one endpoint. Levels are decimal fractions: (1 - 0.95) / 2 is meant to be 0.025, which it is not
 * in binary. The rounding error of a level near one is absolute, so decimals are kept here, not significant digits.
 */
function tailProbability(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level lies between 0 and 1, and ${level} does not.`);
  return Number(((1 - level) / 2).toFixed(16));
}
