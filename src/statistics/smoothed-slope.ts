/** The probability that noise falls where a robust penalty is curved, from residuals of which few do. */

/** Interquartile range of the normal distribution in standard deviations. */
const QUARTILES = 1.3489795003921634;

/** (30 sqrt(pi))^(1/5): half width of Epanechnikov's kernel over the deviation of a Gaussian kernel of equal smoothing. */
const WIDTH = 2.2138043588613394;

/**
 * The probability that noise like each residual's lies within `delta` of zero: the kernel estimate (Epanechnikov's, by
 * Silverman's rule) in place of the indicator, which is 0 or 1 a row. Where delta is small against the noise, a sum of
 * indicators counts a few rows only, and quotients by it are as uncertain; where delta is large the two agree.
 * A row counts `multiplicity` times, not at all where that is 0 or less.
 */
export function probabilityWithin(
  residuals: Float64Array,
  multiplicity: Float64Array,
  delta: number,
): Float64Array {
  const largest = residuals.reduce(
    (most, r, row) => (multiplicity[row] > 0 ? Math.max(most, Math.abs(r)) : most),
    0,
  );
  // No kernel is wider than twice the largest residual: with such a delta, as the squared loss has, all rows are within.
  if (3 * largest <= delta) return new Float64Array(residuals.length).fill(1);
  const h = bandwidth(residuals, multiplicity);
  return residuals.map((r) => below((delta - r) / h) - below((-delta - r) / h));
}

/** Huber's penalty in the form of `HuberForm`. */
interface Penalty {
  readonly delta: number;
  readonly up: number;
  readonly down: number;
}

/**
 * The expected second derivative of a Huber penalty under noise like each residual's: its factor on each side times the
 * probability that the noise lies there within delta, as {@link probabilityWithin} has it.
 */
export function expectedSlopes(
  residuals: Float64Array,
  multiplicity: Float64Array,
  { delta, up, down }: Penalty,
): Float64Array {
  const within = probabilityWithin(residuals, multiplicity, delta);
  if (up === down) return within.map((probability) => up * probability);
  const h = bandwidth(residuals, multiplicity);
  const side = (r: number): number => (r > 0 ? up : down);
  if (within.every((probability) => probability === 1)) return residuals.map(side);
  return residuals.map((r) => {
    const [least, zero, most] = [-delta - r, -r, delta - r].map((edge) => below(edge / h));
    return up * (most - zero) + down * (zero - least);
  });
}

/** The half width of Epanechnikov's kernel by Silverman's rule of thumb, about zero; 0 where nothing varies. */
export function bandwidth(residuals: Float64Array, multiplicity: Float64Array): number {
  const count = multiplicity.reduce((sum, m) => sum + Math.max(m, 0), 0);
  return count === 0 ? 0 : WIDTH * 0.9 * robustDeviation(residuals, multiplicity, 0) * count ** -0.2;
}

/**
 * The standard deviation about `centre` or, if less, the interquartile range scaled to a normal standard deviation, which
 * outliers do not widen.
 */
export function robustDeviation(residuals: Float64Array, multiplicity: Float64Array, centre: number): number {
  const order = Uint32Array.from(residuals.keys())
    .filter((row) => multiplicity[row] > 0)
    .sort((a, b) => residuals[a] - residuals[b]);
  let count = 0;
  let squares = 0;
  for (const row of order) {
    count += multiplicity[row];
    squares += multiplicity[row] * (residuals[row] - centre) ** 2;
  }
  if (count === 0) return 0;
  let passed = 0;
  let next = 0;
  const quartile = (probability: number): number => {
    while (next < order.length - 1 && passed + multiplicity[order[next]] < probability * count)
      passed += multiplicity[order[next++]];
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
