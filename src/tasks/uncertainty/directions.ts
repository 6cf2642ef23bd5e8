/** The directions of a curvature: those it measures, and those along which it has nothing but rounding. */
import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';

/** Scaled curvature below this share of the largest is rounding: the direction is open. */
const FLAT = 1e-13;

/** A quantity is open where at least this share of its (squared) slope lies along open directions. */
const OPEN_SHARE = 1e-6;

/** Vectors are in the matrix's own coordinates, uncorrelated: the inverse is the sum of v v' / curvature. */
export interface Directions {
  readonly known: readonly { readonly curvature: number; readonly vector: Float64Array }[];
  readonly flat: readonly Float64Array[];
}

/** Of a packed symmetric `size` x `size` matrix, coordinates in `frozen` left out: vectors are zero there. */
export function directionsOf(matrix: Float64Array, size: number, frozen: readonly number[] = []): Directions {
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
    const whole = new Float64Array(size);
    free.forEach((i, a) => {
      whole[i] = vector[a] / scale[a];
    });
    return { curvature: values[k], vector: whole };
  });
  const isKnown = ({ curvature }: { curvature: number }): boolean => curvature > FLAT * values[0];
  return {
    known: all.filter(isKnown),
    flat: all.filter((direction) => !isKnown(direction)).map(({ vector }) => vector),
  };
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Whether a quantity with this gradient moves along an open direction. */
export function isOpen({ known, flat }: Directions, gradient: Float64Array): boolean {
  const along = flat.reduce((sum, vector) => sum + dot(vector, gradient) ** 2, 0);
  const total = known.reduce((sum, { vector }) => sum + dot(vector, gradient) ** 2, along);
  return along > OPEN_SHARE * total;
}

/** gradient' matrix^-1 gradient over the known directions. */
export function inverseForm({ known }: Directions, gradient: Float64Array): number {
  return known.reduce((sum, { curvature, vector }) => sum + dot(vector, gradient) ** 2 / curvature, 0);
}
