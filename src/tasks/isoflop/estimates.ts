/** From columns over resamples to estimates with intervals. */
import { intervalOfFound } from '../../statistics/intervals.js';
import type { Columns, LogOptimum } from './optima.js';
import type { ApproachNumber, Estimate, Exponent, Optimum } from './record.js';

const none: Estimate = { value: null, interval: null };

export const noExponent: Exponent = { ...none, error: null };

export function estimate(value: number | undefined, values: Float64Array, level: number): Estimate {
  if (value === undefined || !Number.isFinite(value)) return none;
  return { value, interval: intervalOfFound(values, level) };
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
