import { describe, expect, it, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { threefryWords } from '../../../src/problem/threefry.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import type { RolloutRecord } from '../../../src/tasks/rollout/record.js';
import type { RolloutRequest } from '../../../src/tasks/rollout/request.js';
import { rollout } from '../../../src/tasks/rollout/rollout.js';
import { dataFile, dataMissing } from '../../support/data.js';
import { readTable } from '../../support/files.js';

const backend = createCpuBackend({ workers: 1 });

/** 60 runs over four decades of compute, with 0.1 % of noise. */
const words = new Uint32Array(60);
threefryWords(7, 0, words);
const runs = tableOf(
  Object.fromEntries(
    (['C', 'loss'] as const).map((name) => [
      name,
      Array.from({ length: 60 }, (_, i) => {
        const C = 1e17 * 10 ** ((4 * i) / 59);
        const noise = 0.001 * normalQuantile((words[i] + 0.5) / 2 ** 32);
        return name === 'C' ? C : (1.6 + 80 / C ** 0.1) * Math.exp(noise);
      }),
    ]),
  ),
  'ladder',
);

const law = 'E + A/C^alpha';
const rolled = (request: Partial<RolloutRequest>, table = runs): Promise<RolloutRecord> =>
  rollout({ law, positive: ['E', 'A', 'alpha'], loss: 'squared', ...request }, table, { backend });

describe('a rollout', () => {
  test('has the errors of fits that hold out what lies beyond each cut-off', async () => {
    const record = await rolled({ cutOffs: [1e19, 1e20] });
    expect(record.steps.map(({ fitted, predicted }) => [fitted, predicted])).toEqual([
      [30, 30],
      [45, 15],
    ]);
    for (const { fittedTo, error, beyond } of record.steps) {
      const { holdOut } = (
        await fit({ law, positive: ['E', 'A', 'alpha'], loss: 'squared', holdOut: `C > ${fittedTo}` }, runs, {
          backend,
        })
      ).record;
      expect(error).toBeCloseTo(holdOut?.rmsle ?? 0, 9);
      expect(beyond).toBeCloseTo(1e21 / (fittedTo ?? 1), 6);
    }
  });

  test('has bands of the law that is true which hold what their level says, and says how far it reaches', async () => {
    const { laws, horizons, steps } = await rolled({ cutOffs: 5 });
    expect(steps).toHaveLength(5);
    expect(steps[0].coverage.map(({ level }) => level)).toEqual([0.5, 0.8, 0.95]);
    expect(laws[0].coverage).toBeGreaterThan(0.85);
    expect(laws[0].error).toBeLessThan(0.02);
    expect(laws[0].reach).toBeGreaterThan(10);
    expect(horizons.reduce((sum, { predictions }) => sum + predictions, 0)).toBe(laws[0].predictions);
  });

  test('ranks laws over the steps that all have, and does not reach far with one that lacks the floor', async () => {
    const { ranking, laws } = await rolled({ law: [law, 'A/C^alpha'], cutOffs: 4 });
    expect(ranking?.ranking.map(({ contender, mayBeBest }) => [contender, mayBeBest])).toEqual([
      [law, true],
      ['A/C^alpha', false],
    ]);
    expect(laws[1].reach ?? 0).toBeLessThan(laws[0].reach ?? 0);
    expect(laws[1].coverage).toBeLessThan(0.7);
  });

  test('goes on where a cut-off leaves too few rows', async () => {
    const { steps } = await rolled({ cutOffs: [1.2e17, 1e20] });
    expect(steps.map(({ status, error }) => [status, error === null])).toEqual([
      ['failed', true],
      ['converged', false],
    ]);
  });

  test.each([
    [{ cutOffs: [1e30] }, 'bad-hold-out'],
    [{ split: 'C > 1e30' }, 'bad-hold-out'],
    [{ law: [] }, 'bad-job'],
  ])('refuses %j', async (request, code) => {
    await expect(rolled(request)).rejects.toMatchObject({ code });
  });
});

const FILE = 'learning-curves-language.csv';
const curves = dataFile(FILE);

describe.skipIf(curves === undefined)(
  `learning curves of a benchmark${curves === undefined ? ` (${dataMissing(FILE)})` : ''}`,
  () => {
    it('are extrapolated over its own split, with its own error: that of the logarithm, by curve', async () => {
      const table = await readTable(curves ?? '');
      const record = await rolled(
        {
          law: ['power', 'saturating-power'],
          positive: [],
          map: { x: 'seen' },
          by: 'domain,task,model',
          split: 'training == 0',
          residual: 'log',
        },
        table,
      );
      expect(record.steps).toHaveLength(40);
      // Regressions of logarithms are the fits of the power law.
      for (const { group, error } of record.steps.filter((step) => step.law === 'power')) {
        const points = Array.from({ length: table.rows }, (_, row) => {
          const cell = (name: string) => table.columns.get(name)?.at(row);
          const key = ['domain', 'task', 'model'].map((name) => String(cell(name))).join();
          return {
            key,
            x: Math.log(Number(cell('seen'))),
            y: Math.log(Number(cell('loss'))),
            held: cell('training') === 0,
          };
        }).filter(({ key }) => key === group);
        const fitted = points.filter(({ held }) => !held);
        const mean = (of: (point: (typeof points)[number]) => number) =>
          fitted.reduce((sum, point) => sum + of(point), 0) / fitted.length;
        const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
        const slope = mean(({ x, y }) => (x - mx) * (y - my)) / mean(({ x }) => (x - mx) ** 2);
        const held = points.filter((point) => point.held);
        const square =
          held.reduce((sum, { x, y }) => sum + (y - my - slope * (x - mx)) ** 2, 0) / held.length;
        expect(error, group).toBeCloseTo(Math.sqrt(square), 6);
      }
      expect(record.laws[0].byGroup).toMatchObject({ groups: 20 });
      expect(record.ranking?.ranking).toHaveLength(2);
    });
  },
);
