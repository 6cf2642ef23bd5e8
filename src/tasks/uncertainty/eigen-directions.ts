/** Eigenvectors of a Hessian: those with a curvature, and those whose curvature is zero to rounding. */
import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';

/** An eigenvalue of the scaled matrix below this fraction of the largest is rounding: the direction is flat. */
const FLAT_CURVATURE = 1e-13;

/** A quantity is open where at least this fraction of its squared gradient lies along flat directions. */
const OPEN_FRACTION = 1e-6;

/** Vectors are in the matrix's own coordinates and conjugate: the inverse is the sum of v v' / curvature. */
export interface EigenDirections {
  readonly determined: readonly { readonly curvature: number; readonly vector: Float64Array }[];
  readonly flat: readonly Float64Array[];
}

/** Of a packed symmetric `size` x `size` matrix scaled to unit diagonal. Vectors are zero in the `frozen` coordinates. */
export function eigenDirections(
  matrix: Float64Array,
  size: number,
  frozen: readonly number[] = [],
): EigenDirections {
  const free = Array.from({ length: size }, (_, i) => i).filter((i) => !frozen.includes(i));
  const scale = free.map((i) => Math.sqrt(Math.max(matrix[packedIndex(i, i)], 0)) || 1);
  const scaled = new Float64Array(packedLength(free.length));
  for (let a = 0; a < free.length; a++) {
    for (let b = 0; b <= a; b++) {
      scaled[packedIndex(a, b)] = matrix[packedIndex(free[a], free[b])] / (scale[a] * scale[b]);
    }
  }
  const { values, vectors } = symmetricEigen(scaled, free.length);
  const all = vectors.map((vector, k) => {
    const embedded = new Float64Array(size);
    free.forEach((i, a) => {
      embedded[i] = vector[a] / scale[a];
    });
    return { curvature: values[k], vector: embedded };
  });
  const isDetermined = ({ curvature }: { curvature: number }): boolean =>
    curvature > FLAT_CURVATURE * values[0];
  return {
    determined: all.filter(isDetermined),
    flat: all.filter((direction) => !isDetermined(direction)).map(({ vector }) => vector),
  };
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Whether a quantity with this gradient changes along a flat direction. */
export function isOpen({ determined, flat }: EigenDirections, gradient: Float64Array): boolean {
  const along = flat.reduce((sum, vector) => sum + dot(vector, gradient) ** 2, 0);
  const total = determined.reduce((sum, { vector }) => sum + dot(vector, gradient) ** 2, along);
  return along > OPEN_FRACTION * total;
}

/** gradient' matrix^-1 gradient over the determined directions. */
export function inverseForm({ determined }: EigenDirections, gradient: Float64Array): number {
  return determined.reduce((sum, { curvature, vector }) => sum + dot(vector, gradient) ** 2 / curvature, 0);
}
