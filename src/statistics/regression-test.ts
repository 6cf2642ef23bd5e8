/** F tests of whether columns explain what a linear regression leaves. */
import { fTail } from './f-distribution.js';

/** A column of which less remains, relative, lies in the subspace but for rounding. */
const DEPENDENT = 1e-6;

/** A growing orthonormal basis; all columns have one length. */
export class Subspace {
  private readonly basis: Float64Array[] = [];

  constructor(columns: readonly Float64Array[] = []) {
    for (const column of columns) this.add(column);
  }

  get dimension(): number {
    return this.basis.length;
  }

  /** A subspace of the same columns that grows apart from this one. */
  copy(): Subspace {
    const other = new Subspace();
    other.basis.push(...this.basis);
    return other;
  }

  /** Takes in a column unless it lies inside already. Returns the unit vector that was added. */
  add(column: Float64Array, dependent = DEPENDENT): Float64Array | undefined {
    const rest = this.outside(column);
    const size = norm(rest);
    if (!(size > dependent * norm(column))) return undefined;
    const unit = rest.map((x) => x / size);
    this.basis.push(unit);
    return unit;
  }

  /** What of a column is orthogonal to the subspace. */
  outside(column: Float64Array): Float64Array {
    const rest = column.slice();
    // Twice is enough (Kahan and Parlett).
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of this.basis) {
        const along = dot(unit, rest);
        for (let i = 0; i < rest.length; i++) rest[i] -= along * unit[i];
      }
    }
    return rest;
  }
}

export interface RegressionTest {
  readonly p: number;
  /** The part of the remaining sum of squares that the columns explain. */
  readonly share: number;
  /** Dimensions that the columns add. */
  readonly k: number;
  /** Degrees of freedom left. */
  readonly df: number;
}

/**
 * The F test of adding `columns` to a least-squares regression of `scores` on `known` (with its intercept, if it is to
 * have one). By the theorem of Frisch, Waugh and Lovell only what is orthogonal to `known` counts on either side. A
 * column that is `dependent` or less outside, relative, is left out. Undefined where nothing is added, or less than
 * `fewest` degrees of freedom remain.
 */
export function regressionTest(
  scores: Float64Array,
  known: Subspace,
  columns: readonly Float64Array[],
  { dependent = 1e-3, fewest = 3 } = {},
): RegressionTest | undefined {
  const rest = known.outside(scores);
  const total = dot(rest, rest);
  const whole = known.copy();
  let explained = 0;
  let k = 0;
  for (const column of columns) {
    const unit = whole.add(column, dependent);
    if (unit === undefined) continue;
    explained += dot(unit, rest) ** 2;
    k++;
  }
  const df = scores.length - known.dimension - k;
  if (k === 0 || df < fewest || !(total > 0)) return undefined;
  const left = Math.max(total - explained, 0);
  return { p: left > 0 ? fTail(explained / k / (left / df), k, df) : 0, share: explained / total, k, df };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
