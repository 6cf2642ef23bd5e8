/** Minima without curvature of their own: where a robust penalty is straight at every row, a whole interval is as good. */
import { symmetricEigen } from '../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import type { Rho } from '../loss/loss.js';
import { scaledCondition } from './certificate.js';

/** Negative curvature beyond this share of the Gauss-Newton matrix's is that of a saddle, not of a flat minimum. */
const SADDLE = 1e-6;

/** A multiplier as near to its limit as this lies at it: the edge beyond is as good. */
export const AT_LIMIT = 1 - 1e-9;

/**
 * Whether the missing curvature of a stationary point is the penalty's doing, not the law's: the rows tell all parameters
 * apart (`gaussNewton`, packed, weighs every row), but each pulls with its full slope, and the pulls cancel. Medians of an
 * even number of losses are such, and Huber's loss with a delta far below the scatter.
 */
export function isFlatMinimum(
  rho: Rho,
  gaussNewton: Float64Array,
  hessian: Float64Array,
  frozen: Uint8Array,
  singular: number,
): boolean {
  if (rho.kind === 'squared' || scaledCondition(gaussNewton, frozen) >= singular) return false;
  const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
  const root = free.map((i) => Math.sqrt(gaussNewton[packedIndex(i, i)]));
  const scaled = new Float64Array(packedLength(free.length));
  free.forEach((i, row) => {
    for (let column = 0; column <= row; column++) {
      scaled[packedIndex(row, column)] = hessian[packedIndex(i, free[column])] / (root[row] * root[column]);
    }
  });
  const { values } = symmetricEigen(scaled, free.length);
  return values[free.length - 1] >= -SADDLE * Math.max(1, values[0]);
}
