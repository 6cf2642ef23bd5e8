/**
 * Roots of many functions of one variable at once, one per lane, in lockstep: an inverse problem is solved for all
 * replicates of a law by vectorised evaluations.
 */

/** The value in every lane at `x`; may be overwritten by the next call. */
export type LaneFunction = (x: Float64Array) => Float64Array;

/** Iterations at most, far more than any bracket of finite numbers needs. */
const MAX_STEPS = 200;

/** Relative width at which a bracket is resolved to rounding. */
const ROUNDING = 4 * Number.EPSILON;

/** First half width of a bracket about a start. */
const FIRST_STEP = 0.25;

/**
 * In each lane where `f` changes sign between `lo` and `hi`, to rounding, by Chandrupatla's method: inverse quadratic
 * interpolation where that is safe, bisection elsewhere. NaN where `f` has one sign at both ends of the bracket. Values may be
 * infinite.
 */
export function rootsBetween(f: LaneFunction, lo: Float64Array, hi: Float64Array): Float64Array {
  const [x1, x2] = [hi.slice(), lo.slice()];
  const f2 = f(x2).slice();
  const f1 = f(x1).slice();
  const roots = new Float64Array(lo.length).fill(Number.NaN);
  const fraction = new Float64Array(lo.length).fill(0.5);
  const isOpen = Uint8Array.from(f1, (value, i) => (isOpposite(value, f2[i]) ? 1 : 0));
  const x = x1.slice();
  for (let step = 0; step < MAX_STEPS && isOpen.includes(1); step++) {
    for (let i = 0; i < x.length; i++) if (isOpen[i]) x[i] = x1[i] + fraction[i] * (x2[i] - x1[i]);
    const value = f(x);
    for (let i = 0; i < x.length; i++) {
      if (!isOpen[i]) continue;
      const fx = value[i];
      const isBesideFirst = Math.sign(fx) === Math.sign(f1[i]);
      const [x3, f3] = isBesideFirst ? [x1[i], f1[i]] : [x2[i], f2[i]];
      if (!isBesideFirst) [x2[i], f2[i]] = [x1[i], f1[i]];
      [x1[i], f1[i]] = [x[i], fx];
      const [best, least] = Math.abs(f1[i]) < Math.abs(f2[i]) ? [x1[i], f1[i]] : [x2[i], f2[i]];
      const limit = (ROUNDING * Math.max(Math.abs(best), Number.MIN_VALUE)) / Math.abs(x2[i] - x1[i]);
      if (Number.isNaN(fx)) isOpen[i] = 0;
      else if (!(limit < 0.5) || least === 0) {
        roots[i] = best;
        isOpen[i] = 0;
      } else fraction[i] = nextFraction([x1[i], f1[i]], [x2[i], f2[i]], [x3, f3], limit);
    }
  }
  // A root at zero never satisfies a relative tolerance.
  return roots.map((root, i) => (isOpen[i] ? (Math.abs(f1[i]) < Math.abs(f2[i]) ? x1[i] : x2[i]) : root));
}

type Point = readonly [x: number, f: number];

/** Chandrupatla's next point, as a fraction of the way from the first point to the second; `limit` to 1 - `limit`. */
export function nextFraction([x1, f1]: Point, [x2, f2]: Point, [x3, f3]: Point, limit: number): number {
  const along = (x1 - x2) / (x3 - x2);
  const rise = (f1 - f2) / (f3 - f2);
  const isSafe = rise * rise < along && (1 - rise) ** 2 < 1 - along;
  const fraction = isSafe
    ? (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + ((x3 - x1) / (x2 - x1)) * (f1 / (f3 - f1)) * (f2 / (f3 - f2))
    : 0.5;
  return Number.isFinite(fraction) ? Math.min(Math.max(fraction, limit), 1 - limit) : 0.5;
}

/** Whether the signs differ: zero is opposite to everything, NaN to nothing. */
function isOpposite(a: number, b: number): boolean {
  return Math.sign(a) * Math.sign(b) <= 0;
}

/**
 * In each lane the root of `f` near `start`: the bracket is widened about it on both sides, up to `limits`. If `f`
 * does not change sign, infinity with the sign of the side on which |f| is smaller.
 */
export function rootsFrom(
  f: LaneFunction,
  start: Float64Array,
  limits: readonly [number, number],
): Float64Array {
  const clamp = (value: number): number => Math.min(Math.max(value, limits[0]), limits[1]);
  const lo = start.map(clamp);
  const hi = lo.slice();
  const fLo = f(lo).slice();
  const fHi = fLo.slice();
  const isOpen = new Uint8Array(start.length).fill(1);
  for (let reach = FIRST_STEP; isOpen.includes(1); reach *= 2) {
    const left = lo.map((_, i) => clamp(start[i] - reach));
    const right = lo.map((_, i) => clamp(start[i] + reach));
    const fLeft = f(left).slice();
    const fRight = f(right);
    for (let i = 0; i < start.length; i++) {
      if (!isOpen[i]) continue;
      if (isOpposite(fLeft[i], fLo[i])) {
        [hi[i], fHi[i]] = [lo[i], fLo[i]];
        [lo[i], fLo[i]] = [left[i], fLeft[i]];
      } else if (isOpposite(fHi[i], fRight[i])) {
        [lo[i], fLo[i]] = [hi[i], fHi[i]];
        [hi[i], fHi[i]] = [right[i], fRight[i]];
      } else {
        [lo[i], fLo[i]] = [left[i], fLeft[i]];
        [hi[i], fHi[i]] = [right[i], fRight[i]];
        if (left[i] > limits[0] || right[i] < limits[1]) continue;
      }
      isOpen[i] = 0;
    }
  }
  const roots = rootsBetween(f, lo, hi);
  return roots.map((root, i) => {
    if (isOpposite(fLo[i], fHi[i])) return root;
    if (Number.isNaN(fLo[i]) && Number.isNaN(fHi[i])) return Number.NaN;
    return Number.isNaN(fLo[i]) || Math.abs(fHi[i]) < Math.abs(fLo[i]) ? Infinity : -Infinity;
  });
}
