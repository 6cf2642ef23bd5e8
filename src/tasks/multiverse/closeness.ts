/** Whether a universe's conclusion is close to the base's. */

import type { FitOutcome } from '../fit/outcome.js';
import type { Quantity } from './conclusions.js';
import type { MultiverseJob } from './job.js';
import type { Point } from './universes.js';

type Predict = FitOutcome['predict'];

/** Inputs at which the floor of a law is evaluated: decreasing terms vanish, and powers are still finite. */
const ENDLESS = 1e150;

/** Search range of compute factors, per input. */
const FARTHEST = 1e12;

/**
 * Whether `value` is within the job's tolerance of the base's. For predicted losses the job selects the scale: relative
 * to the loss; relative to the reducible part of the base's, above its limit as all inputs grow; or the factor of
 * compute, all inputs of the point growing equally, at which the base has the same loss.
 */
export function isClose(
  { within, measure }: Pick<MultiverseJob, 'within' | 'measure'>,
  points: readonly Point[],
  predict: Predict | undefined,
  { kind, name }: Pick<Quantity, 'kind' | 'name'>,
  value: number,
  base: number,
): boolean {
  const point = points.find(({ text }) => text === name);
  if (kind !== 'predictions' || measure === 'loss' || point === undefined || predict === undefined)
    return Math.abs(value - base) <= within * Math.abs(base);
  if (measure === 'reducible') {
    const floor = at(predict, point, () => ENDLESS);
    return Math.abs(value - base) <= within * (base - (Number.isFinite(floor) ? floor : 0));
  }
  return Math.abs(Math.log(computeFactor(predict, point, value))) <= Math.log1p(within);
}

/** Factor of compute, the product of the inputs, at which the base has the loss `value`; 0 or infinite if it never has. */
export function computeFactor(predict: Predict, point: Point, value: number): number {
  const inputs = Object.keys(point.at).length;
  let [lo, hi] = [1 / FARTHEST, FARTHEST];
  const lossAt = (factor: number): number => at(predict, point, (input) => input * factor);
  if (value >= lossAt(lo)) return 0;
  if (value <= lossAt(hi)) return Infinity;
  for (let step = 0; step < 100; step++) {
    const middle = Math.sqrt(lo * hi);
    if (lossAt(middle) > value) lo = middle;
    else hi = middle;
  }
  return lo ** inputs;
}

function at(predict: Predict, point: Point, of: (input: number) => number): number {
  return predict(Object.fromEntries(Object.entries(point.at).map(([name, input]) => [name, [of(input)]])))[0];
}
