import { describe, expect, test } from 'vitest';
import { middleDeviation } from '../../../src/statistics/middle-deviation.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { pairedErrors } from '../../../src/tasks/uncertainty/refit-statistics.js';
import { intervalsOf } from '../../../src/tasks/uncertainty/replicate-intervals.js';
import type { Quantity } from '../../../src/tasks/uncertainty/resampled-fit.js';
import { isoloss } from '../../cli/support.js';
import { needCase } from '../../support/cases.js';

const job = parseFitJob({
  runs: 'runs.csv',
  law: 'power',
  bootstrap: 1000,
  interval: ['basic', 'studentised'],
});
const normal = Float64Array.from({ length: 999 }, (_, i) => normalQuantile((i + 0.5) / 999));
const ratio: Quantity = {
  name: 'G',
  estimate: 1,
  fitted: false,
  logarithmic: true,
  logErrors: false,
  within: [0, Infinity],
};

describe('intervals of a positive quantity', () => {
  const skewed = normal.map((z) => Math.exp(1.5 * z));
  const errorsOf = (values: Float64Array) =>
    pairedErrors(
      1.5,
      values,
      skewed.map((value) => 1.5 * value),
    );
  const errors = errorsOf(skewed);

  test('are made on the logarithmic scale, whatever scale its errors are on', () => {
    const { intervals, cut } = intervalsOf(job, ratio, skewed, undefined, errors);
    const end = Math.exp(1.5 * 1.96);
    for (const kind of ['basic', 'studentised', 'percentile'] as const) {
      expect(intervals[kind]?.[0]).toBeCloseTo(1 / end, 2);
      expect((intervals[kind]?.[1] ?? 0) / end).toBeCloseTo(1, 1);
    }
    expect(cut).toEqual([]);
  });

  test('are made so where only the refits say that it is positive', () => {
    const unknown = { ...ratio, logarithmic: false, within: [-Infinity, Infinity] as const };
    expect(intervalsOf(job, unknown, skewed, undefined, errors).intervals.basic?.[0]).toBeGreaterThan(0);
    const moved = skewed.map((value) => value - 0.02);
    expect(intervalsOf(job, unknown, moved, undefined, errorsOf(moved)).intervals.basic?.[0]).toBeLessThan(0);
  });

  test('are made in natural units, and cut, where some refits are exactly zero', () => {
    const some = skewed.map((value, k) => (k < 40 ? 0 : value));
    const { intervals, cut, missing } = intervalsOf(job, ratio, some, undefined, undefined);
    expect(intervals.percentile?.[0]).toBe(0);
    expect(intervals.basic?.[0]).toBe(0);
    expect(cut).toEqual(['basic']);
    expect(missing).toEqual([]);
  });
});

describe('a quantity at the edge of its domain', () => {
  test('has ties there named where they leave no interval', () => {
    const parameter: Quantity = { ...ratio, fitted: true, logarithmic: false, estimate: 0 };
    const tied = normal.map((z) => Math.max(z, 0));
    const { intervals, missing } = intervalsOf(job, parameter, tied, undefined, undefined);
    expect(intervals.percentile?.[0]).toBe(0);
    expect(missing.map(({ kind }) => kind)).toEqual(['basic', 'studentised']);
    for (const { why } of missing)
      expect(why).toContain('500 refits of 999 rest at 0, the end of its domain');
  });

  test('is reported in the record of a fit', async (context) => {
    const { code, out } = await isoloss(
      ...[
        'fit',
        needCase(context, 'mean-at-bound.csv'),
        '--law',
        'm',
        '--map',
        'L=y',
        'i=i',
        '--residual',
        'raw',
      ],
      ...[
        '--loss',
        'squared',
        '--bound',
        'm=0..',
        '--bootstrap',
        '200',
        '--interval',
        'basic,bca,studentised',
      ],
      ...['--backend', 'cpu', '--json', '-'],
    );
    expect(code).toBe(0);
    const { bootstrap } = JSON.parse(out);
    expect(bootstrap.intervals.m.percentile[0]).toBe(0);
    for (const [lo, hi] of Object.values<[number, number]>(bootstrap.intervals.m)) {
      expect(lo).toBeGreaterThanOrEqual(0);
      expect(hi).toBeGreaterThan(lo);
    }
    expect(bootstrap.notes.join()).toMatch(/No basic interval of m: \d+ refits of 200 rest at 0/);
    expect(bootstrap.notes.join()).not.toContain('draw more');
  });
});

describe('a robust standard deviation', () => {
  const deviation = (values: Float64Array): number =>
    Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

  test('stands in where a few values ran away', () => {
    const values = normal.map((z, k) => (k === 7 ? 6e12 : z));
    expect(middleDeviation(values, deviation(values))).toBeCloseTo(1, 1);
    expect(middleDeviation(values, Infinity)).toBeCloseTo(1, 1);
  });

  test('does not where tails are only heavy', () => {
    expect(middleDeviation(normal, 1)).toBeUndefined();
    const heavy = normal.map((z) => Math.exp(z));
    expect(middleDeviation(heavy, deviation(heavy))).toBeUndefined();
  });
});
