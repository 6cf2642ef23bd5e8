/**
 * The largest eigenvalues of block-diagonal matrices with a border, each in work proportional to the number of blocks: by
 * bisection on the number of eigenvalues above a value (Sylvester's law of inertia), and their vectors by inverse iteration.
 */
import { type SymmetricEigen, symmetricEigen } from './eigen.js';
import { entryIndex, type MatrixShape } from './matrix-shape.js';
import { packedIndex, packedLength } from './packed.js';

/** Steps of inverse iteration: from an eigenvalue that is right to rounding, one is most often enough. */
const STEPS = 3;

/** Eigenvectors of values that differ by less, relative, are kept orthogonal explicitly. */
const CLOSE = 1e-6;

/**
 * The eigenvalues above `threshold` of a positive semidefinite matrix, and at least the `fewest` largest ones, largest first,
 * with their vectors.
 */
export function largestEigenpairs(
  shape: MatrixShape,
  matrix: Float64Array,
  threshold: number,
  fewest = 0,
): SymmetricEigen {
  const rotated = withDiagonalBlocks(shape, matrix);
  const count = Math.max(countAbove(rotated, threshold), Math.min(fewest, shape.size));
  let high = largestRowSum(shape, matrix) * (1 + 1e-12);
  const values: number[] = [];
  const vectors: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    const value = kthLargest(rotated, k, high);
    high = value * (1 + 4 * Number.EPSILON) + Number.MIN_VALUE;
    const near = vectors.filter((_, i) => values[i] - value <= CLOSE * values[i]);
    vectors.push(vectorAt(rotated, value, near));
    values.push(value);
  }
  return { values: Float64Array.from(values), vectors: vectors.map((vector) => rotated.restore(vector)) };
}

/** A matrix whose blocks are diagonal, by a rotation of the coordinates of each. */
interface Rotated {
  readonly size: number;
  readonly border: number;
  readonly diagonal: Float64Array;
  /** By row of the border, its entries along the coordinates before the border. */
  readonly rows: readonly Float64Array[];
  /** Packed. */
  readonly corner: Float64Array;
  /** A vector in the coordinates before the rotation. */
  restore(vector: Float64Array): Float64Array;
}

function withDiagonalBlocks(shape: MatrixShape, matrix: Float64Array): Rotated {
  const { size, border, block } = shape;
  const full = size - border;
  const diagonal = new Float64Array(border);
  const rows = Array.from({ length: full }, () => new Float64Array(border));
  const rotations: (readonly Float64Array[])[] = [];
  for (let first = 0; first < border; first += block) {
    const packed = new Float64Array(packedLength(block));
    for (let i = 0; i < block; i++) {
      for (let j = 0; j <= i; j++)
        packed[packedIndex(i, j)] = matrix[entryIndex(shape, first + i, first + j)];
    }
    const { values, vectors } = symmetricEigen(packed, block);
    rotations.push(vectors);
    diagonal.set(values, first);
    for (let r = 0; r < full; r++) {
      const from = shape.start[border + r] + first;
      for (const [k, vector] of vectors.entries()) {
        for (let i = 0; i < block; i++) rows[r][first + k] += vector[i] * matrix[from + i];
      }
    }
  }
  const corner = new Float64Array(packedLength(full));
  for (let i = 0; i < full; i++) {
    for (let j = 0; j <= i; j++)
      corner[packedIndex(i, j)] = matrix[entryIndex(shape, border + i, border + j)];
  }
  return {
    size,
    border,
    diagonal,
    rows,
    corner,
    restore(vector) {
      const out = vector.slice();
      rotations.forEach((vectors, b) => {
        const first = b * block;
        for (let i = 0; i < block; i++) {
          out[first + i] = vectors.reduce((sum, along, k) => sum + along[i] * vector[first + k], 0);
        }
      });
      return out;
    },
  };
}

/** What a value leaves of an entry of the diagonal; never 0, so that it can be divided by. */
function away(entry: number, value: number): number {
  const difference = entry - value;
  return difference === 0 ? Number.EPSILON * (Math.abs(value) || 1) : difference;
}

/** The Schur complement of the diagonal blocks in the matrix less `value` times the identity, packed. */
function schur({ rows, diagonal, corner }: Rotated, value: number): Float64Array {
  const out = corner.slice();
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < diagonal.length; k++) sum += (rows[i][k] * rows[j][k]) / away(diagonal[k], value);
      out[packedIndex(i, j)] -= sum;
    }
    out[packedIndex(i, i)] -= value;
  }
  return out;
}

function countAbove(rotated: Rotated, value: number): number {
  const { diagonal, rows } = rotated;
  let count = 0;
  for (let k = 0; k < diagonal.length; k++) if (away(diagonal[k], value) > 0) count++;
  if (rows.length === 0) return count;
  return symmetricEigen(schur(rotated, value), rows.length).values.reduce(
    (sum, eigenvalue) => sum + (eigenvalue > 0 ? 1 : 0),
    count,
  );
}

function kthLargest(rotated: Rotated, k: number, above: number): number {
  let [low, high] = [0, above];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return high;
    if (countAbove(rotated, middle) > k) low = middle;
    else high = middle;
  }
}

function vectorAt(rotated: Rotated, value: number, near: readonly Float64Array[]): Float64Array {
  const { size, border, diagonal, rows } = rotated;
  const full = size - border;
  const complement = full === 0 ? undefined : symmetricEigen(schur(rotated, value), full);
  let x: Float64Array = Float64Array.from({ length: size }, (_, i) => 1 + 0.5 * Math.sin(1 + i * i));
  for (let step = 0; step < STEPS; step++) {
    const next = x.slice();
    for (let r = 0; r < full; r++) {
      for (let k = 0; k < border; k++) next[border + r] -= (rows[r][k] * x[k]) / away(diagonal[k], value);
    }
    if (complement !== undefined) {
      const right = next.slice(border);
      next.fill(0, border);
      complement.vectors.forEach((vector, e) => {
        const eigenvalue = complement.values[e];
        const least = Number.EPSILON * Math.max(Math.abs(complement.values[0]), Math.abs(value));
        const by = Math.abs(eigenvalue) > least ? eigenvalue : least;
        const along = vector.reduce((sum, entry, r) => sum + entry * right[r], 0) / by;
        for (let r = 0; r < full; r++) next[border + r] += along * vector[r];
      });
    }
    for (let k = 0; k < border; k++) {
      let sum = x[k];
      for (let r = 0; r < full; r++) sum -= rows[r][k] * next[border + r];
      next[k] = sum / away(diagonal[k], value);
    }
    for (const other of near) {
      const along = other.reduce((sum, entry, i) => sum + entry * next[i], 0);
      for (let i = 0; i < size; i++) next[i] -= along * other[i];
    }
    const length = Math.sqrt(next.reduce((sum, entry) => sum + entry * entry, 0));
    x = next.map((entry) => entry / length);
  }
  return x;
}

/** No eigenvalue exceeds it. */
function largestRowSum({ size, begin, start }: MatrixShape, matrix: Float64Array): number {
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = begin[i]; j <= i; j++) {
      const entry = Math.abs(matrix[start[i] + j]);
      sums[i] += entry;
      if (j < i) sums[j] += entry;
    }
  }
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}
