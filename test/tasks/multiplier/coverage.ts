/** How often intervals of compute multipliers hold the truth, for so few runs. */
import { threefry } from '../../../src/problem/threefry.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { pairOf, parallel, separate } from '../../../src/tasks/multiplier/shift.js';

const FLOOR = 1.69;
const FACTOR = 2;

/**
 * Shares of simulated ladders of `counts` runs whose 95 % intervals hold the true multiplier, by one exponent and by two at 1e21
 * FLOP, and of those whose exponents are not found to differ. Log losses have normal noise of `noise` about L = E + A/C^beta.
 */
export function multiplierCoverage(
  [m, n]: readonly [number, number],
  simulations: number,
  { noise = 0.006, floor = FLOOR } = {},
) {
  const held = { one: 0, own: 0, equal: 0 };
  for (let k = 0; k < simulations; k++) {
    const ladder = (count: number, scale: number, from: number) => {
      const logCompute = Float64Array.from(
        { length: count },
        (_, i) => Math.log(1e19) + (i * Math.log(1e3)) / (count - 1),
      );
      const losses = logCompute.map((x, i) => {
        const [word] = threefry(17, m * 100 + n, k, from + i);
        const scatter = noise * normalQuantile((word + 0.5) / 2 ** 32);
        return (FLOOR + 1070 * (scale * Math.exp(x)) ** -0.154) * Math.exp(scatter);
      });
      return { logCompute, losses };
    };
    const [a, b] = [ladder(m, 1, 0), ladder(n, FACTOR, m)];
    const both = parallel(pairOf(a, b, floor), 0.95);
    const each = both && separate(a, b, floor, both, 0.95);
    const holds = (interval: readonly [number | null, number | null] | undefined) =>
      interval !== undefined &&
      (interval[0] ?? -Infinity) <= Math.log(FACTOR) &&
      (interval[1] ?? Infinity) >= Math.log(FACTOR);
    held.one += Number(holds(both?.shift.interval));
    held.own += Number(holds(each?.shiftAt(Math.log(1e21)).interval));
    held.equal += Number((each?.p ?? 0) > 0.05);
  }
  return { one: held.one / simulations, own: held.own / simulations, equal: held.equal / simulations };
}
