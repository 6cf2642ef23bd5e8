/** Orthonormal bases of columns, those that are mostly zeros kept by their other entries. */
import { type SparseVector, sparseOf, sumOfSquares } from '../linear-algebra/sparse-vector.js';

/** A column whose orthogonal component is smaller, relative to it, lies in the subspace up to rounding. */
const DEPENDENT = 1e-6;

/** Of a column's norm, what orthogonalisation must leave for one pass to be enough (Kahan and Parlett). */
const ENOUGH = 0.7;

/** One number a row; by its entries other than 0 where these are few, such as derivatives by the parameters of one group. */
export type Column = Float64Array | SparseVector;

/** Orthonormal vectors with few entries. */
export class SparseBasis {
  /** By row, the vectors with an entry there: others are orthogonal to a column that is 0 in all rows of theirs. */
  private readonly touching: number[][] = [];
  private listed = 0;
  private scratch = new Float64Array(0);

  constructor(private readonly vectors: SparseVector[] = []) {}

  get dimension(): number {
    return this.vectors.length;
  }

  copy(): SparseBasis {
    return new SparseBasis([...this.vectors]);
  }

  add(unit: SparseVector): void {
    this.vectors.push(unit);
  }

  /** Subtracts from `column` its components along the vectors. */
  project(column: Float64Array): void {
    for (const vector of this.vectors) projectAlong(vector, column);
  }

  /** The component of a column orthogonal to the vectors. */
  residual(column: SparseVector): SparseVector {
    const touched = this.touched(column.places).map((k) => this.vectors[k]);
    if (touched.length === 0) return column;
    const places = union([column, ...touched]);
    const last = places[places.length - 1];
    if (this.scratch.length <= last) this.scratch = new Float64Array(last + 1);
    const { scratch } = this;
    column.places.forEach((row, k) => {
      scratch[row] = column.values[k];
    });
    const values = new Float64Array(places.length);
    const project = (): void => {
      for (const vector of touched) projectAlong(vector, scratch);
      for (let k = 0; k < places.length; k++) values[k] = scratch[places[k]];
    };
    project();
    if (!(normOf({ places, values }) > ENOUGH * normOf(column))) project();
    for (let k = 0; k < places.length; k++) scratch[places[k]] = 0;
    return { places, values };
  }

  private touched(places: Uint32Array): number[] {
    for (; this.listed < this.dimension; this.listed++) {
      for (const row of this.vectors[this.listed].places) {
        this.touching[row] ??= [];
        this.touching[row].push(this.listed);
      }
    }
    const found = new Set<number>();
    for (const row of places) for (const k of this.touching[row] ?? []) found.add(k);
    return [...found].sort((a, b) => a - b);
  }
}

function union(vectors: readonly SparseVector[]): Uint32Array {
  // Columns of one group of rows share their places.
  if (vectors.every(({ places }) => places === vectors[0].places)) return vectors[0].places;
  const all = new Set<number>();
  for (const { places } of vectors) for (const row of places) all.add(row);
  return Uint32Array.from(all).sort();
}

function projectAlong({ places, values }: SparseVector, column: Float64Array): void {
  let along = 0;
  for (let k = 0; k < values.length; k++) along += values[k] * column[places[k]];
  if (along === 0) return;
  for (let k = 0; k < values.length; k++) column[places[k]] -= along * values[k];
}

/** A growing orthonormal basis; all columns have one length. */
export class Subspace {
  readonly sparse: SparseBasis;
  readonly dense: Float64Array[];

  /** Columns with mostly zeros are added first: what is orthogonalised against others has few. */
  constructor(
    columns: readonly Column[] = [],
    { sparse = new SparseBasis(), dense = [] as readonly Float64Array[] } = {},
  ) {
    this.sparse = sparse;
    this.dense = [...dense];
    this.addAll(columns);
  }

  get dimension(): number {
    return this.sparse.dimension + this.dense.length;
  }

  /** An independent copy. */
  copy(): Subspace {
    return new Subspace([], { sparse: this.sparse.copy(), dense: this.dense });
  }

  /** Adds a column unless it lies in the subspace already. Returns the unit vector that was added. */
  add(column: Column, dependent = DEPENDENT): Column | undefined {
    if (this.dense.length === 0 && !(column instanceof Float64Array)) {
      const rest = this.sparse.residual(column);
      const size = normOf(rest);
      if (!(size > dependent * normOf(column))) return undefined;
      const unit = { places: rest.places, values: rest.values.map((value) => value / size) };
      this.sparse.add(unit);
      return unit;
    }
    const residual = this.residual(denseOf(column, this.dense[0]?.length ?? 0));
    const size = norm(residual);
    if (!(size > dependent * normOf(column))) return undefined;
    for (let i = 0; i < residual.length; i++) residual[i] /= size;
    this.dense.push(residual);
    return residual;
  }

  /** Adds columns. Where many have few entries, they are orthogonalised before the dense vectors, and stay sparse. */
  addAll(columns: readonly Column[]): void {
    const thin = columns.map(thinned);
    const sparse = thin.filter((column) => !(column instanceof Float64Array));
    const after = thin.filter((column) => column instanceof Float64Array);
    if (sparse.length > this.dense.length) after.unshift(...this.dense.splice(0));
    for (const column of [...sparse, ...after]) this.add(column);
  }

  /** The component of a column orthogonal to the subspace. */
  residual(column: Float64Array): Float64Array {
    const project = (rest: Float64Array): void => {
      this.sparse.project(rest);
      for (const unit of this.dense) subtract(rest, dot(unit, rest), unit);
    };
    const rest = column.slice();
    project(rest);
    // Twice is enough.
    if (!(norm(rest) > ENOUGH * norm(column))) project(rest);
    return rest;
  }
}

/** A column by its entries where at most half of them are not 0. */
export function thinned(column: Column): Column {
  if (!(column instanceof Float64Array)) return column;
  let entries = 0;
  for (let i = 0; i < column.length; i++) if (column[i] !== 0) entries++;
  return 2 * entries <= column.length ? sparseOf(column) : column;
}

export function denseOf(column: Column, length: number): Float64Array {
  if (column instanceof Float64Array) return column;
  const dense = new Float64Array(length);
  for (let k = 0; k < column.places.length; k++) dense[column.places[k]] = column.values[k];
  return dense;
}

/** The product of a column with one that has an entry in every row. */
export function product(column: Column, other: Float64Array): number {
  if (column instanceof Float64Array) return dot(column, other);
  const { places, values } = column;
  let sum = 0;
  for (let k = 0; k < places.length; k++) sum += values[k] * other[places[k]];
  return sum;
}

/** Subtracts `factor` times `unit`. */
function subtract(column: Float64Array, factor: number, unit: Float64Array): void {
  for (let i = 0; i < column.length; i++) column[i] -= factor * unit[i];
}

/** In four sums, which do not wait for each other. */
export function dot(a: Float64Array, b: Float64Array): number {
  const whole = a.length & ~3;
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    p += a[i] * b[i];
    q += a[i + 1] * b[i + 1];
    r += a[i + 2] * b[i + 2];
    s += a[i + 3] * b[i + 3];
  }
  for (let i = whole; i < a.length; i++) p += a[i] * b[i];
  return p + q + (r + s);
}

export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

export function normOf(column: Column): number {
  return column instanceof Float64Array ? norm(column) : Math.sqrt(sumOfSquares(column));
}
