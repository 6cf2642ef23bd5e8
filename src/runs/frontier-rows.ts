/** Rows on the lower envelope of many curves, or on its convex hull: the best that each amount of a resource gives. */

/** The rows, by index, that no row of as small an `x` is better than; of equal rows the first. Better is less, or more if so. */
export function envelopeRows(x: Float64Array, y: Float64Array, isMoreBetter: boolean): number[] {
  const sign = isMoreBetter ? -1 : 1;
  const order = [...x.keys()].sort((i, j) => x[i] - x[j] || sign * (y[i] - y[j]) || i - j);
  let best = Infinity;
  return order.filter((i) => {
    const isBetter = sign * y[i] < best;
    if (isBetter) best = sign * y[i];
    return isBetter;
  });
}

/**
 * The corners, by index, of the convex hull of the envelope, from the least `x` to the best `y` (Andrew's monotone chain). Both
 * on scales where straight lines are meant to join them: logarithms, for power laws.
 */
export function hullRows(x: Float64Array, y: Float64Array, isMoreBetter: boolean): number[] {
  const sign = isMoreBetter ? -1 : 1;
  const corners: number[] = [];
  for (const i of envelopeRows(x, y, isMoreBetter)) {
    while (corners.length > 1) {
      const [a, b] = corners.slice(-2);
      const isBelow = sign * ((y[b] - y[a]) * (x[i] - x[a]) - (y[i] - y[a]) * (x[b] - x[a])) < 0;
      if (isBelow) break;
      corners.pop();
    }
    corners.push(i);
  }
  return corners;
}
