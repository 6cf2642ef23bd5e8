import { describe, expect, test } from 'vitest';
import type { FitJobInput } from '../../../src/index.js';
import type { Profile } from '../../../src/tasks/fit/record.js';
import { profileWarnings } from '../../../src/tasks/fit/warnings.js';
import { cases } from '../../golden/cases.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';
import { decay, decayJob, line, lineJob, outlying, x } from '../small-runs.js';
import { fitted, tableOf } from '../support.js';

/** Objective of a profile at its value nearest to `value`. */
function objectiveNear({ values, objective }: Profile, value: number): number {
  const near = values.reduce((a, b) => (Math.abs(b - value) < Math.abs(a - value) ? b : a));
  expect(Math.abs(near / value - 1)).toBeLessThan(1e-9);
  return objective[values.indexOf(near)] ?? Number.NaN;
}

function expectEnds(interval: Profile['interval'], lo: number, hi: number, share = 1e-6): void {
  const width = hi - lo;
  expect(Math.abs((interval[0] ?? Number.NaN) - lo) / width).toBeLessThan(share);
  expect(Math.abs((interval[1] ?? Number.NaN) - hi) / width).toBeLessThan(share);
}

async function lineFit(job: Partial<FitJobInput>, y: readonly number[], weight?: readonly number[]) {
  const columns = { x, y, ...(weight === undefined ? {} : { weight }) };
  return fitted({ ...lineJob, ...job }, await tableOf(columns));
}

/** The Huber objective of a line of given slope through the outlying runs, the intercept found by bisection. */
function huberWithSlope(slope: number, delta: number): number {
  const residuals = (a: number): number[] => outlying.map((y, row) => a + slope * x[row] - y);
  let [lo, hi] = [-10, 20];
  for (let k = 0; k < 100; k++) {
    const middle = (lo + hi) / 2;
    const pull = residuals(middle).reduce((sum, r) => sum + Math.min(Math.max(r, -delta), delta), 0);
    if (pull > 0) hi = middle;
    else lo = middle;
  }
  return residuals(lo).reduce(
    (sum, r) => sum + (Math.abs(r) <= delta ? (r * r) / 2 : delta * (Math.abs(r) - delta / 2)),
    0,
  );
}

describe('profiles', () => {
  test('of a line by least squares give the t interval', async () => {
    const { a, b } = await (await lineFit({}, line)).profile(['all']);
    // scipy.stats.t.ppf(.975, 8) times numpy's standard errors.
    expectEnds(a.interval, 2.1354773687901245, 2.7388345781125274, 1e-9);
    expectEnds(b.interval, 0.7479821995707343, 0.8529337296328048, 1e-9);
    expect(a.threshold).toBeCloseTo(2.306004135 ** 2, 8);
    expect(a.statisticText).toMatch(/95 % point of F\(1, 8\)/);
  });

  test('hold the optimum, both ends and an even course between them', async () => {
    const fit = await lineFit({}, line);
    const { b } = await fit.profile(['b']);
    const at = b.values.indexOf(fit.values.b);
    expect(b.statistic[at]).toBe(0);
    expect(b.values.length).toBeGreaterThan(30);
    expect(b.values.length).toBeLessThan(50);
    expect(b.values).toEqual([...b.values].sort((p, q) => p - q));
    for (const end of b.interval) {
      const place = b.values.indexOf(end ?? Number.NaN);
      expect(b.statistic[place]).toBeCloseTo(b.threshold, 6);
    }
    // Least squares with b held: a is the mean of y - b x.
    b.values.forEach((slope, k) => {
      const mean = line.reduce((sum, y, row) => sum + y - slope * x[row], 0) / x.length;
      expect(b.others.a[k]).toBeCloseTo(mean, 9);
    });
  });

  test('of an exponential decay agree with refits by scipy', async () => {
    const fit = await fitted(decayJob, await tableOf({ x, y: decay }));
    const { a, k } = await fit.profile(['all']);
    // scipy.optimize.brentq on the statistic, the other parameter refitted.
    expectEnds(k.interval, 0.29872228322177635, 0.32302109618652125);
    expectEnds(a.interval, 4.962148666164981, 5.2511629205725);
  });

  test('under a loss that is no likelihood are scaled by the noise', async () => {
    const fit = await lineFit({ loss: 'huber', delta: 0.2, level: 0.9 }, outlying);
    expect(fit.values.b).toBeCloseTo(0.7762668918918922, 9);
    const { b } = await fit.profile(['b']);
    // 2 (f - f0) sum(psi') / sum(psi^2) against scipy.stats.chi2.ppf(.9, 1), the intercept refitted: its value
    // in large samples, with psi' counted row by row.
    expectEnds(b.interval, 0.7275722875517404, 0.8228800129961668, 0.3);
    b.values.forEach((slope, k) => {
      expect(b.objective[k]).toBeCloseTo(huberWithSlope(slope, 0.2), 10);
    });
    expect(b.statisticText).toMatch(/no likelihood.*90 % point of/);
  });

  test('under a loss with a kink follow the exact objective, and say that they are approximate', async () => {
    const table = await tableOf({ x: x.slice(0, 9).map(() => 1), y: outlying.slice(0, 9) });
    const fit = await fitted({ ...lineJob, law: 'a*x', loss: 'absolute' }, table);
    const { a } = await fit.profile(['a']);
    const exact = (at: number): number => outlying.slice(0, 9).reduce((sum, y) => sum + Math.abs(y - at), 0);
    a.values.forEach((at, k) => {
      expect(a.objective[k]).toBeCloseTo(exact(at), 10);
    });
    const [lo, hi] = a.interval.map((end) => exact(end ?? Number.NaN));
    expect(lo).toBeCloseTo(hi, 5);
    // 2 (f - f0) / mean |r| against scipy.stats.chi2.ppf(.95, 1): what it would be for Laplace-distributed residuals.
    expectEnds(a.interval, 4.018479003018473, 7.596112598188917, 0.3);
    expect(a.statisticText).toMatch(/approximate/);
  });

  test('are the same whatever the scale of all weights', async () => {
    const weight = [1, 2, 1, 3, 1, 1, 2, 1, 4, 1];
    for (const loss of ['squared', 'huber', 'absolute'] as const) {
      const job = { weight: 'weight', loss, ...(loss === 'huber' ? { delta: 0.1 } : {}) };
      const [once, thrice] = await Promise.all(
        [1, 3].map(async (factor) =>
          (
            await lineFit(
              job,
              outlying,
              weight.map((w) => factor * w),
            )
          ).profile(['b']),
        ),
      );
      const [lo, hi] = once.b.interval;
      expectEnds(thrice.b.interval, lo ?? Number.NaN, hi ?? Number.NaN);
    }
  });

  test('have an open end where the runs leave one', async () => {
    // Only one run is above the floor: how fast the law falls to it is anyone’s guess.
    const y = x.map((v, i) => 2 + 0.01 * Math.sin(9 * i) + (v < 1.2 ? 0.5 : 0));
    const fit = await fitted(
      { ...lineJob, law: 'a + b*exp(-k*x)', positive: ['a', 'b', 'k'] },
      await tableOf({ x, y }),
    );
    const { a, k } = await fit.profile(['a', 'k']);
    expect(k.interval[0]).toBeGreaterThan(0.1);
    expect(k.interval[1]).toBeNull();
    expect(k.values.at(-1)).toBeGreaterThan(100);
    expect(a.interval.every((end) => end !== null)).toBe(true);
  });

  test('reach a million fold where nothing stops them', async () => {
    const rows = x.flatMap((v) => [v, 1.3 * v]);
    const columns = { N: rows.map(() => 1e9), D: rows.map((v) => 1e10 * v) };
    const loss = columns.D.map((d, i) => 2.2 + (5220 / d ** 0.41) * (1 + 0.02 * Math.sin(9 * i)));
    const fit = await fitted({ runs: 'runs.csv', law: 'chinchilla' }, await tableOf({ ...columns, loss }));
    const { E, A, beta } = await fit.profile(['E', 'A', 'beta']);
    expect(A.interval[0]).toBeNull();
    expect((A.values[0] * 1e6) / fit.values.A).toBeCloseTo(1, 6);
    // What N adds is the same in every row: E and A share it, down to the edge of E's domain.
    expect(E.interval[0]).toBe(0);
    expect(E.values[0]).toBe(0);
    expect(Math.max(...E.objective.slice(0, 20).map((f) => f ?? Infinity))).toBeLessThan(
      fit.best.objective * 1.001,
    );
    expect(beta.interval.every((end) => end !== null)).toBe(true);
  });

  test('stop at bounds, where an optimum may lie as well', async () => {
    const fit = await lineFit({ bound: { b: [0, 0.7] } }, line);
    const { b } = await fit.profile(['b']);
    expect(fit.values.b).toBe(0.7);
    expect(b.values.at(-1)).toBe(0.7);
    expect(b.interval[1]).toBe(0.7);
    expect(b.interval[0]).toBeGreaterThan(0);
    expect(b.interval[0]).toBeLessThan(0.7);
  });

  test('without degrees of freedom measure nothing', async () => {
    const fit = await fitted(lineJob, await tableOf({ x: x.slice(0, 2), y: line.slice(0, 2) }));
    const { b } = await fit.profile(['b']);
    expect(b.interval).toEqual([null, null]);
    expect(b.statistic.every((value) => value === null)).toBe(true);
    expect(b.statisticText).toMatch(/no degrees of freedom/);
  });

  test('name the free parameters where asked for another', async () => {
    const fit = await lineFit({ fix: { a: '2' } }, line);
    await expect(fit.profile(['c'])).rejects.toMatchObject({
      code: 'unknown-parameter',
      message: 'profile names "c", which is not a parameter of the law.',
      fix: 'Free parameters are b.',
    });
    await expect(fit.profile(['a'])).rejects.toMatchObject({
      code: 'unknown-parameter',
      message: /fixed or tied/,
    });
  });

  test('stop when aborted', async () => {
    const fit = await lineFit({}, line);
    await expect(fit.profile(['b'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'interrupted',
    });
  });
});

describe('the profiles of the repetition constants', () => {
  const golden = cases.find(({ title }) => title.startsWith('data-constrained'));

  test('show the flat valley with its published minima', async (context) => {
    const file = needData(context, 'data-constrained-182.csv');
    const job: FitJobInput = { runs: file, law: 'data-constrained', ...golden?.job };
    const fit = await fitted({ ...job, runs: file }, await readTable(file));
    const { RD, RN } = await fit.profile(['all']);
    for (const [value, other, objective] of [
      [95.36517170863, 1.705905, 0.0158046625],
      [46.99029239903, 2.329579, 0.01580738],
      [15.37175847426, 5.315125, 0.01582593],
    ]) {
      expect(objectiveNear(RD, value)).toBeCloseTo(objective, 8);
      expect(RD.others.RN[RD.values.findIndex((v) => Math.abs(v / value - 1) < 1e-9)]).toBeCloseTo(other, 5);
    }
    expect(RD.interval[0]).toBeLessThan(12);
    expect(RD.interval[1] ?? Infinity).toBeGreaterThan(1000);
    expect(RN.interval[0]).toBeLessThan(1);
    expect(RN.interval[1]).toBeGreaterThan(6);
    expect(RD.better).toBeUndefined();
    // One curve: both profiles cross the threshold at the same objective.
    const crossed = [RD, RN].flatMap(({ values, objective, interval }) =>
      interval.flatMap((end) => (end === null ? [] : (objective[values.indexOf(end)] ?? Number.NaN))),
    );
    for (const objective of crossed) expect(objective / crossed[0]).toBeCloseTo(1, 9);
  });

  test('find the better minimum from a worse one, and warn of it', async (context) => {
    const file = needData(context, 'data-constrained-182.csv');
    const job: FitJobInput = { runs: file, law: 'data-constrained', ...golden?.job };
    const fit = await fitted({ ...job, runs: file, start: ['RD=47,RN=2.33'] }, await readTable(file));
    expect(fit.values.RD).toBeCloseTo(46.99, 2);
    const { RD } = await fit.profile(['RD']);
    expect(RD.better?.objective).toBeCloseTo(0.015804662474, 12);
    expect(RD.better?.parameters.RD).toBeCloseTo(95.36517, 5);
    expect(profileWarnings(fit.model, fit.best, [RD])).toEqual([
      'The profile of RD met an objective 0.017 % lower, at RD 95.365, RN 1.7059: fit again from there (--start).',
    ]);
  });
});
