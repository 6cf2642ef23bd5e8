/** Implicit laws of the catalogue, against forms that need no root, and what is said where an equation has none. */
import { expect, test } from 'vitest';
import { lawFunction } from '../../src/laws/evaluate.js';
import { findLaw, findPreset } from '../../src/laws/index.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { fit } from '../../src/tasks/fit/fit.js';

test('learning curves at the critical batch take twice the least steps, at the optimum of Appendix B of Kaplan et al. 2020', () => {
  const { law, preset } = findPreset('batch-and-steps:kaplan-2020');
  const { Nc, Sc, B0, alphaN, alphaS, alphaB } = preset.values;
  const perDay = 8.64e19;
  const a = 1 / (1 / alphaS + 1 / alphaB + 1 / alphaN);
  const scale =
    (6 *
      Nc *
      B0 *
      Sc *
      (1 + alphaN / alphaS) ** (1 / alphaS + 1 / alphaN) *
      (alphaS / alphaN) ** (1 / alphaS)) /
    perDay;
  const N = Nc * (1 / scale) ** (a / alphaN) * (1 + alphaN / alphaS) ** (1 / alphaN);
  const L = (1 + alphaN / alphaS) * (Nc / N) ** alphaN;
  const B = B0 / L ** (1 / alphaB);
  const least = Sc / (L - (Nc / N) ** alphaN) ** (1 / alphaS);
  expect(N).toBeCloseTo(5.84e8, -7);
  expect(L).toBeCloseTo(2.694, 3);
  expect(B).toBeCloseTo(1.87e6, -5);
  expect(least).toBeCloseTo(1.32e4, -2);
  const lossOf = (at: Record<string, number>): number => lawFunction(law)(preset.values, at);
  expect(lossOf({ N, S: 2 * least, B })).toBeCloseTo(L, 13);
  // At a large batch no steps are lost, at a small one tokens are what counts.
  expect(lossOf({ N, S: least, B: 1e15 })).toBeCloseTo(L, 7);
  expect(lossOf({ N, S: 1e9 * least, B: B / 1e9 })).toBeCloseTo(L, 7);
});

test('a bounded power meets its own equation, and its levels', () => {
  const law = findLaw('bounded-power');
  const values = law.illustration as Record<string, number>;
  const { e_inf, span, alpha, k, c } = values;
  const b = k * span ** (1 - alpha);
  for (const x of [1e-6, 1, 1e3, 1e6, 1e12]) {
    const y = lawFunction(law)(values, { x });
    expect(Math.log((y - e_inf) / (e_inf + span - y) ** alpha) / Math.log(b / x ** c)).toBeCloseTo(1, 5);
  }
  expect(lawFunction(law)(values, { x: 1e-30 })).toBeCloseTo(e_inf + span, 8);
  expect(lawFunction(law)(values, { x: 1e30 })).toBeCloseTo(e_inf, 8);
});

test('a fit without a root at any start names the row, its bracket and both ends', async () => {
  const table = await parseTable('x,L\n1,0.9\n10,0.8\n100,0.5\n', 'curve.csv');
  const refusal = (law: string) => fit({ law, positive: ['b'], fix: { b: 1e9 }, starts: 'sobol:4' }, table);
  await expect(refusal('root(y from 0 to 0.5, y = b/x^c)')).rejects.toThrow(
    expect.objectContaining({
      code: 'no-finite-start',
      place: { file: 'curve.csv', row: 2 },
      message: expect.stringMatching(
        /curve\.csv, line 2, at c = [-\d.]+: an equation keeps its sign between 0 and 0\.5, where its left side exceeds its right by -1e9 and -1e9\./,
      ),
    }),
  );
  await expect(refusal('root(y from 2 to 0.5, y = b/x^c)')).rejects.toThrow(
    /the bracket of an equation, 2 to 0\.5, is empty/,
  );
  await expect(refusal('root(y from -1 to 1, sqrt(y) = b/x^c)')).rejects.toThrow(
    /an equation has no value at -1, an end of its bracket/,
  );
});
