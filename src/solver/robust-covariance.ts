import type { Evaluator } from '../formula/evaluator.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import { hasKink, huberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { sandwichCovariance } from '../statistics/asymptotic.js';
import { densityAtKink } from '../statistics/kink-density.js';
import { shareWithin } from '../statistics/smoothed-slope.js';
import type { ProblemData } from './kernel.js';
import type { Polished } from './polish.js';

/** What each row stands for when scores are summed. */
export interface Sampling {
  /** Weights before rows were drawn: a row drawn twice is two rows, not one of double precision. */
  readonly weight: Float64Array;
  /** Rows of one group depend on one another. */
  readonly group?: Uint32Array;
}

/** What a sandwich is made of. Rows that carry no weight have zeros. */
export interface Scores {
  /** Rows drawn, each as often as it was. */
  readonly rows: number;
  /** Weight times psi, signed; squared and summed, a row drawn m times counts m times. */
  readonly psi: Float64Array;
  /** Weight times the psi' to be expected of the row, drawn once. */
  readonly slope: Float64Array;
  /** Packed: the objective's second derivative with psi' as it is to be expected, not as it fell out at each row. */
  readonly bread: Float64Array;
}

/** Of any penalty; `gradient` is d residual / d u_j a row, `hessian` the objective's own second derivative. */
export function scoresAt(
  problem: ProblemData,
  residual: Float64Array,
  gradient: readonly Float64Array[],
  hessian: Float64Array,
  { weight: undrawn, group }: Sampling,
): Scores {
  const { size, weight, loss } = problem;
  const times = weight.map((w, row) => (w > 0 ? w / undrawn[row] : 0));
  const rows = times.reduce((sum, count) => sum + count, 0);
  const kink = hasKink(loss.rho);
  const { psi, slope, more } = kink
    ? kinkSlopes(problem, residual, times, undrawn, group !== undefined)
    : huberSlopes(problem, residual, times, undrawn);
  const bread = kink ? new Float64Array(hessian.length) : hessian.slice();
  for (const [row, by] of more.entries()) {
    if (by === 0) continue;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) bread[packedIndex(i, j)] += by * gradient[i][row] * gradient[j][row];
    }
  }
  return { rows, psi, slope, bread };
}

/** What a row has of {@link Scores}, and what it adds to the objective's own second derivative, times J J'. */
interface Slopes {
  readonly psi: Float64Array;
  readonly slope: Float64Array;
  readonly more: Float64Array;
}

function huberSlopes(
  { weight, loss }: ProblemData,
  residual: Float64Array,
  times: Float64Array,
  undrawn: Float64Array,
): Slopes {
  const { delta, up } = huberForm(loss.rho, 0);
  const share = shareWithin(residual, times, delta);
  const drawn = (of: (row: number) => number): Float64Array => times.map((m, row) => (m === 0 ? 0 : of(row)));
  return {
    psi: drawn(
      (row) => (weight[row] / Math.sqrt(times[row])) * up * Math.min(Math.max(residual[row], -delta), delta),
    ),
    slope: drawn((row) => undrawn[row] * up * share[row]),
    more: drawn((row) => weight[row] * up * (share[row] - (Math.abs(residual[row]) <= delta ? 1 : 0))),
  };
}

/**
 * A kink has no second derivative but on average: its jump times the density of the noise there. The square of a row's
 * psi is to be expected to be up times down, whatever its noise; only where rows depend on one another are the signs as
 * they fell out needed. What is left out of the density needs no correction by leverage as well.
 */
function kinkSlopes(
  { size, weight, loss }: ProblemData,
  residual: Float64Array,
  times: Float64Array,
  undrawn: Float64Array,
  grouped: boolean,
): Slopes {
  const { up, down } = huberForm(loss.rho, 1);
  const { rows: density, exact } = densityAtKink(residual, times, size, down / (up + down));
  const expected = Math.sqrt(up * down);
  const psi = times.map((m, row) => {
    // The slope of a row that is fitted exactly is any between up and down.
    if (m === 0 || (grouped && exact.includes(row))) return 0;
    const by = grouped ? (residual[row] > 0 ? up : -down) : expected;
    return (weight[row] / Math.sqrt(m)) * by;
  });
  return {
    psi,
    slope: new Float64Array(undrawn.length),
    more: times.map((m, row) => (m === 0 ? 0 : weight[row] * (up + down) * density[row])),
  };
}

/**
 * The sandwich covariance of the internal coordinates at a minimum, packed, from the objective's second derivative and
 * the rows' scores (HC3; by groups CR1), for losses with a kink from the density of the residuals there; NaN where that is
 * not positive definite.
 */
export function robustCovariance(
  problem: ProblemData,
  evaluator: Evaluator,
  { parameters, hessian }: Polished,
  sampling: Sampling,
): Float64Array {
  const { size, target } = problem;
  const none = new Float64Array(packedLength(size)).fill(Number.NaN);
  const { value, gradient } = evaluator.gradient(parameters);
  const scale = residualSlopes(problem);
  const along = gradient.map((column) => column.map((slope, row) => slope * scale[row]));
  const residual = value.map((predicted, row) => (predicted - target[row]) * scale[row]);
  const { rows, psi, slope, bread } = scoresAt(problem, residual, along, hessian, sampling);
  return sandwichCovariance(size, rows, along, psi, bread, sampling.group, slope) ?? none;
}
