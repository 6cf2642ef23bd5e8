/**
 * A straight line, or plane, through points of unequal and known uncertainty that scatter about it by more than that: random effects
 * by the estimator of Paule and Mandel (1982), and intervals by Student's t after Knapp and Hartung (2003), not below what the points' own
 * uncertainty allows.
 */
import { gramInverse } from '../../linear-algebra/gram-inverse.js';
import { studentQuantile } from '../../statistics/student.js';

export interface WeightedLaw {
  readonly coefficients: Float64Array;
  /** Of the coefficients. */
  readonly covariance: readonly Float64Array[];
  /** Standard deviation about the law beyond the points' own. */
  readonly scatter: number;
  readonly degrees: number;
}

/** Least variance of a point, far below any sweep's. */
const LEAST = 1e-20;

/** Undefined without a degree of freedom, or where the columns depend on each other. */
export function weightedLaw(
  columns: readonly Float64Array[],
  y: Float64Array,
  variances: Float64Array,
): WeightedLaw | undefined {
  const degrees = y.length - columns.length;
  if (degrees < 1) return undefined;
  const at = (extra: number) => {
    const weights = variances.map((variance) => 1 / (Math.max(variance, LEAST) + extra));
    const inverse = gramInverse(columns, weights);
    if (inverse === undefined) return undefined;
    const right = columns.map((column) =>
      column.reduce((sum, value, i) => sum + weights[i] * value * y[i], 0),
    );
    const coefficients = Float64Array.from(inverse, (row) =>
      row.reduce((sum, value, k) => sum + value * right[k], 0),
    );
    const sum = y.reduce((total, value, i) => {
      const predicted = columns.reduce((part, column, k) => part + coefficients[k] * column[i], 0);
      return total + weights[i] * (value - predicted) ** 2;
    }, 0);
    return { inverse, coefficients, sum };
  };
  let found = at(0);
  let scatter = 0;
  if (found !== undefined && found.sum > degrees) {
    // The sum falls with the scatter: bisection on its logarithm, between rounding and all that the points vary.
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    let [lo, hi] = [LEAST, y.reduce((sum, value) => sum + (value - mean) ** 2, LEAST)];
    for (let step = 0; step < 100; step++) {
      const middle = Math.sqrt(lo * hi);
      const next = at(middle);
      if (next === undefined) return undefined;
      found = next;
      scatter = Math.sqrt(middle);
      if (next.sum > degrees) lo = middle;
      else hi = middle;
      if (hi / lo < 1 + 1e-12) break;
    }
  }
  if (found === undefined) return undefined;
  const inflated = Math.max(1, found.sum / degrees);
  return {
    coefficients: found.coefficients,
    covariance: found.inverse.map((row) => row.map((value) => value * inflated)),
    scatter,
    degrees,
  };
}

/** How far the interval of a linear combination of the coefficients reaches either side. */
export function reachOf({ covariance, degrees }: WeightedLaw, of: ArrayLike<number>, level: number): number {
  const variance = covariance.reduce(
    (sum, row, i) => sum + row.reduce((inner, value, j) => inner + of[i] * value * of[j], 0),
    0,
  );
  return studentQuantile((1 + level) / 2, degrees) * Math.sqrt(Math.max(0, variance));
}
