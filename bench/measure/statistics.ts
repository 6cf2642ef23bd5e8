/** What samples of a time say: medians with exact intervals, and no assumption of how times are spread. */
import { medianBounds } from '../../src/statistics/median-bounds.js';
import { quantiles } from '../../src/statistics/quantile.js';
import type { Timing } from '../results.js';

/** The least number of samples whose extremes hold the median with 95 %: 1 - 2 / 2^6 is 0.969. */
export const LEAST_SAMPLES = 6;

const COVERAGE = 0.95;

/** @throws RangeError where there are none */
export const median = (values: readonly number[]): number => quantiles(Float64Array.from(values), [0.5])[0];

/** @throws RangeError where there are no samples */
export function timingOf(samples: readonly number[]): Timing {
  const sorted = Float64Array.from(samples).sort();
  const [low, high] = medianBounds(sorted.length);
  const [lower, middle, upper] = quantiles(sorted, [0.25, 0.5, 0.75]);
  return {
    median: middle,
    interval: [sorted[low], sorted[high]],
    quartiles: [lower, upper],
    samples: sorted.length,
  };
}

/** A timing in another unit, or of another number of things. */
export function scaled({ median: middle, interval, quartiles, samples }: Timing, factor: number): Timing {
  return {
    median: middle * factor,
    interval: [interval[0] * factor, interval[1] * factor],
    quartiles: [quartiles[0] * factor, quartiles[1] * factor],
    samples,
  };
}

/**
 * How far a fixed piece of work strayed from its usual time, each series (an engine's) by its own median: half of the
 * range that holds 95 %, relative. Null where nothing was measured twice: one time says nothing of the next.
 */
export function spread(series: readonly (readonly number[])[]): number | null {
  const relative = series.flatMap((values) => {
    if (values.length < 2) return [];
    const usual = median(values);
    return values.map((value) => value / usual);
  });
  if (relative.length === 0) return null;
  const [low, high] = quantiles(Float64Array.from(relative), [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2]);
  return (high - low) / 2;
}
