/**
 * Solves A x = b by Gaussian elimination with scaled partial pivoting; `rows` (A, one array a row) and `b` are overwritten and `b`
 * becomes x. False where A is singular to rounding.
 */
export function solveLinear(rows: Float64Array[], b: Float64Array): boolean {
  const n = rows.length;
  const size = rows.map((row) => row.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0));
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(rows[i][k]) * size[best] > Math.abs(rows[best][k]) * size[i]) best = i;
    }
    [rows[k], rows[best]] = [rows[best], rows[k]];
    [b[k], b[best]] = [b[best], b[k]];
    [size[k], size[best]] = [size[best], size[k]];
    if (!(Math.abs(rows[k][k]) > n * Number.EPSILON * size[k])) return false;
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) rows[i][j] -= factor * rows[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    let sum = b[k];
    for (let j = k + 1; j < n; j++) sum -= rows[k][j] * b[j];
    b[k] = sum / rows[k][k];
  }
  return true;
}
