/** The default search against exhaustive ones. */
import { describe, expect, test } from 'vitest';
import { type FitJobInput, type FitRecord, fit, parseFitJob } from '../../src/index.js';
import { cases } from '../golden/cases.js';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';
import { seeded, solvedFromSeeded } from '../support/nist-seeded.js';

async function run(job: FitJobInput): Promise<FitRecord> {
  return (await fit(parseFitJob({ ...job, backend: 'cpu' }), await readTable(job.runs))).record;
}

describe('the default search', () => {
  for (const { title, job } of cases.filter(({ job }) => job.law === 'chinchilla')) {
    test(`${title}: finds what the exhaustive grid finds`, async (context) => {
      const asked = { ...job, runs: needData(context, job.runs) };
      const usual = await run(asked);
      const grid = await run({ ...asked, starts: 'grid', exhaustive: true });
      expect(Math.abs(usual.objective / grid.objective - 1)).toBeLessThan(1e-9);
    });

    test(`${title}: nine in ten of 1,000 seeded starts reach the best`, async (context) => {
      const runs = needData(context, job.runs);
      const { starts } = await run({ ...job, runs, starts: 'seeded:1000', exhaustive: true });
      expect(starts.atBest).toBeGreaterThanOrEqual(900);
    });
  }

  test('of another law finds what 10,000 Sobol starts find', async (context) => {
    for (const { title, job } of cases.filter(({ job }) => job.law !== 'chinchilla')) {
      const runs = needData(context, job.runs);
      const usual = await run({ ...job, runs });
      const sobol = await run({ ...job, runs, starts: 'sobol:10000' });
      expect(usual.objective, title).toBeLessThanOrEqual(sobol.objective * (1 + 1e-9));
    }
  });
});

test('14 NIST problems are solved with no start, from 1,000 seeded ones', async (context) => {
  expect(await solvedFromSeeded(1000, (file) => needData(context, file))).toEqual(seeded);
});
