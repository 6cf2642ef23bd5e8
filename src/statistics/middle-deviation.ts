/** A standard deviation that a few runaways do not make. */
import { quantiles } from './quantile.js';

/** Fewer values than this have no tails to speak of. */
const FEWEST = 40;

/** A standard deviation this many times what the middle 95 % of values say is made by the others. */
const MEANINGLESS = 3;

/** The middle 95 % of a normal distribution in standard deviations. */
const WIDTH = 2 * 1.959963984540054;

/**
 * The width of the middle 95 % of `values` as the standard deviation of a normal distribution of that width, where their
 * standard `deviation` exceeds it so far that it says nothing of them; undefined where it does not. Of a normal sample the
 * two agree, and of Student's t with 3 degrees of freedom to 7 %.
 */
export function middleDeviation(values: Float64Array, deviation: number): number | undefined {
  if (values.length < FEWEST) return undefined;
  const [lo, hi] = quantiles(values, [0.025, 0.975]);
  const robust = (hi - lo) / WIDTH;
  return robust > 0 && !(deviation <= MEANINGLESS * robust) ? robust : undefined;
}
