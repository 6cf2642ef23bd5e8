import { beforeAll, describe, expect, test } from 'vitest';
import { analyseSweep } from '../../src/backend/check-sweeps.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { SurfaceTile, Sweeps } from '../../src/backend/sweep.js';
import { quantiles } from '../../src/statistics/quantile.js';
import { useEngine } from '../support/shared-engine.js';
import { chinchillaVectors, logSpaced, scattered, sweepOf } from '../support/sweep-of.js';
import { compare, shares, whole } from './tiles.js';

const { engine, setPace } = useEngine();
let on: Sweeps;
beforeAll(async () => {
  on = (await engine()).sweeps;
});

const law = 'E + A / N^alpha + B / D^beta';
const axes = { N: logSpaced(1e7, 1e12, 6), D: logSpaced(1e9, 1e14, 7) };

/** All there is in a tile, for comparisons to the bit. */
const contents = ({ mean, deviation, quantiles: q }: SurfaceTile) =>
  [...mean, ...deviation, ...q.flat()].map((column) => [...column]);

describe('a surface of many parameter vectors', () => {
  test('4,001 vectors: means, deviations and quantiles are those of a sort in float64, within the error of f32', async () => {
    const few = { N: logSpaced(1e7, 1e12, 2), D: logSpaced(1e9, 1e14, 2) };
    const made = sweepOf([law], few, chinchillaVectors(4001));
    const tile = await whole(on, made.sweep);
    compare(made, tile, [0, 3]);
    const cpu = createCpuBackend({ workers: 1 });
    const twin = await whole(cpu.sweeps as Sweeps, made.sweep);
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
    const tile = await whole(on, sweep);
    for (let point = 0; point < made.points; point++) {
      const exact = Float64Array.from({ length: count }, (_, v) => made.exact(0, point, v));
      quantiles(exact, shares).forEach((q, k) => {
        expect(Math.abs(tile.quantiles[0][k][point] - q)).toBeLessThan(2e-5);
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
      const tile = await whole(on, made.sweep, quantilesOf(a));
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
    const tile = await whole(on, made.sweep, quantilesOf(a));
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
      const tile = await whole(on, sweepOf(formulas, { x: [1, 2], y: [3, 4] }, { a }).sweep, quantilesOf(a));
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
  const tile = await whole(on, made.sweep, []);
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
