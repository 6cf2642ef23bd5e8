/** Many powers of one number: what a law asks for one input at the exponents of all its replicates. */

/** Splits a double into halves of 26 bits, whose products are exact (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;

/** Exponents and logarithms up to here are split without overflow, and their powers are neither 0 nor infinite. */
const MOST = 600;

/**
 * Writes `base` to the power of each of `n` exponents from `x[ox]` on into `o` from `oo` on. exp(x log base), with the
 * logarithm and the product in twice the precision, so that it is as near as Math.pow (a few 1e-16) at a fraction of its
 * time; what lies outside of where that holds is left to Math.pow.
 */
export function powersOf(
  base: number,
  x: Float64Array,
  ox: number,
  o: Float64Array,
  oo: number,
  n: number,
): void {
  const log = Math.log(base);
  if (!(base > 0 && Math.abs(log) < MOST)) {
    for (let i = 0; i < n; i++) o[oo + i] = base ** x[ox + i];
    return;
  }
  // What the logarithm was rounded by: base = exp(log) (1 + rest).
  const back = Math.exp(log);
  const rest = (base - back) / back;
  const carried = SPLITTER * log;
  const high = carried - (carried - log);
  const low = log - high;
  for (let i = 0; i < n; i++) {
    const y = x[ox + i];
    const product = y * log;
    if (product > -MOST && product < MOST && y > -1e100 && y < 1e100) {
      const c = SPLITTER * y;
      const yHigh = c - (c - y);
      const yLow = y - yHigh;
      const error = yHigh * high - product + yHigh * low + yLow * high + yLow * low;
      const power = Math.exp(product);
      o[oo + i] = power + power * (error + y * rest);
    } else o[oo + i] = base ** y;
  }
}
