/**
 * Judges minima by the law's closures in float64, which share no code with the passes of any back end: the objective,
 * and by one Newton step how far the point is from the minimum it lies at.
 */

import type { Evaluator } from '../../../src/formula/evaluator.js';
import { addRows, entryIndex, factorise, solveFactored } from '../../../src/linear-algebra/matrix-shape.js';
import { packedIndex } from '../../../src/linear-algebra/packed.js';
import { huberForm } from '../../../src/loss/loss.js';
import { residualSlopes } from '../../../src/loss/residual.js';
import { rowCoordinates, shapeOf, sparseRows } from '../../../src/problem/group-coordinates.js';
import { createExactObjective } from '../../../src/solver/exact-objective.js';
import type { ProblemData } from '../../../src/solver/kernel.js';
import { damp } from '../../../src/solver/levenberg-marquardt.js';
import { sandwichCovariance } from '../../../src/statistics/asymptotic.js';
import type { Tally } from './tally.js';

/** Objectives agree to this, relative. */
const OBJECTIVE = 1e-8;

/** Parameters agree to this share of their standard errors. */
const PARAMETER = 1e-6;

/** A pivot below this share of its diagonal determines nothing. */
const PIVOT = 1e-10;

/** A fit's result, to be judged. */
export interface Claim {
  /** Internal coordinates. */
  readonly parameters: Float64Array;
  readonly objective: number;
  /** It says that it has converged. */
  readonly settled: boolean;
}

export interface MinimumJudge {
  /** The sum over rows of weight times penalty; observations as the problem holds them at the time. */
  objective(at: Float64Array): number;
  /** Adds to `tally` whether `claim` is a minimum, its objective right, and no higher than the `known` one. */
  minimum(tally: Tally, claim: Claim, known: number, what: string): void;
}

/** Of losses without a kink. */
export function createMinimumJudge(problem: ProblemData, evaluator: Evaluator): MinimumJudge {
  const objective = createExactObjective(problem, evaluator);
  return {
    objective,
    minimum(tally, { parameters, objective: claimed, settled }, known, what) {
      const found = objective(parameters);
      tally.add(
        Math.abs(claimed - found) / (OBJECTIVE * found),
        () => `${what} claims an objective of ${claimed}, which is ${found} in float64.`,
      );
      tally.add(
        Math.max(found / known - 1, 0) / OBJECTIVE,
        () => `${what} ends at ${found}, where ${known} can be had.`,
      );
      if (!settled) return;
      const step = newtonStep(problem, evaluator, parameters);
      if (step === undefined) return;
      tally.add(
        step.gain / (OBJECTIVE * found),
        () => `${what} ends ${step.gain} above the minimum next to it, ${found}.`,
      );
      tally.add(
        step.share / PARAMETER,
        () => `${what} ends ${step.share} standard errors from the minimum next to it.`,
      );
    },
  };
}

/**
 * What a full Newton step over the coordinates within their bounds would gain, and how long it is at most, in standard
 * errors; undefined where the curvature does not determine it.
 */
function newtonStep(
  problem: ProblemData,
  evaluator: Evaluator,
  at: Float64Array,
): { readonly gain: number; readonly share: number } | undefined {
  const { rows, size, target, weight, loss, lower, upper } = problem;
  const { delta, up } = huberForm(loss.rho, 0);
  const { value, gradient, hessian } = evaluator.hessian(at);
  const scale = residualSlopes(problem);
  const along = gradient.map((column) => column.map((slope, row) => slope * scale[row]));
  const jacobian = sparseRows(problem, along);
  const coordinates = rowCoordinates(problem);
  const psi = new Float64Array(rows);
  const bent = new Float64Array(rows);
  const g = new Float64Array(size);
  const shape = shapeOf(problem);
  const curvature = new Float64Array(shape.length);
  for (let row = 0; row < rows; row++) {
    if (weight[row] === 0) continue;
    const r = (value[row] - target[row]) * scale[row];
    psi[row] = weight[row] * up * Math.min(Math.max(r, -delta), delta);
    if (Math.abs(r) <= delta) bent[row] = weight[row] * up;
    coordinates(row).forEach((i, k, to) => {
      g[i] += psi[row] * along[k][row];
      for (let l = 0; l <= k; l++)
        curvature[entryIndex(shape, i, to[l])] +=
          psi[row] * scale[row] * (hessian[packedIndex(k, l)]?.[row] ?? 0);
    });
  }
  addRows(shape, curvature, jacobian, (row) => bent[row]);
  const frozen = Uint8Array.from(at, (x, i) => (x <= lower[i] || x >= upper[i] ? 1 : 0));
  const factor = new Float64Array(shape.length);
  damp(shape, factor, curvature, new Float64Array(size), 0, frozen);
  const bread = factor.slice();
  if (!factorise(shape, factor, PIVOT)) return undefined;
  const step = g.map((slope, i) => (frozen[i] ? 0 : -slope));
  solveFactored(shape, factor, step);
  const gain = step.reduce((sum, d, i) => sum - 0.5 * d * g[i], 0);
  const counted = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  const covariance = sandwichCovariance(shape, counted, jacobian, psi, bread);
  if (covariance === undefined) return { gain, share: 0 };
  const shares = step.map((d, i) => (frozen[i] ? 0 : Math.abs(d) / Math.sqrt(covariance[packedIndex(i, i)])));
  return { gain, share: Math.max(...shares) };
}
