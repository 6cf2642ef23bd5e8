/**
 * Symmetric matrices of which only part is stored: dense ones as their packed lower triangle (packed.ts), and block-diagonal
 * ones with a border of full rows (arrowhead matrices), whose Cholesky factors have no entries where the matrix has none, so
 * that every operation takes work proportional to the number of blocks.
 */
import { choleskyFactor, choleskySolve } from './cholesky.js';
import { packedIndex, packedLength } from './packed.js';
import type { SparseRows, SparseVector } from './sparse-vector.js';

/** Row i has entries `begin[i]` .. i; entry (i, j) lies at `start[i] + j`. */
export interface MatrixShape {
  readonly size: number;
  /** Numbers stored. */
  readonly length: number;
  /** The first row of the border; 0 where the matrix is dense. */
  readonly border: number;
  /** Rows of each block before the border. */
  readonly block: number;
  readonly begin: Uint32Array;
  readonly start: Int32Array;
}

const dense: MatrixShape[] = [];

export function denseShape(size: number): MatrixShape {
  dense[size] ??= arrowheadShape(0, 0, size);
  return dense[size];
}

/** `count` blocks of `block` rows, then `full` rows. */
export function arrowheadShape(count: number, block: number, full: number): MatrixShape {
  const border = count * block;
  const size = border + full;
  const begin = Uint32Array.from({ length: size }, (_, i) => (i < border ? i - (i % block) : 0));
  const start = new Int32Array(size);
  let length = 0;
  for (let i = 0; i < size; i++) {
    start[i] = length - begin[i];
    length += i - begin[i] + 1;
  }
  return { size, length, border, block, begin, start };
}

/** The index of entry (i, j), in either order, which must be one that is stored. */
export function entryIndex({ start }: MatrixShape, i: number, j: number): number {
  return j <= i ? start[i] + j : start[j] + i;
}

/** The packed lower triangle of a matrix. */
export function packedOf({ size, begin, start }: MatrixShape, matrix: Float64Array): Float64Array {
  const packed = new Float64Array(packedLength(size));
  for (let i = 0; i < size; i++) {
    for (let j = begin[i]; j <= i; j++) packed[packedIndex(i, j)] = matrix[start[i] + j];
  }
  return packed;
}

/** {@link choleskyFactor} of a matrix of this shape. */
export function factorise(shape: MatrixShape, matrix: Float64Array, floor = 0): boolean {
  const { size, border, begin, start } = shape;
  if (border === 0) return choleskyFactor(matrix, size, floor);
  for (let i = 0; i < size; i++) {
    const rowI = start[i];
    const from = begin[i];
    for (let j = from; j < i; j++) {
      const rowJ = start[j];
      let sum = matrix[rowI + j];
      for (let k = Math.max(from, begin[j]); k < j; k++) sum -= matrix[rowI + k] * matrix[rowJ + k];
      matrix[rowI + j] = sum / matrix[rowJ + j];
    }
    const diagonal = matrix[rowI + i];
    let pivot = diagonal;
    for (let k = from; k < i; k++) pivot -= matrix[rowI + k] * matrix[rowI + k];
    if (!(pivot > floor * diagonal) || pivot === Infinity) return false;
    matrix[rowI + i] = Math.sqrt(pivot);
  }
  return true;
}

/** {@link choleskySolve} with a factor of this shape: L L' x = b, in place of b. */
export function solveFactored(shape: MatrixShape, factor: Float64Array, b: Float64Array): void {
  const { size, border, begin, start } = shape;
  if (border === 0) {
    choleskySolve(factor, size, b);
    return;
  }
  for (let i = 0; i < size; i++) {
    const row = start[i];
    let sum = b[i];
    for (let k = begin[i]; k < i; k++) sum -= factor[row + k] * b[k];
    b[i] = sum / factor[row + i];
  }
  solveTransposed(shape, factor, b);
}

/** L' x = b, in place of b. */
export function solveTransposed(
  { size, begin, start }: MatrixShape,
  factor: Float64Array,
  b: Float64Array,
): void {
  for (let i = size - 1; i >= 0; i--) {
    const row = start[i];
    const x = b[i] / factor[row + i];
    b[i] = x;
    for (let k = begin[i]; k < i; k++) b[k] -= factor[row + k] * x;
  }
}

/**
 * L^-1 b for vectors with few entries: the result has entries in the blocks of b's and in the border. `solve` returns its own
 * buffers, valid until the next call.
 */
export function sparseSolver(
  { size, border, block, begin, start }: MatrixShape,
  factor: Float64Array,
): (b: SparseVector) => SparseVector {
  const x = new Float64Array(size);
  const all = new Uint32Array(size);
  return ({ places, values }) => {
    let count = 0;
    let end = 0;
    // Places ascend, so that blocks do.
    for (let k = 0; k < places.length && places[k] < border; k++) {
      if (places[k] < end) continue;
      for (let i = begin[places[k]], last = i + block; i < last; i++) all[count++] = i;
      end = all[count - 1] + 1;
    }
    for (let i = border; i < size; i++) all[count++] = i;
    for (let k = 0; k < places.length; k++) x[places[k]] = values[k];
    const inBlocks = count - (size - border);
    for (let a = 0; a < count; a++) {
      const i = all[a];
      const row = start[i];
      let sum = x[i];
      if (i < border) for (let k = begin[i]; k < i; k++) sum -= factor[row + k] * x[k];
      else {
        for (let b = 0; b < inBlocks; b++) sum -= factor[row + all[b]] * x[all[b]];
        for (let k = border; k < i; k++) sum -= factor[row + k] * x[k];
      }
      x[i] = sum / factor[row + i];
    }
    const out = { places: all.slice(0, count), values: new Float64Array(count) };
    for (let a = 0; a < count; a++) {
      out.values[a] = x[all[a]];
      x[all[a]] = 0;
    }
    return out;
  };
}

/** A x. */
export function multiply(
  { size, begin, start }: MatrixShape,
  matrix: Float64Array,
  x: Float64Array,
): Float64Array {
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = start[i];
    for (let j = begin[i]; j < i; j++) {
      out[i] += matrix[row + j] * x[j];
      out[j] += matrix[row + j] * x[i];
    }
    out[i] += matrix[row + i] * x[i];
  }
  return out;
}

/** x' A x. */
export function quadraticForm(
  { size, begin, start }: MatrixShape,
  matrix: Float64Array,
  x: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    if (x[i] === 0) continue;
    let along = 0;
    for (let j = begin[i]; j < i; j++) along += matrix[start[i] + j] * x[j];
    sum += x[i] * (2 * along + matrix[start[i] + i] * x[i]);
  }
  return sum;
}

/** x' A x of a vector with few entries, each pair of which must be stored where neither is 0. */
export function sparseForm(
  shape: MatrixShape,
  matrix: Float64Array,
  { places, values }: SparseVector,
): number {
  const { begin, start } = shape;
  let sum = 0;
  for (let a = 0; a < places.length; a++) {
    const i = places[a];
    let along = 0;
    for (let b = 0; b < a; b++) if (places[b] >= begin[i]) along += matrix[start[i] + places[b]] * values[b];
    sum += values[a] * (2 * along + matrix[start[i] + i] * values[a]);
  }
  return sum;
}

/** Adds `factor` times v v', of which every entry must be stored. */
export function addOuter(
  { start }: MatrixShape,
  matrix: Float64Array,
  factor: number,
  { places, values }: SparseVector,
): void {
  for (let a = 0; a < places.length; a++) {
    const row = start[places[a]];
    const scaled = factor * values[a];
    for (let b = 0; b <= a; b++) matrix[row + places[b]] += scaled * values[b];
  }
}

/** Adds `factor` times v v' for the vector v of each row. */
export function addRows(
  { start }: MatrixShape,
  matrix: Float64Array,
  { columns, places }: SparseRows,
  factor: (row: number) => number,
): void {
  const rows = columns[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const by = factor(row);
    if (by === 0) continue;
    const at = places(row);
    for (let a = 0; a < at.length; a++) {
      const to = start[at[a]];
      const scaled = by * columns[a][row];
      for (let b = 0; b <= a; b++) matrix[to + at[b]] += scaled * columns[b][row];
    }
  }
}
