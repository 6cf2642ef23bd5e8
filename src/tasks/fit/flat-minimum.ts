/** The extent of a flat minimum: for each parameter the interval over which the minimised objective stays equal. */

import type { Model } from '../../problem/model.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { createPolisher, type Polished, type Polisher } from '../../solver/polish.js';
import { robustDeviation } from '../../statistics/smoothed-slope.js';
import { formatNumber, listed } from '../../text.js';
import type { Minima } from './minima.js';
import type { FlatMinimum } from './record.js';

/** Objectives that differ by less, relative, are equal. */
const EQUAL_OBJECTIVES = 1e-10;

/** The first step from the optimum, relative to the value, or absolute where that is 0. */
const FIRST_STEP = 1e-4;

/** Steps double until the objective rises; after so many the interval is unbounded. */
const MAX_DOUBLINGS = 40;

/** Tolerance of a limit, relative to its distance from the optimum. */
const LIMIT_TOLERANCE = 1e-6;

/**
 * `minima` with the flat intervals of the best minimum, if it is flat. With one parameter the optimum moves to the
 * midpoint of its interval, as for the median of an even number of values; with several it stays.
 */
export function withFlatInterval(model: Model, kernel: CpuKernel, minima: Minima): Minima {
  const [first, ...others] = minima.found;
  if (first?.polished.flat !== true) return minima;
  const polish = createPolisher(kernel);
  const best = first.polished;
  const limits = model.free.map((_, i): readonly [number, number] => [
    limitOf(kernel, polish, best, i, -1),
    limitOf(kernel, polish, best, i, 1),
  ]);
  const natural = [0, 1].map((side) =>
    model.toNatural(
      Float64Array.from(best.parameters, (x, i) => (Number.isFinite(limits[i][side]) ? limits[i][side] : x)),
    ),
  );
  const middle = limits.length === 1 && limits[0].every(Number.isFinite) ? fitAtMidpoint() : undefined;
  const chosen = middle ?? best;
  const entries = model.free.map(({ name }, i): readonly [string, FlatMinimum['ends'][string]] => {
    const [lo, hi] = [0, 1].map((side) => (Number.isFinite(limits[i][side]) ? natural[side][i] : null));
    return [name, [lo, hi]];
  });
  return {
    ...minima,
    found: [{ ...first, polished: chosen }, ...others],
    flat: { ends: Object.fromEntries(entries), text: flatText(model, chosen, entries, middle !== undefined) },
  };

  function fitAtMidpoint(): Polished | undefined {
    const at = model.toInternal([(natural[0][0] + natural[1][0]) / 2]);
    const there = polish(at, { hold: [0] });
    return isEqual(best, there) ? { ...there, flat: true } : undefined;
  }
}

function isEqual(best: Polished, { objective }: Polished): boolean {
  return objective <= best.objective * (1 + EQUAL_OBJECTIVES);
}

/** The furthest value of coordinate `i` on one side with an equal objective after refitting the others; infinite if unbounded. */
function limitOf(
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
  const isEqualAt = (x: number): boolean => {
    const start = inside.parameters.slice();
    start[i] = x;
    const fit = polish(start, { hold: [i] });
    if (!isEqual(best, fit)) return false;
    inside = fit;
    return true;
  };
  let outside: number | undefined;
  for (let k = 0; outside === undefined; k++) {
    if (k === MAX_DOUBLINGS) return side * Infinity;
    const x = x0 + side * step * 2 ** k;
    const reachesBound = side * (x - bound) >= 0;
    if (!isEqualAt(reachesBound ? bound : x)) outside = reachesBound ? bound : x;
    else if (reachesBound) return bound;
  }
  while (Math.abs(outside - inside.parameters[i]) > LIMIT_TOLERANCE * Math.abs(outside - x0)) {
    const x: number = (outside + inside.parameters[i]) / 2;
    if (x === outside || x === inside.parameters[i]) break;
    if (!isEqualAt(x)) outside = x;
  }
  return inside.parameters[i];
}

function flatText(
  { problem }: Model,
  best: Polished,
  limits: readonly (readonly [string, FlatMinimum['ends'][string]])[],
  isMiddle: boolean,
): string {
  const ranges = limits.map(([name, [lo, hi]]) => {
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
