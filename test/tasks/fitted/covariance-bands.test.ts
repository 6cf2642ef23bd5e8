/** Bands of fits without refits: the delta method by hand, with Student's t. */
import { describe, expect, test } from 'vitest';
import {
  allocate,
  type FitJobInput,
  type FitOutcome,
  fit,
  fittedOfOutcome,
  fittedOfRecord,
  parseFitJob,
  predict,
  surface,
  type Table,
} from '../../../src/index.js';
import { studentQuantile } from '../../../src/statistics/student.js';
import { deltaMethodOf, extremeChange } from '../../../src/tasks/fitted/delta-method.js';
import { predictRecord } from '../../../src/tasks/predict/make-record.js';
import { solveAtOnce as solve } from '../../../src/tasks/solve/inverse.js';
import { caseFile } from '../../support/cases.js';
import { readTable } from '../../support/files.js';
import { tableOf } from '../support.js';

const ladder: FitJobInput = {
  runs: 'runs.csv',
  backend: 'cpu',
  law: 'Linf + A*C^-alpha',
  map: { C: 'C' },
  fix: { Linf: '1.6' },
  positive: ['A', 'alpha'],
  loss: 'squared',
};

const rows = { C: [2.19e17, 1.7e18, 9e18, 2.83e19], loss: [3.7404, 3.3834, 3.123, 2.975] };

function made(job: FitJobInput, table: Table): Promise<FitOutcome> {
  return fit(parseFitJob(job), table);
}

/**
 * Textbook's: J by hand in log A and alpha, s^2 (J'J)^-1 with s^2 = SSR / (n - 2), t with n - 2 degrees of freedom, on
 * log L.
 */
function byHand({ record }: FitOutcome, at: number, table = rows) {
  const { A, alpha } = record.parameters;
  const law = (C: number): number => 1.6 + A * C ** -alpha;
  const slopes = (C: number): [number, number] => {
    const share = (A * C ** -alpha) / law(C);
    return [share, -share * Math.log(C)];
  };
  const [aa, ab, bb] = table.C.map(slopes).reduce(
    ([x, y, z], [a, b]) => [x + a * a, y + a * b, z + b * b],
    [0, 0, 0],
  );
  const squares = table.C.reduce((sum, C, i) => sum + Math.log(law(C) / table.loss[i]) ** 2, 0);
  const degrees = table.C.length - 2;
  const variance = squares / degrees;
  const [a, b] = slopes(at);
  const form = (variance * (bb * a * a - 2 * ab * a * b + aa * b * b)) / (aa * bb - ab * ab);
  const t = studentQuantile(0.975, degrees);
  const ends = (reach: number): number[] => [law(at) * Math.exp(-reach), law(at) * Math.exp(reach)];
  return { law: ends(t * Math.sqrt(form)), newRun: ends(t * Math.sqrt(form + variance)) };
}

function expectNear(found: ArrayLike<number>, expected: readonly number[], relative = 1e-6): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries())
    expect(Math.abs(found[i] / value - 1), `${found[i]} is ${value}`).toBeLessThan(relative);
}

describe('a fit of few rows without refits', () => {
  test.each([1e18, 1e20, 1e22])('has the textbook’s bands at %d', async (C) => {
    const outcome = await made(ladder, await tableOf(rows));
    const expected = byHand(outcome, C);
    const stored = fittedOfRecord(JSON.parse(JSON.stringify(outcome.record)));
    for (const fitted of [fittedOfOutcome(outcome), stored]) {
      const { band, newRun, replicates } = predict(fitted, { C: [C] });
      expect(replicates).toBe(0);
      expectNear([band?.lower[0] ?? 0, band?.upper[0] ?? 0], expected.law);
      expectNear([newRun?.lower[0] ?? 0, newRun?.upper[0] ?? 0], expected.newRun);
    }
  });

  test('says where its bands come from, and an older record says why it has none', async () => {
    const { record } = await made(ladder, await tableOf(rows));
    const fitted = fittedOfRecord(JSON.parse(JSON.stringify(record)));
    const inputs = { C: Float64Array.of(1e20) };
    const answer = predictRecord({ fitted, inputs, prediction: predict(fitted, inputs) });
    expect(answer.fit).toMatchObject({
      replicates: 0,
      covariance: { degrees: 2 },
      bands: 'from the covariance, t with 2 degrees of freedom',
    });
    const { covariance: _, ...older } = record.asymptotic;
    const bare = fittedOfRecord(JSON.parse(JSON.stringify({ ...record, asymptotic: older })));
    expect(predict(bare, { C: [1e20] }).band).toBeUndefined();
    expect(bare.warnings?.[0]).toMatch(/no bands: the record holds neither refits .* nor a covariance/);
  });

  test('gives the inverse the band that the law’s has, turned round', async () => {
    const outcome = await made(ladder, await tableOf(rows));
    const fitted = fittedOfOutcome(outcome);
    const C = 1e20;
    const { A, alpha } = outcome.record.parameters;
    const loss = 1.6 + A * C ** -alpha;
    const record = solve(fitted, { loss });
    const [found] = record.solved;
    expect(record.drawn).toBe(0);
    expect(found.value / C).toBeCloseTo(1, 9);
    // d log C = d log L / (alpha r / L).
    const [lo, hi] = byHand(outcome, C).law;
    const reach = Math.log(hi / lo) / 2 / (alpha * (1 - 1.6 / loss));
    expectNear(
      [found.band?.[0] ?? 0, found.band?.[1] ?? 0],
      [C * Math.exp(-reach), C * Math.exp(reach)],
      1e-5,
    );
  });

  test('has none where no degrees of freedom are left, or a direction is open, and says why', async () => {
    const two = await made(ladder, await tableOf({ C: rows.C.slice(0, 2), loss: rows.loss.slice(0, 2) }));
    const none = fittedOfOutcome(two);
    expect(predict(none, { C: [1e20] }).band).toBeUndefined();
    expect(none.warnings?.join()).toMatch(/2 rows for 2 fitted parameters leave no degrees of freedom/);
    const doubled = { ...ladder, law: 'Linf + A*K*C^-alpha', positive: ['A', 'K', 'alpha'] };
    const open = fittedOfOutcome(await made(doubled, await tableOf(rows)));
    expect(predict(open, { C: [1e20] }).band).toBeUndefined();
    expect(open.warnings?.join()).toMatch(/no bands: the covariance is singular, .* A/);
  });

  test('takes a tied parameter along', async () => {
    const tied = { ...ladder, law: 'Linf + A*C^-(alpha+gamma)', positive: ['A', 'alpha', 'gamma'] };
    const outcome = await made({ ...tied, fix: { Linf: '1.6', gamma: '2*alpha' } }, await tableOf(rows));
    const alone = await made(ladder, await tableOf(rows));
    const [a, b] = [outcome, alone].map((one) => predict(fittedOfOutcome(one), { C: [1e21] }).band);
    expectNear([a?.lower[0] ?? 0, a?.upper[0] ?? 0], [b?.lower[0] ?? 1, b?.upper[0] ?? 1], 1e-5);
  });
});

describe('bounds', () => {
  test('are never left by a band', async () => {
    const y = [0.03, -0.01, 0.05, 0.02, -0.02, 0.01];
    const job: FitJobInput = {
      runs: 'runs.csv',
      backend: 'cpu',
      law: 'm + 0*i',
      map: { L: 'y', i: 'i' },
      residual: 'raw',
      loss: 'squared',
    };
    const table = await tableOf({ i: y.map((_, i) => i + 1), y });
    const open = predict(fittedOfOutcome(await made(job, table)), { i: [1] }).band;
    const within = predict(fittedOfOutcome(await made({ ...job, bound: { m: [0, null] } }, table)), {
      i: [1],
    });
    expect(open?.lower[0]).toBeLessThan(0);
    expect(within.band?.lower[0]).toBeCloseTo(0, 12);
    expect(within.band?.upper[0]).toBeCloseTo(open?.upper[0] ?? 0, 9);
  });

  test('hold a parameter on the way while the others go on: the largest change within the ellipsoid and the bounds', () => {
    const limits = [{ along: Float64Array.of(0.8, 0.6), lo: -Infinity, hi: 1 }];
    const first = { degrees: 5, scatter: 1, directions: [], logarithmic: [], limits };
    const slopes = Float64Array.of(2, 0.5);
    // Brute force over the disc of radius 3.
    let most = 0;
    for (let k = 0; k < 200_000; k++) {
      const angle = (2 * Math.PI * k) / 200_000;
      const [x, y] = [3 * Math.cos(angle), 3 * Math.sin(angle)];
      if (0.8 * x + 0.6 * y <= 1) most = Math.max(most, 2 * x + 0.5 * y);
    }
    expect(extremeChange(first, slopes, 3)).toBeCloseTo(most, 3);
    expect(extremeChange(first, slopes, -3)).toBeCloseTo(-3 * Math.hypot(2, 0.5), 12);
  });

  test('by equal noise are said to be too narrow where the noise grows along the law', async () => {
    const C = Array.from({ length: 60 }, (_, i) => 10 ** (17 + i / 12));
    const loss = (scatter: (i: number) => number): number[] =>
      C.map((c, i) => (1.6 + 50 * c ** -0.08) * (1 + scatter(i) * (i % 2 === 0 ? 1 : -1) * (1 + (i % 3))));
    const warningsOf = async (scatter: (i: number) => number): Promise<readonly string[]> => {
      const outcome = await made(ladder, await tableOf({ C, loss: loss(scatter) }));
      const { warnings = [] } = fittedOfOutcome(outcome);
      expect(fittedOfRecord(outcome.record).warnings ?? []).toEqual(warnings);
      return warnings;
    };
    expect(await warningsOf(() => 0.002)).toEqual([]);
    const [warning] = await warningsOf((i) => (i < 5 || i > 54 ? 0.02 : 0.001));
    expect(warning).toMatch(
      /^Bands are probably too narrow: .* times as large \((A|alpha)\)\. Fit with --bootstrap/,
    );
  });

  test('at which a parameter lies hold it there, and a sentence says so', async () => {
    const outcome = await made({ ...ladder, bound: { alpha: [0.1, null] } }, await tableOf(rows));
    const fitted = fittedOfOutcome(outcome);
    expect(fitted.covariance?.held).toEqual(['alpha']);
    expect(fitted.warnings?.join()).toContain('alpha is held at its bound: bands take it as known.');
    const C = 1e20;
    const { A } = outcome.record.parameters;
    const r = A * C ** -0.1;
    const se = (Math.sqrt(fitted.covariance?.matrix?.[0]?.[0] ?? 0) * r) / (1.6 + r);
    const t = studentQuantile(0.975, 2);
    expect(predict(fitted, { C: [C] }).band?.upper[0]).toBeCloseTo((1.6 + r) * Math.exp(t * se), 6);
  });
});

const recipe = caseFile('recipe-a.csv');

describe.skipIf(recipe === undefined)('a fit of two inputs without refits', () => {
  const job: FitJobInput = {
    runs: 'recipe-a.csv',
    backend: 'cpu',
    law: 'chinchilla',
    loss: 'squared',
    starts: 'sobol:16',
  };
  const fitted = async () => fittedOfOutcome(await made(job, await readTable(recipe ?? '')));

  test('has the same band on a surface as in a prediction, and in an allocation as by hand', async () => {
    const law = await fitted();
    const outcome = await surface(law, {
      axes: [
        { name: 'N', values: [1e9, 7e9] },
        { name: 'D', values: [2e10] },
      ],
      quantiles: [0.025, 0.975],
      gradient: true,
    });
    const names = outcome.columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['L_sd', 'L_q025', 'L_q975', 'dL_dN_sd']));
    expect(names).not.toContain('L_mean');
    const { band } = predict(law, { N: [1e9, 7e9], D: [2e10, 2e10] });
    expectNear(outcome.sketch.columns.L_q025, [...(band?.lower ?? [])]);
    expectNear(outcome.sketch.columns.L_q975, [...(band?.upper ?? [])]);
    const about = outcome.columns.find(({ name }) => name === 'L_sd')?.about;
    expect(about).toMatch(/from the covariance, t with 235 degrees of freedom/);

    const record = await allocate(law, { budget: '1e23', quantiles: [0.025, 0.975], backend: 'cpu' });
    const best = solve(law, { budget: 1e23 });
    for (const name of ['N', 'D', 'loss']) {
      const own = best.solved.find((one) => one.name === (name === 'loss' ? 'L' : name));
      expectNear(record.quantiles?.[name] ?? [], [own?.band?.[0] ?? 0, own?.band?.[1] ?? 0], 1e-4);
    }
    expect(record.fit.bands).toMatch(/from the covariance/);
    const first = deltaMethodOf(law);
    expect(first?.directions).toHaveLength(5);
    await expect(allocate(law, { budget: '1e23', decide: ['expected'] })).rejects.toThrow(
      /refits of resamples/,
    );
  });
});
