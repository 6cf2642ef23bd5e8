/** What another fit needs for the same loss, where both are uncertain. */
import { describe, expect, test } from 'vitest';
import {
  type FitJobInput,
  type FittedLaw,
  fit,
  fittedOfOutcome,
  parseFitJob,
  type SolveRecord,
} from '../../../src/index.js';
import { studentQuantile } from '../../../src/statistics/student.js';
import { pairRefits } from '../../../src/tasks/fitted/refit-pairs.js';
import { solveAgainstAtOnce as solveAgainst } from '../../../src/tasks/solve/inverse.js';
import { caseFile } from '../../support/cases.js';
import { readTable } from '../../support/files.js';
import { FLOOR, factorOf, fittedLadder } from './ladders.js';

const C = { three: [1e18, 1e19, 1e20], four: [2e17, 1e18, 9e18, 5e19] };
const wobble = [0.002, -0.003, 0.0015, -0.001];

function ladder(name: string, at: readonly number[], logA: number, alpha: number): FittedLaw {
  const loss = at.map((c, i) => (FLOOR + Math.exp(logA - alpha * Math.log(c))) * Math.exp(wobble[i]));
  return fittedLadder(name, at, loss, { logA, alpha });
}

const a = ladder('a', C.three, 4.4, 0.09);
const b = ladder('b', C.four, 4.2, 0.091);

function bandOf({ solved }: SolveRecord, name = 'factor'): readonly [number, number] {
  const band = solved.find((one) => one.name === name)?.band;
  if (band?.[0] == null || band[1] === null) throw new Error(`no band of ${name}`);
  return [band[0], band[1]];
}

function spreadOf(fitted: FittedLaw, factor: (A: number, alpha: number) => number) {
  const { A, alpha } = fitted.values;
  const h = 1e-5;
  const g = [
    (Math.log(factor(A * Math.exp(h), alpha)) - Math.log(factor(A * Math.exp(-h), alpha))) / (2 * h),
    (Math.log(factor(A, alpha * Math.exp(h))) - Math.log(factor(A, alpha * Math.exp(-h)))) / (2 * h),
  ];
  const m = fitted.covariance?.matrix ?? [];
  return g[0] * g[0] * m[0][0] + 2 * g[0] * g[1] * m[0][1] + g[1] * g[1] * m[1][1];
}

describe('ladders of a few runs', () => {
  test.each([{ budget: 1e21 }, { at: 'C=1e21' }])(
    'compare at equal loss: variances add, by Welch and Satterthwaite (%j)',
    (question) => {
      const line = (A: number, alpha: number) => ({ logA: Math.log(A), alpha });
      const own = line(b.values.A, b.values.alpha);
      const its = line(a.values.A, a.values.alpha);
      const record = solveAgainst(b, a, question);
      const value = factorOf(own, its, 1e21);
      expect(record).toMatchObject({ kind: 'equal-loss', pairing: 'independent', drawn: 0 });
      expect(record.solved[0].value / value).toBeCloseTo(1, 9);
      const vb = spreadOf(b, (A, alpha) => factorOf(line(A, alpha), its, 1e21));
      const va = spreadOf(a, (A, alpha) => factorOf(own, line(A, alpha), 1e21));
      const degrees = (va + vb) ** 2 / (va ** 2 / 1 + vb ** 2 / 2);
      const reach = studentQuantile(0.975, degrees) * Math.sqrt(va + vb);
      const [lo, hi] = bandOf(record);
      expect(lo / (value * Math.exp(-reach))).toBeCloseTo(1, 4);
      expect(hi / (value * Math.exp(reach))).toBeCloseTo(1, 4);
    },
  );

  test('with what is known for certain, the uncertain one alone counts', () => {
    const { covariance: _, ...known } = a;
    const narrow = bandOf(solveAgainst(b, known, { budget: 1e21 }));
    const wide = bandOf(solveAgainst(b, a, { budget: 1e21 }));
    expect(Math.log(narrow[1] / narrow[0])).toBeLessThan(Math.log(wide[1] / wide[0]));
  });

  test('a point must give every input, and pairs need refits', () => {
    expect(() => solveAgainst(b, a, { at: 'D=1e21' })).toThrow(/D is no input/);
    expect(() => solveAgainst(b, a, {})).toThrow(/compared at a budget, or at a point/);
    expect(() => solveAgainst(b, a, { budget: 1e21 }, { paired: true })).toThrow(
      /no refits of resamples to pair/,
    );
  });
});

describe('refits of two fits', () => {
  test.each([
    [400, 400, 4000],
    [4000, 4000, 4000],
    [60, 100, 4000],
    [300, 7, 4000],
    [3, 2, 4000],
  ])('%d and %d cross: each as often as any other, and no pair twice', (m, n, least) => {
    const { first, second } = pairRefits(m, n, least);
    expect(first).toHaveLength(Math.min(Math.max(m, n, least), m * n));
    expect(new Set(first.map((i, k) => i * n + second[k])).size).toBe(first.length);
    for (const [rows, count] of [
      [first, m],
      [second, n],
    ] as const) {
      const times = new Float64Array(count);
      for (const row of rows) times[row]++;
      expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
    }
    // Nothing in common: the numbers are not correlated.
    if (m < 400 || m !== n) return;
    const same = first.reduce((sum, row, k) => sum + (row === second[k] ? 1 : 0), 0);
    expect(same / first.length).toBeLessThan(5 / n);
  });
});

describe.skipIf(caseFile('recipe-a.csv') === undefined)('recipes resampled with the same seed', () => {
  const job = (file: string): FitJobInput => ({
    runs: file,
    backend: 'cpu',
    law: 'chinchilla',
    loss: 'squared',
    starts: 'sobol:16',
    refitStarts: '1',
    bootstrap: 200,
    scheme: 'parametric',
  });
  const made = async (file: string) => {
    const outcome = await fit(parseFitJob(job(file)), await readTable(caseFile(file) ?? file));
    return { fitted: fittedOfOutcome(outcome, file), covariance: outcome.record.asymptotic.covariance };
  };

  test('are independent, whatever their seeds, unless they are of the same runs and said to be', async () => {
    const [{ fitted: first }, { fitted: second, covariance }] = [
      await made('recipe-a.csv'),
      await made('recipe-b.csv'),
    ];
    const record = solveAgainst(second, first, { budget: 1e23 });
    const [lo, hi] = bandOf(record);
    expect(record.drawn).toBe(4000);
    expect(lo).toBeGreaterThan(1.45);
    expect(lo).toBeLessThan(1.75);
    expect(hi).toBeGreaterThan(2.8);
    expect(hi).toBeLessThan(3.4);
    // Refits and covariances say much the same of well determined fits, and may be mixed.
    const { replicates: _, ...bare } = second;
    if (covariance === undefined) throw new Error('no covariance');
    const mixed = bandOf(solveAgainst({ ...bare, covariance }, first, { budget: 1e23 }));
    expect(Math.abs(Math.log(mixed[0] / lo))).toBeLessThan(0.1);
    expect(Math.abs(Math.log(mixed[1] / hi))).toBeLessThan(0.1);

    const paired = { paired: true };
    expect(() => solveAgainst(second, first, { budget: 1e23 }, paired)).toThrow(
      /digests of their data differ/,
    );
    const own = solveAgainst(first, first, { budget: 1e23 }, paired);
    expect(own.pairing).toBe('paired');
    // The same resamples of the same fit: no difference, and nothing to be unsure of.
    expect(own.solved[0].band).toBeNull();
    const alone = solveAgainst(first, first, { budget: 1e23 });
    expect(alone.warnings.join()).toMatch(/same runs.*--paired/);
    const [low, high] = bandOf(alone);
    expect(high / low).toBeGreaterThan(1.5);
    const fewer = {
      ...first,
      replicates: { ...(first.replicates ?? { count: 0, columns: {} }), asked: 100 },
    };
    expect(() => solveAgainst(first, fewer, { budget: 1e23 }, paired)).toThrow(/200 replicates and .* 100/);
    const other = {
      ...first,
      replicates: {
        ...(first.replicates ?? { count: 0, columns: {} }),
        drawn: { scheme: 'pairs' as const, seed: 0 },
      },
    };
    expect(() => solveAgainst(first, other, { budget: 1e23 }, paired)).toThrow(/not drawn alike/);
  });
});

describe('a bootstrap of pairs of very few rows', () => {
  test('is warned of, and the parametric scheme named', async () => {
    const { tableOf } = await import('../support.js');
    const table = await tableOf({
      C: [...C.four],
      loss: C.four.map((c, i) => 1.6 + 80 * c ** -0.09 * (1 + wobble[i])),
    });
    const few: FitJobInput = {
      runs: 'runs.csv',
      backend: 'cpu',
      law: 'Linf + A*C^-alpha',
      map: { C: 'C' },
      fix: { Linf: '1.6' },
      positive: ['A', 'alpha'],
      loss: 'squared',
      starts: 'sobol:16',
      bootstrap: 60,
      refitStarts: '1',
    };
    const { record } = await fit(parseFitJob(few), table);
    expect(record.bootstrap?.notes.join()).toMatch(/Pairs drawn from 4 rows .* --scheme parametric/);
    const parametric = await fit(parseFitJob({ ...few, scheme: 'parametric' }), table);
    expect(parametric.record.bootstrap?.notes.join()).not.toMatch(/Pairs drawn/);
  });
});
