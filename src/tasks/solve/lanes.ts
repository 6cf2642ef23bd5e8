/**
 * The lanes in which a question is answered: the estimate; refits, or pairs of refits of two fits; then, for each fit
 * whose covariance stands in for refits, a pair of steps along each of its directions, the other fit resting.
 */
import { studentQuantile } from '../../statistics/student.js';
import { crossed, type Pairs, shuffled } from '../fitted/crossing.js';
import { drawsOf } from '../fitted/draws.js';
import {
  deviationOf,
  type FirstOrder,
  firstOrderOf,
  moved,
  type QuantityScale,
  reachOf,
  slopesOf,
  steppedColumns,
  usableScale,
} from '../fitted/first-order.js';
import type { FittedLaw } from '../fitted/fitted.js';
import type { Lanes } from '../fitted/law-plane.js';
import { pairsOf } from './paired.js';

/** Refits, or pairs of them, that are asked: with these an answer takes about a second. */
const MOST_DRAWS = 4000;

export interface Layout {
  readonly count: number;
  /** Lanes 1 to `refits`. */
  readonly refits: number;
  /** By fit with a covariance: where its pairs of steps begin. */
  readonly steps: readonly { readonly first: FirstOrder; readonly at: number }[];
}

export interface LaidOut extends Lanes {
  readonly layout: Layout;
}

/** A fit, and which of its draws stand in the lanes of refits. */
interface Part {
  readonly fitted: FittedLaw;
  readonly draws: readonly Float64Array[] | undefined;
  readonly rows: Int32Array;
  readonly first: FirstOrder | undefined;
}

export function lanesOf(fitted: FittedLaw): LaidOut {
  const draws = drawsOf(fitted, MOST_DRAWS);
  const count = draws?.[0]?.length ?? 0;
  const rows = Int32Array.from({ length: count }, (_, i) => i);
  const [lanes] = laidOut([{ fitted, draws, rows, first: firstIn(fitted) }], count);
  return lanes;
}

/**
 * Of two fits of different runs: their refits cross, and their covariances add. With `paired` they are of the same runs,
 * and refits of the same resample go together. Throws `not-paired`.
 */
export function lanesOfTwo(
  fitted: FittedLaw,
  other: FittedLaw,
  paired: boolean,
): readonly [own: LaidOut, other: LaidOut] {
  if (paired) {
    const { columns, pairs } = pairsOf(fitted, other, MOST_DRAWS);
    const part = (of: FittedLaw, k: 0 | 1, rows: Int32Array): Part => ({
      fitted: of,
      draws: columns[k],
      rows,
      first: undefined,
    });
    const [own, its] = laidOut(
      [part(fitted, 0, pairs.first), part(other, 1, pairs.second)],
      pairs.first.length,
    );
    return [own, its];
  }
  const draws = [fitted, other].map((of) => drawsOf(of, MOST_DRAWS));
  const [m, n] = draws.map((columns) => columns?.[0]?.length ?? 0);
  const pairs: Pairs = crossedOrAlone(m, n);
  const [own, its] = laidOut(
    [
      { fitted, draws: draws[0], rows: pairs.first, first: firstIn(fitted) },
      { fitted: other, draws: draws[1], rows: pairs.second, first: firstIn(other) },
    ],
    pairs.first.length,
  );
  return [own, its];
}

function firstIn(fitted: FittedLaw): FirstOrder | undefined {
  return fitted.replicates === undefined ? firstOrderOf(fitted) : undefined;
}

/** A fit without refits rests at its estimate. */
function crossedOrAlone(m: number, n: number): Pairs {
  if (m > 0 && n > 0) return crossed(m, n, MOST_DRAWS);
  const each = Int32Array.from({ length: Math.max(m, n) }, (_, i) => i);
  return { first: each, second: each };
}

function laidOut(parts: readonly Part[], refits: number): LaidOut[] {
  const steps: { first: FirstOrder; at: number }[] = [];
  let count = 1 + refits;
  for (const { first } of parts) {
    if (first === undefined) continue;
    steps.push({ first, at: count });
    count += 2 * first.directions.length;
  }
  const layout: Layout = { count, refits, steps };
  return parts.map(({ fitted, draws, rows, first }) => {
    const stepped = first && steppedColumns(fitted, first);
    const at = steps.find((entry) => entry.first === first)?.at ?? count;
    const columns = fitted.law.parameters.map(({ name }, j) => {
      const column = new Float64Array(count).fill(fitted.values[name]);
      if (draws !== undefined) for (let i = 0; i < refits; i++) column[1 + i] = draws[j][rows[i]];
      if (stepped !== undefined) column.set(stepped[j], at);
      return column;
    });
    return { count, columns, layout };
  });
}

/**
 * The band of a quantity by its values in all lanes, `shares` being its two ends. Refits: type-7 quantiles, an end that
 * rests on no finite value being open (null); NaN is left out. Covariances: Student's t about the estimate, symmetric on
 * `wanted` where values allow; the variances of two fits add, with the degrees of freedom of Welch and Satterthwaite.
 * Where one fit has refits and the other a covariance, each refit is moved by a quantile of the other's t.
 */
export function bandOf(
  values: Float64Array,
  { refits, steps }: Layout,
  shares: readonly [number, number],
  wanted: QuantityScale,
): readonly [lo: number | null, hi: number | null] {
  const drawn = values.slice(1, 1 + refits).filter((value) => !Number.isNaN(value));
  const stepped = steps.map(({ first, at }) => values.subarray(at, at + 2 * first.directions.length));
  const scale = usableScale(wanted, values.subarray(0, 1), drawn, ...stepped);
  const spread = steps.map(({ first }, k) => {
    const slopes = slopesOf(first, stepped[k], scale);
    return { first, slopes, variance: deviationOf(slopes) ** 2 };
  });
  const variance = spread.reduce((sum, one) => sum + one.variance, 0);
  if (!Number.isFinite(variance)) return [null, null];
  if (refits > 0) return quantilesOf(mixed(drawn, spread, scale), shares);
  const inverse = spread.reduce((sum, one) => sum + one.variance ** 2 / one.first.degrees, 0);
  const degrees =
    variance > 0 ? variance ** 2 / inverse : Math.min(...spread.map(({ first }) => first.degrees));
  const end = (share: number): number | null => {
    const t = studentQuantile(share, degrees);
    const reach = Math.hypot(...spread.map(({ first, slopes }) => reachOf(first, slopes, t)));
    const value = moved(values[0], Math.sign(t) * reach, scale);
    return Number.isFinite(value) ? value : null;
  };
  return [end(shares[0]), end(shares[1])];
}

/** Each refit moved by its own quantile of Student's t, in an order that has nothing to do with the refits'. */
function mixed(
  drawn: Float64Array,
  spread: readonly { readonly first: FirstOrder; readonly variance: number }[],
  scale: QuantityScale,
): Float64Array {
  return spread.reduce((values, { first, variance }) => {
    const order = shuffled(values.length);
    const sd = Math.sqrt(variance);
    return values.map((value, k) =>
      moved(value, sd * studentQuantile((order[k] + 0.5) / values.length, first.degrees), scale),
    );
  }, drawn);
}

function quantilesOf(
  values: Float64Array,
  shares: readonly [number, number],
): [number | null, number | null] {
  const sorted = values.slice().sort();
  const end = (share: number): number | null => {
    const rank = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
    if (!Number.isFinite(below) || !Number.isFinite(above)) return null;
    return below + (rank - Math.floor(rank)) * (above - below);
  };
  return [end(shares[0]), end(shares[1])];
}
