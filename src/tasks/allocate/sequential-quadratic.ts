/**
 * Sequential quadratic programming for many problems (rows) at once: all functions are evaluated together, while each
 * row has its own working set, multipliers and step length. Second derivatives are exact, so that convergence is quadratic.
 */

import { QuadraticProgram } from './quadratic-program.js';
import type { Evaluation } from './smooth-question.js';

/** A row has converged when a full step is this short; the error then is about its square. */
const SETTLED = 1e-9;

/** Constraint violations below this are rounding. */
const VIOLATION = 1e-10;

/** Tolerance of the Lagrangian's gradient, relative to the sum of its terms' magnitudes. */
const STATIONARY = 1e-6;

/** Smallest scale of an objective, since a logarithm may be zero. */
const UNIT = 1e-3;

/** Longest step of a coordinate: a factor of about seven for a logarithm. */
const LONGEST = 2;

/** Armijo constant: fraction of the predicted reduction that a step must achieve. */
const KEPT = 1e-4;

/** Smallest step length of the line search. */
const SHORTEST = 1e-6;

export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Results; arrays are by row. `evaluation.at` holds the coordinates. */
export interface SqpResult {
  readonly settled: Uint8Array;
  /** Where the row has converged. */
  readonly objective: Float64Array;
  /** Multipliers by constraint: the evaluation's, then lower and upper bounds of coordinates alternately. */
  readonly multipliers: readonly Float64Array[];
}

/** Solves every row from its start in `evaluation.at`, with at most `steps` evaluations. */
export function solveSqp(evaluation: Evaluation, { lower, upper }: Bounds, steps: number): SqpResult {
  const { rows, at, value, gradient, hessian } = evaluation;
  const n = at.length;
  const own = value.length - 1;
  const all = own + 2 * n;
  const quadratic = new QuadraticProgram(n, all);
  const { hessian: H, slope, rows: a, room, step, working } = quadratic;
  // The gradients of bounds are constant.
  for (let i = 0; i < n; i++) {
    a[(own + 2 * i) * n + i] = -1;
    a[(own + 2 * i + 1) * n + i] = 1;
  }
  const columns = (count: number) => Array.from({ length: count }, () => new Float64Array(rows));
  const base = columns(n);
  const direction = columns(n);
  const multipliers = columns(all);
  const weights = columns(own);
  const length = new Float64Array(rows);
  const merit = new Float64Array(rows).fill(Infinity);
  const promised = new Float64Array(rows);
  const residual = new Float64Array(rows).fill(Infinity);
  const sets = Array.from({ length: rows }, () => new Int32Array(0));
  const settled = new Uint8Array(rows);
  const objective = new Float64Array(rows).fill(Infinity);
  const ended = new Uint8Array(rows);
  for (let i = 0; i < n; i++) {
    for (let row = 0; row < rows; row++) at[i][row] = Math.min(Math.max(at[i][row], lower[i]), upper[i]);
  }

  /** Whether the last step was a feasibility step: it reduces constraint violation alone. */
  let isRestoring = false;
  let left = rows;
  for (let pass = 0; pass < steps && left > 0; pass++) {
    evaluation.run();
    for (let row = 0; row < rows; row++) {
      if (ended[row] === 1) continue;
      if (isAccepted(row)) takeStep(row);
      else shorten(row);
      if (ended[row] === 1) left--;
    }
  }
  return { settled, objective, multipliers };

  function meritAt(row: number): number {
    let sum = value[0][row];
    for (let c = 0; c < own; c++) sum += weights[c][row] * Math.max(0, value[c + 1][row]);
    return sum;
  }

  /** Optimality error: the Lagrangian's gradient and constraint violations. */
  function residualAt(row: number): number {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let lagrangian =
        gradient[0][i][row] - multipliers[own + 2 * i][row] + multipliers[own + 2 * i + 1][row];
      for (let c = 0; c < own; c++) lagrangian += multipliers[c][row] * gradient[c + 1][i][row];
      sum += Math.abs(lagrangian);
    }
    for (let c = 0; c < own; c++) sum += Math.max(0, value[c + 1][row]);
    return sum;
  }

  /** Whether the Lagrangian's gradient is small relative to its terms, or to the objective. */
  function isStationary(row: number): boolean {
    const objectiveSize = Math.abs(value[0][row]) + UNIT;
    for (let i = 0; i < n; i++) {
      const boundMultiplier = multipliers[own + 2 * i + 1][row] - multipliers[own + 2 * i][row];
      let sum = gradient[0][i][row] + boundMultiplier;
      let size = objectiveSize + Math.abs(gradient[0][i][row]) + Math.abs(boundMultiplier);
      for (let c = 0; c < own; c++) {
        const term = multipliers[c][row] * gradient[c + 1][i][row];
        sum += term;
        size += Math.abs(term);
      }
      if (!(Math.abs(sum) <= STATIONARY * size)) return false;
    }
    return true;
  }

  function isAccepted(row: number): boolean {
    if (merit[row] === Infinity) return Number.isFinite(meritAt(row)) || failed(row);
    const now = meritAt(row);
    if (!Number.isFinite(now)) return false;
    const rounding = 1e-13 * Math.abs(merit[row]);
    if (now <= merit[row] + KEPT * length[row] * promised[row] + rounding) return true;
    // Maratos effect: along a curved constraint full steps near the optimum may raise the merit function.
    return residualAt(row) <= 0.5 * residual[row];
  }

  /** A start without a finite value fails. */
  function failed(row: number): false {
    ended[row] = 1;
    return false;
  }

  function shorten(row: number): void {
    if (ended[row] === 1) return;
    length[row] /= 2;
    if (length[row] < SHORTEST) {
      for (let i = 0; i < n; i++) at[i][row] = base[i][row];
      ended[row] = 1;
      return;
    }
    for (let i = 0; i < n; i++) at[i][row] = base[i][row] + length[row] * direction[i][row];
  }

  function takeStep(row: number): void {
    if (!findStep(row)) {
      ended[row] = 1;
      return;
    }
    let longest = 0;
    let violation = 0;
    for (let i = 0; i < n; i++) longest = Math.max(longest, Math.abs(step[i]));
    for (let c = 0; c < own; c++) violation = Math.max(violation, value[c + 1][row]);
    sets[row] = working.slice(0, quadratic.bound);
    for (let c = 0; c < all; c++) multipliers[c][row] = quadratic.multipliers[c];
    if (isRestoring && longest <= SETTLED) {
      // Nothing nearby is feasible.
      ended[row] = 1;
      return;
    }
    if (longest <= SETTLED && violation <= VIOLATION) {
      // With added curvature a short step is no sign of convergence.
      ended[row] = 1;
      if (!isStationary(row)) return;
      // The last step is not evaluated: its effect on the objective is added to first order.
      objective[row] = value[0][row];
      for (let i = 0; i < n; i++) objective[row] += slope[i] * step[i];
      for (let i = 0; i < n; i++) at[i][row] = Math.min(Math.max(at[i][row] + step[i], lower[i]), upper[i]);
      settled[row] = 1;
      return;
    }
    promised[row] = 0;
    for (let i = 0; i < n; i++) promised[row] += slope[i] * step[i];
    for (let c = 0; c < own; c++) {
      weights[c][row] = Math.max(weights[c][row], 1.5 * quadratic.multipliers[c]);
      promised[row] -= weights[c][row] * Math.max(0, value[c + 1][row]);
    }
    merit[row] = meritAt(row);
    residual[row] = residualAt(row);
    length[row] = Math.min(1, LONGEST / longest);
    for (let i = 0; i < n; i++) {
      base[i][row] = at[i][row];
      direction[i][row] = step[i];
      at[i][row] += length[row] * step[i];
    }
  }

  /** The quadratic programme at the row's point; if it is infeasible, a feasibility step. */
  function findStep(row: number): boolean {
    for (let i = 0; i < n; i++) {
      slope[i] = gradient[0][i][row];
      room[own + 2 * i] = at[i][row] - lower[i];
      room[own + 2 * i + 1] = upper[i] - at[i][row];
    }
    for (let i = 0, k = 0; i < n; i++) {
      for (let j = 0; j <= i; j++, k++) {
        let sum = hessian[0][k][row];
        for (let c = 0; c < own; c++) {
          if (multipliers[c][row] !== 0) sum += multipliers[c][row] * hessian[c + 1][k][row];
        }
        H[i * n + j] = sum;
        H[j * n + i] = sum;
      }
    }
    for (let c = 0; c < own; c++) {
      for (let i = 0; i < n; i++) a[c * n + i] = gradient[c + 1][i][row];
      room[c] = -value[c + 1][row];
    }
    quadratic.bound = 0;
    for (const c of sets[row]) {
      if (quadratic.bound < n) working[quadratic.bound++] = c;
    }
    isRestoring = !quadratic.solve();
    if (!isRestoring) return step.every(Number.isFinite);
    // Least squares of the violated constraints, within the bounds of the coordinates.
    H.fill(0);
    for (let i = 0; i < n; i++) {
      H[i * n + i] = 1e-6;
      slope[i] = 0;
    }
    for (let c = 0; c < own; c++) {
      const violated = value[c + 1][row];
      if (!(violated > -VIOLATION)) continue;
      for (let i = 0; i < n; i++) {
        slope[i] += a[c * n + i] * Math.max(0, violated);
        for (let j = 0; j < n; j++) H[i * n + j] += a[c * n + i] * a[c * n + j];
      }
    }
    a.fill(0, 0, own * n);
    room.fill(1, 0, own);
    quadratic.bound = 0;
    return quadratic.solve() && step.every(Number.isFinite);
  }
}
