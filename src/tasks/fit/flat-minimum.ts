/** How far a minimum without curvature reaches: every parameter's values that leave the objective as low. */

import type { Model } from '../../problem/model.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { createPolisher, type Polished, type Polisher } from '../../solver/polish.js';
import { robustDeviation } from '../../statistics/smoothed-slope.js';
import { formatNumber, listed } from '../../text.js';
import type { Minima } from './minima.js';
import type { FlatMinimum } from './record.js';

/** Objectives that differ by less, relative, are as good. */
const AS_GOOD = 1e-10;

/** The first step from the optimum, as a share of the value or of one. */
const FIRST_STEP = 1e-4;

/** Steps double until the objective rises; beyond so many the end is open. */
const MOST_DOUBLINGS = 40;

/** An end is found to this share of its distance. */
const END_SHARE = 1e-6;

/**
 * `minima` with the ends of the best where that is flat. A single parameter's optimum moves to the middle of its interval,
 * as the median of an even number of values does; of several parameters the optimum stays where it was found.
 */
export function withFlatEnds(model: Model, kernel: CpuKernel, minima: Minima): Minima {
  const [first, ...others] = minima.found;
  if (first?.polished.flat !== true) return minima;
  const polish = createPolisher(kernel);
  const best = first.polished;
  const ends = model.free.map((_, i): readonly [number, number] => [
    endOf(kernel, polish, best, i, -1),
    endOf(kernel, polish, best, i, 1),
  ]);
  const natural = [0, 1].map((side) =>
    model.toNatural(
      Float64Array.from(best.parameters, (x, i) => (Number.isFinite(ends[i][side]) ? ends[i][side] : x)),
    ),
  );
  const middle = ends.length === 1 && ends[0].every(Number.isFinite) ? inTheMiddle() : undefined;
  const chosen = middle ?? best;
  const told = model.free.map(({ name }, i): readonly [string, FlatMinimum['ends'][string]] => {
    const [lo, hi] = [0, 1].map((side) => (Number.isFinite(ends[i][side]) ? natural[side][i] : null));
    return [name, [lo, hi]];
  });
  return {
    ...minima,
    found: [{ ...first, polished: chosen }, ...others],
    flat: { ends: Object.fromEntries(told), text: flatText(model, chosen, told, middle !== undefined) },
  };

  function inTheMiddle(): Polished | undefined {
    const at = model.toInternal([(natural[0][0] + natural[1][0]) / 2]);
    const there = polish(at, { hold: [0] });
    return isAsGood(best, there) ? { ...there, flat: true } : undefined;
  }
}

function isAsGood(best: Polished, { objective }: Polished): boolean {
  return objective <= best.objective * (1 + AS_GOOD);
}

/** The last value of coordinate `i` on one side with which the others can be fitted as well; infinite where none is the last. */
function endOf(
  { lower, upper }: CpuKernel,
  polish: Polisher,
  best: Polished,
  i: number,
  side: 1 | -1,
): number {
  const x0 = best.parameters[i];
  const bound = side > 0 ? upper[i] : lower[i];
  const step = FIRST_STEP * (Math.abs(x0) || 1);
  let inside = best;
  const asGood = (x: number): boolean => {
    const start = inside.parameters.slice();
    start[i] = x;
    const fit = polish(start, { hold: [i] });
    if (!isAsGood(best, fit)) return false;
    inside = fit;
    return true;
  };
  let outside: number | undefined;
  for (let k = 0; outside === undefined; k++) {
    if (k === MOST_DOUBLINGS) return side * Infinity;
    const x = x0 + side * step * 2 ** k;
    const reaches = side * (x - bound) >= 0;
    if (!asGood(reaches ? bound : x)) outside = reaches ? bound : x;
    else if (reaches) return bound;
  }
  while (Math.abs(outside - inside.parameters[i]) > END_SHARE * Math.abs(outside - x0)) {
    const x: number = (outside + inside.parameters[i]) / 2;
    if (x === outside || x === inside.parameters[i]) break;
    if (!asGood(x)) outside = x;
  }
  return inside.parameters[i];
}

function flatText(
  { problem }: Model,
  best: Polished,
  ends: readonly (readonly [string, FlatMinimum['ends'][string]])[],
  isMiddle: boolean,
): string {
  const ranges = ends.map(([name, [lo, hi]]) => {
    if (lo === null && hi === null) return `${name} anywhere`;
    if (lo === null) return `${name} up to ${formatNumber(hi ?? 0, 6)}`;
    if (hi === null) return `${name} from ${formatNumber(lo, 6)} on`;
    return `${name} from ${formatNumber(lo, 6)} to ${formatNumber(hi, 6)}`;
  });
  const { rho } = problem.loss;
  const together = ranges.length > 1 ? ', each with others that go with it' : '';
  const what = `The minimum is flat, the objective being as low for ${listed(ranges)}${together}`;
  if (rho.kind !== 'huber') {
    return `${what}: the rows above and below balance, as about the median of an even number of values${isMiddle ? ', and the middle is given' : ''}.`;
  }
  const value = problem.evaluator().value(best.parameters);
  const residual = value.map((v, row) => v - problem.target[row]);
  const scatter = robustDeviation(residual, problem.weight.map(Math.sign), 0);
  return `${what}: the loss is straight at every row, since delta (${formatNumber(rho.delta)}) is small against the scatter of the residuals (${formatNumber(scatter, 2)}). A larger --delta chooses among them.`;
}
