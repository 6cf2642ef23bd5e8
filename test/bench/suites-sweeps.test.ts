import { afterAll, describe, expect, test } from 'vitest';
import type { Outcome, Suite } from '../../bench/suite.js';
import { allocateFrontierSuite, allocateSuite } from '../../bench/suites/allocate.js';
import { lawSuite } from '../../bench/suites/law.js';
import { objectiveSuite, ParameterGrid } from '../../bench/suites/objective.js';
import { quantilesOf } from '../../bench/suites/quantiles.js';
import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import { cornersOf, keptOf } from '../../bench/suites/support/sampled-items.js';
import { chinchillaFit } from '../../bench/suites/support/simulated-fit.js';
import { axesOf, lawAt, published, sidesOf, valuesOf } from '../../bench/suites/support/sweeps.js';
import { benchRuns } from '../../simulated/runs.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';

const backend = createCpuBackend({ workers: 1 });
afterAll(() => backend.dispose());

async function outcomeOf(suite: Suite, size: number): Promise<Outcome> {
  const work = await suite.prepare(size, backend);
  const outcome = await work.run();
  const again = await work.run();
  work.dispose();
  expect(again.bytes).toEqual(outcome.bytes);
  return outcome;
}

const quantiles = quantilesOf(100);
const suites: readonly [Suite, readonly number[]][] = [
  [lawSuite, [1000, 100_000]],
  [quantiles, [100, 1000]],
  [objectiveSuite, [100, 1000]],
  [allocateSuite, [1000, 100_000]],
  [allocateFrontierSuite, [10_000]],
];

describe.each(suites)('$name', (suite, sizes) => {
  test.each([...sizes])('%d: what the CPU computes is right', async (size) => {
    const { check, counted } = await outcomeOf(suite, size);
    expect(await check()).toMatchObject({ right: true });
    const verdict = await check();
    expect(verdict.right && verdict.error).toBeLessThanOrEqual(1);
    for (const count of [counted.operations, counted.transcendentals, counted.bytes, counted.readback]) {
      expect(count).toBeGreaterThan(0);
    }
    expect(counted.readback).toBeLessThanOrEqual(counted.bytes);
  });

  test('a number that is off, or missing, is found to be wrong wherever it is', async () => {
    const outcome = await outcomeOf(suite, sizes[0]);
    for (const array of outcome.bytes as Float64Array[]) {
      for (const place of [0, array.length >> 1, array.length - 1]) {
        const right = array[place];
        // No candidate is known by -1.
        const off = Number.isInteger(right) ? right + 1 : 1.001 * right;
        for (const number of right === off ? [Number.NaN] : [off, Number.NaN]) {
          array[place] = number;
          expect(await outcome.check()).toMatchObject({ right: false, wrong: expect.stringMatching(/\.$/) });
        }
        array[place] = right;
      }
    }
    expect(await outcome.check()).toMatchObject({ right: true });
  });
});

test.each([lawSuite, quantiles, objectiveSuite])(
  '$name: results a place further on are wrong',
  async (suite) => {
    const outcome = await outcomeOf(suite, 100);
    for (const array of outcome.bytes as Float64Array[]) {
      const right = array.slice();
      array.set([right[right.length - 1], ...right.slice(0, -1)]);
      expect(await outcome.check()).toMatchObject({ right: false });
      array.set(right);
    }
  },
);

test('a candidate that is not the best is found out, though all that is said of it is true', async () => {
  const outcome = await outcomeOf(allocateSuite, 10_000);
  const [point, objective] = outcome.bytes as Float64Array[];
  const [N, D] = valuesOf(axesOf(10_000));
  // As many tokens for a model a size smaller.
  point[0] -= D.length;
  objective[0] = lawAt(published, N[Math.floor(point[0] / D.length)], D[point[0] % D.length]);
  expect(await outcome.check()).toMatchObject({
    right: false,
    wrong: expect.stringContaining('and the best'),
  });
});

test('what the objective is compared with is that of the law by hand, in natural units', () => {
  const { model, truth } = chinchillaFit(240);
  const { N, D, L } = benchRuns(240);
  const grid = new ParameterGrid(truth, 100);
  for (const item of [0, 37, 99]) {
    const at = grid.fill(item, new Float64Array(grid.size));
    const [E, A, B, alpha, beta] = model.toNatural(at);
    let exact = 0;
    N.forEach((n, row) => {
      const size = Math.abs(Math.log(lawAt([E, A, B, alpha, beta], n, D[row])) - Math.log(L[row]));
      exact += size <= 1e-3 ? size ** 2 / 2 : 1e-3 * (size - 5e-4);
    });
    expect(analyseObjective(model.problem, at, 1e-3)[0].value / exact).toBeCloseTo(1, 9);
  }
});

test('what is kept of many meets every line and column of a grid, its corners, and both ends', () => {
  expect([...keptOf(10, 20)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const [lines, columns] = sidesOf(1e7);
  const items = keptOf(1e7, 1 << 16, cornersOf([lines, columns]));
  expect(items.length).toBeLessThan(66_000);
  expect(new Set(items.map((item) => item % columns)).size).toBe(columns);
  expect(new Set(items.map((item) => Math.floor(item / columns))).size).toBe(lines);
  for (const item of [0, columns - 1, 1e7 - columns, 1e7 - 1]) expect(items).toContain(item);
});

test('every size is that of a grid near to a square', () => {
  for (const suite of [...suites.map(([each]) => each)]) {
    for (const size of suite.sizes) {
      const [shorter, longer] = sidesOf(size);
      expect(shorter * longer).toBe(size);
      expect(longer / shorter).toBeLessThan(2);
    }
    expect(suite.sizes).toContain(suite.headline);
  }
});
