/** Eigenvectors of a Hessian: those with a curvature, and those whose curvature is zero to rounding. */
import { choleskyFactor, inverseFactor } from '../../linear-algebra/cholesky.js';
import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import { estimatedCondition, MANY_COORDINATES } from '../../solver/certificate.js';

/** An eigenvalue of the scaled matrix below this fraction of the largest is rounding: the direction is flat. */
const FLAT_CURVATURE = 1e-13;

/** A large matrix of less than this condition has no flat direction, and its eigenvectors are not needed. */
const WELL_CONDITIONED = 1e11;

/** A quantity is open where at least this fraction of its squared gradient lies along flat directions. */
const OPEN_FRACTION = 1e-6;

/** Vectors are in the matrix's own coordinates and conjugate: the inverse is the sum of v v' / curvature. */
export interface EigenDirections {
  readonly determined: readonly { readonly curvature: number; readonly vector: Float64Array }[];
  readonly flat: readonly Float64Array[];
}

/**
 * Of a packed symmetric `size` x `size` matrix scaled to unit diagonal. Vectors are zero in the `frozen` coordinates. Those of
 * a large and well-conditioned matrix are rows of the inverse of its Cholesky factor, of curvature 1: they are conjugate
 * too, and those of one group of rows are zero in the coordinates of the others.
 */
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
  const embed = (vector: Float64Array): Float64Array => {
    const embedded = new Float64Array(size);
    for (let a = 0; a < vector.length; a++) embedded[free[a]] = vector[a] / scale[a];
    return embedded;
  };
  if (free.length >= MANY_COORDINATES && estimatedCondition(scaled, free.length) < WELL_CONDITIONED) {
    const factor = scaled.slice();
    choleskyFactor(factor, free.length);
    const rows = inverseFactor(factor, free.length);
    return { determined: rows.map((row) => ({ curvature: 1, vector: embed(row) })), flat: [] };
  }
  const { values, vectors } = symmetricEigen(scaled, free.length);
  const all = vectors.map((vector, k) => ({ curvature: values[k], vector: embed(vector) }));
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

/** Products of a gradient with vectors; of many coordinates it depends on few. */
export function productsWith(gradient: Float64Array): (vector: Float64Array) => number {
  const places = Array.from(gradient.keys()).filter((i) => gradient[i] !== 0);
  if (2 * places.length > gradient.length) return (vector) => dot(vector, gradient);
  return (vector) => places.reduce((sum, i) => sum + vector[i] * gradient[i], 0);
}

/** Whether a quantity with this gradient changes along a flat direction. */
export function isOpen({ determined, flat }: EigenDirections, gradient: Float64Array): boolean {
  if (flat.length === 0) return false;
  const times = productsWith(gradient);
  const along = flat.reduce((sum, vector) => sum + times(vector) ** 2, 0);
  const total = determined.reduce((sum, { vector }) => sum + times(vector) ** 2, along);
  return along > OPEN_FRACTION * total;
}

/** gradient' matrix^-1 gradient over the determined directions. */
export function inverseForm({ determined }: EigenDirections, gradient: Float64Array): number {
  const times = productsWith(gradient);
  return determined.reduce((sum, { curvature, vector }) => sum + times(vector) ** 2 / curvature, 0);
}
