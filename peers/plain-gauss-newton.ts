import { type PlainObjective, SIZE } from './loss.js';

const STEPS = 500;

/** The search ends when a full step promises less than this, relative to the objective. */
const TOLERANCE = 1e-9;

/** Gauss-Newton by hand, in place: reweighted where the loss is Huber's, damped as Levenberg and Marquardt do. */
export function gaussNewton(objective: PlainObjective, x: Float64Array): void {
  let [g, nextG] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  let [A, nextA] = [new Float64Array(15), new Float64Array(15)];
  const L = new Float64Array(15);
  const step = new Float64Array(SIZE);
  const next = new Float64Array(SIZE);
  let damping = 1e-3;
  let f = objective.normal(x, g, A);
  for (let k = 0; k < STEPS; k++) {
    if (!solve(A, g, damping, L, step)) {
      damping = Math.max(4 * damping, 1e-12);
      continue;
    }
    let promise = 0;
    for (let i = 0; i < SIZE; i++) {
      next[i] = x[i] - step[i];
      promise += (g[i] * step[i]) / 2;
    }
    if (damping <= 1e-6 && promise < TOLERANCE * f) return;
    const trial = objective.normal(next, nextG, nextA);
    if (trial < f) {
      f = trial;
      x.set(next);
      [g, nextG, A, nextA] = [nextG, g, nextA, A];
      damping = Math.max(damping / 5, 1e-12);
    } else if (damping > 1e10) {
      return;
    } else {
      damping *= 4;
    }
  }
}

/** Solves (A + damping diag A) step = g by Cholesky; false where the matrix is not positive. */
function solve(
  A: Float64Array,
  g: Float64Array,
  damping: number,
  L: Float64Array,
  step: Float64Array,
): boolean {
  const at = (i: number, j: number): number => (i * (i + 1)) / 2 + j;
  for (let i = 0; i < SIZE; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = A[at(i, j)];
      if (i === j) sum += damping * sum + 1e-30;
      for (let k = 0; k < j; k++) sum -= L[at(i, k)] * L[at(j, k)];
      if (i !== j) L[at(i, j)] = sum / L[at(j, j)];
      else if (sum > 0) L[at(i, i)] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < SIZE; i++) {
    let sum = g[i];
    for (let k = 0; k < i; k++) sum -= L[at(i, k)] * step[k];
    step[i] = sum / L[at(i, i)];
  }
  for (let i = SIZE - 1; i >= 0; i--) {
    let sum = step[i];
    for (let k = i + 1; k < SIZE; k++) sum -= L[at(k, i)] * step[k];
    step[i] = sum / L[at(i, i)];
  }
  return true;
}
