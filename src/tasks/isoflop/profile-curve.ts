/** The curve through the losses of one budget over the logarithm of N, and its minimum. */
import { leastSquares } from '../../linear-algebra/qr.js';
import { akima, type CubicPiece } from '../../statistics/akima.js';
import type { CurveKind } from './job.js';

/** Losses at distinct sizes: x, the logarithm of N, ascends strictly; `weight` is how many runs a loss is the mean of. */
export interface Profile {
  readonly x: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

/** A minimum inside the runs, and the curve that has it. */
export interface ProfileMinimum {
  readonly x: number;
  readonly loss: number;
  /** The x from and to which the curve was fitted. */
  readonly from: number;
  readonly to: number;
  readonly at: (x: number) => number;
}

/** Why a budget has no minimum. */
export type NoMinimum = 'tooFew' | 'smallest' | 'largest' | 'concave' | 'outside';

export const isMinimum = (found: ProfileMinimum | NoMinimum): found is ProfileMinimum =>
  typeof found === 'object';

/** Sizes that a curve needs at least. */
export const leastSizes: Readonly<Record<CurveKind, number>> = { parabola: 3, cubic: 4, akima: 3 };

/**
 * The minimum of the curve of this kind. A parabola or cubic is fitted by least squares to the sizes within a factor `window`
 * of the one with the least loss, and at least to its neighbours and as many sizes as determine it; Akima's curve goes through
 * the logarithms of all losses. There is none where the least loss is that of the smallest or the largest size, where the
 * curve bends downwards, and where its minimum is not between the sizes it was fitted to.
 */
export function minimumOf(profile: Profile, kind: CurveKind, window: number): ProfileMinimum | NoMinimum {
  const { x, loss } = profile;
  const sizes = x.length;
  if (sizes < leastSizes[kind]) return 'tooFew';
  let best = 0;
  for (let i = 1; i < sizes; i++) if (loss[i] < loss[best]) best = i;
  if (best === 0) return 'smallest';
  if (best === sizes - 1) return 'largest';
  if (kind === 'akima') return akimaMinimum(profile);
  const reach = Math.log(window) * (1 + 1e-9);
  let lo = best - 1;
  let hi = best + 1;
  while (lo > 0 && x[best] - x[lo - 1] <= reach) lo--;
  while (hi < sizes - 1 && x[hi + 1] - x[best] <= reach) hi++;
  while (hi - lo + 1 < leastSizes[kind]) {
    const down = lo > 0 ? x[best] - x[lo - 1] : Number.POSITIVE_INFINITY;
    const up = hi < sizes - 1 ? x[hi + 1] - x[best] : Number.POSITIVE_INFINITY;
    if (down <= up) lo--;
    else hi++;
  }
  return polynomialMinimum(profile, lo, hi, x[best], kind === 'parabola' ? 2 : 3);
}

function polynomialMinimum(
  { x, loss, weight }: Profile,
  lo: number,
  hi: number,
  centre: number,
  degree: 2 | 3,
): ProfileMinimum | NoMinimum {
  const count = hi - lo + 1;
  const scale = Math.max(x[hi] - centre, centre - x[lo]);
  const roots = Float64Array.from({ length: count }, (_, i) => Math.sqrt(weight[lo + i]));
  const columns = Array.from({ length: degree + 1 }, (_, power) =>
    Float64Array.from({ length: count }, (_, i) => roots[i] * ((x[lo + i] - centre) / scale) ** power),
  );
  const [c0, c1, c2, c3 = 0] = leastSquares(
    columns,
    Float64Array.from({ length: count }, (_, i) => roots[i] * loss[lo + i]),
  );
  const t = stationaryPoint(c1, c2, c3);
  if (t === undefined) return 'concave';
  const minimum = centre + scale * t;
  if (!(minimum > x[lo] && minimum < x[hi])) return 'outside';
  const at = (place: number): number => {
    const s = (place - centre) / scale;
    return c0 + s * (c1 + s * (c2 + s * c3));
  };
  return { x: minimum, loss: at(minimum), from: x[lo], to: x[hi], at };
}

/** The minimum of `c1 t + c2 t^2 + c3 t^3`; undefined where there is none. */
function stationaryPoint(c1: number, c2: number, c3: number): number | undefined {
  const discriminant = c2 * c2 - 3 * c1 * c3;
  if (!(discriminant > 0)) return undefined;
  const root = Math.sqrt(discriminant);
  // Of the two forms of the root the one without cancellation.
  if (c2 >= 0) return -c1 / (c2 + root);
  return c3 === 0 ? undefined : (root - c2) / (3 * c3);
}

function akimaMinimum({ x, loss }: Profile): ProfileMinimum | NoMinimum {
  const pieces = akima(x, Array.from(loss, Math.log));
  let best: { x: number; y: number } | undefined;
  for (const { from, to, coefficients } of pieces) {
    const [y, c1, c2, c3] = coefficients;
    const t = stationaryPoint(c1, c2, c3);
    if (t === undefined || t < 0 || t > to - from) continue;
    const value = y + t * (c1 + t * (c2 + t * c3));
    if (best === undefined || value < best.y) best = { x: from + t, y: value };
  }
  const [first, last] = [x[0], x[x.length - 1]];
  if (best === undefined || !(best.x > first && best.x < last)) return 'outside';
  const at = (place: number): number => Math.exp(pieceValue(pieces, place));
  return { x: best.x, loss: Math.exp(best.y), from: first, to: last, at };
}

function pieceValue(pieces: readonly CubicPiece[], x: number): number {
  const { from, coefficients } = pieces.find(({ to }) => x <= to) ?? pieces[pieces.length - 1];
  const t = x - from;
  const [y, c1, c2, c3] = coefficients;
  return y + t * (c1 + t * (c2 + t * c3));
}

/** Equal sizes as one, at the weighted mean of their losses; `order` sorts by x; points without weight are left out. */
export function profileOf(
  order: ArrayLike<number>,
  x: ArrayLike<number>,
  loss: ArrayLike<number>,
  weight: (point: number) => number,
): Profile {
  const profile = { x: [] as number[], loss: [] as number[], weight: [] as number[] };
  for (let k = 0; k < order.length; k++) {
    const point = order[k];
    const w = weight(point);
    if (!(w > 0)) continue;
    const last = profile.x.length - 1;
    // Sizes that differ by rounding are one.
    if (last >= 0 && x[point] - profile.x[last] <= 1e-9) {
      profile.loss[last] += (w / (profile.weight[last] + w)) * (loss[point] - profile.loss[last]);
      profile.weight[last] += w;
    } else {
      profile.x.push(x[point]);
      profile.loss.push(loss[point]);
      profile.weight.push(w);
    }
  }
  return profile;
}
