/**
 * The symmetric eigenproblem through a tridiagonal form: Householder reflections, then QL iterations with implicit shifts
 * (Golub and Van Loan, Matrix Computations, 8.3). About 5 n^3 operations, eigenvectors included.
 */
import { packedIndex } from './packed.js';

export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry i couples i and i + 1; the last is 0. */
  readonly offDiagonal: Float64Array;
  /** Row k is the vector that the k-th coordinate of the tridiagonal matrix stands for. */
  readonly basis: Float64Array[];
}

/** QL iterations for one eigenvalue at most; two or three are usual. */
const MAX_ITERATIONS = 60;

/** T = Q' A Q with Q a product of reflections. */
export function tridiagonalise(packed: Float64Array, n: number): Tridiagonal {
  const a = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => packed[packedIndex(i, j)]),
  );
  const offDiagonal = new Float64Array(n);
  const reflections: { readonly vector: Float64Array; readonly first: number }[] = [];
  const product = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    const first = k + 1;
    let squares = 0;
    for (let i = first; i < n; i++) squares += a[i][k] ** 2;
    const head = a[first][k];
    const alpha = -Math.sign(head || 1) * Math.sqrt(squares);
    offDiagonal[k] = alpha;
    // I - 2 v v' / (v'v) maps the column below the diagonal to (alpha, 0, ..., 0).
    const vector = new Float64Array(n);
    for (let i = first; i < n; i++) vector[i] = a[i][k];
    vector[first] -= alpha;
    const length = Math.sqrt(2 * (squares - head * alpha));
    if (!(length > 0)) continue;
    for (let i = first; i < n; i++) vector[i] *= Math.SQRT2 / length;
    // A - v w' - w v' with p = A v, w = p - (p'v / 2) v, where v'v = 2.
    let inner = 0;
    for (let i = first; i < n; i++) {
      let sum = 0;
      const row = a[i];
      for (let j = first; j < n; j++) sum += row[j] * vector[j];
      product[i] = sum;
      inner += sum * vector[i];
    }
    for (let i = first; i < n; i++) product[i] -= (inner / 2) * vector[i];
    for (let i = first; i < n; i++) {
      const row = a[i];
      for (let j = first; j < n; j++) row[j] -= vector[i] * product[j] + product[i] * vector[j];
    }
    reflections.push({ vector, first });
  }
  if (n > 1) offDiagonal[n - 2] = a[n - 1][n - 2];
  const basis = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => Number(i === j)),
  );
  for (const { vector, first } of reflections) {
    for (let i = 1; i < n; i++) {
      const row = basis[i];
      let sum = 0;
      for (let j = first; j < n; j++) sum += row[j] * vector[j];
      for (let j = first; j < n; j++) row[j] -= sum * vector[j];
    }
  }
  // The rows so far are those of Q.
  const rows = Array.from({ length: n }, (_, k) => Float64Array.from(basis, (row) => row[k]));
  return { diagonal: Float64Array.from(a, (row, i) => row[i]), offDiagonal, basis: rows };
}

/** Turns `diagonal` into the eigenvalues and the rows of `basis` into the eigenvectors, in place. */
export function diagonalise(diagonal: Float64Array, offDiagonal: Float64Array, basis: Float64Array[]): void {
  const n = diagonal.length;
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      let m = l;
      while (m + 1 < n) {
        const size = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
        if (Math.abs(offDiagonal[m]) <= Number.EPSILON * size) break;
        m++;
      }
      if (m === l) break;
      // Wilkinson's shift.
      const half = (diagonal[l + 1] - diagonal[l]) / (2 * offDiagonal[l]);
      const root = Math.hypot(half, 1);
      let g = diagonal[m] - diagonal[l] + offDiagonal[l] / (half + Math.sign(half || 1) * root);
      let [s, c, p] = [1, 1, 0];
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * offDiagonal[i];
        const b = c * offDiagonal[i];
        const r = Math.hypot(f, g);
        offDiagonal[i + 1] = r;
        if (r === 0) {
          diagonal[i + 1] -= p;
          offDiagonal[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = diagonal[i + 1] - p;
        const t = (diagonal[i] - g) * s + 2 * c * b;
        p = s * t;
        diagonal[i + 1] = g + p;
        g = c * t - b;
        const [upper, lower] = [basis[i], basis[i + 1]];
        for (let k = 0; k < n; k++) {
          const x = lower[k];
          const y = upper[k];
          lower[k] = s * y + c * x;
          upper[k] = c * y - s * x;
        }
      }
      if (i >= l) continue;
      diagonal[l] -= p;
      offDiagonal[l] = g;
      offDiagonal[m] = 0;
    }
  }
}
