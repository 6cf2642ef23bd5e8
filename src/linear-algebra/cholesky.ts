/** Smallest size at which leading zeros of rows are worth looking for. */
const ENVELOPE = 24;

/**
 * Factors the packed symmetric n x n matrix in place, A = L L'. False where a pivot is not above `floor`
 * times its own diagonal (the matrix is then not positive definite to that precision, and half overwritten).
 *
 * A row of L begins with as many zeros as the row of A (its envelope), and these are skipped: a block-diagonal matrix
 * with a border of full rows takes work proportional to the number of its blocks.
 */
export function choleskyFactor(packed: Float64Array, n: number, floor = 0): boolean {
  const begins = n < ENVELOPE ? undefined : new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const rowI = (i * (i + 1)) / 2;
    let begin = 0;
    if (begins !== undefined) {
      while (begin < i && packed[rowI + begin] === 0) begin++;
      begins[i] = begin;
    }
    for (let j = begin; j < i; j++) {
      const rowJ = (j * (j + 1)) / 2;
      let sum = packed[rowI + j];
      const first = begins === undefined ? 0 : Math.max(begin, begins[j]);
      for (let k = first; k < j; k++) sum -= packed[rowI + k] * packed[rowJ + k];
      packed[rowI + j] = sum / packed[rowJ + j];
    }
    const diagonal = packed[rowI + i];
    let pivot = diagonal;
    for (let k = begin; k < i; k++) pivot -= packed[rowI + k] * packed[rowI + k];
    if (!(pivot > floor * diagonal) || pivot === Infinity) return false;
    packed[rowI + i] = Math.sqrt(pivot);
  }
  return true;
}

/**
 * Rows of L^-1, `factor` coming from {@link choleskyFactor}; row i has entries 0 .. i. The inverse of L L' is the sum over
 * rows of row' row. Rows have the envelope of L, so that work is skipped as in {@link choleskyFactor}.
 */
export function inverseFactor(factor: Float64Array, n: number): Float64Array[] {
  const begins = new Uint32Array(n);
  const rows: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const rowI = (i * (i + 1)) / 2;
    const pivot = factor[rowI + i];
    const out = new Float64Array(i + 1);
    let begin = i;
    for (let k = 0; k < i; k++) {
      const entry = factor[rowI + k];
      if (entry === 0) continue;
      const row = rows[k];
      begin = Math.min(begin, begins[k]);
      for (let j = begins[k]; j <= k; j++) out[j] -= entry * row[j];
    }
    for (let j = begin; j < i; j++) out[j] /= pivot;
    out[i] = 1 / pivot;
    begins[i] = begin;
    rows.push(out);
  }
  return rows;
}

/** Row by row in both directions, so that memory is read in order and leading zeros are skipped. */
function solveInEnvelope(factor: Float64Array, n: number, b: Float64Array): void {
  const begins = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const row = (i * (i + 1)) / 2;
    let begin = 0;
    while (factor[row + begin] === 0) begin++;
    begins[i] = begin;
    let sum = b[i];
    for (let k = begin; k < i; k++) sum -= factor[row + k] * b[k];
    b[i] = sum / factor[row + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = (i * (i + 1)) / 2;
    const x = b[i] / factor[row + i];
    b[i] = x;
    for (let k = begins[i]; k < i; k++) b[k] -= factor[row + k] * x;
  }
}

/** Solves L L' x = b in place of b, `factor` coming from {@link choleskyFactor}. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): void {
  if (n >= ENVELOPE) {
    solveInEnvelope(factor, n, b);
    return;
  }
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
