import { symmetricEigen } from '../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';

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
  const { values } = symmetricEigen(scaled, free.length);
  const condition = values[0] / values[free.length - 1];
  return condition > 0 && condition < WORST_CONDITION ? condition : WORST_CONDITION;
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
