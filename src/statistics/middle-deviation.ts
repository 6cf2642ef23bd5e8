/** A standard deviation that outliers do not determine. */
import { asSample, type Sample } from './sample.js';

/** With fewer values the 2.5 % tails hold no value. */
const MIN_VALUES = 40;

/** A standard deviation more than this many times that of the middle 95 % of values is due to outliers. */
const MAX_RATIO = 3;

/** The probabilities of the ends of the middle 95 %. */
export const MIDDLE = [0.025, 0.975] as const;

/** The middle 95 % of a normal distribution in standard deviations. */
const WIDTH = 2 * 1.959963984540054;

/**
 * The standard deviation of the normal distribution whose middle 95 % is as wide as that of `values`, where their standard
 * `deviation` exceeds it so far that it is due to outliers; undefined otherwise. For a normal sample the two agree, for
 * Student's t with 3 degrees of freedom to 7 %.
 */
export function middleDeviation(values: Float64Array | Sample, deviation: number): number | undefined {
  const sample = asSample(values);
  if (sample.count < MIN_VALUES) return undefined;
  const [lo, hi] = sample.quantiles(MIDDLE);
  const robust = (hi - lo) / WIDTH;
  return robust > 0 && !(deviation <= MAX_RATIO * robust) ? robust : undefined;
}
