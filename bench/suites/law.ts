/** The law and its slopes along log N and log D, at one parameter vector. */

import { fittedOfPreset } from '../../src/tasks/fitted/published.js';
import { parseSurfaceRequest } from '../../src/tasks/surface/job.js';
import { planSurface } from '../../src/tasks/surface/plan.js';
import { TILE } from '../../src/tasks/surface/tiles.js';
import { countPoint, scale, sum, traffic } from '../operation-count.js';
import type { Suite } from '../suite.js';
import { cornersOf, Kept, keptOf, near } from './support/sampled-items.js';
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
  sweepTiles,
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
        const tiles = { sweep, shares: [], size: TILE.point };
        const kept = await sweepTiles(sweeps, tiles, new Kept(items, roots), ({ mean }) => mean);
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
      },
      dispose() {},
    };
  },
};
