/** What samples of a time say: medians with exact intervals, and no assumption of how times are spread. */
import { quantiles } from '../../src/statistics/quantile.js';
import type { Timing } from '../results.js';

/** The least number of samples whose extremes hold the median with 95 %: 1 - 2 / 2^6 is 0.969. */
export const LEAST_SAMPLES = 6;

const COVERAGE = 0.95;

/**
 * Which of `n` sorted samples bound the median, 0-based: the narrowest pair of order statistics, as many from either
 * end, that holds the median of any continuous distribution with at least 95 %. The k-th smallest of n lies above the
 * median with the probability that fewer than k of n fair coins show heads. Fewer than six samples bound it less surely
 * by their extremes.
 */
export function medianBounds(n: number): readonly [number, number] {
  const most = (1 - COVERAGE) / 2;
  // Heads fewer than or equal to k: summed from probabilities in logarithms, which 2^-n would leave as zero.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  let k = 0;
  while (tail <= most && k < (n - 1) >> 1) {
    logTerm += Math.log((n - k) / (k + 1));
    const next = tail + Math.exp(logTerm);
    if (next > most) break;
    tail = next;
    k++;
  }
  return [k, n - 1 - k];
}

/** @throws RangeError where there are no samples */
export function timingOf(samples: readonly number[]): Timing {
  const sorted = Float64Array.from(samples).sort();
  const [low, high] = medianBounds(sorted.length);
  const [lower, median, upper] = quantiles(sorted, [0.25, 0.5, 0.75]);
  return {
    median,
    interval: [sorted[low], sorted[high]],
    quartiles: [lower, upper],
    samples: sorted.length,
  };
}

/** A timing in another unit, or of another number of things. */
export function scaled({ median, interval, quartiles, samples }: Timing, factor: number): Timing {
  return {
    median: median * factor,
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
    const [median] = quantiles(Float64Array.from(values), [0.5]);
    return values.map((value) => value / median);
  });
  if (relative.length === 0) return null;
  const [low, high] = quantiles(Float64Array.from(relative), [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2]);
  return (high - low) / 2;
}
