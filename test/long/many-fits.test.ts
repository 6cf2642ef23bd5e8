/** The work of many fits, and of many starts, within the time and memory that two threads of a server have. */
import { describe, expect, test } from 'vitest';
import { lawNames, lawRuns } from '../../simulated/runs.js';
import { fit, tableOf } from '../../src/index.js';
import { type FitOfBatch, fitBatch } from '../../src/tasks/fit/batch.js';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';

/** Seconds of all threads together that a batch takes. */
async function cost(fits: readonly FitOfBatch[]): Promise<number> {
  const before = process.cpuUsage();
  const results = await fitBatch(fits);
  const { user, system } = process.cpuUsage(before);
  expect(results.filter((result) => result instanceof Error)).toEqual([]);
  return (user + system) / 1e6;
}

describe('a batch', () => {
  test('of every law of the catalogue on 240 simulated runs takes 30 seconds of processor time, code new', async () => {
    const fits = lawNames.map((law) => ({
      job: { law, backend: 'cpu' } as const,
      table: tableOf(lawRuns(law, 240).columns, law),
    }));
    expect(await cost(fits)).toBeLessThan(30);
  });

  test('of 100 learning curves under five laws takes 22 seconds of it', async (context) => {
    const table = await readTable(needData(context, 'learning-curves-language.csv'));
    const columns = ['domain', 'task', 'model'].map((name) => table.columns.get(name));
    const curves = [
      ...new Set(
        Array.from({ length: table.rows }, (_, row) =>
          JSON.stringify(columns.map((column) => column?.at(row))),
        ),
      ),
    ];
    expect(curves).toHaveLength(20);
    const laws = ['power', 'saturating-power', 'reciprocal', 'bounded-power', 'broken:1'];
    // The twenty curves, each by itself and with a part of its points weighed less.
    const fits = laws.flatMap((law) =>
      curves.flatMap((curve) => {
        const [domain, task, model] = JSON.parse(curve) as string[];
        return Array.from({ length: 5 }, (_, k) => ({
          job: {
            law,
            map: { x: 'seen' },
            where: `domain == "${domain}" and task == "${task}" and model == "${model}"`,
            holdOut: 'training == 0',
            weight: `1 + ${k}/10*(seen > ${10 ** (5 + k / 2)})`,
            backend: 'cpu',
          } as const,
          table,
        }));
      }),
    );
    expect(fits).toHaveLength(500);
    expect(await cost(fits)).toBeLessThan(22);
  });
});

test('a broken law with three breaks is searched from 200,000 starts in the memory of 20,000', async () => {
  const table = tableOf(lawRuns('broken:3', 120).columns, 'broken');
  const most = async (starts: number): Promise<number> => {
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 100);
    const { record } = await fit({ law: 'broken:3', starts: `sobol:${starts}`, backend: 'cpu' }, table);
    clearInterval(watch);
    expect(record.starts.count).toBe(starts);
    return Math.max(peak, process.memoryUsage().rss) / 2 ** 20;
  };
  const before = await most(20_000);
  expect((await most(200_000)) - before).toBeLessThan(200);
});
