/** Minima without curvature: where a robust penalty is linear at every row, the minimisers form an interval. */
import { symmetricEigen } from '../linear-algebra/eigen.js';
import { type MatrixShape, packedOf } from '../linear-algebra/matrix-shape.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import type { Rho } from '../loss/loss.js';
import { scaledCondition } from './certificate.js';

/** Negative curvature beyond this fraction of the Gauss-Newton matrix's is that of a saddle, not of a flat minimum. */
const MAX_NEGATIVE_CURVATURE = 1e-6;

/** A multiplier at this fraction of its limit or above counts as at the limit: the objective is constant along that edge. */
export const AT_LIMIT = 1 - 1e-9;

/**
 * Whether a stationary point lacks curvature because of the penalty, not of the law: the rows determine all parameters
 * (`gaussNewton` weights every row), but every residual is in the linear part of the penalty, and the gradients
 * cancel. Examples: the median of an even number of losses, Huber's loss with a delta far below the scatter.
 */
export function isFlatMinimum(
  rho: Rho,
  shape: MatrixShape,
  gaussNewton: Float64Array,
  hessian: Float64Array,
  frozen: Uint8Array,
  singular: number,
): boolean {
  if (rho.kind === 'squared' || scaledCondition(shape, gaussNewton, frozen) >= singular) return false;
  const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
  const root = free.map((i) => Math.sqrt(gaussNewton[shape.start[i] + i]));
  const packed = packedOf(shape, hessian);
  const scaled = new Float64Array(packedLength(free.length));
  free.forEach((i, row) => {
    for (let column = 0; column <= row; column++) {
      scaled[packedIndex(row, column)] = packed[packedIndex(i, free[column])] / (root[row] * root[column]);
    }
  });
  const { values } = symmetricEigen(scaled, free.length);
  return values[free.length - 1] >= -MAX_NEGATIVE_CURVATURE * Math.max(1, values[0]);
}
