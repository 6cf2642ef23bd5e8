/** Runs without noise, or with none but rounding. */
import { describe, expect, test } from 'vitest';
import { verdict } from '../../../src/report/sentences/fit.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import { exactnessOf } from '../../../src/tasks/fit/exactness.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';

const law = (n: number, d: number): number => 1.69 + 406.4 / n ** 0.34 + 410.7 / d ** 0.28;
const sizes = [1e7, 1e8, 1e9, 1e10];
const tokens = [1e9, 1e10, 1e11, 1e12];

function runs(write: (loss: number) => string = String): string {
  return ['N,D,loss', ...sizes.flatMap((n) => tokens.map((d) => `${n},${d},${write(law(n, d))}`))].join('\n');
}

async function fitted(text: string, job: object = {}): Promise<FitRecord> {
  const table = await parseTable(new TextEncoder().encode(text), 'runs.csv');
  return (await fit(parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'cpu', ...job }), table))
    .record;
}

describe('a law that meets every row', () => {
  test.each([
    { loss: 'huber' },
    { loss: 'squared' },
    { loss: 'absolute' },
    { loss: 'squared', residual: 'raw' },
  ])('is found by all starts, and said to: %o', async (job) => {
    const record = await fitted(runs(), job);
    expect(record.status).toBe('converged');
    expect(record.parameters.E).toBeCloseTo(1.69, 9);
    expect(record.parameters.alpha).toBeCloseTo(0.34, 9);
    expect(record.exact?.kind).toBe('exact');
    expect(record.starts.atBest).toBe(record.starts.count);
    expect(record.warnings.join(' ')).not.toMatch(/more starts/);
    expect(verdict(record)).toMatchObject({
      headline: 'The law meets every row',
      text: 'All 16 starts ended there, and what is left is rounding.',
    });
  });

  test('has intervals of every kind without width, and no advice to draw more', async () => {
    const { bootstrap } = await fitted(runs(), {
      bootstrap: 100,
      interval: ['bca', 'studentised', 'basic'],
      refitStarts: '0',
    });
    const { percentile, bca, basic, studentised } = bootstrap?.intervals.alpha ?? {};
    for (const interval of [percentile, bca, basic, studentised]) {
      expect(interval?.[0]).toBeCloseTo(0.34, 9);
      expect(interval?.[1]).toBeCloseTo(0.34, 9);
    }
    expect(bootstrap?.improved).toBe(0);
    expect(bootstrap?.notes.join(' ')).toMatch(/The law meets every row/);
    expect(bootstrap?.notes.join(' ')).not.toMatch(/draw more|No .* interval/);
  });

  test('but for the digits that losses are given with', async () => {
    const { exact, starts, parameters } = await fitted(runs((loss) => loss.toFixed(4)));
    expect(exact).toMatchObject({ kind: 'rounded' });
    expect(exact?.text).toContain('4 decimals');
    expect(starts.atBest).toBe(starts.count);
    expect(parameters.alpha).toBeCloseTo(0.34, 2);
  });

  test('is not said of runs with noise, however few digits they have', async () => {
    const noisy = await fitted(runs((loss) => (loss * (1 + 0.01 * Math.sin(1e3 * loss))).toFixed(3)));
    expect(noisy.exact).toBeUndefined();
  });

  test('as any of as many parameters as rows would', async () => {
    const { exact } = await fitted('N,loss\n1e7,4\n1e8,3.2\n1e9,2.9', {
      law: 'E + A/N^alpha',
      positive: ['E', 'A', 'alpha'],
      loss: 'squared',
    });
    expect(exact?.kind).toBe('interpolated');
    expect(exact?.text).toMatch(/as many free parameters as there are rows/);
  });
});

test('a million losses are looked at for rounding', () => {
  const observed = Float64Array.from({ length: 1_000_000 }, (_, row) => (200 + (row % 100)) / 100);
  const predicted = observed.map((loss) => loss + 0.001);
  expect(exactnessOf(observed, predicted, false, 10)).toMatchObject({ kind: 'rounded' });
  expect(
    exactnessOf(
      observed,
      observed.map((loss) => loss + 0.1),
      false,
      10,
    ),
  ).toBeUndefined();
});
