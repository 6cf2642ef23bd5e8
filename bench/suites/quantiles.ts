/** Exact quantiles of many parameter vectors at every point of a grid. */
import type { Sweep } from '../../src/backend/sweep.js';
import { sweepProgram } from '../../src/formula/sweep.js';
import { graphOfLaw } from '../../src/laws/graph.js';
import { threefry } from '../../src/problem/threefry.js';
import { normalQuantile } from '../../src/statistics/normal.js';
import { TILE } from '../../src/tasks/surface/tiles.js';
import { countPoint, scale, sum, traffic } from '../operation-count.js';
import type { Suite } from '../suite.js';
import { cornersOf, Kept, keptOf, near } from './support/sampled-items.js';
import {
  axesOf,
  countSweepTables,
  law,
  lawAt,
  published,
  ROUNDING,
  sidesOf,
  sweepsOf,
  sweepTiles,
  type Vector,
  valuesOf,
} from './support/sweeps.js';
import type { Tally } from './support/tally.js';

const SHARES = [0.05, 0.5, 0.95];
const VECTORS = 4000;

/** Standard deviations, about those of a bootstrap of the published runs. */
const SPREAD: Vector = [0.03, 60, 300, 0.01, 0.01];
const SEED = 2027;

/** Points whose results are kept, and checked by sorting: a millisecond each. */
const KEPT = 400;

export const quantilesSuite: Suite = quantilesOf(VECTORS);

/** With another number of parameter vectors, for tests. */
export function quantilesOf(vectors: number): Suite {
  const columns = drawn(vectors);
  return {
    name: 'quantiles',
    title: `Three exact quantiles of ${vectors} parameter vectors on a grid of N and D`,
    unit: 'points',
    sizes: [1e3, 1e4, 1e5, 512 * 512, 1e6],
    headline: 512 * 512,
    engines: ['cpu', 'webgpu', 'webgl'],
    grows: true,
    async prepare(size, backend) {
      const sweeps = sweepsOf(backend);
      const { graph, root } = graphOfLaw(law);
      const axes = valuesOf(axesOf(size));
      const sweep: Sweep = { program: sweepProgram(graph, [root]), axes, parameters: columns, vectors };
      const items = keptOf(size, KEPT, cornersOf(sidesOf(size)));
      const fields = 2 + SHARES.length;
      const value = countPoint(sweep.program);
      // A mean: an addition. A deviation: minus, times, plus. A quantile: a comparison.
      const reduced = { ...value, operations: value.operations + 4 + SHARES.length };
      const counted = sum(
        scale(reduced, size * vectors),
        traffic('f32', fields * size, fields * size),
        countSweepTables(sweep, 'f32'),
      );
      return {
        async run() {
          const kept = await sweepTiles(
            sweeps,
            { sweep, shares: SHARES, size: TILE.refits },
            new Kept(items, fields),
            ({ mean, deviation, quantiles }) => [mean[0], deviation[0], ...quantiles[0]],
          );
          return {
            bytes: kept.columns,
            counted,
            check: () =>
              kept.check((tally, point, numbers) =>
                judgePoint(
                  tally,
                  columns,
                  axes[0][Math.floor(point / axes[1].length)],
                  axes[1][point % axes[1].length],
                  numbers,
                ),
              ),
          };
        },
        dispose() {},
      };
    },
  };
}

/** Parameter vectors about the published one, normal; one column a parameter. */
function drawn(vectors: number): readonly Float64Array[] {
  return published.map((centre, p) =>
    Float64Array.from({ length: vectors }, (_, v) => {
      const share = (threefry(SEED, 0, v, p)[0] + 0.5) / 2 ** 32;
      return centre + SPREAD[p] * normalQuantile(share);
    }),
  );
}

/**
 * The results of one point beside float64. Where each value may be off by `error`, so may a mean and an order statistic,
 * and a deviation by no more than twice that. Sums in f32 add an ulp of the range for every term of their longest chain.
 */
function judgePoint(
  tally: Tally,
  columns: readonly Float64Array[],
  N: number,
  D: number,
  [mean, deviation, ...quantiles]: readonly number[],
): void {
  const [E, A, B, alpha, beta] = columns;
  const values = E.map((e, v) => lawAt([e, A[v], B[v], alpha[v], beta[v]], N, D)).sort();
  const n = values.length;
  const error = ROUNDING.f32 * values[n - 1];
  const summed = (n / 256 + 16) * 2 ** -23 * (values[n - 1] - values[0]);
  const centre = values.reduce((total, x) => total + x, 0) / n;
  const spread = Math.sqrt(values.reduce((total, x) => total + (x - centre) ** 2, 0) / (n - 1));
  const where = `at N = ${N}, D = ${D}`;
  near(tally, mean, centre, error + summed, () => `The mean ${where}`);
  near(tally, deviation, spread, 2 * error + summed, () => `The deviation ${where}`);
  SHARES.forEach((share, k) => {
    const rank = share * (n - 1);
    const below = values[Math.floor(rank)];
    const exact = below + (rank - Math.floor(rank)) * (values[Math.ceil(rank)] - below);
    near(tally, quantiles[k], exact, error, () => `The quantile ${share} ${where}`);
  });
}
