/**
 * Means and covariances of replicates. Every sum is a fixed tree: halves of halves down to short blocks, its shape
 * depending on the number of terms alone, so that the same replicates give the same bits however they were computed;
 * the rounding error grows with the logarithm of their number. Second moments are taken about the mean, in a
 * second pass.
 */

/** Terms added one after the other at the leaves of the tree. */
export const BLOCK = 64;

/** The sum of term(0) .. term(count - 1) along the fixed tree. */
export function treeSum(count: number, term: (index: number) => number): number {
  return branch(term, 0, count);
}

function branch(term: (index: number) => number, from: number, to: number): number {
  if (to - from <= BLOCK) {
    let sum = 0;
    for (let i = from; i < to; i++) sum += term(i);
    return sum;
  }
  const middle = from + Math.floor((to - from) / 2);
  return branch(term, from, middle) + branch(term, middle, to);
}

/** NaN where there are no values; exact where all are equal. */
export function mean(values: Float64Array): number {
  const n = values.length;
  const first = treeSum(n, (i) => values[i]) / n;
  // Corrects the rounding error, without which a constant would have a variance.
  return first + treeSum(n, (i) => values[i] - first) / n;
}

/** Covariances of p columns of one length, p x p row-major, with divisor n - 1; NaN below two rows, 0 beside a constant. */
export function covarianceMatrix(columns: readonly Float64Array[]): Float64Array {
  const p = columns.length;
  const centred = columns.map((column) => {
    const centre = mean(column);
    return column.map((value) => value - centre);
  });
  const covariance = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    const a = centred[i];
    for (let j = 0; j <= i; j++) {
      const b = centred[j];
      const entry = treeSum(a.length, (k) => a[k] * b[k]) / (a.length - 1);
      covariance[i * p + j] = entry;
      covariance[j * p + i] = entry;
    }
  }
  return covariance;
}

/** Correlations from a p x p covariance matrix, row-major; null where a variance is zero or no number. */
export function correlationMatrix(covariance: Float64Array, p: number): (number | null)[] {
  const deviation = Array.from({ length: p }, (_, i) => Math.sqrt(covariance[i * p + i]));
  return Array.from(covariance, (entry, at) => {
    const [i, j] = [Math.floor(at / p), at % p];
    if (!(deviation[i] > 0 && deviation[j] > 0)) return null;
    if (i === j) return 1;
    // Rounding may take a perfect correlation an ulp beyond one.
    return Math.min(1, Math.max(-1, entry / deviation[i] / deviation[j]));
  });
}
