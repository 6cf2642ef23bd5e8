import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fromExactJson, toExactJson } from '../../../src/tasks/chunked/exact-json.js';
import { compare } from '../../../src/tasks/compare/compare.js';
import { parseCompareJob } from '../../../src/tasks/compare/job.js';
import { parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';
import { multiverse } from '../../../src/tasks/multiverse/multiverse.js';
import { parseRolloutJob } from '../../../src/tasks/rollout/job.js';
import { rollout } from '../../../src/tasks/rollout/rollout.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { inChunks, numbersOf, runs, runsFile } from './support.js';

const folder = temporaryFolder('batches');

/** The record of the job, done in chunks of so many items. */
const merged = async (task: 'multiverse' | 'rollout' | 'compare', job: object, perChunk = 2) =>
  (await inChunks(
    join(folder, task),
    { task, job: { ...job }, inputs: { runs: runsFile } },
    perChunk,
  )) as object;

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
    const alone = await multiverse(job, await parseTable(runs, 'runs.csv'));
    expect(alone.universes.map(({ status }) => status === 'failed')).toContain(true);
    expect(numbersOf(await merged('multiverse', job))).toEqual(numbersOf(alone));
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
    const alone = await rollout(job, await parseTable(runs, 'runs.csv'));
    expect(numbersOf(await merged('rollout', job))).toEqual(numbersOf(alone));
  });
});

test('a comparison in chunks, which hold refits of several laws, has the record of one process', async () => {
  const job = parseCompareJob({
    runs: 'runs.csv',
    law: ['L = E + A/N^alpha', 'L = A/N^alpha', 'fixed=L = 1.7 + A/N^alpha'],
    positive: ['E', 'A', 'alpha'],
    map: { L: 'loss' },
    folds: 3,
    bootstrap: 50,
    backend: 'cpu',
  });
  const alone = await compare(job, await parseTable(runs, 'runs.csv'));
  expect(alone.contenders.map(({ extrapolation }) => extrapolation?.refits)).toEqual([50, 50, 50]);
  expect(numbersOf(await merged('compare', job, 32))).toEqual(numbersOf(alone));
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
