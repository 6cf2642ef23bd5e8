/** Intervals of a fit with zero residuals: every resample gives the same parameters, so that all intervals have zero width. */

import type { Interval, IntervalKind } from '../../statistics/intervals.js';
import { percentileInterval } from '../../statistics/intervals.js';
import type { Sample } from '../../statistics/sample.js';
import type { FitSettings } from '../fit/job.js';
import type { Quantity } from './resampled-fit.js';

/** A replicate that differs from the estimate by less, relative, differs by rounding only. */
const ROUNDING = 1e-6;

export const exactNote =
  'The law meets every row, and refits of resampled rows meet theirs with the same parameters: intervals of every kind have no width but rounding, and no number of resamples would give them one.';

/** Every requested kind; `replicates` are those that converged. */
export function exactIntervals(
  { interval, level }: FitSettings,
  { estimate }: Quantity,
  replicates: Float64Array | Sample,
): Partial<Record<IntervalKind, Interval>> {
  const snapped = (x: number): number =>
    Math.abs(x - estimate) <= ROUNDING * Math.abs(estimate) ? estimate : x;
  const [lo, hi] = percentileInterval(replicates, level, snapped);
  const kinds: readonly IntervalKind[] = ['percentile', ...interval];
  return Object.fromEntries(kinds.map((kind) => [kind, [lo, hi]]));
}
