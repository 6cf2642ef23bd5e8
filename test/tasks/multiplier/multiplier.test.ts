import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../src/runs/table-of.js';
import { studentQuantile } from '../../../src/statistics/student.js';
import { multiplier } from '../../../src/tasks/multiplier/multiplier.js';
import { multiplierCoverage } from './coverage.js';

/** Runs of two recipes about L = E + A/C^beta, of which `new` needs `1/factor` of the compute. */
const rows = (noise: (i: number) => number, floor = 1.69, betaOfNew = 0.15) =>
  ['old', 'new'].flatMap((recipe, r) =>
    [1e19, 1e20, 1e21, 1e22].map((C, i) => {
      const [scale, beta] = r === 0 ? [1, 0.15] : [2, betaOfNew];
      return { recipe, C, loss: (floor + 1070 * (scale * C) ** -beta) * Math.exp(noise(4 * r + i)) };
    }),
  );
const wiggle = (i: number) => 0.003 * Math.sin(12.9898 * (i + 1) ** 2);
const ask = (table: readonly object[], request: Parameters<typeof multiplier>[0] = {}) =>
  multiplier({ recipe: 'recipe', floor: 1.69, ...request }, tableOf(table, 'ladders.csv'));

describe('a compute multiplier', () => {
  test('is that of ladders without noise, at any floor, by one exponent and by two', async () => {
    const exact = rows(() => 0);
    const { comparisons, baseline, floor } = await ask(exact, { floorSource: 'made up' });
    expect([baseline, floor]).toEqual(['old', { value: 1.69, source: 'made up' }]);
    const [{ multiplier: found, exponent, exponents, curve, floors, warnings }] = comparisons;
    expect(found?.value).toBeCloseTo(2, 9);
    expect(found?.interval.map((end) => Number(end?.toFixed(6)))).toEqual([2, 2]);
    expect([exponent?.value, exponents?.p]).toEqual([expect.closeTo(0.15, 9), 1]);
    for (const point of curve) expect(point.multiplier.value).toBeCloseTo(2, 8);
    expect(floors.map((one) => one.floor)).toEqual([0, 1.69 * 0.9, 1.69 * 1.1]);
    expect(warnings).toEqual([]);
    // The other way round it is the reciprocal.
    const back = await ask(exact, { baseline: 'new' });
    expect(back.comparisons[0].multiplier?.value).toBeCloseTo(0.5, 9);
  });

  test("has Fieller's interval where the law is linear in logarithms", async () => {
    const noisy = rows(wiggle, 0);
    const { comparisons } = await ask(noisy, { floor: 0 });
    // y = a + c r - beta x by normal equations; d = -c/beta; the d with (c + beta d)^2 <= t^2 s^2 var(c + beta d).
    const middle = noisy.reduce((sum, { C }) => sum + Math.log(C), 0) / 8;
    const design = noisy.map(({ recipe, C }) => [1, recipe === 'new' ? 1 : 0, middle - Math.log(C)]);
    const y = noisy.map(({ loss }) => Math.log(loss));
    const gram = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => design.reduce((s, row) => s + row[i] * row[j], 0)),
    );
    const right = [0, 1, 2].map((i) => design.reduce((s, row, k) => s + row[i] * y[k], 0));
    const inverse = inverted(gram);
    const [a, c, beta] = inverse.map((row) => row.reduce((s, value, k) => s + value * right[k], 0));
    const sum = design.reduce((s, [one, r, x], k) => s + (y[k] - a * one - c * r - beta * x) ** 2, 0);
    const k = (studentQuantile(0.975, 5) ** 2 * sum) / 5;
    const [p, q, s] = [
      beta ** 2 - k * inverse[2][2],
      c * beta - k * inverse[1][2],
      c ** 2 - k * inverse[1][1],
    ];
    const ends = [-1, 1].map((side) => (-q + side * Math.sqrt(q ** 2 - p * s)) / p);
    expect(comparisons[0].multiplier?.value).toBeCloseTo(Math.exp(-c / beta), 8);
    expect(comparisons[0].multiplier?.interval.map((end) => Math.log(end ?? 0))).toEqual(
      ends.map((end) => expect.closeTo(end, 7)),
    );
    expect(comparisons[0].noise).toBeCloseTo(Math.sqrt(sum / 5), 10);
  });

  test('covers the truth as often as it says, with three runs of each recipe', () => {
    const simulations = 300;
    for (const share of Object.values(multiplierCoverage([3, 3], simulations))) {
      // Three standard errors of a share of 95 %.
      expect(Math.abs(share - 0.95)).toBeLessThan(0.038);
    }
  });

  test('is told by scale where exponents differ, and is left open where nothing bounds it', async () => {
    const [differing] = (
      await ask(
        rows((i) => 0.1 * wiggle(i), 1.69, 0.17),
        { target: 1e24 },
      )
    ).comparisons;
    expect(differing.warnings.join(' ')).toMatch(/exponents differ \(p = .*changes with scale/);
    const { curve, targets } = differing;
    expect(curve[curve.length - 1].multiplier.value).toBeGreaterThan(2 * curve[0].multiplier.value);
    expect(targets).toMatchObject([{ C: 1e24, inside: false }]);
    // Where scatter is as large as what compute gains, any multiplier agrees with the runs.
    const [open] = (
      await ask(
        rows((i) => 60 * wiggle(i)),
        { floor: 0 },
      )
    ).comparisons;
    expect(open.multiplier?.interval).toEqual([null, null]);
    expect(open.warnings.join(' ')).toMatch(/nothing bounds the multiplier/);
  });

  test('says that ladders do not overlap, are too few, or are a grid', async () => {
    const apart = rows(wiggle).filter(({ recipe, C }) => (recipe === 'old' ? C < 1e21 : C > 1e20));
    const [{ overlap, warnings }] = (await ask(apart)).comparisons;
    expect(overlap).toBeNull();
    expect(warnings.join(' ')).toMatch(/do not overlap in loss: old .* to .*, new/);
    expect(warnings.join(' ')).toMatch(/Too few runs to tell whether the exponents are equal/);
    const lone = rows(wiggle).filter(({ recipe, C }) => recipe === 'old' || C === 1e20);
    expect((await ask(lone)).comparisons[0]).toMatchObject({
      multiplier: null,
      reason: expect.stringContaining('one value of compute'),
    });
    const grid = rows(wiggle).flatMap(({ recipe, C, loss }) =>
      [1e8, 1e9].map((N) => ({ recipe, N, D: C / (6 * N), loss: loss * (N === 1e8 ? 1.02 : 1) })),
    );
    const record = await ask(grid);
    expect([record.data.C, record.warnings.join()]).toEqual([
      '6*N*D',
      expect.stringContaining('a grid rather'),
    ]);
    const frontier = await ask(grid, { frontier: true });
    expect([frontier.ladders.map(({ runs }) => runs.length), frontier.warnings]).toEqual([[4, 4], []]);
    expect(frontier.comparisons).toEqual((await ask(rows(wiggle))).comparisons);
  });

  test('takes the floor of published values, and refuses one that is none', async () => {
    const published = await ask(rows(wiggle), { floor: 'chinchilla:hoffmann-2022' });
    expect(published.floor).toEqual({
      value: expect.closeTo(1.6934, 4),
      source: 'E of chinchilla:hoffmann-2022',
    });
    const refused = { code: 'bad-question' };
    await expect(ask(rows(wiggle), { floor: 3 })).rejects.toMatchObject(refused);
    await expect(ask(rows(wiggle), { floor: 'kaplan:kaplan-2020' })).rejects.toMatchObject(refused);
    await expect(multiplier({}, tableOf(rows(wiggle), 'a.csv'))).rejects.toMatchObject({
      code: 'bad-groups',
    });
    await expect(ask(rows(wiggle), { baseline: 'other' })).rejects.toMatchObject({ code: 'unknown-group' });
  });
});

/** By Gauss and Jordan. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => Number(i === j))]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k][k];
    rows[k] = rows[k].map((value) => value / pivot);
    for (let i = 0; i < rows.length; i++) {
      const factor = rows[i][k];
      if (i !== k) rows[i] = rows[i].map((value, j) => value - factor * rows[k][j]);
    }
  }
  return rows.map((row) => row.slice(matrix.length));
}
