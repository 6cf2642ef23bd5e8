/** F tests of whether columns explain the residuals of a linear regression. */
import { fTail } from './f-distribution.js';

/** A column whose orthogonal component is smaller, relative to it, lies in the subspace up to rounding. */
const DEPENDENT = 1e-6;

/** A unit vector, by its entries other than 0 where they are few: derivatives by parameters of one group of rows. */
interface Unit {
  readonly values: Float64Array;
  /** Absent where all entries are listed. */
  readonly places?: Uint32Array;
}

/** Entries other than 0. */
function entries(vector: Float64Array): number {
  return vector.reduce((sum, x) => sum + (x === 0 ? 0 : 1), 0);
}

/** Whether a vector has mostly zeros, so that it is worth listing the others. */
function isSparse(vector: Float64Array): boolean {
  return 2 * entries(vector) <= vector.length;
}

function unitOf(vector: Float64Array): Unit {
  if (!isSparse(vector)) return { values: vector };
  const places = new Uint32Array(entries(vector));
  let next = 0;
  vector.forEach((x, i) => {
    if (x !== 0) places[next++] = i;
  });
  return { values: Float64Array.from(places, (i) => vector[i]), places };
}

/** Subtracts from `column` its component along a unit vector. */
function project({ values, places }: Unit, column: Float64Array): void {
  let along = 0;
  if (places === undefined) {
    along = dot(values, column);
    for (let i = 0; i < column.length; i++) column[i] -= along * values[i];
    return;
  }
  for (let k = 0; k < values.length; k++) along += values[k] * column[places[k]];
  if (along === 0) return;
  for (let k = 0; k < values.length; k++) column[places[k]] -= along * values[k];
}

/** A growing orthonormal basis; all columns have one length. */
export class Subspace {
  private readonly basis: Unit[] = [];

  /** Columns with mostly zeros are added first: what is orthogonalised against others has few. */
  constructor(columns: readonly Float64Array[] = []) {
    const sparse = columns.map(isSparse);
    for (const column of columns.filter((_, k) => sparse[k])) this.add(column);
    for (const column of columns.filter((_, k) => !sparse[k])) this.add(column);
  }

  get dimension(): number {
    return this.basis.length;
  }

  /** An independent copy. */
  copy(): Subspace {
    const other = new Subspace();
    other.basis.push(...this.basis);
    return other;
  }

  /** Adds a column unless it lies in the subspace already. Returns the unit vector that was added. */
  add(column: Float64Array, dependent = DEPENDENT): Float64Array | undefined {
    const residual = this.residual(column);
    const size = norm(residual);
    if (!(size > dependent * norm(column))) return undefined;
    const unit = residual.map((x) => x / size);
    this.basis.push(unitOf(unit));
    return unit;
  }

  /** The component of a column orthogonal to the subspace. */
  residual(column: Float64Array): Float64Array {
    const residual = column.slice();
    // Twice is enough (Kahan and Parlett).
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of this.basis) project(unit, residual);
    }
    return residual;
  }
}

export interface RegressionTest {
  readonly p: number;
  /** The fraction of the residual sum of squares that the columns explain (partial R^2). */
  readonly explained: number;
  /** Dimensions that the columns add. */
  readonly k: number;
  /** Degrees of freedom left. */
  readonly df: number;
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
  columns: readonly Float64Array[],
  { dependent = 1e-3, fewest = 3 } = {},
): RegressionTest | undefined {
  const residual = base.residual(scores);
  const total = dot(residual, residual);
  const extended = base.copy();
  let explained = 0;
  let k = 0;
  for (const column of columns) {
    const unit = extended.add(column, dependent);
    if (unit === undefined) continue;
    explained += dot(unit, residual) ** 2;
    k++;
  }
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

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
