/** Directions in the space of the coordinates: those with a curvature, and those whose curvature is zero to rounding. */

import { symmetricEigen } from '../../linear-algebra/eigen.js';
import {
  addOuter,
  denseShape,
  entryIndex,
  factorise,
  type MatrixShape,
  packedOf,
  solveTransposed,
  sparseSolver,
} from '../../linear-algebra/matrix-shape.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import { type SparseVector, sparseDot, sumOfSquares } from '../../linear-algebra/sparse-vector.js';
import {
  estimatedCondition,
  largestEigenvalue,
  MANY_COORDINATES,
  rootsOfDiagonal,
  scaledToUnit,
} from '../../solver/certificate.js';

/** An eigenvalue of the scaled matrix below this fraction of the largest is rounding: the direction is flat. */
const FLAT_CURVATURE = 1e-13;

/** A large matrix of less than this condition has no flat direction, and its eigenvectors are not needed. */
const WELL_CONDITIONED = 1e11;

/** A quantity is open where at least this fraction of its squared gradient lies along flat directions. */
const OPEN_FRACTION = 1e-6;

/** Conjugate directions of a symmetric matrix M, zero in frozen coordinates; gradients are by all coordinates. */
export interface Directions {
  /** Those without curvature. */
  readonly flat: readonly Float64Array[];
  /**
   * A gradient's products with the others, each divided by the root of its curvature, so that products of two gradients'
   * components are g' M^-1 h over these directions.
   */
  components(gradient: SparseVector): SparseVector;
  /** The shape of a sum of outer products of the components of gradients of single rows. */
  readonly shape: MatrixShape;
  /** M^-1 g over the directions with a curvature. */
  solve(gradient: SparseVector): Float64Array;
  /** Whether a quantity with this gradient changes along a flat direction. */
  isOpen(gradient: SparseVector): boolean;
}

/**
 * Of a symmetric matrix of `shape`, scaled to unit diagonal: its eigenvectors. Those of a large and well-conditioned matrix
 * are rows of the inverse of its Cholesky factor instead, which are conjugate too, and few of which concern a quantity of one
 * group of rows.
 */
export function directionsOf(
  shape: MatrixShape,
  matrix: Float64Array,
  frozen: readonly number[] = [],
): Directions {
  const isFrozen = new Uint8Array(shape.size);
  for (const i of frozen) isFrozen[i] = 1;
  const scaled = scaledToUnit(shape, matrix, isFrozen);
  const root = rootsOfDiagonal(shape, matrix);
  const inUnits = ({ places, values }: SparseVector): SparseVector => ({
    places,
    values: values.map((value, k) => (isFrozen[places[k]] ? 0 : value / root[places[k]])),
  });
  const free = shape.size - frozen.length;
  const inBlocks = free >= MANY_COORDINATES ? factoredByBlocks(shape, scaled) : undefined;
  if (inBlocks === undefined) return fromEigenvectors(shape, scaled, root, isFrozen);
  const { factor, flat } = inBlocks;
  const inShape = sparseSolver(shape, factor);
  const determined = (gradient: SparseVector): SparseVector =>
    inShape(flat.reduce(without, inUnits(gradient)));
  return {
    flat: flat.map(({ places, values }) => {
      const vector = new Float64Array(shape.size);
      for (const [k, i] of places.entries()) vector[i] = values[k] / root[i];
      return vector;
    }),
    components: determined,
    shape,
    solve(gradient) {
      const x = new Float64Array(shape.size);
      const { places, values } = determined(gradient);
      for (let k = 0; k < places.length; k++) x[places[k]] = values[k];
      solveTransposed(shape, factor, x);
      return x.map((value, i) => value / root[i]);
    },
    isOpen(gradient) {
      if (flat.length === 0) return false;
      const g = inUnits(gradient);
      const along = flat.reduce((sum, vector) => sum + sparseDot(vector, g) ** 2, 0);
      return along > OPEN_FRACTION * sumOfSquares(g);
    },
  };
}

/** A large matrix whose flat directions, if any, each lie within a block. */
interface Factored {
  /** Of the matrix with a curvature along the flat directions. */
  readonly factor: Float64Array;
  /** Unit vectors. */
  readonly flat: readonly SparseVector[];
}

/**
 * Without curvature along a direction of a block, as where the rows of a group do not determine its parameters, a positive
 * semidefinite matrix has none along it at all. Undefined where others remain.
 */
function factoredByBlocks(shape: MatrixShape, scaled: Float64Array): Factored | undefined {
  if (estimatedCondition(shape, scaled) < WELL_CONDITIONED) {
    const factor = scaled.slice();
    factorise(shape, factor);
    return { factor, flat: [] };
  }
  const curvature = largestEigenvalue(shape, scaled);
  const flat: SparseVector[] = [];
  for (let first = 0; first < shape.border; first += shape.block) {
    const places = Uint32Array.from({ length: shape.block }, (_, i) => first + i);
    const block = new Float64Array(packedLength(shape.block));
    for (let i = 0; i < shape.block; i++) {
      for (let j = 0; j <= i; j++) block[packedIndex(i, j)] = scaled[entryIndex(shape, first + i, first + j)];
    }
    const { values, vectors } = symmetricEigen(block, shape.block);
    vectors.forEach((vector, k) => {
      if (!(values[k] > FLAT_CURVATURE * curvature)) flat.push({ places, values: vector });
    });
  }
  const factor = scaled.slice();
  for (const vector of flat) addOuter(shape, factor, curvature, vector);
  if (flat.length === 0 || !(estimatedCondition(shape, factor) < WELL_CONDITIONED)) return undefined;
  factorise(shape, factor);
  return { factor, flat };
}

/** `g` without its part along a unit vector; only what `g` has in common with it changes. */
function without(g: SparseVector, unit: SparseVector): SparseVector {
  const along = sparseDot(unit, g);
  if (along === 0) return g;
  const places = Uint32Array.from(new Set([...g.places, ...unit.places])).sort();
  const values = new Float64Array(places.length);
  for (const [k, i] of g.places.entries()) values[places.indexOf(i)] += g.values[k];
  for (const [k, i] of unit.places.entries()) values[places.indexOf(i)] -= along * unit.values[k];
  return { places, values };
}

function fromEigenvectors(
  shape: MatrixShape,
  scaled: Float64Array,
  root: Float64Array,
  isFrozen: Uint8Array,
): Directions {
  const free = [...isFrozen.keys()].filter((i) => isFrozen[i] === 0);
  const packed = packedOf(shape, scaled);
  const { values, vectors } = symmetricEigen(withoutFrozen(packed, free), free.length);
  const all = vectors.map((vector, k) => {
    const embedded = new Float64Array(shape.size);
    for (let a = 0; a < vector.length; a++) embedded[free[a]] = vector[a] / root[free[a]];
    return { curvature: values[k], vector: embedded };
  });
  const isDetermined = ({ curvature }: { curvature: number }): boolean =>
    curvature > FLAT_CURVATURE * values[0];
  const determined = all.filter(isDetermined);
  const flat = all.filter((direction) => !isDetermined(direction)).map(({ vector }) => vector);
  const places = Uint32Array.from(determined.keys());
  const components = (gradient: SparseVector): SparseVector => ({
    places,
    values: Float64Array.from(
      determined,
      ({ curvature, vector }) => product(vector, gradient) / Math.sqrt(curvature),
    ),
  });
  return {
    flat,
    components,
    shape: denseShape(determined.length),
    solve(gradient) {
      const along = components(gradient).values;
      const x = new Float64Array(shape.size);
      for (const [k, { curvature, vector }] of determined.entries()) {
        const factor = along[k] / Math.sqrt(curvature);
        for (let i = 0; i < x.length; i++) x[i] += factor * vector[i];
      }
      return x;
    },
    isOpen(gradient) {
      if (flat.length === 0) return false;
      const along = flat.reduce((sum, vector) => sum + product(vector, gradient) ** 2, 0);
      const total = determined.reduce((sum, { vector }) => sum + product(vector, gradient) ** 2, along);
      return along > OPEN_FRACTION * total;
    },
  };
}

function withoutFrozen(packed: Float64Array, free: readonly number[]): Float64Array {
  const out = new Float64Array((free.length * (free.length + 1)) / 2);
  let entry = 0;
  for (const i of free) for (const j of free) if (j <= i) out[entry++] = packed[(i * (i + 1)) / 2 + j];
  return out;
}

function product(vector: Float64Array, { places, values }: SparseVector): number {
  let sum = 0;
  for (let k = 0; k < places.length; k++) sum += vector[places[k]] * values[k];
  return sum;
}

/** gradient' M^-1 gradient over the directions with a curvature. */
export function inverseForm(directions: Directions, gradient: SparseVector): number {
  return sumOfSquares(directions.components(gradient));
}
