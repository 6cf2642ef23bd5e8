/** Tasks whose results are numbers that must agree with float64. */
import type { Finding, Ready, Run } from './task.js';

/**
 * Relative error allowed of values of the law. Single precision: arguments of the exponentials are at most 2^5, whose
 * rounding and that of exponential and power (WGSL allows 3 + 2 |x| units) come to about 80 units of 2^-24.
 */
export const ALLOWED = { f32: 1e-5, f64: 1e-12 } as const;
export type Arithmetic = keyof typeof ALLOWED;

/** Largest error over `allowed`; infinite where a number is missing or is none. `every`: `found` is of each such place. */
export function valueFinding(
  found: ArrayLike<number>,
  expected: Float64Array,
  allowed: (place: number) => number,
  every = 1,
): Finding {
  if (found.length !== Math.ceil(expected.length / every)) return { kind: 'values', error: Infinity };
  let error = 0;
  for (let k = 0; k < found.length; k++) {
    const share = Math.abs(found[k] - expected[k * every]) / allowed(k * every);
    if (!(share <= error)) error = Number.isNaN(share) ? Infinity : share;
  }
  return { kind: 'values', error };
}

/** A way that does all items in every run. */
export function whole(items: number, run: () => Promise<Run>, dispose?: () => void): Ready {
  return { least: items, most: items, run: () => run(), ...(dispose === undefined ? {} : { dispose }) };
}
