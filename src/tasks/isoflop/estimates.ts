/** From columns over resamples to estimates with intervals. */
import type { Interval } from '../../statistics/intervals.js';
import { quantiles } from '../../statistics/quantile.js';
import type { Columns, LogOptimum } from './optima.js';
import type { ApproachNumber, Estimate, Exponent, Optimum } from './record.js';

/** Fewer resamples than this share of them have what an interval is of: it would be of another population. */
const LEAST_FOUND = 0.5;

const none: Estimate = { value: null, interval: null };

export const noExponent: Exponent = { ...none, error: null };

/** The percentile interval of the finite values; null where fewer than half are. */
export function intervalOf(values: Float64Array, level: number): Interval | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2 || finite.length < LEAST_FOUND * values.length) return null;
  const [lo, hi] = quantiles(finite, [(1 - level) / 2, (1 + level) / 2]);
  return [lo, hi];
}

export function estimate(value: number | undefined, values: Float64Array, level: number): Estimate {
  if (value === undefined || !Number.isFinite(value)) return none;
  return { value, interval: intervalOf(values, level) };
}

export function exponent(value: number | undefined, values: Float64Array, level: number): Exponent {
  const { interval } = estimate(value, values, level);
  if (value === undefined || !Number.isFinite(value)) return noExponent;
  if (interval === null) return { value, interval, error: null };
  const finite = values.filter(Number.isFinite);
  const mean = finite.reduce((sum, one) => sum + one / finite.length, 0);
  const squares = finite.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { value, interval, error: Math.sqrt(squares / (finite.length - 1)) };
}

/** An optimum in natural units with intervals; `reason` says why there is none. */
export function optimumOf(
  approach: ApproachNumber,
  optimum: LogOptimum | undefined,
  { logN, logD, loss }: Columns,
  level: number,
  reason = 'no optimum',
): Optimum {
  const found = logN.length === 0 ? 0 : logN.filter(Number.isFinite).length / logN.length;
  if (optimum === undefined || !Number.isFinite(optimum.logN)) {
    return { approach, reason, N: none, D: none, tokensPerParameter: none, loss: none, found };
  }
  const natural = (log: number, over: Float64Array) => estimate(Math.exp(log), over.map(Math.exp), level);
  return {
    approach,
    N: natural(optimum.logN, logN),
    D: natural(optimum.logD, logD),
    tokensPerParameter: natural(
      optimum.logD - optimum.logN,
      logD.map((value, i) => value - logN[i]),
    ),
    loss: estimate(optimum.loss, loss, level),
    found,
  };
}
