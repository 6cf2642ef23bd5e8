/** The straight line of least squares. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** Of y on x with weights; undefined where x takes fewer than two values. */
export function lineThrough(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weight?: ArrayLike<number>,
): Line | undefined {
  let [sum, meanX, meanY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const w = weight === undefined ? 1 : weight[i];
    sum += w;
    meanX += w * x[i];
    meanY += w * y[i];
  }
  meanX /= sum;
  meanY /= sum;
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const w = weight === undefined ? 1 : weight[i];
    const dx = x[i] - meanX;
    xx += w * dx * dx;
    xy += w * dx * (y[i] - meanY);
  }
  // Compute that differs by rounding determines no slope.
  if (!(xx > sum * 1e-12)) return undefined;
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX };
}

export const onLine = ({ slope, intercept }: Line, x: number): number => intercept + slope * x;
