/** Orthonormal bases of columns, those that are mostly zeros kept by their other entries. */

/** A column whose orthogonal component is smaller, relative to it, lies in the subspace up to rounding. */
const DEPENDENT = 1e-6;

/** Of a column's norm, what orthogonalisation must leave for one pass to be enough (Kahan and Parlett). */
const ENOUGH = 0.7;

/** A unit vector's entries other than 0, as derivatives by the parameters of one group of rows have few. */
interface SparseVector {
  readonly places: Uint32Array;
  readonly values: Float64Array;
}

/** Orthonormal vectors with few entries. */
export class SparseBasis {
  /** By row, the vectors with an entry there: others are orthogonal to a column that is 0 in all rows of theirs. */
  private readonly touching: number[][] = [];
  private listed = 0;

  constructor(private readonly vectors: SparseVector[] = []) {}

  get dimension(): number {
    return this.vectors.length;
  }

  copy(): SparseBasis {
    return new SparseBasis([...this.vectors]);
  }

  add(unit: Float64Array): void {
    const places = placesOf(unit);
    this.vectors.push({ places, values: Float64Array.from(places, (i) => unit[i]) });
  }

  /** Subtracts from `column` its components along the vectors. */
  project(column: Float64Array): void {
    if (this.dimension === 0) return;
    if (isSparse(column)) for (const k of this.touched(column)) projectAlong(this.vectors[k], column);
    else for (const vector of this.vectors) projectAlong(vector, column);
  }

  private touched(column: Float64Array): number[] {
    for (; this.listed < this.dimension; this.listed++) {
      for (const row of this.vectors[this.listed].places) {
        this.touching[row] ??= [];
        this.touching[row].push(this.listed);
      }
    }
    const found = new Set<number>();
    for (const row of placesOf(column)) for (const k of this.touching[row] ?? []) found.add(k);
    return [...found].sort((a, b) => a - b);
  }
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
    columns: readonly Float64Array[] = [],
    { sparse = new SparseBasis(), dense = [] as readonly Float64Array[] } = {},
  ) {
    this.sparse = sparse;
    this.dense = [...dense];
    const isFew = columns.map(isSparse);
    for (const column of columns.filter((_, k) => isFew[k])) this.add(column);
    for (const column of columns.filter((_, k) => !isFew[k])) this.add(column);
  }

  get dimension(): number {
    return this.sparse.dimension + this.dense.length;
  }

  /** An independent copy. */
  copy(): Subspace {
    return new Subspace([], { sparse: this.sparse.copy(), dense: this.dense });
  }

  /** Adds a column unless it lies in the subspace already. Returns the unit vector that was added. */
  add(column: Float64Array, dependent = DEPENDENT): Float64Array | undefined {
    const residual = this.residual(column);
    const size = norm(residual);
    if (!(size > dependent * norm(column))) return undefined;
    for (let i = 0; i < residual.length; i++) residual[i] /= size;
    if (isSparse(residual)) this.sparse.add(residual);
    else this.dense.push(residual);
    return residual;
  }

  /** The component of a column orthogonal to the subspace. */
  residual(column: Float64Array): Float64Array {
    return orthogonalised(column, (residual) => {
      this.sparse.project(residual);
      for (const unit of this.dense) subtract(residual, dot(unit, residual), unit);
    });
  }
}

/** `column` after `project`, once more where that left little: twice is enough. */
export function orthogonalised(column: Float64Array, project: (rest: Float64Array) => void): Float64Array {
  const rest = column.slice();
  project(rest);
  if (!(norm(rest) > ENOUGH * norm(column))) project(rest);
  return rest;
}

/** Whether a vector has mostly zeros, so that it is worth listing the others. */
export function isSparse(vector: Float64Array): boolean {
  return 2 * entries(vector) <= vector.length;
}

/** Where a vector is not 0. */
export function placesOf(vector: Float64Array): Uint32Array {
  const places = new Uint32Array(entries(vector));
  let next = 0;
  for (let i = 0; i < vector.length; i++) if (vector[i] !== 0) places[next++] = i;
  return places;
}

function entries(vector: Float64Array): number {
  let count = 0;
  for (let i = 0; i < vector.length; i++) if (vector[i] !== 0) count++;
  return count;
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
