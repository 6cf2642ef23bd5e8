/** The law and its slopes along log N and log D, at one parameter vector. */
import type { PreparedSurface, SurfaceTile } from '../../src/backend/sweep.js';
import { fittedOfPreset } from '../../src/tasks/fitted/fitted-of.js';
import { parseSurfaceRequest } from '../../src/tasks/surface/job.js';
import { planSurface } from '../../src/tasks/surface/plan.js';
import { TILE } from '../../src/tasks/surface/surface.js';
import { countPoint, scale, sum, traffic } from '../count.js';
import type { Suite } from '../suite.js';
import { cornersOf, Kept, keptOf, near } from './support/kept.js';
import {
  axesOf,
  countSweepTables,
  lawAt,
  PRESET,
  precisionOfOne,
  published,
  ROUNDING,
  sidesOf,
  slopesAt,
  sweepsOf,
} from './support/sweeps.js';

/** Points whose values are kept, and checked. */
const KEPT = 1 << 16;

const NAMES = ['The law', 'The slope along log N', 'The slope along log D'];

export const lawSuite: Suite = {
  name: 'law',
  title: 'The law and its gradient on a grid of N and D',
  unit: 'points',
  sizes: [1e3, 1e4, 1e5, 1e6, 1e7, 1e8],
  headline: 1e6,
  engines: ['cpu', 'webgpu', 'webgl'],
  grows: true,
  async prepare(size, backend) {
    const sweeps = sweepsOf(backend);
    const precision = precisionOfOne(backend);
    // As `isoloss surface --gradient` has it.
    const request = parseSurfaceRequest({ axes: axesOf(size), gradient: true });
    const { point: sweep } = planSurface(fittedOfPreset(PRESET), request);
    const [Ns, Ds] = sweep.axes;
    const roots = sweep.program.roots.length;
    const items = keptOf(size, KEPT, cornersOf(sidesOf(size)));
    const counted = sum(
      scale(countPoint(sweep.program, precision), size),
      traffic(precision, roots * size, roots * size),
      countSweepTables(sweep, precision),
    );
    return {
      async run() {
        const surface = await sweeps.surface(sweep, []);
        try {
          const kept = await sweepThrough(surface, size, new Kept(items, roots));
          return {
            bytes: kept.columns,
            counted,
            check: () =>
              kept.check((tally, point, numbers) => {
                const [N, D] = [Ns[Math.floor(point / Ds.length)], Ds[point % Ds.length]];
                [lawAt(published, N, D), ...slopesAt(published, N, D)].forEach((exact, root) => {
                  const allowed = ROUNDING[precision] * Math.abs(exact);
                  near(tally, numbers[root], exact, allowed, () => `${NAMES[root]} at N = ${N}, D = ${D}`);
                });
              }),
          };
        } finally {
          surface.dispose();
        }
      },
      dispose() {},
    };
  },
};

/**
 * Tile by tile, each in the arrays of the one before, as the surface task has it: a hundred million points at once would
 * take gigabytes.
 */
async function sweepThrough(surface: PreparedSurface, points: number, kept: Kept): Promise<Kept> {
  let tile: SurfaceTile | undefined;
  for (let first = 0; first < points; first += TILE.point) {
    const count = Math.min(TILE.point, points - first);
    tile = await surface.tile(first, count, {}, tile);
    const { mean } = tile;
    kept.take(first, count, (root, i) => mean[root][i]);
  }
  return kept;
}
