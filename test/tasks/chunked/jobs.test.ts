import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { openStore } from '../../../src/store/objects.js';
import type { Specification } from '../../../src/tasks/chunked/job.js';
import { doChunks, mergeJob, openJob } from '../../../src/tasks/chunked/jobs.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';

/** Runs of a power law, with noise that is the same in every test. */
const runs = Buffer.from(
  `N,loss\n${Array.from({ length: 12 }, (_, k) => {
    const n = 10 ** (6 + k / 3);
    return `${n},${1.7 + 400 / n ** 0.34 + 0.01 * Math.sin(7 * k)}`;
  }).join('\n')}\n`,
);

const job = (more: object = {}) =>
  parseFitJob({
    runs: 'runs.csv',
    law: 'L = E + A/N^alpha',
    positive: ['E', 'A', 'alpha'],
    map: { L: 'loss' },
    bootstrap: 500,
    interval: ['bca', 'basic', 'studentised'],
    derive: { slope: 'A * alpha' },
    backend: 'cpu',
    ...more,
  });

const specification = (more: object = {}): Specification => ({
  task: 'fit',
  job: { ...job(more) },
  inputs: { runs: { name: 'runs.csv', bytes: runs } },
});

/** What a record says of the numbers, without how it was made. */
function numbersOf({ backend, seconds, events, ...record }: FitRecord): object {
  void [backend, seconds, events];
  return JSON.parse(JSON.stringify(record)) as object;
}

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'isoloss-chunks-'));
  folders.push(path);
  return path;
}
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe('a bootstrap in chunks', () => {
  let alone: FitOutcome;
  let whole: string;
  beforeAll(async () => {
    alone = await fit(job(), await parseTable(runs, 'runs.csv'));
    whole = folder();
    const store = await openStore(whole);
    const opened = await openJob(store, specification(), { perChunk: 64 });
    expect([opened.chunks, opened.items]).toEqual([8, 500]);
    expect(await doChunks(opened)).toEqual({ made: 8, repaired: 0, there: 0 });
    const merged = (await mergeJob(opened)) as FitOutcome;
    expect(numbersOf(merged.record)).toEqual(numbersOf(alone.record));
    expect(merged.replicates).toEqual(alone.replicates);
  }, 60_000);

  test('is merged from its store alone, and is the same without its command', async () => {
    const opened = await openJob(await openStore(whole));
    const merged = (await mergeJob(opened)) as FitOutcome;
    expect(numbersOf(merged.record)).toEqual(numbersOf(alone.record));
  });
});
