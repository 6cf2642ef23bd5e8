/** Fisher's F distribution, accurate in its far upper tail. */

/** P(F > f) under `k` and `df` degrees of freedom, to about ten digits down to the smallest float64. */
export function fTail(f: number, k: number, df: number): number {
  if (!(k > 0 && df > 0)) throw new RangeError(`Degrees of freedom are above zero: ${k}, ${df}.`);
  if (!(f > 0)) return 1;
  const x = df / (df + k * f);
  return betaProbability(x, 1 - x > 0 ? (k * f) / (df + k * f) : 0, df / 2, k / 2);
}

/** P(X <= x) of a beta(a, b) variable, `y` being 1 - x without cancellation; each tail by its own continued fraction. */
export function betaProbability(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const mass = Math.exp(
    logGamma(a + b) -
      logGamma(a) -
      logGamma(b) +
      a * Math.log(x) +
      b * (y < 0.5 ? Math.log1p(-x) : Math.log(y)),
  );
  return x < (a + 1) / (a + b + 2) ? (mass * fraction(x, a, b)) / a : 1 - (mass * fraction(y, b, a)) / b;
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let above = 1;
  let below = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = below;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    below = 1 / (1 + even * below);
    above = 1 + even / above;
    value *= below * above;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    below = 1 / (1 + odd * below);
    above = 1 + odd / above;
    value *= below * above;
    if (Math.abs(below * above - 1) < 2 * Number.EPSILON) break;
  }
  return value;
}

/** log gamma(x) for x > 0: the recurrence up to a large argument, there Stirling's series. */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < 16; z++) product *= z;
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
