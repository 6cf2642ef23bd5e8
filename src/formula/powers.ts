/** Many powers of one base: those of an input to the exponents of all replicates. */

/** Splits a double into halves of 26 bits, whose products are exact (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;

/** Up to this magnitude exponents and logarithms are split without overflow, and their powers are neither 0 nor infinite. */
const MAX_EXPONENT = 600;

/**
 * Writes `base` to the power of each of `n` exponents from `x[ox]` on into `o` from `oo` on: exp(x log base), with the
 * logarithm and the product in double-double precision, so that it is as accurate as Math.pow (a few 1e-16) in a fraction
 * of its time; outside the range of this method, by Math.pow.
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
  if (!(base > 0 && Math.abs(log) < MAX_EXPONENT)) {
    for (let i = 0; i < n; i++) o[oo + i] = base ** x[ox + i];
    return;
  }
  // The rounding error of the logarithm: base = exp(log) (1 + correction).
  const rounded = Math.exp(log);
  const correction = (base - rounded) / rounded;
  const carried = SPLITTER * log;
  const high = carried - (carried - log);
  const low = log - high;
  for (let i = 0; i < n; i++) {
    const y = x[ox + i];
    const product = y * log;
    if (product > -MAX_EXPONENT && product < MAX_EXPONENT && y > -1e100 && y < 1e100) {
      const c = SPLITTER * y;
      const yHigh = c - (c - y);
      const yLow = y - yHigh;
      const error = yHigh * high - product + yHigh * low + yLow * high + yLow * low;
      const power = Math.exp(product);
      o[oo + i] = power + power * (error + y * correction);
    } else o[oo + i] = base ** y;
  }
}
