import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { FitRecord } from '../../src/index.js';
import { cases } from '../golden/cases.js';
import { checkRecord } from '../golden/check.js';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';
import { dataFile, dataMissing } from '../support/data.js';

test('published optima come out of the CPU back end in Chromium', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const absent = cases.find(({ job }) => dataFile(job.runs) === undefined);
  if (absent !== undefined) context.skip(dataMissing(absent.job.runs));
  const tasks = cases.map(({ job }) => ({ job, table: readFileSync(dataFile(job.runs) ?? '', 'utf8') }));
  const page = fileURLToPath(new URL('golden.page.ts', import.meta.url));
  const records = (await runInChromium(page, tasks)) as FitRecord[];
  expect(records).toHaveLength(cases.length);
  for (const [i, golden] of cases.entries()) checkRecord(golden, records[i]);
});
