import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { openStore } from '../../../src/store/objects.js';
import { fromExactJson, toExactJson } from '../../../src/tasks/chunked/exact-json.js';
import type { Specification } from '../../../src/tasks/chunked/job.js';
import { closeJob, doChunks, mergeJob, openJob } from '../../../src/tasks/chunked/jobs.js';
import { chunkKey } from '../../../src/tasks/chunked/keys.js';
import { parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';
import { multiverse } from '../../../src/tasks/multiverse/multiverse.js';
import { parseRolloutJob } from '../../../src/tasks/rollout/job.js';
import { rollout } from '../../../src/tasks/rollout/rollout.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder('batches');

/** Runs of a power law, with noise that is the same in every test. */
const bytes = Buffer.from(
  `N,loss\n${Array.from({ length: 14 }, (_, k) => {
    const n = 10 ** (6 + k / 3);
    return `${n},${1.7 + 400 / n ** 0.34 + 0.01 * Math.sin(7 * k)}`;
  }).join('\n')}\n`,
);

/** What a record says of the numbers, without how it was made. */
function numbersOf(record: object): object {
  const { backend, seconds, events, ...rest } = record as Record<string, unknown>;
  void [backend, seconds, events];
  return JSON.parse(JSON.stringify(rest)) as object;
}

/** Does the job in two sittings, the second of which begins anew, and merges it. */
async function inChunks(task: Specification['task'], job: object, perChunk: number): Promise<object> {
  const store = await openStore(join(folder, task));
  const asked: Specification = {
    task,
    job: { ...job },
    inputs: { runs: { name: 'runs.csv', bytes } },
  };
  const first = await openJob(store, asked, { perChunk });
  expect(first.chunks).toBeGreaterThan(2);
  await doChunks(first, { from: 1, to: first.chunks, step: 2 });
  const made = readFileSync(join(folder, task, chunkKey(1)));
  closeJob(first);
  const second = await openJob(store, asked);
  await doChunks(second);
  expect(readFileSync(join(folder, task, chunkKey(1)))).toEqual(made);
  return (await mergeJob(second)) as object;
}

describe('a batch of fits in chunks has the record of one process', () => {
  test('of a multiverse, one of whose universes cannot be fitted', async () => {
    const job = parseMultiverseJob({
      runs: 'runs.csv',
      law: ['L = E + A/N^alpha'],
      positive: ['E', 'A', 'alpha'],
      map: { L: 'loss' },
      loss: ['huber', 'squared'],
      filter: ['all', 'N > 1e7', 'N > 1e12'],
      at: ['N=1e12'],
      backend: 'cpu',
    });
    const alone = await multiverse(job, await parseTable(bytes, 'runs.csv'));
    expect(alone.universes.map(({ status }) => status === 'failed')).toContain(true);
    expect(numbersOf(await inChunks('multiverse', job, 2))).toEqual(numbersOf(alone));
  });

  test('of a rollout', async () => {
    const job = parseRolloutJob({
      runs: 'runs.csv',
      law: ['L = E + A/N^alpha', 'L = A/N^alpha'],
      positive: ['E', 'A', 'alpha'],
      map: { L: 'loss' },
      cutOffs: 3,
      backend: 'cpu',
    });
    const alone = await rollout(job, await parseTable(bytes, 'runs.csv'));
    expect(numbersOf(await inChunks('rollout', job, 2))).toEqual(numbersOf(alone));
  });
});

test('fits are written as JSON that gives back every number and array to the bit', () => {
  const fit = {
    numbers: [0.1, -0, Number.NaN, Infinity, -Infinity, 5e-324],
    rows: { a: Float64Array.of(Number.NaN, -0, 1 / 3), b: Int32Array.of(-7), c: Uint8Array.of(1, 2, 3) },
    part: Float64Array.of(1, 2, 3).subarray(1),
    words: ['$', 'a "b"', 'β'],
    nothing: null,
  };
  expect(fromExactJson(toExactJson(fit))).toEqual(fit);
});
