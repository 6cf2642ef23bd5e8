import { describe, expect, test } from 'vitest';
import { type FitJobInput, fit, parseFitJob } from '../../../src/index.js';
import type { Replicates } from '../../../src/problem/replicates.js';
import { Status } from '../../../src/problem/status.js';
import { weakDirections } from '../../../src/tasks/uncertainty/identifiability.js';
import { spreadsOf } from '../../../src/tasks/uncertainty/refit-spreads.js';
import { statisticsOf } from '../../../src/tasks/uncertainty/refit-statistics.js';
import type { ParameterVerdict } from '../../../src/tasks/uncertainty/verdict-rule.js';
import { type Evidence, verdicts } from '../../../src/tasks/uncertainty/verdicts.js';
import { formatNumber } from '../../../src/text.js';
import { cases } from '../../golden/cases.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';
import { line, lineJob, x } from '../small-runs.js';
import { type Fitted, fitted, tableOf } from '../support.js';

function judged(fit: Fitted, more: Partial<Evidence> = {}): Record<string, ParameterVerdict> {
  const { model, best, rivals, job } = fit;
  return verdicts({ model, best, rivals, weak: weakDirections(model, best), level: job.level, ...more });
}

function kinds(all: Record<string, ParameterVerdict>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([name, { verdict }]) => [name, verdict]));
}

/** Loss by Chinchilla's form, with an error that looks like noise. */
function loss(n: number, d: number, i: number): number {
  return (1.86 + 609 / n ** 0.36 + 5220 / d ** 0.41) * (1 + 0.002 * Math.sin(i * 12.9898));
}

async function chinchilla(runs: readonly (readonly [n: number, d: number])[]): Promise<Fitted> {
  const columns = {
    N: runs.map(([n]) => n),
    D: runs.map(([, d]) => d),
    loss: runs.map(([n, d], i) => loss(n, d, i)),
  };
  return fitted({ runs: 'runs.csv', law: 'chinchilla' }, await tableOf(columns));
}

/** Replicates of a line whose slope is drawn from `slopes`. */
function replicatesOf({ values }: Fitted, slopes: readonly number[], failed = 0): Replicates {
  const count = slopes.length;
  return {
    count,
    columns: { a: new Float64Array(count).fill(values.a), b: Float64Array.from(slopes) },
    objective: new Float64Array(count),
    status: Uint8Array.from(slopes, (_, k) => (k < failed ? Status.stepLimit : Status.converged)),
    improved: new Uint8Array(count),
  };
}

describe('verdicts', () => {
  test('on published runs that determine the law', async (context) => {
    const file = needData(context, 'chinchilla-240.csv');
    const all = judged(await fitted({ runs: file, law: 'chinchilla' }, await readTable(file)));
    expect(new Set(Object.values(kinds(all)))).toEqual(new Set(['determined']));
    expect(Object.keys(all).sort()).toEqual(['A', 'B', 'E', 'alpha', 'beta']);
    expect(all.alpha.why).toMatch(/^The runs hold it: its standard error is \d(\.\d)? %\.$/);
  });

  test('name the standard errors that stand beside them', async () => {
    const job = parseFitJob({ ...lineJob, backend: 'cpu' });
    const table = await tableOf({ x, y: line });
    for (const scheme of [undefined, 'jackknife'] as const) {
      const { record } = await fit(scheme === undefined ? job : { ...job, scheme }, table);
      const { standardErrors } = record.bootstrap ?? record.asymptotic.sandwich;
      const share = formatNumber((100 * (standardErrors.b ?? Number.NaN)) / Math.abs(record.parameters.b), 2);
      expect(record.identifiability.verdicts.b.why).toBe(
        `The runs hold it: its standard error is ${share} %.`,
      );
    }
  });

  test('on the repetition constants of published runs: not determined, with or without a profile', async (context) => {
    const file = needData(context, 'data-constrained-182.csv');
    const golden = cases.find(({ title }) => title.startsWith('data-constrained'));
    const job: FitJobInput = { runs: file, law: 'data-constrained', ...golden?.job };
    const fit = await fitted({ ...job, runs: file }, await readTable(file));
    expect(judged(fit)).toEqual({
      RD: {
        verdict: 'not determined',
        why: 'Minima within 0.13 % of the best have it at 47 and 15.4 instead of 95.4.',
      },
      RN: {
        verdict: 'not determined',
        why: 'Minima within 0.13 % of the best have it at 5.32 instead of 1.71.',
      },
    });
    const profiles = Object.values(await fit.profile(['all']));
    expect(kinds(judged(fit, { profiles }))).toEqual({ RD: 'not determined', RN: 'not determined' });
    // The profile alone shows the valley as well.
    const alone = judged(fit, { rivals: [], profiles });
    expect(alone.RD.verdict).not.toBe('determined');
    expect(alone.RD.why).toMatch(/profile interval at 95 % is \d|Held anywhere above/);
  });

  test('on tokens in proportion to parameters: nothing but what both terms share could be known', async () => {
    const sizes = [1e8, 2e8, 4e8, 8e8, 1.6e9, 3.2e9, 6.4e9].flatMap((n) => [n, 1.3 * n, 1.6 * n]);
    const all = kinds(judged(await chinchilla(sizes.map((n) => [n, 20 * n]))));
    expect(all).toMatchObject({
      A: 'not determined',
      B: 'not determined',
      alpha: 'not determined',
      beta: 'not determined',
    });
  });

  test('on an input that never varies: its own parameters and the floor', async () => {
    const tokens = [2e9, 5e9, 1.2e10, 3e10, 8e10, 2e11].flatMap((d) => [d, 1.3 * d, 1.6 * d]);
    const all = kinds(judged(await chinchilla(tokens.map((d) => [1e9, d]))));
    expect(all).toEqual({
      E: 'not determined',
      A: 'not determined',
      alpha: 'not determined',
      B: 'determined',
      beta: 'determined',
    });
  });

  test('on a full grid of runs: all determined', async () => {
    const runs = [1e8, 4e8, 1.6e9, 6.4e9].flatMap((n) =>
      [2e9, 8e9, 3e10, 1e11, 4e11].map((d): [number, number] => [n, d]),
    );
    expect(new Set(Object.values(kinds(judged(await chinchilla(runs)))))).toEqual(new Set(['determined']));
  });

  test('heed bounds, scarce rows and the spread of resamples', async () => {
    const bounded = await fitted({ ...lineJob, bound: { b: [0, 0.7] } }, await tableOf({ x, y: line }));
    expect(judged(bounded).b).toEqual({
      verdict: 'weakly determined',
      why: 'It lies at its bound, 0.7: the bound says so, not the runs.',
    });
    const scarce = await fitted(lineJob, await tableOf({ x: x.slice(0, 3), y: line.slice(0, 3) }));
    expect(judged(scarce).a).toEqual({
      verdict: 'weakly determined',
      why: '2 parameters from 3 rows: residuals say little of how sure it is.',
    });
    const fit = await fitted(lineJob, await tableOf({ x, y: line }));
    const spread = (width: number): number[] =>
      Array.from({ length: 101 }, (_, k) => 0.8 + width * (k / 50 - 1));
    const slope = (replicates: Replicates) =>
      judged(fit, { spreads: spreadsOf(statisticsOf(replicates, undefined), ['b'], 0.95) }).b;
    expect(slope(replicatesOf(fit, spread(0.1)))).toEqual({
      verdict: 'determined',
      why: 'The runs hold it: its interval of resamples at 95 % is 0.705 to 0.895.',
    });
    expect(slope(replicatesOf(fit, spread(1)))).toEqual({
      verdict: 'weakly determined',
      why: 'Its interval of resamples at 95 % is -0.150 to 1.75.',
    });
    expect(slope(replicatesOf(fit, spread(10))).verdict).toBe('not determined');
    expect(slope(replicatesOf(fit, spread(0.1), 20))).toEqual({
      verdict: 'weakly determined',
      why: '20 % of the refits to resamples did not converge to a minimum.',
    });
    expect(slope(replicatesOf(fit, spread(0.1), 80)).verdict).toBe('not determined');
  });

  test('heed rivals as far as the runs leave them standing', async () => {
    const fit = await fitted(lineJob, await tableOf({ x, y: line }));
    const rival = (share: number) => [
      { objective: fit.best.objective * (1 + share), parameters: { a: 2.4, b: 2 }, starts: 1 },
    ];
    expect(judged(fit, { rivals: rival(0) }).b).toEqual({
      verdict: 'not determined',
      why: 'Minima as good as the best have it at 2 instead of 0.8.',
    });
    expect(judged(fit, { rivals: rival(0.009) }).b.verdict).toBe('not determined');
    expect(judged(fit, { rivals: rival(0.009) }).a.verdict).toBe('determined');
    // Far beyond what noise explains, though still near.
    expect(judged(fit, { rivals: rival(2) }).b.verdict).toBe('weakly determined');
  });

  test('heed open ends of profiles', async () => {
    const fit = await fitted(lineJob, await tableOf({ x, y: line }));
    const { b } = await fit.profile(['b']);
    const ending = (lo: number | null, hi: number | null) =>
      judged(fit, { profiles: [{ ...b, interval: [lo, hi] }] }).b;
    expect(ending(0.75, null)).toEqual({
      verdict: 'not determined',
      why: 'Held anywhere above 0.75, it leaves the fit about as good.',
    });
    expect(ending(null, 0.85).why).toBe('Held anywhere below 0.85, it leaves the fit about as good.');
    expect(ending(null, null).why).toBe('Held at any value, it leaves the fit about as good.');
    expect(ending(0.75, 0.85)).toEqual({
      verdict: 'determined',
      why: 'The runs hold it: its profile interval at 95 % is 0.750 to 0.850.',
    });
  });
});
