/**
 * One bowl for all cells: L = least of the cell + (x - G z)' H (x - G z)/2, x the logarithms of hyper-parameters and z one and those of
 * scale. Its terms x x' and x z' are linear in H and in H G, so that within cells it is a linear regression; cells whose own best run
 * lies at an edge take part.
 */
import { leastSquares } from '../../linear-algebra/qr.js';
import { runResampler } from '../isoflop/resamples.js';
import type { Steps } from '../steps.js';
import { curvatureOf, positiveSolver, quadraticColumns } from './bowl.js';

export interface SurfaceRows {
  /** By hyper-parameter. */
  readonly x: readonly Float64Array[];
  /** One first, then logarithms of scale. */
  readonly z: readonly Float64Array[];
  readonly losses: Float64Array;
  readonly cell: Uint32Array;
  readonly cells: number;
}

/** By hyper-parameter the coefficients of z; undefined where the bowl does not curve upwards, or the runs do not determine it. */
export type Centre = readonly Float64Array[] | undefined;

/** The centre of the bowl of all runs. */
export function surfaceCentre(rows: SurfaceRows): Centre {
  return centreOf(rows, termsOf(rows), new Float64Array(rows.losses.length).fill(1));
}

/** That of each resample of the runs within cells, into `found`. */
export function* resampledCentres(
  rows: SurfaceRows,
  resamples: number,
  seed: number,
  found: Centre[],
): Steps<void> {
  const terms = termsOf(rows);
  const resampler = runResampler(rows.losses.length, rows.cell, seed);
  for (let k = 0; k < resamples; k++) {
    resampler.draw(k);
    found.push(centreOf(rows, terms, resampler.counts));
    yield;
  }
}

function termsOf({ x, z }: SurfaceRows): Float64Array[] {
  const products = x.flatMap((column) => z.map((of) => column.map((value, i) => value * of[i])));
  return [...quadraticColumns(x), ...products];
}

function centreOf(
  { x, z, losses, cell, cells }: SurfaceRows,
  terms: readonly Float64Array[],
  counts: Float64Array,
): Centre {
  const k = x.length;
  const columns = terms.map((column) => withinCells(column, cell, cells, counts));
  const target = withinCells(losses, cell, cells, counts);
  const norms = columns.map((column) => Math.sqrt(column.reduce((sum, value) => sum + value * value, 0)));
  if (!norms.every((norm) => norm > 0)) return undefined;
  const coefficients = leastSquares(
    columns.map((column, p) => column.map((value) => value / norms[p])),
    target,
  ).map((value, p) => value / norms[p]);
  const squares = (k * (k + 1)) / 2;
  // A term that depends on others has none.
  if (coefficients.some((value) => value === 0)) return undefined;
  const solve = positiveSolver(curvatureOf(k, coefficients));
  if (solve === undefined) return undefined;
  const centre = x.map(() => new Float64Array(z.length));
  for (let q = 0; q < z.length; q++) {
    const solved = solve(x.map((_, j) => -coefficients[squares + j * z.length + q]));
    for (let j = 0; j < k; j++) centre[j][q] = solved[j];
  }
  return centre;
}

/** Less the mean of its cell, times the root of the count. */
function withinCells(
  values: Float64Array,
  cell: Uint32Array,
  cells: number,
  counts: Float64Array,
): Float64Array {
  const sums = new Float64Array(cells);
  const totals = new Float64Array(cells);
  for (let i = 0; i < values.length; i++) {
    sums[cell[i]] += counts[i] * values[i];
    totals[cell[i]] += counts[i];
  }
  return values.map((value, i) =>
    counts[i] === 0 ? 0 : Math.sqrt(counts[i]) * (value - sums[cell[i]] / totals[cell[i]]),
  );
}
