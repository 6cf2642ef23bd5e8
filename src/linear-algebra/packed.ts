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

/** x' A x. */
export function quadraticForm(packed: Float64Array, x: Float64Array): number {
  let sum = 0;
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) {
      at += i + 1;
      continue;
    }
    let row = 0;
    for (let j = 0; j < i; j++) row += packed[at++] * x[j];
    sum += x[i] * (2 * row + packed[at++] * x[i]);
  }
  return sum;
}
