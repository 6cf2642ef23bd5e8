/** How often noise falls where a robust penalty is curved, from residuals of which few lie there. */

/** Quartiles of the normal distribution lie this many deviations apart. */
const QUARTILES = 1.3489795003921634;

/** (30 sqrt(pi))^(1/5): Epanechnikov's kernel so many times as wide as a Gaussian one smooths alike. */
const WIDTH = 2.2138043588613394;

/**
 * The chance that noise like each residual's lies within `delta` of zero: the kernel estimate (Epanechnikov's, by
 * Silverman's rule) in place of the count, which is 0 or 1 a row. Where delta is small against the noise a count is of a
 * few rows only, and what is divided by it is as uncertain as they are few; where delta is large the two are the same.
 * A row counts `times` over, not at all where that is 0 or less.
 */
export function shareWithin(residuals: Float64Array, times: Float64Array, delta: number): Float64Array {
  const largest = residuals.reduce(
    (most, r, row) => (times[row] > 0 ? Math.max(most, Math.abs(r)) : most),
    0,
  );
  // No kernel reaches further than twice the largest residual: the squared loss needs none.
  if (3 * largest <= delta) return new Float64Array(residuals.length).fill(1);
  const h = bandwidth(residuals, times);
  return residuals.map((r) => below((delta - r) / h) - below((-delta - r) / h));
}

/** The half width of Epanechnikov's kernel by Silverman's rule of thumb, about zero; 0 where nothing varies. */
export function bandwidth(residuals: Float64Array, times: Float64Array): number {
  const count = times.reduce((sum, m) => sum + Math.max(m, 0), 0);
  return count === 0 ? 0 : WIDTH * 0.9 * robustDeviation(residuals, times, 0) * count ** -0.2;
}

/**
 * The standard deviation about `centre` or, where that is less, what the distance of the quartiles would make it for normal
 * noise: a few wild residuals do not widen it.
 */
export function robustDeviation(residuals: Float64Array, times: Float64Array, centre: number): number {
  const order = Uint32Array.from(residuals.keys())
    .filter((row) => times[row] > 0)
    .sort((a, b) => residuals[a] - residuals[b]);
  let count = 0;
  let squares = 0;
  for (const row of order) {
    count += times[row];
    squares += times[row] * (residuals[row] - centre) ** 2;
  }
  if (count === 0) return 0;
  let passed = 0;
  let next = 0;
  const quartile = (share: number): number => {
    while (next < order.length - 1 && passed + times[order[next]] < share * count)
      passed += times[order[next++]];
    return residuals[order[next]];
  };
  const lower = quartile(0.25);
  const between = (quartile(0.75) - lower) / QUARTILES;
  const deviation = Math.sqrt(squares / count);
  return between > 0 ? Math.min(deviation, between) : deviation;
}

/** The kernel's mass below u. */
function below(u: number): number {
  if (u >= 1) return 1;
  return u > -1 ? (2 + u * (3 - u * u)) / 4 : 0;
}
