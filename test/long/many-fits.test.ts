/** The work of many fits, counted, and of many starts, within the memory that two threads of a server have. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lawNames, lawRuns } from '../../simulated/runs.js';
import { fit, tableOf } from '../../src/index.js';
import type { FitOfBatch } from '../../src/tasks/fit/batch.js';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';

/** What polishing, profiles and the search for parameters that diverge evaluate: passes over all rows in float64. */
const PASSES = ['normal64', 'curvature64', 'derivatives64'];

const { Instance } = WebAssembly;
let passes = 0;

/** An instance whose passes are counted. */
class CountedInstance {
  readonly exports: WebAssembly.Exports;

  constructor(module: WebAssembly.Module, imports: WebAssembly.Imports) {
    const { exports } = new Instance(module, imports);
    const counted = Object.entries(exports).map(([name, value]) => {
      if (!PASSES.includes(name)) return [name, value];
      const run = value as (...args: readonly unknown[]) => unknown;
      return [
        name,
        (...args: readonly unknown[]) => {
          passes++;
          return run(...args);
        },
      ];
    });
    this.exports = Object.fromEntries(counted);
  }
}

beforeEach(() => {
  passes = 0;
  WebAssembly.Instance = CountedInstance as unknown as typeof Instance;
});

afterEach(() => {
  WebAssembly.Instance = Instance;
});

/** Passes of each fit, on one thread. */
async function passesOf(fits: readonly FitOfBatch[]): Promise<number> {
  for (const { job, table } of fits) await fit(job, table);
  return passes / fits.length;
}

describe('fits take in float64, on average,', () => {
  test('300 passes for a law of the catalogue on 240 simulated runs', async () => {
    const fits = lawNames.map((law) => ({
      job: { law, backend: 'cpu' } as const,
      table: tableOf(lawRuns(law, 240).columns, law),
    }));
    expect(await passesOf(fits)).toBeLessThan(300);
  });

  test('1,750 passes for a learning curve under one of five laws, of which many have no minimum', async (context) => {
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
    const fits = laws.flatMap((law) =>
      curves.map((curve) => {
        const [domain, task, model] = JSON.parse(curve) as string[];
        return {
          job: {
            law,
            map: { x: 'seen' },
            where: `domain == "${domain}" and task == "${task}" and model == "${model}"`,
            holdOut: 'training == 0',
            backend: 'cpu',
          } as const,
          table,
        };
      }),
    );
    expect(await passesOf(fits)).toBeLessThan(1750);
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
