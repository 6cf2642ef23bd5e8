import { describe, expect, it } from 'vitest';
import { parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';
import { multiverse } from '../../../src/tasks/multiverse/multiverse.js';
import { dataFile, dataMissing } from '../../support/data.js';
import { readTable } from '../../support/files.js';

const FILE = 'learning-curves-language.csv';
const curves = dataFile(FILE);

interface Point {
  readonly x: number;
  readonly y: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The line through logarithms of the points that are fitted, and its root mean square error on the others. */
function regressed(fitted: readonly Point[], held: readonly Point[]) {
  const [mx, my] = (['x', 'y'] as const).map((name) => sum(fitted.map((p) => p[name])) / fitted.length);
  const slope =
    sum(fitted.map(({ x, y }) => (x - mx) * (y - my))) / sum(fitted.map(({ x }) => (x - mx) ** 2));
  const square = ({ x, y }: Point) => (y - my - slope * (x - mx)) ** 2;
  return { inside: sum(fitted.map(square)), outside: Math.sqrt(sum(held.map(square)) / held.length) };
}

describe.skipIf(curves === undefined)(
  `learning curves of Alabdulmohsin et al. 2022${curves === undefined ? ` (${dataMissing(FILE)})` : ''}`,
  () => {
    it('are fitted by several laws each in one batch, whose errors on later points are those of regressions', async () => {
      const table = await readTable(curves ?? '');
      const record = await multiverse(
        parseMultiverseJob({
          runs: FILE,
          law: ['power', 'reciprocal'],
          by: 'domain,task,model',
          map: { x: 'seen' },
          holdOut: 'training == 0',
          loss: ['squared'],
          residual: ['log'],
          backend: 'cpu',
        }),
        table,
      );
      const cell = (name: string, row: number) => table.columns.get(name)?.at(row);
      const byTask = new Map<string, { fitted: Point[]; held: Point[] }>();
      for (let row = 0; row < table.rows; row++) {
        const name = ['domain', 'task', 'model'].map((column) => String(cell(column, row))).join();
        const task = byTask.get(name) ?? { fitted: [], held: [] };
        byTask.set(name, task);
        const point = { x: Math.log(Number(cell('seen', row))), y: Math.log(Number(cell('loss', row))) };
        (cell('training', row) === 1 ? task.fitted : task.held).push(point);
      }
      expect(byTask.size).toBe(20);
      expect(record.universes).toHaveLength(40);
      for (const [name, { fitted, held }] of byTask) {
        const of = (law: string) =>
          record.universes.find(({ choices }) => choices.law === law && choices.group === name);
        const { inside, outside } = regressed(fitted, held);
        const [power, reciprocal] = [of('power'), of('reciprocal')];
        expect(power?.objective, name).toBeCloseTo(inside, 9);
        expect(power?.holdOut?.rmsle, name).toBeCloseTo(outside, 6);
        // It is the power law where its offset is zero.
        expect(reciprocal?.objective, name).toBeLessThanOrEqual(inside * (1 + 1e-6));
      }
    });
  },
);
