/** F tests of whether columns explain the residuals of a linear regression. */
import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import type { SparseVector } from '../linear-algebra/sparse-vector.js';
import { fTail } from './f-distribution.js';
import { type Column, dot, normOf, product, type Subspace, thinned } from './subspace.js';

/** So many columns with few entries, and more, are worth a way of their own. */
const MANY_COLUMNS = 16;

/** What must be left of every dense unit vector, and of a pivot relative to it, for digits not to be lost. */
const LEAST_PIVOT = 1e-8;

export interface RegressionTest {
  readonly p: number;
  /** The fraction of the residual sum of squares that the columns explain (partial R^2). */
  readonly explained: number;
  /** Dimensions that the columns add. */
  readonly k: number;
  /** Degrees of freedom left. */
  readonly df: number;
}

/** The sum of squares that columns explain, and the dimensions that they add. */
interface Explained {
  readonly explained: number;
  readonly k: number;
}

/**
 * The F test of adding `columns` to a least-squares regression of `scores` on `base` (with its intercept, if it is to
 * have one). By the theorem of Frisch, Waugh and Lovell only components orthogonal to `base` count on either side. A
 * column whose orthogonal component is at most `dependent` of it is left out. Undefined where nothing is added, or fewer
 * than `fewest` degrees of freedom remain.
 */
export function regressionTest(
  scores: Float64Array,
  base: Subspace,
  columns: readonly Column[],
  { dependent = 1e-3, fewest = 3 } = {},
): RegressionTest | undefined {
  const residual = base.residual(scores);
  const total = dot(residual, residual);
  const ofSparse =
    columns.length >= MANY_COLUMNS ? explainedBySparse(residual, base, columns, dependent) : undefined;
  const { explained, k } = ofSparse ?? explainedBy(residual, base, columns, dependent);
  const df = scores.length - base.dimension - k;
  if (k === 0 || df < fewest || !(total > 0)) return undefined;
  const unexplained = Math.max(total - explained, 0);
  return {
    p: unexplained > 0 ? fTail(explained / k / (unexplained / df), k, df) : 0,
    explained: explained / total,
    k,
    df,
  };
}

function explainedBy(
  residual: Float64Array,
  base: Subspace,
  columns: readonly Column[],
  dependent: number,
): Explained {
  const extended = base.copy();
  let explained = 0;
  let k = 0;
  for (const column of columns) {
    const unit = extended.add(column, dependent);
    if (unit === undefined) continue;
    explained += product(unit, residual) ** 2;
    k++;
  }
  return { explained, k };
}

/**
 * The same for columns with few entries, such as the indicators of groups, in work that is linear in their number: each is
 * orthogonalised against the sparse part of the space, which leaves it sparse, and the few dense vectors against it. Of
 * these only products are needed: their Gram matrix, of which a column's unit vector removes what it has of them.
 * Undefined where that loses digits, or where a column has many entries.
 */
function explainedBySparse(
  residual: Float64Array,
  base: Subspace,
  all: readonly Column[],
  dependent: number,
): Explained | undefined {
  const columns = all
    .map(thinned)
    .filter((column): column is SparseVector => !(column instanceof Float64Array));
  if (columns.length < all.length) return undefined;
  const sparse = base.sparse.copy();
  const dense = base.dense.map((unit) => unit.slice());
  const m = dense.length;
  const gram = new Float64Array((m * (m + 1)) / 2);
  for (let i = 0; i < m; i++) gram[(i * (i + 3)) / 2] = 1;
  const withResidual = Float64Array.from(dense, (unit) => dot(unit, residual));
  const shares = new Float64Array(m);
  let explained = 0;
  let k = 0;
  for (const column of columns) {
    const rest = sparse.residual(column);
    const [size, whole] = [normOf(rest), normOf(column)];
    if (!(size > dependent * whole)) continue;
    const unit = { places: rest.places, values: rest.values.map((value) => value / size) };
    const along = product(unit, residual);
    dense.forEach((vector, j) => {
      shares[j] = product(unit, vector);
    });
    const factor = gram.slice();
    const isLeft = dense.every((_, j) => gram[(j * (j + 3)) / 2] > LEAST_PIVOT);
    if (!isLeft || !choleskyFactor(factor, m, LEAST_PIVOT)) return undefined;
    const solved = shares.slice();
    choleskySolve(factor, m, solved);
    const beyond = 1 - dot(shares, solved);
    if (!(beyond > 0 && size * Math.sqrt(beyond) > dependent * whole)) continue;
    explained += (along - dot(withResidual, solved)) ** 2 / beyond;
    k++;
    sparse.add(unit);
    dense.forEach((vector, j) => {
      unit.places.forEach((i, at) => {
        vector[i] -= shares[j] * unit.values[at];
      });
      withResidual[j] -= shares[j] * along;
      for (let l = 0; l <= j; l++) gram[(j * (j + 1)) / 2 + l] -= shares[j] * shares[l];
    });
  }
  return { explained, k };
}
