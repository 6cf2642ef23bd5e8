import type { Evaluator } from '../formula/evaluator.js';
import { addRows } from '../linear-algebra/matrix-shape.js';
import { packedLength } from '../linear-algebra/packed.js';
import type { SparseRows } from '../linear-algebra/sparse-vector.js';
import { hasKink, huberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { shapeOf, sparseRows } from '../problem/group-coordinates.js';
import { sandwichCovariance } from '../statistics/asymptotic.js';
import { densityAtKink } from '../statistics/kink-density.js';
import { expectedSlopes } from '../statistics/smoothed-slope.js';
import type { ProblemData } from './kernel.js';
import type { Polished } from './polish.js';

/** How rows enter the sum of scores. */
export interface Sampling {
  /** Weights before rows were drawn: a row drawn twice is two rows, not one of double precision. */
  readonly weight: Float64Array;
  /** Rows of one group depend on one another. */
  readonly group?: Uint32Array;
}

/** Ingredients of a sandwich covariance. Rows that carry no weight have zeros. */
export interface Scores {
  /** Rows drawn, counted with multiplicity. */
  readonly rows: number;
  /** Weight times psi, signed, scaled so that in a sum of squares a row drawn m times counts m times. */
  readonly psi: Float64Array;
  /** Weight times the expected psi' of the row, drawn once. */
  readonly slope: Float64Array;
  /** Of the problem's shape: the objective's second derivative with the expected psi' in place of the observed one. */
  readonly bread: Float64Array;
}

/** Scores of any penalty; `jacobian` is d residual / d u a row, `hessian` the objective's own second derivative. */
export function scoresAt(
  problem: ProblemData,
  residual: Float64Array,
  jacobian: SparseRows,
  hessian: Float64Array,
  { weight: baseWeight, group }: Sampling,
): Scores {
  const { weight, loss } = problem;
  const multiplicity = weight.map((w, row) => (w > 0 ? w / baseWeight[row] : 0));
  const rows = multiplicity.reduce((sum, count) => sum + count, 0);
  const kink = hasKink(loss.rho);
  const { psi, slope, extra } = kink
    ? kinkSlopes(problem, residual, multiplicity, baseWeight, group !== undefined)
    : huberSlopes(problem, residual, multiplicity, baseWeight);
  const bread = kink ? new Float64Array(hessian.length) : hessian.slice();
  addRows(shapeOf(problem), bread, jacobian, (row) => extra[row]);
  return { rows, psi, slope, bread };
}

/** The rows' parts of {@link Scores}; `extra`, times J J', is added to the objective's own second derivative. */
interface Slopes {
  readonly psi: Float64Array;
  readonly slope: Float64Array;
  readonly extra: Float64Array;
}

function huberSlopes(
  { weight, loss }: ProblemData,
  residual: Float64Array,
  multiplicity: Float64Array,
  baseWeight: Float64Array,
): Slopes {
  const { delta, up, down } = huberForm(loss.rho, 0);
  const expected = expectedSlopes(residual, multiplicity, { delta, up, down });
  const side = (row: number): number => (residual[row] > 0 ? up : down);
  const drawn = (of: (row: number) => number): Float64Array =>
    multiplicity.map((m, row) => (m === 0 ? 0 : of(row)));
  return {
    psi: drawn(
      (row) =>
        (weight[row] / Math.sqrt(multiplicity[row])) *
        side(row) *
        Math.min(Math.max(residual[row], -delta), delta),
    ),
    slope: drawn((row) => baseWeight[row] * expected[row]),
    extra: drawn((row) => weight[row] * (expected[row] - (Math.abs(residual[row]) <= delta ? side(row) : 0))),
  };
}

/**
 * A kink has a second derivative in expectation only: its jump times the density of the noise there. The expected square of
 * a row's psi is up times down, whatever its noise; the observed signs are needed only where rows are dependent. Rows that
 * are left out of the density need no correction by leverage.
 */
function kinkSlopes(
  { size, weight, loss }: ProblemData,
  residual: Float64Array,
  multiplicity: Float64Array,
  baseWeight: Float64Array,
  grouped: boolean,
): Slopes {
  const { up, down } = huberForm(loss.rho, 1);
  const { rows: density, exact } = densityAtKink(residual, multiplicity, size, down / (up + down));
  const expected = Math.sqrt(up * down);
  const psi = multiplicity.map((m, row) => {
    // The subgradient of a row that is fitted exactly is any slope between -down and up.
    if (m === 0 || (grouped && exact.includes(row))) return 0;
    const factor = grouped ? (residual[row] > 0 ? up : -down) : expected;
    return (weight[row] / Math.sqrt(m)) * factor;
  });
  return {
    psi,
    slope: new Float64Array(baseWeight.length),
    extra: multiplicity.map((m, row) => (m === 0 ? 0 : weight[row] * (up + down) * density[row])),
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
  const notAvailable = new Float64Array(packedLength(size)).fill(Number.NaN);
  const { value, gradient } = evaluator.gradient(parameters);
  const scale = residualSlopes(problem);
  const jacobian = sparseRows(
    problem,
    gradient.map((column) => column.map((slope, row) => slope * scale[row])),
  );
  const residual = value.map((predicted, row) => (predicted - target[row]) * scale[row]);
  const { rows, psi, slope, bread } = scoresAt(problem, residual, jacobian, hessian, sampling);
  return (
    sandwichCovariance(shapeOf(problem), rows, jacobian, psi, bread, sampling.group, slope) ?? notAvailable
  );
}
