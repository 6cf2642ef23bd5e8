/** Intervals of a fit that meets every row: so do the refits of whatever rows are drawn, and no kind of interval has a width. */

import type { Interval, IntervalKind } from '../../statistics/intervals.js';
import { percentileInterval } from '../../statistics/intervals.js';
import type { FitSettings } from '../fit/job.js';
import type { Quantity } from './estimated.js';

/** A replicate this near the estimate, relative, is the estimate but for rounding. */
const SAME = 1e-6;

export const exactNote =
  'The law meets every row, and refits of resampled rows meet theirs with the same parameters: intervals of every kind have no width but rounding, and no number of resamples would give them one.';

/** Every kind asked for, of replicates that ended well. */
export function exactIntervals(
  { interval, level }: FitSettings,
  { estimate }: Quantity,
  replicates: Float64Array,
): Partial<Record<IntervalKind, Interval>> {
  const there = replicates.map((x) => (Math.abs(x - estimate) <= SAME * Math.abs(estimate) ? estimate : x));
  const [lo, hi] = percentileInterval(there, level);
  const kinds: readonly IntervalKind[] = ['percentile', ...interval];
  return Object.fromEntries(kinds.map((kind) => [kind, [lo, hi]]));
}
