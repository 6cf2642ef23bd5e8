/**
 * Symmetric matrices are held as their packed lower triangle, row by row:
 * entry (i, j), j <= i, lies at i (i + 1) / 2 + j. An n x n matrix takes n (n + 1) / 2 numbers.
 */
export function packedLength(n: number): number {
  return (n * (n + 1)) / 2;
}

/** Index of entry (i, j), in either order. */
export function packedIndex(i: number, j: number): number {
  return j <= i ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i;
}
