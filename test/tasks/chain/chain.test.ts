import { describe, expect, it, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { findLaw } from '../../../src/laws/index.js';
import { type ChainTask, chain } from '../../../src/tasks/chain/chain.js';
import { parseTask } from '../../../src/tasks/chain/task-text.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfOutcome } from '../../../src/tasks/fitted/make-fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { dataFile, dataMissing } from '../../support/data.js';
import { readTable } from '../../support/files.js';

const loss = fittedOfPreset('chinchilla:besiroglu-2024');
const metric = fittedOfPreset('downstream-sigmoid:bhagia-2024-hellaswag');

/** Refits that differ in one parameter alone. */
const withRefits = (fitted: FittedLaw, name: string, values: readonly number[]): FittedLaw => ({
  ...fitted,
  replicates: {
    count: values.length,
    columns: Object.fromEntries(
      fitted.law.parameters.map((parameter) => [
        parameter.name,
        Float64Array.from(values, (value) =>
          parameter.name === name ? value : fitted.values[parameter.name],
        ),
      ]),
    ),
  },
});

const spread = (middle: number, width: number): number[] =>
  Array.from({ length: 401 }, (_, i) => middle + width * (i / 200 - 1));

const task = (fields: Partial<ChainTask> = {}): ChainTask => ({
  name: 'task',
  loss,
  metric,
  at: ['N=7e9,D=20*N'],
  ...fields,
});

/** The two laws by hand. */
const lossAt = (N: number, D: number, E = loss.values.E): number => {
  const { A, B, alpha, beta } = loss.values;
  return E + A / N ** alpha + B / D ** beta;
};
const metricAt = (x: number, b = metric.values.b): number => {
  const { a, k, x0 } = metric.values;
  return b + a / (1 + Math.exp(-k * (x - x0)));
};

describe('a chain', () => {
  test('has the metric at the loss that the first law gives', () => {
    const { tasks } = chain([task()]);
    const [point] = tasks[0].points;
    expect(point.loss).toBeCloseTo(lossAt(7e9, 1.4e11), 12);
    expect(point.value).toBeCloseTo(metricAt(lossAt(7e9, 1.4e11)), 12);
    expect([point.band, point.newRun]).toEqual([null, null]);
    expect(tasks[0].warnings.join(' ')).toMatch(
      /Nothing is known of the uncertainty of chinchilla:besiroglu-2024/,
    );
  });

  test('feeds the refits of the first law to those of the second', () => {
    const floors = spread(0.3, 0.1);
    const wide = withRefits({ ...loss, values: { ...loss.values, E: 0.3 } }, 'E', floors);
    const one = chain([task({ loss: wide })], { level: 0.9 }).tasks[0].points[0];
    const ends = [0.39, 0.21].map((E) => metricAt(lossAt(7e9, 1.4e11, E)));
    expect(one.band?.[0]).toBeCloseTo(ends[0], 2);
    expect(one.band?.[1]).toBeCloseTo(ends[1], 2);
    expect(one.lossBand?.[0]).toBeCloseTo(lossAt(7e9, 1.4e11, 0.21), 2);
    // The uncertainty of the second step adds to that of the first.
    const both = chain(
      [task({ loss: wide, metric: withRefits(metric, 'b', spread(metric.values.b, 0.1)) })],
      { level: 0.9 },
    );
    const [lo, hi] = both.tasks[0].points[0].band ?? [0, 0];
    expect(hi - lo).toBeGreaterThan((one.band?.[1] ?? 0) - (one.band?.[0] ?? 0));
    expect(hi - lo).toBeGreaterThan(0.18);
  });

  test('adds the scatter of both to the band of a new run, and scores what was observed', () => {
    const scattered = (fitted: FittedLaw, size: number, scale: 'log' | 'raw'): FittedLaw => ({
      ...fitted,
      residuals: { quantiles: [-size, 0, size], scale },
    });
    const value = metricAt(lossAt(7e9, 1.4e11));
    const { tasks, score } = chain([
      task({
        loss: scattered(withRefits(loss, 'E', spread(loss.values.E, 1e-9)), 1e-9, 'log'),
        metric: scattered(metric, 0.02, 'raw'),
        observed: Float64Array.of(value + 0.01),
      }),
      task({ name: 'other', observed: Float64Array.of(Number.NaN) }),
    ]);
    const [lo, hi] = tasks[0].points[0].newRun ?? [0, 0];
    expect(lo - value).toBeCloseTo(-0.019, 3);
    expect(hi - value).toBeCloseTo(0.019, 3);
    expect(score).toMatchObject({ observed: 1, coverage: 1 });
    expect(score?.meanError).toBeCloseTo(0.01 / (value + 0.01), 9);
  });

  test('takes an input of the second law beside the loss, and refuses where it is not clear which is the loss', () => {
    const two = { ...loss, name: 'two' };
    expect(() => chain([task({ metric: two })])).toThrow(
      /Nothing says which input of chinchilla is the loss/,
    );
    expect(() => chain([task()], { feed: 'y' })).toThrow(/y is no input of downstream-sigmoid/);
    const [point] = chain([task({ metric: two })], { feed: 'N' }).tasks[0].points;
    expect(point.value).toBeCloseTo(lossAt(point.loss, 1.4e11), 9);
  });

  test('reads tasks with and without a name', () => {
    expect(parseTask('hellaswag=a.json,b.json')).toEqual({
      name: 'hellaswag',
      first: 'a.json',
      second: 'b.json',
    });
    expect(parseTask('runs/a.json, runs/b.json').name).toBe('b');
    expect(() => parseTask('a.json')).toThrow(/does not name two fits/);
  });
});

const TASKS = ['hellaswag', 'piqa', 'arc_challenge_test'] as const;
const files = TASKS.flatMap((name) => [`ladder/step1-${name}.csv`, `ladder/step2-${name}.csv`]);
const missing = files.find((name) => dataFile(name) === undefined);
const backend = createCpuBackend({ workers: 1 });

describe.skipIf(missing !== undefined)(
  `the ladder of Bhagia et al. 2024${missing === undefined ? '' : ` (${dataMissing(missing)})`}`,
  () => {
    it('is predicted at 7B and 13B as the released runs are', async () => {
      const tasks = await Promise.all(
        TASKS.map(async (name): Promise<ChainTask> => {
          const [first, second] = await Promise.all(
            ['step1', 'step2'].map((step) => readTable(dataFile(`ladder/${step}-${name}.csv`) ?? '')),
          );
          const usual = { where: 'mode == "train"', bootstrap: 60, refitStarts: 1 } as const;
          const [lossFit, metricFit] = [
            await fit({ ...usual, law: 'chinchilla' }, first, { backend }),
            await fit(
              {
                ...usual,
                law: findLaw('downstream-sigmoid'),
                map: { L: 'acc' },
                scheme: 'cluster',
                cluster: 'run',
              },
              second,
              { backend },
            ),
          ];
          const rows = Array.from({ length: first.rows }, (_, row) => row).filter(
            (row) => first.columns.get('mode')?.at(row) === 'eval',
          );
          const run = (row: number): string => String(first.columns.get('run')?.at(row)).split(':')[0];
          const truth = rows.map((row) => {
            const at = Array.from({ length: second.rows }, (_, k) => k).find(
              (k) => second.columns.get('run')?.at(k) === run(row),
            );
            return Number(second.columns.get('acc')?.at(at ?? -1));
          });
          const column = (of: string): Float64Array =>
            Float64Array.from(rows, (row) => Number(first.columns.get(of)?.at(row)));
          return {
            name,
            loss: fittedOfOutcome(lossFit),
            metric: fittedOfOutcome(metricFit),
            at: { N: column('N'), D: column('D') },
            observed: Float64Array.from(truth),
          };
        }),
      );
      const { tasks: chained, score } = chain(tasks);
      const [hellaswag, piqa, arc] = chained.map(({ points }) => points.map(({ error = 1 }) => error));
      expect(hellaswag[0]).toBeCloseTo(0.0144, 3);
      expect(Math.abs(hellaswag[0])).toBeLessThan(0.015);
      expect(Math.abs(hellaswag[1])).toBeLessThan(0.026);
      expect(Math.max(...piqa.map(Math.abs))).toBeLessThan(0.012);
      expect(Math.min(...arc)).toBeLessThan(-0.1);
      expect(score).toMatchObject({ observed: 6 });
    });
  },
);
