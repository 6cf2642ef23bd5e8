/** Surfaces whose arithmetic asks nothing of a driver that test/gpu/surface.test.ts does not. */
import { beforeAll, expect, test } from 'vitest';
import type { Sweeps } from '../../../src/backend/sweep.js';
import { quantiles } from '../../../src/statistics/quantile.js';
import { useEngine } from '../../support/shared-engine.js';
import { chinchillaVectors, logSpaced, scattered, sweepOf } from '../../support/sweep-of.js';
import { compare, whole } from '../tiles.js';

const { engine } = useEngine();
let on: Sweeps;
beforeAll(async () => {
  on = (await engine()).sweeps;
});

const law = 'E + A / N^alpha + B / D^beta';
const axes = { N: logSpaced(1e7, 1e12, 6), D: logSpaced(1e9, 1e14, 7) };

test('more vectors than a workgroup has memory for', async () => {
  const made = sweepOf([law], { N: [1e8, 1e10], D: [1e10, 1e12] }, chinchillaVectors(20_001));
  compare(made, await whole(on, made.sweep), [3]);
});

test('a law that joins axes in a power, one that takes the larger of two terms, and a slope, together', async () => {
  const count = 300;
  const made = sweepOf(
    ['((Nc / N)^(a / b) + Dc / D)^b', 'E + max(A / N^a, B / D^b)', '-log(N * D)^2 * A / N^a / D^b'],
    axes,
    {
      Nc: scattered(count, 8.8e13, 1e12, 0),
      Dc: scattered(count, 5.4e13, 1e12, 1),
      a: scattered(count, 0.076, 0.002, 2),
      b: scattered(count, 0.103, 0.002, 3),
      E: scattered(count, 1.7, 0.02, 4),
      A: scattered(count, 5, 0.2, 5),
      B: scattered(count, 11, 0.2, 6),
    },
  );
  compare(made, await whole(on, made.sweep), [0, 8, 17, 41]);
});

test('far outliers, and values that agree by the hundred: bins that hold more than a list does are divided', async () => {
  const count = 1500;
  const far = scattered(count, 3, 0.5, 0).map((value, i) => (i === 7 ? 1e20 : i === 8 ? -1e12 : value));
  const tied = Float64Array.from({ length: count }, (_, i) =>
    i % 5 === 0 ? 1e6 + (i % 7) : 2 + (i % 3) / 8,
  );
  const made = sweepOf(['a * x', 'b * x', '-a'], { x: [1, 4] }, { a: far, b: tied });
  const wanted = [0, 0.001, 0.0015, 0.2, 0.4, 0.5, 0.8, 0.9985, 0.9999, 1];
  const tile = await whole(on, made.sweep, wanted);
  for (let point = 0; point < made.points; point++) {
    made.sweep.program.roots.forEach((_, root) => {
      const exact = Float64Array.from({ length: count }, (_, v) => made.exact(root, point, v)).map(
        Math.fround,
      );
      quantiles(exact, wanted).forEach((q, k) => {
        expect(Math.abs(tile.quantiles[root][k][point] - q)).toBeLessThanOrEqual(3e-7 * Math.abs(q));
      });
    });
  }
});
