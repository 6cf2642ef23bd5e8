/** Losses with a kink: their standard errors, and minima that are flat. */
import { describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';
import { needCase } from '../../support/cases.js';
import { readText } from '../../support/files.js';

type Skipping = { skip(note?: string): never };

function caseText(context: Skipping, name: string): Promise<string> {
  return readText(needCase(context, name));
}

async function fitted(text: string, job: object): Promise<FitRecord> {
  const table = await parseTable(new TextEncoder().encode(text), 'runs.csv');
  return (await fit(parseFitJob({ runs: 'runs.csv', backend: 'cpu', ...job }), table)).record;
}

const constant = { law: 'E', map: { L: 'y', N: 'N' }, residual: 'raw' };
const valuesOf = (values: readonly number[]): string =>
  ['N,y', ...values.map((y, i) => `${i + 1},${y}`)].join('\n');

describe('standard errors from the density at the kink', () => {
  test('of a median and of a quantile', async (context) => {
    const text = await caseText(context, 'median.csv');
    const median = await fitted(text, { ...constant, loss: 'absolute' });
    const error = median.asymptotic.sandwich.standardErrors.E ?? Number.NaN;
    // sqrt(pi / 2) times the deviation over sqrt(n) for normal noise of .1 is .0088; of mean and median alike it was .0055.
    expect(error).toBeGreaterThan(0.0078);
    expect(error).toBeLessThan(0.0097);
    expect(median.asymptotic.gaussNewton.standardErrors.E).toBeCloseTo(error, 3);
    const ninth = await fitted(text, { ...constant, loss: 'quantile', tau: 0.9 });
    expect(ninth.asymptotic.sandwich.standardErrors.E).toBeGreaterThan(0.0105);
    expect(ninth.asymptotic.sandwich.standardErrors.E).toBeLessThan(0.0135);
  });

  test('of a law of two branches are those of the noise, not of the rows it passes through', async (context) => {
    const { objective, parameters, asymptotic, status } = await fitted(
      await caseText(context, 'kink-absolute.csv'),
      {
        law: 'max(E, A/N^alpha)',
        positive: ['E', 'A', 'alpha'],
        loss: 'absolute',
      },
    );
    expect(status).toBe('converged');
    expect(objective).toBeCloseTo(0.119543505, 8);
    expect(parameters.E).toBeCloseTo(1.9849, 3);
    for (const errors of [asymptotic.gaussNewton, asymptotic.sandwich]) {
      expect(errors.standardErrors.A).toBeGreaterThan(0.7);
      expect(errors.standardErrors.A).toBeLessThan(2.2);
      expect(errors.standardErrors.alpha).toBeGreaterThan(0.0008);
    }
  });
});

describe('Huber losses with another factor on each side', () => {
  // Logistic noise, by its quantiles.
  const n = 200;
  const values = Array.from({ length: n }, (_, i) => 2 + Math.log((i + 0.5) / (n - i - 0.5)));

  test('of a delta beyond all residuals fit the expectile, with its standard error', async () => {
    const { parameters, asymptotic, loss, objective } = await fitted(valuesOf(values), {
      ...constant,
      delta: 100,
      over: 4,
    });
    expect(loss).toEqual({ residual: 'raw', kind: 'huber', delta: 100, over: 4 });
    // The expectile by its own fixed point: a mean in which values below it count four times.
    let expectile = 2;
    const factor = (y: number): number => (y < expectile ? 4 : 1);
    const sum = (of: (y: number) => number): number => values.reduce((total, y) => total + of(y), 0);
    for (let turn = 0; turn < 200; turn++) expectile = sum((y) => factor(y) * y) / sum(factor);
    expect(parameters.E).toBeCloseTo(expectile, 12);
    expect(objective).toBeCloseTo(
      sum((y) => (factor(y) * (y - expectile) ** 2) / 2),
      10,
    );
    // Newey and Powell (1987): the root of the sum of squared scores, over the sum of their slopes.
    const error = Math.sqrt(sum((y) => (factor(y) * (y - expectile)) ** 2)) / sum(factor);
    expect((asymptotic.sandwich.standardErrors.E ?? 0) / error).toBeCloseTo(1, 1);
    expect((asymptotic.gaussNewton.standardErrors.E ?? 0) / error).toBeCloseTo(1, 1);
  });

  test('of a small delta weigh the share of rows on each side, with the errors of refits', async () => {
    const { parameters, asymptotic, bootstrap } = await fitted(valuesOf(values), {
      ...constant,
      delta: 0.02,
      over: 3,
      bootstrap: 1000,
    });
    // Almost the quantile at a quarter.
    expect(parameters.E).toBeCloseTo(2 - Math.log(3), 2);
    const error = bootstrap?.standardErrors.E ?? Number.NaN;
    expect((asymptotic.sandwich.standardErrors.E ?? 0) / error).toBeGreaterThan(0.85);
    expect((asymptotic.sandwich.standardErrors.E ?? 0) / error).toBeLessThan(1.15);
  });
});

describe('flat minima are optima', () => {
  test('of an even number of values, whose median is the middle', async () => {
    const { status, parameters, identifiability, objective } = await fitted(valuesOf([3, 1, 7, 4, 2, 9]), {
      ...constant,
      loss: 'absolute',
    });
    expect(status).toBe('converged');
    expect(parameters.E).toBeCloseTo(3.5, 5);
    expect(objective).toBeCloseTo(14, 10);
    const [lo, hi] = identifiability.flat?.ends.E ?? [];
    expect(lo).toBeCloseTo(3, 4);
    expect(hi).toBeCloseTo(4, 4);
    expect(identifiability.flat?.text).toMatch(/as low for E from 3 to 4: .*even number of values/);
  });

  test('none is reported where the number of values is odd', async () => {
    const { parameters, identifiability } = await fitted(valuesOf([3, 1, 7, 4, 9]), {
      ...constant,
      loss: 'absolute',
    });
    expect(parameters.E).toBeCloseTo(4, 10);
    expect(identifiability.flat).toBeUndefined();
  });

  test('of a delta far below the scatter', async () => {
    const { status, identifiability } = await fitted(valuesOf([3, 1, 7, 4, 2, 9]), {
      ...constant,
      loss: 'huber',
      delta: 1e-4,
    });
    expect(status).toBe('converged');
    expect(identifiability.flat?.ends.E[0]).toBeCloseTo(3, 3);
    expect(identifiability.flat?.text).toMatch(/delta \(0.0001\) is small against the scatter/);
  });

  test('of several parameters, all of them reported', async (context) => {
    const { status, starts, identifiability } = await fitted(await caseText(context, 'flat-huber.csv'), {
      law: 'E + A/N^alpha',
      positive: ['E', 'A', 'alpha'],
      map: { N: 'N' },
    });
    expect(status).toBe('converged');
    expect(starts.minima.length).toBe(1);
    const { ends, text } = identifiability.flat ?? { ends: {}, text: '' };
    expect(Object.keys(ends)).toEqual(['E', 'A', 'alpha']);
    expect(ends.E[0]).toBeLessThan(1.6);
    expect(ends.E[1]).toBeGreaterThan(2.4);
    expect(text).toContain('delta (0.001) is small against the scatter');
  });
});
