import { symmetricEigen } from '../linear-algebra/eigen.js';
import {
  factorise,
  type MatrixShape,
  multiply,
  packedOf,
  solveFactored,
} from '../linear-algebra/matrix-shape.js';

/** Matrices from this size on have their condition estimated by iteration: all eigenvalues would take longer than the fit. */
export const MANY_COORDINATES = 64;

/** Steps of the iterations for the extreme eigenvalues, which settle to about a percent. */
const POWER_STEPS = 40;

/** Condition numbers are reported up to this, where the smallest eigenvalue is all rounding in float64. */
const WORST_CONDITION = 1 / Number.EPSILON;

/**
 * Condition number of a symmetric matrix scaled to unit diagonal, over the coordinates that are not frozen.
 * Always finite: a matrix that is not positive definite to rounding has {@link WORST_CONDITION}.
 */
export function scaledCondition(shape: MatrixShape, matrix: Float64Array, frozen: Uint8Array): number {
  const { size, start } = shape;
  for (let i = 0; i < size; i++) if (!frozen[i] && !(matrix[start[i] + i] > 0)) return WORST_CONDITION;
  const scaled = scaledToUnit(shape, matrix, frozen);
  if (size >= MANY_COORDINATES) return estimatedCondition(shape, scaled);
  const { values } = symmetricEigen(packedOf(shape, scaled), size);
  const condition = values[0] / values[size - 1];
  return condition > 0 && condition < WORST_CONDITION ? condition : WORST_CONDITION;
}

/** An upper bound of {@link scaledCondition}, at less cost: the number of coordinates times the trace of the scaled inverse. */
export function conditionBound(shape: MatrixShape, matrix: Float64Array, frozen: Uint8Array): number {
  const { size, begin, start } = shape;
  for (let i = 0; i < size; i++) if (!frozen[i] && !(matrix[start[i] + i] > 0)) return WORST_CONDITION;
  const factor = scaledToUnit(shape, matrix, frozen);
  if (!factorise(shape, factor, Number.EPSILON)) return WORST_CONDITION;
  const column = new Float64Array(size);
  let trace = 0;
  for (let j = 0; j < size; j++) {
    column.fill(0);
    column[j] = 1;
    for (let i = j; i < size; i++) {
      const row = start[i];
      let sum = column[i];
      for (let k = Math.max(j, begin[i]); k < i; k++) sum -= factor[row + k] * column[k];
      column[i] = sum / factor[row + i];
      trace += column[i] * column[i];
    }
  }
  return Math.min(size * trace, WORST_CONDITION);
}

/**
 * The matrix scaled to unit diagonal, with the rows of frozen coordinates replaced by the identity's: eigenvalues of 1, which
 * is between the smallest and the largest of the others. Rows without a positive diagonal are not scaled.
 */
export function scaledToUnit(
  { size, begin, start, length }: MatrixShape,
  matrix: Float64Array,
  frozen: ArrayLike<number>,
): Float64Array {
  const scaled = new Float64Array(length);
  const root = rootsOfDiagonal({ size, start }, matrix);
  for (let i = 0; i < size; i++) {
    const row = start[i];
    for (let j = begin[i]; j < i; j++) {
      scaled[row + j] = frozen[i] || frozen[j] ? 0 : matrix[row + j] / (root[i] * root[j]);
    }
    scaled[row + i] = frozen[i] ? 1 : matrix[row + i] / (root[i] * root[i]);
  }
  return scaled;
}

/** Square roots of the diagonal; 1 where it is not positive. */
export function rootsOfDiagonal(
  { size, start }: Pick<MatrixShape, 'size' | 'start'>,
  matrix: Float64Array,
): Float64Array {
  const roots = new Float64Array(size);
  for (let i = 0; i < size; i++) roots[i] = Math.sqrt(Math.max(matrix[start[i] + i], 0)) || 1;
  return roots;
}

/** By power iteration, and by inverse iteration with the Cholesky factor; {@link WORST_CONDITION} where there is none. */
export function estimatedCondition(shape: MatrixShape, matrix: Float64Array): number {
  const factor = matrix.slice();
  if (!factorise(shape, factor, Number.EPSILON)) return WORST_CONDITION;
  const largest = largestEigenvalue(shape, matrix);
  const smallest = dominant(shape.size, (x) => {
    const solved = x.slice();
    solveFactored(shape, factor, solved);
    return solved;
  });
  return Math.min(largest * smallest, WORST_CONDITION);
}

/** Of a positive semidefinite matrix, to about a percent. */
export function largestEigenvalue(shape: MatrixShape, matrix: Float64Array): number {
  return dominant(shape.size, (x) => multiply(shape, matrix, x));
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

/** Largest |g_i| / sqrt(curvature of i) over the coordinates that are not frozen. */
export function scaledGradient(
  gradient: Float64Array,
  { start }: MatrixShape,
  matrix: Float64Array,
  frozen: Uint8Array,
): number {
  let largest = 0;
  for (let i = 0; i < gradient.length; i++) {
    const curvature = matrix[start[i] + i];
    if (!frozen[i] && curvature > 0)
      largest = Math.max(largest, Math.abs(gradient[i]) / Math.sqrt(curvature));
  }
  return largest;
}
