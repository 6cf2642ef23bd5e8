import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { openStore } from '../../../src/store/objects.js';
import { rangeOfShard } from '../../../src/tasks/chunked/job.js';
import { closeJob, doChunks, mergeJob, openJob } from '../../../src/tasks/chunked/jobs.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { inChunks, numbersOf, runs, runsFile } from './support.js';

const folder = temporaryFolder('searches');

/** A fit with several minima, from many starts: some merge, some end at the step limit. */
const job = parseFitJob({
  runs: 'runs.csv',
  law: 'L = E + A/N^alpha + B/N^beta',
  positive: ['E', 'A', 'alpha', 'B', 'beta'],
  map: { L: 'loss' },
  starts: 'sobol:2000',
  start: ['E=1.7,A=400,alpha=.34,B=1,beta=1'],
  maxSteps: 60,
  backend: 'cpu',
});

const specification = { task: 'fit', job: { ...job }, inputs: { runs: runsFile } } as const;

let alone: FitOutcome;

beforeAll(async () => {
  alone = await fit(job, await parseTable(runs, 'runs.csv'));
});

test('a search in chunks has the record of one process: the best, other minima and the shares of the starts', async () => {
  const merged = (await inChunks(join(folder, 'whole'), specification, 512)) as FitOutcome;
  expect(numbersOf(merged.record)).toEqual(numbersOf(alone.record));
  expect(merged.rows).toEqual(alone.rows);
  expect(alone.record.starts.count).toBe(2001);
});

test('sixteen shards make what one run does, and one that is missing is named', async () => {
  const store = await openStore(join(folder, 'shards'));
  const doShard = async (number: number) => {
    const opened = await openJob(store, specification, { perChunk: 128 });
    expect(opened.chunks).toBe(16);
    const shard = { number, of: 16 };
    await doChunks(opened, rangeOfShard(shard, opened.chunks), { shard });
    closeJob(opened);
  };
  for (let number = 16; number > 0; number--) if (number !== 11) await doShard(number);
  await expect(openJob(store).then(mergeJob)).rejects.toMatchObject({
    code: 'missing-chunks',
    message: expect.stringMatching(
      /^1 of the 16 chunks in .* is missing: 10 \(shard 11 of 16\)\.$/,
    ) as string,
  });
  await doShard(11);
  const merged = (await mergeJob(await openJob(store))) as FitOutcome;
  expect(numbersOf(merged.record)).toEqual(numbersOf(alone.record));
});
