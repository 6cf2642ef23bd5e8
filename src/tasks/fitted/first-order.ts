/**
 * What the covariance at the optimum says of a quantity that follows from the parameters: the delta method. Parameters
 * are carried on the scale on which they are measured (logarithms of positive ones), and their covariance is split into
 * directions that do not depend on one another, so that a quantity is known by its slope along each.
 */
import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import { studentQuantile } from '../../statistics/student.js';
import type { ParameterCovariance } from '../fit/record.js';
import type { FittedLaw } from './fitted.js';

/** Steps of differences, in standard deviations: small enough for a slope, large enough for rounding. */
const STEP = 1e-3;

/** The scale on which an interval is symmetric about the estimate. */
export type QuantityScale = 'log' | 'raw';

/** A bound of a parameter: how far it lies from the estimate, and how far one deviation along each direction moves towards it. */
interface Limit {
  readonly along: Float64Array;
  readonly lo: number;
  readonly hi: number;
}

export interface FirstOrder {
  readonly degrees: number;
  /** See `ParameterCovariance`. */
  readonly scatter: number;
  /** By direction: how far each parameter of the law moves at one standard deviation, on its own scale. */
  readonly directions: readonly Float64Array[];
  /** By parameter of the law: whether it moves on the logarithmic scale. */
  readonly logarithmic: readonly boolean[];
  readonly limits: readonly Limit[];
}

export function firstOrderOf({ law, values, covariance }: FittedLaw): FirstOrder | undefined {
  if (covariance === undefined || covariance.matrix === null) return undefined;
  const { names, degrees, scatter } = covariance;
  const place = law.parameters.map(({ name }) => names.indexOf(name));
  const directions = independent(covariance.matrix).map((direction) =>
    Float64Array.from(place, (i) => (i < 0 ? 0 : direction[i])),
  );
  const logarithmic = law.parameters.map(({ name }) => covariance.logarithmic.includes(name));
  const limits = law.parameters.flatMap(({ name }, i): Limit[] => {
    const [lo, hi] = boundOf(covariance, name);
    if (lo === -Infinity && hi === Infinity) return [];
    const scale = logarithmic[i] ? Math.log : Number;
    const here = scale(values[name]);
    const along = Float64Array.from(directions, (direction) => direction[i]);
    return [{ along, lo: (lo === -Infinity ? lo : scale(lo)) - here, hi: scale(hi) - here }];
  });
  return { degrees, scatter: scatter ?? Number.NaN, directions, logarithmic, limits };
}

function boundOf({ bounds }: ParameterCovariance, name: string): [number, number] {
  const [lo, hi] = Object.hasOwn(bounds, name) ? bounds[name] : [null, null];
  return [lo ?? -Infinity, hi ?? Infinity];
}

/** Vectors whose outer products sum to the matrix; scaled to unit diagonal first, since units differ by many orders. */
function independent(matrix: readonly (readonly number[])[]): Float64Array[] {
  const n = matrix.length;
  const size = matrix.map((row, i) => Math.sqrt(Math.max(row[i], 0)));
  const scaled = new Float64Array(packedLength(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const by = size[i] * size[j];
      scaled[packedIndex(i, j)] = by > 0 ? matrix[i][j] / by : 0;
    }
  }
  const { values, vectors } = symmetricEigen(scaled, n);
  return vectors.flatMap((vector, k) =>
    // What is negative is rounding, or a tied parameter.
    values[k] > 0 ? [vector.map((x, i) => x * size[i] * Math.sqrt(values[k]))] : [],
  );
}

/** The estimate moved a little up and down each direction: columns in the law's order, a pair of entries a direction. */
export function steppedColumns({ law, values }: FittedLaw, first: FirstOrder): Float64Array[] {
  const steps = first.directions.map((direction) => stepOf(first, direction));
  return law.parameters.map(({ name }, i) => {
    const value = values[name];
    return Float64Array.from(
      first.directions.flatMap((direction, k) => [steps[k], -steps[k]].map((step) => step * direction[i])),
      (move) => (first.logarithmic[i] ? value * Math.exp(move) : value + move),
    );
  });
}

/** A parameter hardly known must not be moved by more than a small factor. */
function stepOf({ logarithmic }: FirstOrder, direction: Float64Array): number {
  const largest = direction.reduce(
    (most, move, i) => (logarithmic[i] ? Math.max(most, Math.abs(move)) : most),
    1,
  );
  return STEP / largest;
}

/** Slopes of a quantity along each direction, by its values at {@link steppedColumns}; NaN where it has none. */
export function slopesOf(first: FirstOrder, values: ArrayLike<number>, scale: QuantityScale): Float64Array {
  const carried = scale === 'log' ? Math.log : Number;
  return Float64Array.from(first.directions, (direction, k) => {
    // Both may be infinite, and are then no different.
    return (carried(values[2 * k]) - carried(values[2 * k + 1])) / (2 * stepOf(first, direction));
  });
}

/**
 * By direction and parameter of the law: what a quantity's slope by the parameter, natural units, counts for in its
 * slope along the direction.
 */
export function chainOf({ law, values }: FittedLaw, { directions, logarithmic }: FirstOrder): Float64Array[] {
  return directions.map((direction) =>
    direction.map((move, j) => move * (logarithmic[j] ? values[law.parameters[j].name] : 1)),
  );
}

/** The scale for a quantity of such values: what is not positive has no logarithm. */
export function usableScale(wanted: QuantityScale, ...values: ArrayLike<number>[]): QuantityScale {
  const isPositive = values.every((column) =>
    Array.prototype.every.call(column, (value: number) => value > 0),
  );
  return wanted === 'log' && isPositive ? 'log' : 'raw';
}

export function moved(value: number, by: number, scale: QuantityScale): number {
  return scale === 'log' ? value * Math.exp(by) : value + by;
}

export function deviationOf(slopes: Float64Array): number {
  return Math.sqrt(slopes.reduce((sum, slope) => sum + slope * slope, 0));
}

/** Quantiles of Student's t about `value`, which changes by `slopes` along the directions; within the parameters' bounds. */
export function studentQuantiles(
  first: FirstOrder,
  value: number,
  slopes: Float64Array,
  shares: readonly number[],
  scale: QuantityScale,
): number[] {
  return shares.map((share) => {
    const reach = reachOf(first, slopes, studentQuantile(share, first.degrees));
    return moved(value, reach, scale);
  });
}

/**
 * The largest change (least for a negative `t`) of a quantity over the ellipsoid of |t| standard deviations: |t| times
 * the quantity's own. Where a parameter meets its bound on the way it is held there, and the others go on.
 */
export function reachOf({ limits }: FirstOrder, slopes: Float64Array, t: number): number {
  const sd = deviationOf(slopes);
  if (limits.length === 0 || !(sd > 0) || t === 0 || !Number.isFinite(t)) return t * sd;
  /** Orthonormal, and how far the way goes along each. */
  const held: { readonly normal: Float64Array; readonly at: number }[] = [];
  for (;;) {
    const inside = held.reduce((left, { at }) => left - at * at, t * t);
    const rest = held.reduce((direction, { normal }) => without(direction, normal), slopes);
    const size = deviationOf(rest);
    const length = size > 1e-12 * sd ? (Math.sign(t) * Math.sqrt(Math.max(inside, 0))) / size : 0;
    const way = rest.map(
      (slope, k) => slope * length + held.reduce((sum, { normal, at }) => sum + at * normal[k], 0),
    );
    const crossed = limits
      .map(({ along, lo, hi }) => {
        const move = dot(along, way);
        const normal = held.reduce((direction, other) => without(direction, other.normal), along);
        const end = move > hi ? hi : move < lo ? lo : move;
        return { normal, norm: deviationOf(normal), end, excess: Math.abs(move - end), along };
      })
      .filter(({ norm, excess, along }) => norm > 1e-9 * deviationOf(along) && excess > 1e-9 * norm)
      .sort((x, y) => y.excess / y.norm - x.excess / x.norm)[0];
    if (crossed === undefined || held.length === slopes.length) return dot(slopes, way);
    const { normal, norm, end, along } = crossed;
    const already = held.reduce((sum, other) => sum + other.at * dot(other.normal, along), 0);
    held.push({ normal: normal.map((x) => x / norm), at: (end - already) / norm });
  }
}

function without(direction: Float64Array, normal: Float64Array): Float64Array {
  const share = dot(direction, normal);
  return direction.map((x, k) => x - share * normal[k]);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
