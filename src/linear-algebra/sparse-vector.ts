/** Vectors of which few entries are not 0. */

export interface SparseVector {
  /** Ascending. */
  readonly places: Uint32Array;
  readonly values: Float64Array;
}

/** One vector a row: entry k of row r is `columns[k][r]`, at `places(r)[k]`; places ascend. */
export interface SparseRows {
  readonly columns: readonly Float64Array[];
  places(row: number): Uint32Array;
}

export function sparseOf(dense: ArrayLike<number>): SparseVector {
  let count = 0;
  for (let i = 0; i < dense.length; i++) if (dense[i] !== 0) count++;
  const places = new Uint32Array(count);
  const values = new Float64Array(count);
  for (let i = 0, next = 0; i < dense.length; i++) {
    if (dense[i] === 0) continue;
    places[next] = i;
    values[next++] = dense[i];
  }
  return { places, values };
}

/** a' b. */
export function sparseDot(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.places.length && j < b.places.length; ) {
    const difference = a.places[i] - b.places[j];
    if (difference === 0) sum += a.values[i] * b.values[j];
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return sum;
}

export function sumOfSquares({ values }: SparseVector): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k] * values[k];
  return sum;
}
