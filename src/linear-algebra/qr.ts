/** Columns of a smaller norm count as zero: their squares underflow. */
const LEAST_NORM = 1e-150;

/**
 * min ||A x - b||, by Householder reflections: the error is proportional to the condition number of A, that of normal
 * equations to its square. `columns` (one array a column) and `b` are overwritten. Columns that are linear combinations of
 * those before them, up to rounding, get a zero coefficient.
 */
export function leastSquares(columns: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = columns.length;
  const rows = b.length;
  const diagonal = new Float64Array(n);
  const norms = columns.map((column) => norm(column));
  for (let k = 0; k < n; k++) {
    const column = columns[k];
    const length = norm(column, k);
    // Linearly dependent up to rounding, or zero: leave the column out.
    if (k >= rows || !(length > Math.max(4 * rows * Number.EPSILON * norms[k], LEAST_NORM))) continue;
    const pivot = column[k] > 0 ? -length : length;
    diagonal[k] = pivot;
    column[k] -= pivot;
    const beta = 1 / (-pivot * column[k]);
    for (let j = k + 1; j < n; j++) reflect(columns[j], column, beta, k);
    reflect(b, column, beta, k);
  }
  const x = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    if (diagonal[k] === 0) continue;
    let sum = b[k];
    for (let j = k + 1; j < n; j++) sum -= columns[j][k] * x[j];
    x[k] = sum / diagonal[k];
  }
  return x;
}

/** target -= beta v (v' target), v being zero above `from`. */
function reflect(target: Float64Array, v: Float64Array, beta: number, from: number): void {
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += v[i] * target[i];
  sum *= beta;
  for (let i = from; i < v.length; i++) target[i] -= sum * v[i];
}

/** Euclidean norm of `v` from entry `from` on, without overflow. */
export function norm(v: Float64Array, from = 0): number {
  let largest = 0;
  for (let i = from; i < v.length; i++) largest = Math.max(largest, Math.abs(v[i]));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += (v[i] / largest) ** 2;
  return largest * Math.sqrt(sum);
}
