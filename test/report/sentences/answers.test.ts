import { expect, test } from 'vitest';
import { chainVerdict } from '../../../src/report/sentences/chain.js';
import { flatWords, isoflopVerdict } from '../../../src/report/sentences/isoflop.js';
import { regretVerdict } from '../../../src/report/sentences/regret.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import type { ApproachNumber, Estimate, IsoflopAnalysis } from '../../../src/tasks/isoflop/record.js';
import { regret } from '../../../src/tasks/regret/regret.js';
import { chainRecord } from '../pages/comparison-fixtures.js';

test('a chain says first what it predicts, and where there are observations how far it is off', async () => {
  const record = await chainRecord();
  const { score, tasks, ...rest } = record;
  const [{ points, ...task }] = tasks;
  const [first] = points;
  const one = {
    ...rest,
    tasks: [{ ...task, points: [{ ...first, value: 0.8, newRun: [0.75, 0.85] as const }] }],
  };
  expect(chainVerdict(one).headline).toMatch(/ 0\.800 \(0\.750 to 0\.850\)$/);
  expect(chainVerdict(one).text).toMatch(/^At N=.* through a loss of .* Bands are of a new run, 90 %\.$/);
  expect(
    chainVerdict({ ...record, score: { observed: 2, meanError: 0.0123, largestError: 0.02, coverage: 1 } }),
  ).toMatchObject({
    headline: 'Off by 1.2 % on average',
  });
});

test('a wrong allocation says first what of its cost could be spared', async () => {
  const fitted = fittedOfPreset('chinchilla:besiroglu-2024');
  const { headline, text } = regretVerdict(await regret(fitted, { at: { N: 2.8e11, D: 3e11 } }));
  expect(headline).toBe('50.2 % of the cost could be spared');
  expect(text).toMatch(
    /^The same loss, 1\.999, is reached at 2\.508e23 in place of 5\.04e23 FLOP, by N 4\.725e10, D 8\.848e11: /,
  );
  expect(text).toMatch(/At the same cost the loss could be 0\.02132 lower, by N 6\.757e10, D 1\.243e12\.$/);
  const best = await regret(fitted, { at: { N: 6.757e10, D: 1.243e12 } });
  expect(regretVerdict(best).headline).toBe('Less than 0.1 % of the cost could be spared');
  expect(regretVerdict(best).text).toMatch(
    /^The same loss, [\d.]+, is reached at [\de.-]+ % less than 5\.039e23 FLOP, by /,
  );
});

test('an isoFLOP analysis says its optima at the budget that was asked for', () => {
  const estimate = (value: number | null): Estimate => ({ value, interval: null });
  const optimum = (approach: ApproachNumber, N: number, D: number) => ({
    approach,
    N: estimate(N),
    D: estimate(D),
    tokensPerParameter: estimate(D / N),
    loss: estimate(null),
  });
  const analysis = {
    approaches: [
      { approach: 2, a: { value: 0.5, interval: [0.45, 0.55] } },
      { approach: 3, a: { value: 0.52, interval: [0.5, 0.54] } },
    ],
    budgets: [],
    targets: [{ C: 5.76e23, optima: [optimum(2, 9e10, 1e12), optimum(3, 1.16e11, 8e11)] }],
  } as unknown as IsoflopAnalysis;
  expect(isoflopVerdict(analysis)).toMatchObject({
    headline: 'Approaches 2 and 3 agree: a is 0.500 to 0.520',
  });
  expect(isoflopVerdict(analysis).text).toContain(
    'At 5.76e23 FLOP the approaches give N_opt 90B to 116B and D_opt 800B to 1T.',
  );
  const flat = (lo: number | null, hi: number | null) =>
    flatWords({ N: [lo, hi] } as unknown as Parameters<typeof flatWords>[0]);
  expect([flat(1e8, 3e8), flat(null, 3e8), flat(1e8, null), flat(null, null)]).toEqual([
    '100M to 300M',
    'up to 300M',
    'from 100M',
    'all sizes',
  ]);
});
