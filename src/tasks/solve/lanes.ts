/**
 * The lanes of an inverse problem: the estimate; refits, or pairs of refits of two fits; then, for each fit with a
 * covariance instead of refits, a pair of difference steps along each direction, the other fit at its estimate.
 */
import { studentQuantile } from '../../statistics/student.js';
import {
  type DeltaMethod,
  deltaMethodOf,
  deviationOf,
  extremeChange,
  type QuantityScale,
  shiftedBy,
  slopesOf,
  steppedColumns,
  usableScale,
} from '../fitted/delta-method.js';
import { drawsOf } from '../fitted/draws.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import type { Lanes } from '../fitted/law-plane.js';
import { type Pairs, pairRefits, shuffled } from '../fitted/refit-pairs.js';
import { pairsOf } from './lanes-of-two-fits.js';

/** Refits, or pairs of them, at most: a solution then takes about a second. */
const MOST_DRAWS = 4000;

export interface LaneLayout {
  readonly count: number;
  /** Number of refits: lanes 1 to `refits`. */
  readonly refits: number;
  /** By fit with a covariance: its first lane of difference steps. */
  readonly steps: readonly { readonly first: DeltaMethod; readonly at: number }[];
}

export interface LaneSet extends Lanes {
  readonly layout: LaneLayout;
}

/** A fit, and the index of its draw in each lane of refits. */
interface Part {
  readonly fitted: FittedLaw;
  readonly draws: readonly Float64Array[] | undefined;
  readonly rows: Int32Array;
  readonly first: DeltaMethod | undefined;
}

export function lanesOf(fitted: FittedLaw): LaneSet {
  const draws = drawsOf(fitted, MOST_DRAWS);
  const count = draws?.[0]?.length ?? 0;
  const rows = Int32Array.from({ length: count }, (_, i) => i);
  const [lanes] = laidOut([{ fitted, draws, rows, first: firstIn(fitted) }], count);
  return lanes;
}

/**
 * Lanes of two fits. Independent fits: refits are paired at random, covariances add. With `paired`, of the same runs:
 * refits of the same resample are paired. Throws `not-paired`.
 */
export function lanesOfTwo(
  fitted: FittedLaw,
  other: FittedLaw,
  paired: boolean,
): readonly [own: LaneSet, other: LaneSet] {
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

function firstIn(fitted: FittedLaw): DeltaMethod | undefined {
  return fitted.replicates === undefined ? deltaMethodOf(fitted) : undefined;
}

/** A fit without refits stays at its estimate. */
function crossedOrAlone(m: number, n: number): Pairs {
  if (m > 0 && n > 0) return pairRefits(m, n, MOST_DRAWS);
  const each = Int32Array.from({ length: Math.max(m, n) }, (_, i) => i);
  return { first: each, second: each };
}

function laidOut(parts: readonly Part[], refits: number): LaneSet[] {
  const steps: { first: DeltaMethod; at: number }[] = [];
  let count = 1 + refits;
  for (const { first } of parts) {
    if (first === undefined) continue;
    steps.push({ first, at: count });
    count += 2 * first.directions.length;
  }
  const layout: LaneLayout = { count, refits, steps };
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
 * The band of a quantity from its values in all lanes; `shares` are the probabilities of its two limits. Refits: type-7
 * quantiles, null (unbounded) if infinite; NaN is left out. Covariances: Student's t about the estimate, symmetric on
 * scale `wanted` if values are positive; variances of two fits add, with Welch-Satterthwaite degrees of freedom. If one
 * fit has refits and the other a covariance, each refit is shifted by a quantile of the other's t.
 */
export function bandOf(
  values: Float64Array,
  { refits, steps }: LaneLayout,
  shares: readonly [number, number],
  wanted: QuantityScale,
): readonly [lo: number | null, hi: number | null] {
  const drawn = values.slice(1, 1 + refits).filter((value) => !Number.isNaN(value));
  const stepped = steps.map(({ first, at }) => values.subarray(at, at + 2 * first.directions.length));
  const scale = usableScale(wanted, values.subarray(0, 1), drawn, ...stepped);
  const slopesByFit = steps.map(({ first }, k) => {
    const slopes = slopesOf(first, stepped[k], scale);
    return { first, slopes, variance: deviationOf(slopes) ** 2 };
  });
  const variance = slopesByFit.reduce((sum, one) => sum + one.variance, 0);
  if (!Number.isFinite(variance)) return [null, null];
  if (refits > 0) return quantilesOf(mixed(drawn, slopesByFit, scale), shares);
  const inverse = slopesByFit.reduce((sum, one) => sum + one.variance ** 2 / one.first.degrees, 0);
  const degrees =
    variance > 0 ? variance ** 2 / inverse : Math.min(...slopesByFit.map(({ first }) => first.degrees));
  const end = (share: number): number | null => {
    const t = studentQuantile(share, degrees);
    const change = Math.hypot(...slopesByFit.map(({ first, slopes }) => extremeChange(first, slopes, t)));
    const value = shiftedBy(values[0], Math.sign(t) * change, scale);
    return Number.isFinite(value) ? value : null;
  };
  return [end(shares[0]), end(shares[1])];
}

/** Each refit shifted by a quantile of Student's t, in shuffled order. */
function mixed(
  drawn: Float64Array,
  slopesByFit: readonly { readonly first: DeltaMethod; readonly variance: number }[],
  scale: QuantityScale,
): Float64Array {
  return slopesByFit.reduce((values, { first, variance }) => {
    const order = shuffled(values.length);
    const sd = Math.sqrt(variance);
    return values.map((value, k) =>
      shiftedBy(value, sd * studentQuantile((order[k] + 0.5) / values.length, first.degrees), scale),
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
