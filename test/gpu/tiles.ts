/** Tiles of surfaces against float64. */
import { expect } from 'vitest';
import { analyseSweep } from '../../src/backend/check-sweeps.js';
import type { SurfaceTile, Sweep, Sweeps } from '../../src/backend/sweep.js';
import { quantiles } from '../../src/statistics/quantile.js';
import type { TestSweep } from '../support/sweep-of.js';

export const shares = [0, 0.05, 0.5, 0.9, 0.95, 1];

/** The tile of all points. */
export async function whole(
  by: Sweeps,
  sweep: Sweep,
  wanted: readonly number[] = shares,
): Promise<SurfaceTile> {
  const count = sweep.axes.reduce((product, values) => product * values.length, 1);
  const surface = await by.surface(sweep, wanted);
  const tile = await surface.tile(0, count);
  surface.dispose();
  return tile;
}

/**
 * Compares some points of a tile with float64. Where each value may be off by `error`, order statistics are off by no
 * more, nor is a mean; a deviation by no more than n / (n - 1) of it. Sums add an ulp of the range for each of their terms.
 */
export function compare(made: TestSweep, tile: SurfaceTile, points: readonly number[]): void {
  const { sweep } = made;
  const { vectors, program, parameters } = sweep;
  for (const point of points) {
    const place = made.at(point);
    const bounds = Array.from({ length: vectors }, (_, v) =>
      analyseSweep(
        program,
        (axis) => place[axis],
        (p) => parameters[p][v],
      ),
    );
    program.roots.forEach((_, root) => {
      const exact = Float64Array.from(bounds, (each) => each[root].value);
      const error = Math.max(...bounds.map((each) => each[root].error));
      const truth = quantiles(exact, shares);
      const range = truth[shares.length - 1] - truth[0];
      // The bound must mean something.
      expect(error).toBeLessThan(1e-3 * Math.abs(truth[2]));
      truth.forEach((q, k) => {
        expect(Math.abs(tile.quantiles[root][k][point] - q)).toBeLessThanOrEqual(error);
      });
      const mean = exact.reduce((sum, x) => sum + x, 0) / vectors;
      const spread = Math.sqrt(exact.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (vectors - 1));
      const summed = (vectors / 256 + 16) * 2 ** -23 * range;
      expect(Math.abs(tile.mean[root][point] - mean)).toBeLessThanOrEqual(error + summed);
      expect(Math.abs(tile.deviation[root][point] - spread)).toBeLessThanOrEqual(2 * error + summed);
    });
  }
}
