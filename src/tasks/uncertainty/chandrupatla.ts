import { nextFraction } from '../fitted/lane-roots.js';

/** Evaluations at most: far more than any smooth function needs. */
const MAX_EVALUATIONS = 80;

/**
 * Where `f` changes sign between `a` and `b`, to within `tolerance`, by Chandrupatla's method: inverse quadratic
 * interpolation where that is safe, bisection elsewhere. `f(a)` and `f(b)` have opposite signs, and all values are
 * finite.
 */
export async function chandrupatlaRoot(
  f: (x: number) => Promise<number>,
  [a, fa]: readonly [x: number, f: number],
  [b, fb]: readonly [x: number, f: number],
  tolerance: number,
): Promise<number> {
  let [x1, f1, x2, f2] = [b, fb, a, fa];
  let fraction = 0.5;
  for (let k = 0; k < MAX_EVALUATIONS; k++) {
    const x = x1 + fraction * (x2 - x1);
    const fx = await f(x);
    const isBesideFirst = Math.sign(fx) === Math.sign(f1);
    const [x3, f3] = isBesideFirst ? [x1, f1] : [x2, f2];
    if (!isBesideFirst) [x2, f2] = [x1, f1];
    [x1, f1] = [x, fx];
    const [best, least] = Math.abs(f1) < Math.abs(f2) ? [x1, f1] : [x2, f2];
    const limit = tolerance / Math.abs(x2 - x1);
    if (limit >= 0.5 || least === 0) return best;
    fraction = nextFraction([x1, f1], [x2, f2], [x3, f3], limit);
  }
  return Math.abs(f1) < Math.abs(f2) ? x1 : x2;
}
