import { choleskyFactor, choleskySolve } from './cholesky.js';

/**
 * The inverse of the columns' weighted Gram matrix, row by row: of a least-squares fit the covariance of the coefficients over the variance
 * of the noise. Undefined where the columns are linearly dependent up to rounding.
 */
export function gramInverse(
  columns: readonly Float64Array[],
  weights?: ArrayLike<number>,
): Float64Array[] | undefined {
  const n = columns.length;
  const dot = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += (weights === undefined ? 1 : weights[i]) * a[i] * b[i];
    return sum;
  };
  // Scaled to a unit diagonal, so that dependence shows in pivots.
  const scale = columns.map((column) => Math.sqrt(dot(column, column)));
  const factor = new Float64Array((n * (n + 1)) / 2);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      factor[(i * (i + 1)) / 2 + j] = dot(columns[i], columns[j]) / (scale[i] * scale[j]);
    }
  }
  if (!scale.every((value) => value > 0) || !choleskyFactor(factor, n, 1e-12)) return undefined;
  return scale.map((own, k) => {
    const unit = new Float64Array(n);
    unit[k] = 1;
    choleskySolve(factor, n, unit);
    return unit.map((value, j) => value / (own * scale[j]));
  });
}
