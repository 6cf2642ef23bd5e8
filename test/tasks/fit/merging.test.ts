import { describe, expect, test } from 'vitest';
import { startWorker } from '#platform';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { chooseBackend, type FitJobInput, type FitRecord, fit, parseFitJob } from '../../../src/index.js';
import type { WorkerHandle } from '../../../src/platform/platform.js';
import { cases } from '../../golden/cases.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';

async function run(job: FitJobInput): Promise<FitRecord> {
  return (await fit(parseFitJob({ ...job, backend: 'cpu' }), await readTable(job.runs))).record;
}

const simulated: FitJobInput = { runs: 'examples/simulated-isoflop.csv', law: 'chinchilla' };

describe('starts that enter the basin of a known minimum', () => {
  test('merge with it, are counted, and change neither the optimum nor how many starts reach it', async () => {
    const every = await run({ ...simulated, starts: 'grid', exhaustive: true });
    const merged = await run({ ...simulated, starts: 'grid' });
    expect(every.starts.merged).toBe(0);
    expect(merged.starts.merged).toBeGreaterThan(500);
    expect(Object.values(merged.starts.statuses).reduce((a, b) => a + b)).toBe(4500);
    expect(Math.abs(merged.objective / every.objective - 1)).toBeLessThan(1e-12);
    expect(Math.abs(merged.starts.atBest - every.starts.atBest)).toBeLessThan(45);
  });

  test('are all followed where they are few', async () => {
    expect((await run(simulated)).starts.merged).toBe(0);
  });

  test('merge the same way whatever the number of workers', async () => {
    const records: FitRecord[] = [];
    for (const workers of [1, 3]) {
      let started = 0;
      const counted = (): WorkerHandle => {
        started++;
        return startWorker();
      };
      const backend = createCpuBackend({ workers, startWorker: counted, leastWork: 0 });
      // So many that they are worth workers on a fast machine, too.
      const job = parseFitJob({ ...simulated, starts: 'sobol:5000' });
      records.push((await fit(job, await readTable(simulated.runs), { backend })).record);
      backend.dispose();
      expect(started).toBe(workers === 1 ? 0 : workers);
    }
    const [first, ...others] = records.map(({ backend: _, seconds: __, events: ___, ...rest }) => rest);
    for (const other of others) expect(other).toStrictEqual(first);
  });
});

/** `test/long/searches.test.ts` compares with the exhaustive grid and ten times as many starts. */
describe('the default search', () => {
  for (const { title, job } of cases.filter(({ job }) => job.law === 'chinchilla')) {
    test(`${title}: nine in ten of 100 seeded starts reach the best`, async (context) => {
      const runs = needData(context, job.runs);
      const { starts } = await run({ ...job, runs, starts: 'seeded:100', exhaustive: true });
      expect(starts.atBest).toBeGreaterThanOrEqual(90);
    });
  }

  test('of another law finds what 1,000 Sobol starts find', async (context) => {
    for (const { title, job } of cases.filter(({ job }) => job.law !== 'chinchilla')) {
      const runs = needData(context, job.runs);
      const usual = await run({ ...job, runs });
      const sobol = await run({ ...job, runs, starts: 'sobol:1000' });
      expect(usual.objective, title).toBeLessThanOrEqual(sobol.objective * (1 + 1e-9));
    }
  });
});

test('an open back end searches in the arithmetic it was opened with', async () => {
  const { backend } = await chooseBackend('cpu', undefined, { precision: 'f64' });
  expect(backend.info.precision).toBe('f64');
  backend.dispose();
});
