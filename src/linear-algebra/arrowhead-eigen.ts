/**
 * The smallest eigenvalues of A x = mu P x, of matrices that are block-diagonal with a border, each in work proportional to the
 * number of blocks: bracketed by counts of the eigenvalues below a value (Sylvester's law of inertia), then by inverse
 * iteration and Rayleigh quotients.
 */
import { symmetricEigen } from './eigen.js';
import { entryIndex, type MatrixShape, multiply } from './matrix-shape.js';
import { packedIndex, packedLength } from './packed.js';

/** Eigenvalues below this fraction of the limit count as 0: A is singular to rounding. */
const SMALLEST = 1e-24;

/** Ratio of the ends of a bracket in which iteration begins. */
const NARROW = 1.05;

/** What an eigenvalue from a Rayleigh quotient may differ from the one that was counted, relative. */
const CLOSE = 1e-8;

/** Steps of inverse iteration from a bracket, and from the Rayleigh quotient that they lead to. */
const STEPS = 4;

export interface SmallestEigenpairs {
  /** Ascending; 0 where A has no curvature. */
  readonly values: readonly number[];
  /** x, of any length. */
  readonly vectors: readonly Float64Array[];
}

/** Those below `limit`, and at least the `fewest` smallest. A is positive semidefinite, P as well. */
export function smallestEigenpairs(
  shape: MatrixShape,
  a: Float64Array,
  p: Float64Array,
  limit: number,
  fewest = 0,
): SmallestEigenpairs {
  const pencil = { shape, a, p };
  const count = Math.max(factored(pencil, limit).negative, Math.min(fewest, shape.size));
  const values: number[] = [];
  const vectors: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    const bracket = bracketOf(pencil, k, limit, values.at(-1) ?? 0);
    const before = vectors.filter((_, i) => values[i] >= bracket[0] / NARROW);
    const { value, vector } = pairWithin(pencil, k, bracket, before);
    values.push(value);
    vectors.push(vector);
  }
  return { values, vectors };
}

interface Pencil {
  readonly shape: MatrixShape;
  readonly a: Float64Array;
  readonly p: Float64Array;
}

interface Factored {
  /** Eigenvalues of A - mu P that are negative: so many of the pencil lie below mu. */
  readonly negative: number;
  /** (A - mu P)^-1 b. */
  solve(b: Float64Array): Float64Array;
}

/** A - mu P by the eigenvectors of its blocks, and the Schur complement of the blocks in it. */
function factored({ shape, a, p }: Pencil, mu: number): Factored {
  const { size, border, block, start } = shape;
  const full = size - border;
  const matrix = a.map((entry, k) => entry - mu * p[k]);
  const blocks: Inverse[] = [];
  const corner = new Float64Array(packedLength(full));
  for (let i = 0; i < full; i++) {
    for (let j = 0; j <= i; j++) corner[packedIndex(i, j)] = matrix[start[border + i] + border + j];
  }
  const row = (i: number, first: number): Float64Array =>
    matrix.subarray(start[border + i] + first, start[border + i] + first + block);
  for (let first = 0; first < border; first += block) {
    const packed = new Float64Array(packedLength(block));
    for (let i = 0; i < block; i++) {
      for (let j = 0; j <= i; j++)
        packed[packedIndex(i, j)] = matrix[entryIndex(shape, first + i, first + j)];
    }
    const inverse = inverseOf(packed, block);
    blocks.push(inverse);
    const solved = Array.from({ length: full }, (_, i) => inverse.times(row(i, first)));
    for (let i = 0; i < full; i++) {
      for (let j = 0; j <= i; j++) corner[packedIndex(i, j)] -= product(row(i, first), solved[j]);
    }
  }
  const complement = inverseOf(corner, full);
  return {
    negative: blocks.reduce((sum, { negative }) => sum + negative, complement.negative),
    solve(b) {
      const x = b.slice();
      blocks.forEach((inverse, g) => {
        const first = g * block;
        const own = inverse.times(b.subarray(first, first + block));
        for (let i = 0; i < full; i++) x[border + i] -= product(row(i, first), own);
      });
      x.set(complement.times(x.slice(border)), border);
      blocks.forEach((inverse, g) => {
        const first = g * block;
        const right = b.slice(first, first + block);
        for (let i = 0; i < full; i++) {
          const along = row(i, first);
          for (let k = 0; k < block; k++) right[k] -= along[k] * x[border + i];
        }
        x.set(inverse.times(right), first);
      });
      return x;
    },
  };
}

interface Inverse {
  readonly negative: number;
  times(b: Float64Array): Float64Array;
}

function inverseOf(packed: Float64Array, n: number): Inverse {
  const { values, vectors } = symmetricEigen(packed, n);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
  return {
    negative: values.reduce((sum, value) => sum + (value < 0 ? 1 : 0), 0),
    times(b) {
      const out = new Float64Array(n);
      vectors.forEach((vector, k) => {
        const by = values[k] === 0 ? Number.EPSILON * largest : values[k];
        const along = product(vector, b) / by;
        for (let i = 0; i < n; i++) out[i] += along * vector[i];
      });
      return out;
    },
  };
}

/** Narrow ends between which eigenvalue `k` lies. */
function bracketOf(pencil: Pencil, k: number, limit: number, least: number): readonly [number, number] {
  const isBelow = (mu: number): boolean => factored(pencil, mu).negative > k;
  let low = Math.max(least, SMALLEST * limit);
  if (isBelow(low)) return [0, low];
  let high = limit;
  // Only the first may lie above the limit.
  for (let doubled = 0; doubled < 200 && !isBelow(high); doubled++) high *= 4;
  while (high > NARROW * low) {
    const middle = Math.sqrt(low * high);
    if (isBelow(middle)) high = middle;
    else low = middle;
  }
  return [low, high];
}

/** Eigenvalue `k` and its vector; `before` are vectors of smaller eigenvalues that may be as near. */
function pairWithin(
  pencil: Pencil,
  k: number,
  bracket: readonly [number, number],
  before: readonly Float64Array[],
): { readonly value: number; readonly vector: Float64Array } {
  const { shape, a, p } = pencil;
  const { size } = shape;
  let [low, high] = bracket;
  const iterate = (from: Float64Array, mu: number): Float64Array => {
    const { solve } = factored(pencil, mu);
    let x = from;
    for (let step = 0; step < STEPS; step++) {
      const next = solve(multiply(shape, p, x));
      for (const other of before) {
        const weighted = multiply(shape, p, other);
        const along = product(weighted, next) / product(weighted, other);
        for (let i = 0; i < size; i++) next[i] -= along * other[i];
      }
      const length = next.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      x = next.map((value) => value / length);
    }
    return x;
  };
  const quotient = (x: Float64Array): number =>
    product(multiply(shape, a, x), x) / product(multiply(shape, p, x), x);
  const start = Float64Array.from({ length: size }, (_, i) => 1 + 0.5 * Math.sin(1 + i * i + k));
  const middle = (low + high) / 2;
  let vector = iterate(start, middle);
  if (low === 0) return { value: 0, vector };
  const near = quotient(vector);
  if (near >= low && near <= high) vector = iterate(vector, near * (1 + 1e-10));
  const value = quotient(vector);
  const isBelow = (mu: number): boolean => factored(pencil, mu).negative > k;
  if (!isBelow(value * (1 - CLOSE)) && isBelow(value * (1 + CLOSE))) return { value, vector };
  // Several lie in the bracket: halve it to rounding.
  for (;;) {
    const half = (low + high) / 2;
    if (!(half > low * (1 + CLOSE * CLOSE) && half < high))
      return { value: half, vector: iterate(start, half) };
    if (isBelow(half)) high = half;
    else low = half;
  }
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
