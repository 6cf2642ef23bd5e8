/**
 * The delta method: uncertainty of a function of the parameters from their covariance. Parameters are taken on the scale
 * of their covariance (logarithms of positive ones), which is factored into uncorrelated directions, so that a quantity's
 * variance is the sum of its squared slopes along them.
 */
import { symmetricEigen } from '../../linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../linear-algebra/packed.js';
import { studentQuantile } from '../../statistics/student.js';
import type { ParameterCovariance } from '../fit/record.js';
import type { FittedLaw } from './fitted-law.js';

/** Step of central differences, in standard deviations: balances truncation and rounding error. */
const DIFFERENCE_STEP = 1e-3;

/** The scale on which an interval is symmetric about the estimate. */
export type QuantityScale = 'log' | 'raw';

/** Bounds of a parameter relative to the estimate, and the parameter's change at one standard deviation along each direction. */
interface ParameterLimit {
  readonly along: Float64Array;
  readonly lo: number;
  readonly hi: number;
}

export interface DeltaMethod {
  readonly degrees: number;
  /** See `ParameterCovariance`. */
  readonly scatter: number;
  /** By direction: the change of each parameter of the law at one standard deviation, on its own scale. */
  readonly directions: readonly Float64Array[];
  /** By parameter of the law: whether its scale is logarithmic. */
  readonly logarithmic: readonly boolean[];
  readonly limits: readonly ParameterLimit[];
}

export function deltaMethodOf({ law, values, covariance }: FittedLaw): DeltaMethod | undefined {
  if (covariance === undefined || covariance.matrix === null) return undefined;
  const { names, known, scatter } = covariance;
  const degrees = known ? Infinity : covariance.degrees;
  const place = law.parameters.map(({ name }) => names.indexOf(name));
  const directions = covarianceFactors(covariance.matrix).map((direction) =>
    Float64Array.from(place, (i) => (i < 0 ? 0 : direction[i])),
  );
  const logarithmic = law.parameters.map(({ name }) => covariance.logarithmic.includes(name));
  const limits = law.parameters.flatMap(({ name }, i): ParameterLimit[] => {
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
function covarianceFactors(matrix: readonly (readonly number[])[]): Float64Array[] {
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
    // Eigenvalues that are not positive come from rounding or tied parameters.
    values[k] > 0 ? [vector.map((x, i) => x * size[i] * Math.sqrt(values[k]))] : [],
  );
}

/** Central-difference points: the estimate displaced by a step along each direction and back, two entries per direction; columns in the law's order. */
export function steppedColumns({ law, values }: FittedLaw, delta: DeltaMethod): Float64Array[] {
  const steps = delta.directions.map((direction) => stepOf(delta, direction));
  return law.parameters.map(({ name }, i) => {
    const value = values[name];
    return Float64Array.from(
      delta.directions.flatMap((direction, k) => [steps[k], -steps[k]].map((step) => step * direction[i])),
      (move) => (delta.logarithmic[i] ? value * Math.exp(move) : value + move),
    );
  });
}

/** The step along a direction, reduced so that a poorly determined parameter changes by a small factor only. */
function stepOf({ logarithmic }: DeltaMethod, direction: Float64Array): number {
  const largest = direction.reduce(
    (most, move, i) => (logarithmic[i] ? Math.max(most, Math.abs(move)) : most),
    1,
  );
  return DIFFERENCE_STEP / largest;
}

/** Slopes of a quantity along each direction, from its values at {@link steppedColumns}; NaN where a value is not finite. */
export function slopesOf(delta: DeltaMethod, values: ArrayLike<number>, scale: QuantityScale): Float64Array {
  const transform = scale === 'log' ? Math.log : Number;
  return Float64Array.from(delta.directions, (direction, k) => {
    // If both are infinite the difference is NaN.
    return (transform(values[2 * k]) - transform(values[2 * k + 1])) / (2 * stepOf(delta, direction));
  });
}

/**
 * Chain-rule factors by direction and parameter of the law: d parameter (natural units) / d direction.
 */
export function chainFactors(
  { law, values }: FittedLaw,
  { directions, logarithmic }: DeltaMethod,
): Float64Array[] {
  return directions.map((direction) =>
    direction.map((move, j) => move * (logarithmic[j] ? values[law.parameters[j].name] : 1)),
  );
}

/** `wanted`, or the raw scale if a value is not positive. */
export function usableScale(wanted: QuantityScale, ...values: ArrayLike<number>[]): QuantityScale {
  const isPositive = values.every((column) =>
    Array.prototype.every.call(column, (value: number) => value > 0),
  );
  return wanted === 'log' && isPositive ? 'log' : 'raw';
}

export function shiftedBy(value: number, by: number, scale: QuantityScale): number {
  return scale === 'log' ? value * Math.exp(by) : value + by;
}

export function deviationOf(slopes: Float64Array): number {
  return Math.sqrt(slopes.reduce((sum, slope) => sum + slope * slope, 0));
}

/** Quantiles of Student's t about `value`, with `slopes` along the directions, limited by the parameters' bounds. */
export function studentQuantiles(
  delta: DeltaMethod,
  value: number,
  slopes: Float64Array,
  probabilities: readonly number[],
  scale: QuantityScale,
): number[] {
  return probabilities.map((probability) => {
    const change = extremeChange(delta, slopes, studentQuantile(probability, delta.degrees));
    return shiftedBy(value, change, scale);
  });
}

/**
 * The largest change (smallest for negative `t`) of a linearised quantity over the ellipsoid of |t| standard deviations:
 * t times its own standard deviation. Parameters whose bounds are violated are fixed there one after another, and the
 * rest of the ellipsoid is used for the others.
 */
export function extremeChange({ limits }: DeltaMethod, slopes: Float64Array, t: number): number {
  const sd = deviationOf(slopes);
  if (limits.length === 0 || !(sd > 0) || t === 0 || !Number.isFinite(t)) return t * sd;
  /** Orthonormal normals of the active bounds, and the displacement along each. */
  const active: { readonly normal: Float64Array; readonly at: number }[] = [];
  for (;;) {
    const remaining = active.reduce((left, { at }) => left - at * at, t * t);
    const rest = active.reduce((direction, { normal }) => orthogonalTo(direction, normal), slopes);
    const size = deviationOf(rest);
    const length = size > 1e-12 * sd ? (Math.sign(t) * Math.sqrt(Math.max(remaining, 0))) / size : 0;
    const displacement = rest.map(
      (slope, k) => slope * length + active.reduce((sum, { normal, at }) => sum + at * normal[k], 0),
    );
    const crossed = limits
      .map(({ along, lo, hi }) => {
        const move = dot(along, displacement);
        const normal = active.reduce((direction, other) => orthogonalTo(direction, other.normal), along);
        const end = move > hi ? hi : move < lo ? lo : move;
        return { normal, norm: deviationOf(normal), end, excess: Math.abs(move - end), along };
      })
      .filter(({ norm, excess, along }) => norm > 1e-9 * deviationOf(along) && excess > 1e-9 * norm)
      .sort((x, y) => y.excess / y.norm - x.excess / x.norm)[0];
    if (crossed === undefined || active.length === slopes.length) return dot(slopes, displacement);
    const { normal, norm, end, along } = crossed;
    const already = active.reduce((sum, other) => sum + other.at * dot(other.normal, along), 0);
    active.push({ normal: normal.map((x) => x / norm), at: (end - already) / norm });
  }
}

function orthogonalTo(direction: Float64Array, normal: Float64Array): Float64Array {
  const probability = dot(direction, normal);
  return direction.map((x, k) => x - probability * normal[k]);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
