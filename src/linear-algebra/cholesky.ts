/**
 * Factors the packed symmetric n x n matrix in place, A = L L'. False where a pivot is not above `floor`
 * times its own diagonal (the matrix is then not positive definite to that precision, and half overwritten).
 * `shaders/lib/solve-in-team.wgsl` factors as L D L' in place of it.
 */
export function choleskyFactor(packed: Float64Array, n: number, floor = 0): boolean {
  for (let i = 0; i < n; i++) {
    const rowI = (i * (i + 1)) / 2;
    for (let j = 0; j < i; j++) {
      const rowJ = (j * (j + 1)) / 2;
      let sum = packed[rowI + j];
      for (let k = 0; k < j; k++) sum -= packed[rowI + k] * packed[rowJ + k];
      packed[rowI + j] = sum / packed[rowJ + j];
    }
    const diagonal = packed[rowI + i];
    let pivot = diagonal;
    for (let k = 0; k < i; k++) pivot -= packed[rowI + k] * packed[rowI + k];
    if (!(pivot > floor * diagonal) || pivot === Infinity) return false;
    packed[rowI + i] = Math.sqrt(pivot);
  }
  return true;
}

/** Solves L L' x = b in place of b, `factor` coming from {@link choleskyFactor}. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = (i * (i + 1)) / 2;
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= factor[row + k] * b[k];
    b[i] = sum / factor[row + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= factor[(k * (k + 1)) / 2 + i] * b[k];
    b[i] = sum / factor[(i * (i + 1)) / 2 + i];
  }
}
