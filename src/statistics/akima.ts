/** A cubic from `x[i]` on: value `y + t (c1 + t (c2 + t c3))` at `x[i] + t`. */
export interface CubicPiece {
  readonly from: number;
  readonly to: number;
  readonly coefficients: readonly [y: number, c1: number, c2: number, c3: number];
}

/**
 * Akima's interpolation (1970): a cubic between each two neighbouring points, whose slopes follow the nearest points, so that
 * one point far from the others moves the curve only beside it. `x` ascends strictly; two points are joined by a line.
 */
export function akima(x: ArrayLike<number>, y: ArrayLike<number>): CubicPiece[] {
  const n = x.length;
  // Slopes between neighbours, continued by two on either side.
  const slopes = new Float64Array(n + 3);
  for (let i = 0; i + 1 < n; i++) slopes[i + 2] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  if (n === 2) slopes.fill(slopes[2]);
  else {
    slopes[1] = 2 * slopes[2] - slopes[3];
    slopes[0] = 2 * slopes[1] - slopes[2];
    slopes[n + 1] = 2 * slopes[n] - slopes[n - 1];
    slopes[n + 2] = 2 * slopes[n + 1] - slopes[n];
  }
  const tangents = Float64Array.from({ length: n }, (_, i) => {
    const [before, left, right, after] = slopes.subarray(i, i + 4);
    const [toRight, toLeft] = [Math.abs(after - right), Math.abs(left - before)];
    const sum = toRight + toLeft;
    // On a straight part the weights vanish both.
    return sum > 1e-9 * (Math.abs(left) + Math.abs(right))
      ? (toRight * left + toLeft * right) / sum
      : (left + right) / 2;
  });
  return Array.from({ length: n - 1 }, (_, i): CubicPiece => {
    const h = x[i + 1] - x[i];
    const slope = slopes[i + 2];
    return {
      from: x[i],
      to: x[i + 1],
      coefficients: [
        y[i],
        tangents[i],
        (3 * slope - 2 * tangents[i] - tangents[i + 1]) / h,
        (tangents[i] + tangents[i + 1] - 2 * slope) / (h * h),
      ],
    };
  });
}
