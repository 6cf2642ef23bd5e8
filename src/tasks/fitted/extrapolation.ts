/** Extrapolation factors: how far inputs lie outside the fitted range. */

import type { Interval } from '../../statistics/intervals.js';
import { formatNumber } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';

/**
 * For each input its ratio to the nearer limit of the fitted range: above 1 beyond the upper limit, below 1 beyond the
 * lower one, 1 within. NaN where a limit or value is not positive and there is no ratio.
 */
export function beyondOf(
  { law, ranges = {} }: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
): Record<string, Float64Array> {
  return Object.fromEntries(
    law.inputs.map(({ name }) => {
      const [lo, hi] = Object.hasOwn(ranges, name) ? ranges[name] : [-Infinity, Infinity];
      const column = Float64Array.from(inputs[name], (value) => {
        if (value >= lo && value <= hi) return 1;
        const end = value > hi ? hi : lo;
        return end > 0 && value > 0 ? value / end : Number.NaN;
      });
      return [name, column] as const;
    }),
  );
}

/** `4.3 times the largest fitted (1.6e10)`, of a factor that is not 1. */
export function beyondWords(factor: number, [lo, hi]: Interval): string {
  if (Number.isNaN(factor)) return `outside the fitted ${formatNumber(lo, 3)} to ${formatNumber(hi, 3)}`;
  return factor > 1
    ? `${formatNumber(factor, 3)} times the largest fitted (${formatNumber(hi, 3)})`
    : `1/${formatNumber(1 / factor, 3)} of the smallest fitted (${formatNumber(lo, 3)})`;
}

/** A sentence for each input that leaves its range, with its largest extrapolation factor. */
export function extrapolationWarnings(
  { ranges = {} }: FittedLaw,
  beyond: Readonly<Record<string, Float64Array>>,
): string[] {
  return Object.entries(beyond).flatMap(([name, factors]) => {
    const outside = factors.filter((factor) => factor !== 1);
    if (outside.length === 0) return [];
    const farthest = outside.reduce((far, factor) => (distance(factor) > distance(far) ? factor : far));
    const words = beyondWords(farthest, ranges[name]);
    return factors.length === 1
      ? [`Extrapolation: ${name} is ${words}.`]
      : [`Extrapolation in ${outside.length} of ${factors.length} rows: ${name} is up to ${words}.`];
  });
}

function distance(factor: number): number {
  return Number.isNaN(factor) ? 0 : Math.abs(Math.log(factor));
}
