import { describe, expect, test } from 'vitest';
import { type FitJobInput, fit, parseFitJob } from '../../../src/index.js';
import { verdict } from '../../../src/report/sentences/fit.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';
import { uncertaintyOf } from '../../../src/tasks/fit/shown-uncertainty.js';
import { needCase } from '../../support/cases.js';
import { readTable } from '../../support/files.js';
import { tableOf } from '../support.js';

async function fitCase(file: string, job: Omit<FitJobInput, 'runs'>): Promise<FitRecord> {
  const table = await readTable(file);
  return (await fit(parseFitJob({ backend: 'cpu', ...job, runs: file }), table)).record;
}

/** A fit to columns made here. */
async function fitColumns(
  columns: Readonly<Record<string, readonly number[]>>,
  job: Omit<FitJobInput, 'runs'>,
): Promise<FitRecord> {
  const table = await tableOf(columns);
  return (await fit(parseFitJob({ backend: 'cpu', ...job, runs: 'runs.csv' }), table)).record;
}

/** Noise that is the same everywhere: about uniform between -1 and 1. */
const noise = (i: number): number => 2 * ((i * 0.618033988749895) % 1) - 1;

function near(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(relative);
}

describe('a floor whose best value is zero', () => {
  test('is at its bound, the others being the fit with it held; its interval is one-sided', async (context) => {
    const file = needCase(context, 'floor-at-zero.csv');
    const record = await fitCase(file, {
      law: 'chinchilla',
      loss: 'squared',
      profile: ['E'],
      bootstrap: 100,
    });
    expect(record.status).toBe('atBound');
    expect(record.statusText).toBe('converged with E at 0, the edge of its domain');
    expect(record.parameters.E).toBe(0);
    near(record.objective, 0.002595959045, 1e-9);
    for (const [name, value] of Object.entries({ A: 27.0206, alpha: 0.12975, B: 205.33, beta: 0.273184 })) {
      near(record.parameters[name], value, 5e-6);
    }
    const [profile] = record.profiles ?? [];
    expect(profile.interval[0]).toBe(0);
    near(profile.interval[1] ?? Number.NaN, 0.2037, 5e-4);
    expect(record.asymptotic.sandwich.intervals.E).toEqual(profile.interval);
    expect(record.asymptotic.sandwich.standardErrors.E).toBeNull();
    // No refit is left out for ending at the edge, and none leaves the domain.
    expect(record.bootstrap?.failed).toBe(0);
    expect(record.bootstrap?.statuses.atBound).toBeGreaterThan(50);
    expect(record.bootstrap?.intervals.E?.percentile?.[0]).toBe(0);
    expect(record.identifiability.verdicts.E.why).toContain('It is 0, the edge of its domain');

    const held = await fitCase(file, { law: 'chinchilla', loss: 'squared', fix: { E: '0' } });
    near(held.objective, record.objective, 1e-12);
  });

  test('under Huber’s loss, along a valley that leads there', async (context) => {
    const file = needCase(context, 'floor-at-zero-huber.csv');
    const record = await fitCase(file, { law: 'chinchilla' });
    expect(record.status).toBe('atBound');
    expect(record.parameters.E).toBe(0);
    near(record.objective, 1.697764e-5, 1e-6);
    for (const [name, value] of Object.entries({
      A: 0.715452,
      alpha: 0.00880596,
      B: 995.946,
      beta: 0.354266,
    })) {
      near(record.parameters[name], value, 1e-5);
    }
    expect(verdict(record).text).not.toContain('max-steps');
  });

  test('in some resamples only: they are kept, and the interval reaches zero', async (context) => {
    const file = needCase(context, 'ladder-16.csv');
    const record = await fitCase(file, { law: 'chinchilla', map: { L: 'task_loss_bpb' }, bootstrap: 150 });
    const expected = { E: 0.5857962, A: 910.4192, B: 964.0602, alpha: 0.5501252, beta: 0.3531615 };
    for (const [name, value] of Object.entries(expected)) near(record.parameters[name], value, 1e-6);
    expect(record.bootstrap?.intervals.E?.percentile?.[0]).toBe(0);
    expect(record.bootstrap?.failed).toBeLessThanOrEqual(3);
    expect(record.identifiability.verdicts.E.verdict).not.toBe('determined');
    expect(verdict(record).headline).not.toMatch(/clear/);
  });

  const x = Array.from({ length: 24 }, (_, i) => 10 ** (6 + i / 6));
  const y = x.map((at, i) => 40 * at ** -0.2 * (1 + 0.01 * noise(i)) - 0.02);

  test.each([
    ['a law known by name', { law: 'saturating-power', map: { x: 'x', L: 'y' } }, 'c'],
    ['a formula', { law: 'floor + a*x^-b', positive: ['floor', 'a', 'b'], map: { x: 'x', L: 'y' } }, 'floor'],
    [
      'a coefficient of data',
      { law: 'a*x^-b + k*log(x)', positive: ['a', 'b', 'k'], map: { x: 'x', L: 'y' } },
      'k',
    ],
  ])('in %s', async (_, job, name) => {
    for (const loss of ['squared', 'huber', 'absolute'] as const) {
      const record = await fitColumns({ x, y }, { ...job, loss });
      expect(record.status, loss).toBe('atBound');
      expect(record.parameters[name], loss).toBe(0);
      const held = await fitColumns({ x, y }, { ...job, loss, fix: { [name]: '0' }, positive: [] });
      near(record.objective, held.objective, 1e-8);
    }
  });

  test('in all resamples: they have no width, and its profile has how far it may lie from the edge', async () => {
    const record = await fitColumns(
      { x, y: y.map((value) => value - 0.2) },
      { law: 'saturating-power', map: { x: 'x', L: 'y' }, loss: 'squared', bootstrap: 40, profile: ['c'] },
    );
    expect(record.bootstrap?.intervals.c?.percentile).toEqual([0, 0]);
    const [{ interval }] = record.profiles ?? [];
    expect(interval[1]).toBeGreaterThan(0);
    expect(uncertaintyOf(record, 'c')).toEqual({ standardError: null, interval });
    expect(record.identifiability.verdicts.c.why).toMatch(/^It is 0, the edge of its domain; its profile/);
  });

  test('leaves it again in refits and from starts that would rather have it inside', async () => {
    const inside = x.map((at, i) => 0.3 + 40 * at ** -0.2 * (1 + 0.01 * noise(i)));
    const job = { law: 'saturating-power', map: { x: 'x', L: 'y' }, loss: 'squared' } as const;
    const record = await fitColumns({ x, y: inside }, job);
    expect(record.status).toBe('converged');
    const again = await fitColumns({ x, y: inside }, { ...job, start: ['c=0,x0=1e9,a=.2'] });
    near(again.parameters.c, record.parameters.c, 1e-7);
  });

  test('is no edge where a bound asks for values below it', async () => {
    const job = { law: 'saturating-power', map: { x: 'x', L: 'y' }, loss: 'squared' } as const;
    const record = await fitColumns({ x, y }, { ...job, bound: { c: [-1, 1] } });
    expect(record.status).toBe('converged');
    expect(record.parameters.c).toBeLessThan(0);
    expect(record.parameters.c).toBeGreaterThan(-0.1);
  });
});

describe('a coefficient of zero', () => {
  test('is determined: what is large or small is judged by errors and data', async (context) => {
    const file = needCase(context, 'zero-coefficient.csv');
    const record = await fitCase(file, {
      law: 'a + b*x^2',
      map: { L: 'y', x: 'x' },
      residual: 'raw',
      loss: 'squared',
    });
    expect(record.status).toBe('converged');
    expect(record.asymptotic.gaussNewton.standardErrors.b).toBeCloseTo(0.003137, 6);
    expect(record.asymptotic.gaussNewton.standardErrors.a).toBeCloseTo(0.001548, 6);
    expect(record.identifiability.verdicts).toMatchObject({
      a: { verdict: 'determined' },
      b: { verdict: 'determined' },
    });
    // The residuals of these runs are a cubic, which is said above the parameters.
    expect(verdict(record).headline).toBe('A clear optimum, with reservations');
    expect(record.adequacy?.findings[0].about).toEqual(['x']);
    expect(verdict(record).text).toContain('this is the only minimum');
  });

  test('of any size of data', async () => {
    const x = Array.from({ length: 30 }, (_, i) => 1e9 * (1 + i));
    const y = x.map((_, i) => 5 + 1e-3 * (noise(i) - noise(29 - i)));
    const record = await fitColumns(
      { x, y },
      { law: 'a + b*x + c*x^2', map: { x: 'x', L: 'y' }, residual: 'raw', loss: 'squared' },
    );
    expect(record.status).toBe('converged');
    for (const name of ['a', 'b', 'c']) {
      expect(record.identifiability.verdicts[name].verdict).toBe('determined');
    }
  });
});

describe('an infimum at infinity', () => {
  test('names the parameters that run away and the limit, and does not advise more steps', async (context) => {
    const file = needCase(context, 'runaway-break.csv');
    const record = await fitCase(file, {
      law: 'broken:1',
      map: { x: 'n_train', L: 'test_error' },
      where: 'n_train>0',
      residual: 'raw',
      loss: 'squared',
    });
    expect(record.status).toBe('singular');
    expect(record.identifiability.runaway?.parameters).toEqual({ c1: 'infinity', d1: 'infinity' });
    near(record.identifiability.runaway?.objective ?? Number.NaN, 3.70639e-5, 1e-4);
    expect(record.statusText).toMatch(/as c1 and d1 grow without end; bound or fix one of them.*breaks/);
    expect(record.statusText).not.toContain('max-steps');
    expect(verdict(record).headline).toBe('No optimum is attained');
  });

  test('of a term that runs at one value cannot tell from the floor, which comes to rest', async () => {
    const record = await fitCase('examples/pythia.csv', { law: 'chinchilla' });
    expect(record.identifiability.runaway?.parameters).toEqual({ B: 'zero' });
    expect(record.statusText).toContain('as B falls to 0; bound or fix it,');
  });

  test('of a power that would be an exponential', async () => {
    // Faster than any exponential: the shift and the exponent grow together.
    const x = Array.from({ length: 12 }, (_, i) => i);
    const y = x.map((at, i) => 2 * Math.exp(-0.3 * at - 0.01 * at * at) * (1 + 1e-3 * noise(i)));
    const record = await fitColumns(
      { x, y },
      { law: 'a*(1 + x/s)^-n', positive: ['a', 's', 'n'], map: { x: 'x', L: 'y' }, loss: 'squared' },
    );
    expect(record.status).toBe('singular');
    expect(Object.keys(record.identifiability.runaway?.parameters ?? {}).sort()).toEqual(['n', 's']);
  });
});

test('an exponent whose interval holds 0 is not determined, nor is a value known to a factor of five', async () => {
  const N = Array.from({ length: 12 }, (_, i) => 10 ** (7 + i / 6));
  const loss = N.map((_, i) => 3 + 0.05 * noise(i));
  const record = await fitColumns({ N, loss }, { law: 'A/N^alpha', positive: ['A'], loss: 'squared' });
  expect(record.identifiability.verdicts.alpha.verdict).not.toBe('determined');
  expect(record.identifiability.verdicts.alpha.why).toContain('holds 0');
  expect(verdict(record).headline).not.toMatch(/clear/);
});

describe('rows that are not independent', () => {
  test('many rows of few runs: named, with what to do', async (context) => {
    const file = needCase(context, 'steps-6-runs.csv');
    const record = await fitCase(file, { law: 'chinchilla' });
    expect(record.adequacy?.findings[0]).toMatchObject({ about: ['run'] });
    expect(record.adequacy?.findings[0].text).toMatch(
      /762 rows repeat 6 runs.*--cluster run.*--last-by run/s,
    );
    const clustered = await fitCase(file, {
      law: 'chinchilla',
      bootstrap: 100,
      scheme: 'cluster',
      cluster: 'run',
    });
    const [lo, hi] = clustered.bootstrap?.intervals.alpha?.percentile ?? [];
    expect(lo).toBeLessThan(0.12);
    expect(hi).toBeGreaterThan(1);
  });

  test('copies: noted', async (context) => {
    const record = await fitCase(needCase(context, 'copies.csv'), { law: 'chinchilla' });
    expect(record.adequacy?.findings[0].text).toMatch(/2,970 of 3,000 rows are identical/);
  });
});

describe('an exponent near zero', () => {
  test('has its minimum where floor and coefficient nearly cancel', async (context) => {
    const file = needCase(context, 'exponent-near-zero.csv');
    const record = await fitCase(file, { law: 'E + A/N^alpha', residual: 'raw', loss: 'squared' });
    expect(record.status).toBe('converged');
    near(record.objective, 0.00065832066, 1e-8);
    near(record.parameters.alpha, -0.000482022, 1e-5);
    near(record.parameters.E, 376.305, 1e-5);
    near(record.parameters.A, -370.317, 1e-5);
    for (const { verdict: word } of Object.values(record.identifiability.verdicts)) {
      expect(word).not.toBe('determined');
    }
  });
});

test('a start that a first step would leave on a plateau moves to a minimum', async (context) => {
  const file = needCase(context, 'stuck-start.csv');
  const record = await fitCase(file, {
    law: 'E + A/N^alpha',
    start: ['E=1,A=100,alpha=2'],
    loss: 'squared',
  });
  expect(record.objective).toBeLessThan(0.923);
  expect(record.status).toBe('converged');
});
