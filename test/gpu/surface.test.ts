import { beforeAll, describe, expect, test } from 'vitest';
import { analyseSweep } from '../../src/backend/check-sweeps.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { SurfaceTile, Sweep, Sweeps } from '../../src/backend/sweep.js';
import { quantiles } from '../../src/statistics/quantile.js';
import { useEngine } from '../support/shared-engine.js';
import { chinchillaVectors, logSpaced, scattered, sweepOf, type TestSweep } from '../support/sweep-of.js';

const { engine, setPace } = useEngine();
let on: Sweeps;
beforeAll(async () => {
  on = (await engine()).sweeps;
});

const shares = [0, 0.05, 0.5, 0.9, 0.95, 1];
const law = 'E + A / N^alpha + B / D^beta';
const axes = { N: logSpaced(1e7, 1e12, 6), D: logSpaced(1e9, 1e14, 7) };

async function whole(sweep: Sweep, wanted: readonly number[] = shares, by = on): Promise<SurfaceTile> {
  const count = sweep.axes.reduce((product, values) => product * values.length, 1);
  const surface = await by.surface(sweep, wanted);
  const tile = await surface.tile(0, count);
  surface.dispose();
  return tile;
}

/** All there is in a tile, for comparisons to the bit. */
const contents = ({ mean, deviation, quantiles: q }: SurfaceTile) =>
  [...mean, ...deviation, ...q.flat()].map((column) => [...column]);

/**
 * Compares some points of a tile with float64. Where each value may be off by `error`, order statistics are off by no
 * more, nor is a mean; a deviation by no more than n / (n - 1) of it. Sums add an ulp of the range for each of their terms.
 */
function compare(made: TestSweep, tile: SurfaceTile, points: readonly number[]): void {
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

describe('a surface of many parameter vectors', () => {
  test('4,001 vectors: means, deviations and quantiles are those of a sort in float64, within the error of f32', async () => {
    const few = { N: logSpaced(1e7, 1e12, 3), D: logSpaced(1e9, 1e14, 4) };
    const made = sweepOf([law], few, chinchillaVectors(4001));
    const tile = await whole(made.sweep);
    compare(made, tile, [0, 6]);
    const cpu = createCpuBackend({ workers: 1 });
    const twin = await whole(made.sweep, shares, cpu.sweeps as Sweeps);
    cpu.dispose();
    // An addition of the same tables: the same bits.
    expect(contents({ ...tile, mean: [], deviation: [] })).toEqual(
      contents({ ...twin, mean: [], deviation: [] }),
    );
    tile.mean[0].forEach((mean, i) => {
      expect(Math.abs(mean / twin.mean[0][i] - 1)).toBeLessThan(1e-6);
      expect(Math.abs(tile.deviation[0][i] / twin.deviation[0][i] - 1)).toBeLessThan(1e-5);
    });
  });

  test('more vectors than a workgroup has memory for', async () => {
    const made = sweepOf([law], { N: [1e8, 1e10], D: [1e10, 1e12] }, chinchillaVectors(20_001));
    compare(made, await whole(made.sweep), [3]);
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
    compare(made, await whole(made.sweep), [0, 8, 17, 41]);
  });

  test('three axes, a table of no axis, and both signs', async () => {
    const count = 65;
    const made = sweepOf(
      ['s * (a * x - y^2) + b * z * x - E * s'],
      { x: [-2, -1, 0.5, 3], y: [0, 1, 2], z: [-1, 0.25, 4, 7, 9] },
      {
        s: scattered(count, 3, 0.1, 0),
        a: scattered(count, 1, 0.5, 1),
        b: scattered(count, 2, 0.5, 2),
        E: scattered(count, 5, 0.5, 3),
      },
    );
    const { sweep } = made;
    const tile = await whole(sweep);
    for (let point = 0; point < made.points; point++) {
      const exact = Float64Array.from({ length: count }, (_, v) => made.exact(0, point, v));
      quantiles(exact, shares).forEach((q, k) => {
        expect(Math.abs(tile.quantiles[0][k][point] - q)).toBeLessThan(2e-5);
      });
    }
  });

  test('far outliers, and values that agree by the hundred: bins that hold more than a list does are divided', async () => {
    const count = 1500;
    const far = scattered(count, 3, 0.5, 0).map((value, i) => (i === 7 ? 1e20 : i === 8 ? -1e12 : value));
    const tied = Float64Array.from({ length: count }, (_, i) =>
      i % 5 === 0 ? 1e6 + (i % 7) : 2 + (i % 3) / 8,
    );
    const made = sweepOf(['a * x', 'b * x', '-a'], { x: [1, 4] }, { a: far, b: tied });
    const wanted = [0, 0.001, 0.0015, 0.2, 0.4, 0.5, 0.8, 0.9985, 0.9999, 1];
    const tile = await whole(made.sweep, wanted);
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
});

describe('one vector or two', () => {
  const cases: readonly (readonly [formula: string, isNumber: (x: number, y: number) => boolean])[] = [
    ['log(x - 2 * y) + a', (x, y) => x > 2 * y],
    ['sqrt(x - 2 * y) + a', (x, y) => x >= 2 * y],
    ['(x - 2 * y)^(a / 2)', (x, y) => x >= 2 * y],
    ['exp(x * y) * 1e-30 * a', (x, y) => x * y < 80],
    ['a / (x - y)', (x, y) => x !== y],
    ['1 / (1 + exp(x * y)) + a', () => true],
    ['a * exp(10 * x) + y', (x) => x < 10],
    ['a * x + y', () => true],
  ];
  const formulas = cases.map(([formula]) => formula);
  // Drivers take seconds to compile these kernels: there is one for either number of vectors.
  const quantilesOf = ({ length }: readonly number[]) => (length === 1 ? [] : [0.25, 0.5]);

  test.each([[[1]], [[1, 1.5]]])(
    'a point has no result where a value is not a number: vectors %j',
    async (a) => {
      const made = sweepOf(formulas, { x: [-1, 1, 10, 200], y: [1, 2] }, { a });
      const tile = await whole(made.sweep, quantilesOf(a));
      cases.forEach(([formula, isNumber], root) => {
        for (let point = 0; point < made.points; point++) {
          const [x, y] = made.at(point);
          const all = [tile.mean[root], tile.deviation[root], ...tile.quantiles[root]].map(
            (each) => each[point],
          );
          if (!isNumber(x, y)) expect(new Set(all), formula).toEqual(new Set([Number.NaN]));
          else {
            const exact = a.reduce((sum, _, v) => sum + made.exact(root, point, v), 0) / a.length;
            const error = 1e-4 * Math.abs(exact) + 1e-6;
            expect(Math.abs(tile.mean[root][point] - exact), formula).toBeLessThan(error);
          }
        }
      });
    },
  );

  test('a point has none where an equation has no root', async () => {
    const a = [1];
    const formula = 'root(t from 0 to a, t/(a - t)^0.5 = x - 0.5*y)';
    const made = sweepOf([formula], { x: [-1, 1, 10, 200], y: [1, 2] }, { a });
    const tile = await whole(made.sweep, quantilesOf(a));
    for (let point = 0; point < made.points; point++) {
      const [x] = made.at(point);
      const mean = a.reduce((sum, _, v) => sum + made.exact(0, point, v), 0) / a.length;
      if (x < 0) expect(tile.mean[0][point]).toBeNaN();
      else expect(Math.abs(tile.mean[0][point] - mean)).toBeLessThan(1e-6);
    }
  });

  test('vectors that agree have no spread, and two have their mean', async () => {
    const line = formulas.length - 1;
    const onLine = async (a: readonly number[]) => {
      const tile = await whole(sweepOf(formulas, { x: [1, 2], y: [3, 4] }, { a }).sweep, quantilesOf(a));
      return { mean: tile.mean[line], deviation: tile.deviation[line], quantiles: tile.quantiles[line] };
    };
    const same = await onLine([0.1, 0.1]);
    expect([...same.deviation]).toEqual([0, 0, 0, 0]);
    const value = Math.fround(Math.fround(0.1) + 4);
    expect(same.quantiles.map((column) => column[1])).toEqual([value, value]);
    const both = await onLine([-5, 7]);
    [4, 5, 5, 6].forEach((mean, point) => {
      expect(both.mean[point]).toBeCloseTo(mean, 5);
    });
    expect([...both.quantiles[0]]).toEqual([1, 2, -1, 0]);
    expect(both.deviation[0]).toBeCloseTo(Math.sqrt(72), 5);
  });
});

test('one parameter vector: the values themselves, within the error of f32', async () => {
  const made = sweepOf([law, 'N * D'], axes, chinchillaVectors(1));
  setPace({ points: 9 });
  const tile = await whole(made.sweep, []);
  for (let point = 0; point < made.points; point++) {
    const place = made.at(point);
    const bounds = analyseSweep(
      made.sweep.program,
      (axis) => place[axis],
      (p) => made.sweep.parameters[p][0],
    );
    bounds.forEach(({ value, error }, root) => {
      expect(Math.abs(tile.mean[root][point] - value)).toBeLessThanOrEqual(error);
      expect(tile.deviation[root][point]).toBe(0);
    });
  }
});
