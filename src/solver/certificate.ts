import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import { symmetricEigen } from '../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';

/** Matrices from this size on have their condition estimated by iteration: all eigenvalues would take longer than the fit. */
export const MANY_COORDINATES = 64;

/** Steps of the iterations for the extreme eigenvalues, which settle to about a percent. */
const POWER_STEPS = 40;

/** Condition numbers are reported up to this, where the smallest eigenvalue is all rounding in float64. */
const WORST_CONDITION = 1 / Number.EPSILON;

/**
 * Condition number of a packed symmetric matrix scaled to unit diagonal, over the coordinates that are not frozen.
 * Always finite: a matrix that is not positive definite to rounding has {@link WORST_CONDITION}.
 */
export function scaledCondition(packed: Float64Array, frozen: Uint8Array): number {
  const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
  if (free.length === 0) return 1;
  const root = free.map((i) => Math.sqrt(packed[packedIndex(i, i)]));
  if (!root.every((size) => size > 0)) return WORST_CONDITION;
  const scaled = new Float64Array(packedLength(free.length));
  free.forEach((i, row) => {
    for (let column = 0; column <= row; column++) {
      const j = free[column];
      scaled[packedIndex(row, column)] =
        row === column ? 1 : packed[packedIndex(i, j)] / (root[row] * root[column]);
    }
  });
  if (free.length >= MANY_COORDINATES) return estimatedCondition(scaled, free.length);
  const { values } = symmetricEigen(scaled, free.length);
  const condition = values[0] / values[free.length - 1];
  return condition > 0 && condition < WORST_CONDITION ? condition : WORST_CONDITION;
}

/** By power iteration, and by inverse iteration with the Cholesky factor; {@link WORST_CONDITION} where there is none. */
export function estimatedCondition(packed: Float64Array, n: number): number {
  const factor = packed.slice();
  if (!choleskyFactor(factor, n, Number.EPSILON)) return WORST_CONDITION;
  const largest = dominant(n, (x) => multiply(packed, x));
  const smallest = dominant(n, (x) => {
    const solved = x.slice();
    choleskySolve(factor, n, solved);
    return solved;
  });
  return Math.min(largest * smallest, WORST_CONDITION);
}

/** The largest eigenvalue of a positive definite operator. */
function dominant(n: number, apply: (x: Float64Array) => Float64Array): number {
  // Any start will do that is orthogonal to no eigenvector by symmetry.
  let x: Float64Array = Float64Array.from({ length: n }, (_, i) => 1 + 0.5 * Math.sin(1 + i * i));
  let size = 1;
  for (let step = 0; step <= POWER_STEPS; step++) {
    x = apply(x);
    size = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
    x = x.map((value) => value / size);
  }
  return size;
}

function multiply(packed: Float64Array, x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0, entry = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++, entry++) {
      if (packed[entry] === 0) continue;
      out[i] += packed[entry] * x[j];
      out[j] += packed[entry] * x[i];
    }
    out[i] += packed[entry++] * x[i];
  }
  return out;
}

/** Largest |g_i| / sqrt(curvature of i) over the coordinates that are not frozen. */
export function scaledGradient(gradient: Float64Array, packed: Float64Array, frozen: Uint8Array): number {
  let largest = 0;
  for (let i = 0; i < gradient.length; i++) {
    const curvature = packed[packedIndex(i, i)];
    if (!frozen[i] && curvature > 0)
      largest = Math.max(largest, Math.abs(gradient[i]) / Math.sqrt(curvature));
  }
  return largest;
}
