import { describe, expect, test } from 'vitest';
import { chooseBackend, type FitJobInput, type FitRecord, fit, parseFitJob } from '../../../src/index.js';
import { cases } from '../../golden/cases.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';

async function run(job: FitJobInput): Promise<FitRecord> {
  return (await fit(parseFitJob({ ...job, backend: 'cpu' }), await readTable(job.runs))).record;
}

const simulated: FitJobInput = { runs: 'examples/simulated-isoflop.csv', law: 'chinchilla' };

describe('starts that come to where another has ended', () => {
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
    const { createCpuBackend } = await import('../../../src/backend/cpu/engine.js');
    const records = [];
    for (const workers of [1, 2, 3]) {
      const backend = createCpuBackend({ workers });
      const job = parseFitJob({ ...simulated, starts: 'sobol:3000' });
      records.push((await fit(job, await readTable(simulated.runs), { backend })).record);
      backend.dispose();
    }
    const [first, ...others] = records.map(({ backend: _, seconds: __, events: ___, ...rest }) => rest);
    for (const other of others) expect(other).toStrictEqual(first);
  });
});

describe('the default search', () => {
  const published = cases.filter(({ job }) => job.law === 'chinchilla');
  for (const { title, job } of published) {
    test(`${title}: finds what the exhaustive grid finds`, async (context) => {
      const asked = { ...job, runs: needData(context, job.runs) };
      const usual = await run(asked);
      const grid = await run({ ...asked, starts: 'grid', exhaustive: true });
      expect(Math.abs(usual.objective / grid.objective - 1)).toBeLessThan(1e-9);
    });

    test(`${title}: nine in ten of 1,000 seeded starts end at the best`, async (context) => {
      const { starts } = await run({
        ...job,
        runs: needData(context, job.runs),
        starts: 'seeded:1000',
        exhaustive: true,
      });
      expect(starts.atBest).toBeGreaterThanOrEqual(900);
    });
  }

  test('of another law finds what 10,000 Sobol starts find', async (context) => {
    const golden = cases.filter(({ job }) => job.law !== 'chinchilla');
    for (const { title, job } of golden) {
      const file = needData(context, job.runs);
      const usual = await run({ ...job, runs: file });
      const sobol = await run({ ...job, runs: file, starts: 'sobol:10000' });
      expect(usual.objective, title).toBeLessThanOrEqual(sobol.objective * (1 + 1e-9));
    }
  });
});

test('an open back end searches in the arithmetic it was opened with', async () => {
  const { backend } = await chooseBackend('cpu', undefined, { precision: 'f64' });
  expect(backend.info.precision).toBe('f64');
  backend.dispose();
});
