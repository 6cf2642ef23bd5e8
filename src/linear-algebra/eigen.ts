import { packedIndex } from './packed.js';
import { diagonalise, tridiagonalise } from './tridiagonal.js';

export interface SymmetricEigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** `vectors[k]` belongs to `values[k]` and has length 1. */
  readonly vectors: readonly Float64Array[];
}

/** Jacobi rotations take a multiple of n^3 operations too many from this size on. */
const LARGE = 64;

/**
 * Eigenvalues and eigenvectors of a packed symmetric n x n matrix. Small matrices by cyclic Jacobi rotations: small
 * eigenvalues of well-scaled matrices are computed to high relative accuracy, and identifiability depends on those. Large
 * ones by QL iterations on a tridiagonal form, accurate relative to the largest eigenvalue.
 */
export function symmetricEigen(packed: Float64Array, n: number): SymmetricEigen {
  return n < LARGE ? byRotations(packed, n) : byTridiagonalForm(packed, n);
}

function byRotations(packed: Float64Array, n: number): SymmetricEigen {
  const a = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => packed[packedIndex(i, j)]),
  );
  const rows = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => Number(i === j)),
  );
  // Convergence is quadratic; 6 to 10 sweeps are usual.
  for (let sweep = 0; sweep < 50; sweep++) {
    let rotated = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) <= Number.EPSILON * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || a[p][q] === 0)
          continue;
        rotated = true;
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const t =
          Math.abs(theta) > 1e150
            ? 0.5 / theta
            : Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        rotate(a, rows, p, q, c, t * c);
      }
    }
    if (!rotated) break;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j][j] - a[i][i]);
  return {
    values: Float64Array.from(order, (i) => a[i][i]),
    vectors: order.map((i) => rows[i]),
  };
}

/** a = R' a R with the rotation R in the plane (p, q); `vectors` accumulates the product of the rotations, by rows. */
function rotate(
  a: Float64Array[],
  vectors: Float64Array[],
  p: number,
  q: number,
  c: number,
  s: number,
): void {
  for (const row of a) {
    const x = row[p];
    const y = row[q];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  }
  for (const m of [a, vectors]) {
    for (let k = 0; k < a.length; k++) {
      const x = m[p][k];
      const y = m[q][k];
      m[p][k] = c * x - s * y;
      m[q][k] = s * x + c * y;
    }
  }
}

function byTridiagonalForm(packed: Float64Array, n: number): SymmetricEigen {
  const { diagonal, offDiagonal, basis } = tridiagonalise(packed, n);
  diagonalise(diagonal, offDiagonal, basis);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => diagonal[j] - diagonal[i]);
  return { values: Float64Array.from(order, (i) => diagonal[i]), vectors: order.map((i) => basis[i]) };
}
