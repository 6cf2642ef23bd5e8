/** Grids over the law of two inputs that sweeps are measured on, and the law written out once more to check them by. */
import type { Backend } from '../../../src/backend/contract.js';
import type { SurfaceTile, Sweep, Sweeps } from '../../../src/backend/sweep.js';
import { IsolossError } from '../../../src/errors.js';
import { type Axis, axisValues } from '../../../src/jobs/grammar.js';
import { findPreset } from '../../../src/laws/index.js';
import type { Precision } from '../../../src/solver/search-options.js';
import { countTables, scale, sum, traffic } from '../../operation-count.js';
import type { Counted } from '../../suite.js';
import type { Kept } from './sampled-items.js';

export const PRESET = 'chinchilla:besiroglu-2024';

/** E + A/N^alpha + B/D^beta as Besiroglu et al. 2024 fitted it. */
export const { law, preset } = findPreset(PRESET);

/** The values of one parameter vector, in the law's order. */
export type Vector = readonly [E: number, A: number, B: number, alpha: number, beta: number];

export const published: Vector = [
  preset.values.E,
  preset.values.A,
  preset.values.B,
  preset.values.alpha,
  preset.values.beta,
];

/** The law in float64, by hand: what compiled formulas are compared with. */
export function lawAt([E, A, B, alpha, beta]: Vector, N: number, D: number): number {
  return E + A / N ** alpha + B / D ** beta;
}

/** Its slopes along log N and log D. */
export function slopesAt([, A, B, alpha, beta]: Vector, N: number, D: number): [number, number] {
  return [(-alpha * A) / N ** alpha, (-beta * B) / D ** beta];
}

/**
 * How far a sum of two positive tables may be off, relative to it. In f32 tables are float64 numbers rounded, by half an
 * ulp, and a sum is off by an ulp at most, WGSL's "correctly rounded" being either neighbour: 1.5 ulps of 2^-23. In
 * float64 exp(-alpha log N) and the power by hand differ: an error in a logarithm of about 12 counts as many times.
 */
export const ROUNDING: Readonly<Record<Precision, number>> = { f32: 2 ** -22, f64: 2 ** -46 };

/** One parameter vector at a time is evaluated in float64 where a back end has it; many at once in f32 everywhere. */
export function precisionOfOne({ info }: Backend): Precision {
  return info.name === 'cpu' ? 'f64' : 'f32';
}

/** The sides of a grid of so many points, as near to a square as whole numbers allow; the longer comes last. */
export function sidesOf(points: number): readonly [number, number] {
  let side = Math.floor(Math.sqrt(points));
  while (points % side !== 0) side--;
  return [side, points / side];
}

/** Models of 10M to 10T parameters on 1G to 100T tokens, spaced in the logarithm. */
export function axesOf(points: number): readonly Axis[] {
  const [N, D] = sidesOf(points);
  return [
    { name: 'N', lo: 1e7, hi: 1e13, count: N, linear: false },
    { name: 'D', lo: 1e9, hi: 1e14, count: D, linear: false },
  ];
}

export function valuesOf(axes: readonly Axis[]): readonly Float64Array[] {
  return axes.map((axis) => Float64Array.from(axisValues(axis)));
}

/** @throws IsolossError `no-sweeps` */
export function sweepsOf({ sweeps, info }: Backend): Sweeps {
  if (sweeps !== undefined) return sweeps;
  throw new IsolossError('no-sweeps', `The back end ${info.name} has no sweeps.`, 'Measure another one.', {
    kind: 'run',
  });
}

/** A sweep's tables: made for each vector, and read once in the precision of what joins them. */
export function countSweepTables({ program, axes, vectors }: Sweep, precision: Precision): Counted {
  const lengths = axes.map((values) => values.length);
  const numbers = program.tables.reduce(
    (total, { axis }) => total + (axis === undefined ? 1 : lengths[axis]),
    0,
  );
  return sum(scale(countTables(program, lengths), vectors), traffic(precision, numbers * vectors));
}

/**
 * Sweeps tile by tile, each in the arrays of the one before, as the surface task has it: a hundred million points at once
 * would take gigabytes. Of every tile `kept` takes the `columns`.
 */
export async function sweepTiles(
  sweeps: Sweeps,
  {
    sweep,
    shares,
    size,
  }: { readonly sweep: Sweep; readonly shares: readonly number[]; readonly size: number },
  kept: Kept,
  columns: (tile: SurfaceTile) => readonly ArrayLike<number>[],
): Promise<Kept> {
  const points = sweep.axes.reduce((product, values) => product * values.length, 1);
  const surface = await sweeps.surface(sweep, shares, { reuse: true });
  try {
    let tile: SurfaceTile | undefined;
    for (let first = 0; first < points; first += size) {
      const count = Math.min(size, points - first);
      tile = await surface.tile(first, count, {}, tile);
      const values = columns(tile);
      kept.take(first, count, (k, i) => values[k][i]);
    }
    return kept;
  } finally {
    surface.dispose();
  }
}
