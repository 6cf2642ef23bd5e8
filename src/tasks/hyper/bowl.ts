/** A quadratic bowl by least squares, and where it is lowest. */
import { choleskyFactor, choleskySolve } from '../../linear-algebra/cholesky.js';
import { gramInverse } from '../../linear-algebra/gram-inverse.js';
import { leastSquares } from '../../linear-algebra/qr.js';

export interface Bowl {
  /** Second derivatives, by pairs of coordinates. */
  readonly curvature: readonly Float64Array[];
  readonly lowest: Float64Array;
  readonly least: number;
  /** Covariance of `lowest` over the variance of the noise, by the delta method. */
  readonly covariance: readonly Float64Array[];
  readonly sum: number;
  readonly degrees: number;
}

/** Numbers that a bowl over `k` coordinates has. */
export const bowlTerms = (k: number): number => 1 + k + (k * (k + 1)) / 2;

/** Pairs of coordinates, of which the first is not behind the second. */
export const pairsOf = (k: number): (readonly [i: number, j: number])[] =>
  Array.from({ length: k }, (_, j) => Array.from({ length: j + 1 }, (__, i) => [i, j] as const)).flat();

/** The terms of second order at `x`: half of squares, and products. */
export function quadraticColumns(x: readonly Float64Array[]): Float64Array[] {
  return pairsOf(x.length).map(([i, j]) => x[i].map((value, row) => (i === j ? 0.5 : 1) * value * x[j][row]));
}

/** The symmetric matrix of the coefficients of {@link quadraticColumns}. */
export function curvatureOf(k: number, coefficients: ArrayLike<number>): Float64Array[] {
  const matrix = Array.from({ length: k }, () => new Float64Array(k));
  for (const [p, [i, j]] of pairsOf(k).entries()) {
    matrix[i][j] = coefficients[p];
    matrix[j][i] = coefficients[p];
  }
  return matrix;
}

/** Solves with a matrix of which it is found whether it is positive definite. */
export function positiveSolver(
  matrix: readonly Float64Array[],
): ((right: ArrayLike<number>) => Float64Array) | undefined {
  const k = matrix.length;
  const factor = Float64Array.from(pairsOf(k), ([i, j]) => matrix[j][i]);
  if (!choleskyFactor(factor, k, 1e-9)) return undefined;
  return (right) => {
    const solved = Float64Array.from(right);
    choleskySolve(factor, k, solved);
    return solved;
  };
}

/**
 * The bowl through losses `y` at coordinates `x`, about `centre`. A text where there is none: why.
 */
export function fitBowl(
  x: readonly Float64Array[],
  y: Float64Array,
  centre: ArrayLike<number>,
): Bowl | string {
  const k = x.length;
  const about = x.map((column, j) => column.map((value) => value - centre[j]));
  const columns = [new Float64Array(y.length).fill(1), ...about, ...quadraticColumns(about)];
  const inverse = gramInverse(columns);
  if (inverse === undefined) return 'its runs do not determine a bowl';
  const coefficients = leastSquares(
    columns.map((column) => column.slice()),
    y.slice(),
  );
  const curvature = curvatureOf(k, coefficients.subarray(1 + k));
  const solve = positiveSolver(curvature);
  if (solve === undefined) return 'its losses do not curve upwards on all sides';
  const slope = coefficients.subarray(1, 1 + k);
  const moved = solve(slope).map((value) => -value);
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const predicted = columns.reduce((total, column, p) => total + coefficients[p] * column[i], 0);
    sum += (y[i] - predicted) ** 2;
  }
  // Derivatives of the lowest point by the coefficients.
  const unit = (j: number, value: number) =>
    Float64Array.from({ length: k }, (_, i) => (i === j ? value : 0));
  const jacobian = [
    new Float64Array(k),
    ...Array.from({ length: k }, (_, j) => solve(unit(j, -1))),
    ...pairsOf(k).map(([i, j]) => {
      const right = unit(i, -moved[j]);
      if (i !== j) right[j] -= moved[i];
      return solve(right);
    }),
  ];
  const covariance = Array.from({ length: k }, (_, a) =>
    Float64Array.from({ length: k }, (__, b) =>
      jacobian.reduce(
        (total, row, p) =>
          total + jacobian.reduce((inner, other, q) => inner + row[a] * inverse[p][q] * other[b], 0),
        0,
      ),
    ),
  );
  return {
    curvature,
    lowest: moved.map((value, j) => centre[j] + value),
    least: coefficients[0] + 0.5 * slope.reduce((total, value, j) => total + value * moved[j], 0),
    covariance,
    sum,
    degrees: y.length - columns.length,
  };
}
