import { beforeAll, describe, expect, test } from 'vitest';
import { startWorker } from '#platform';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { AbortError, IsolossError } from '../../../src/errors.js';
import { defineLaw } from '../../../src/laws/define.js';
import type { WorkerHandle } from '../../../src/platform/platform.js';
import { tableOf } from '../../../src/runs/table-of.js';
import {
  type BatchControl,
  type BatchedFit,
  eachFit,
  type FitOfBatch,
} from '../../../src/tasks/fit/batch.js';
import { inPage } from '../../support/files.js';
import { simulatedRuns } from '../../support/problem.js';

const tables = [60, 90].map((rows) => {
  const kind = Array.from({ length: rows }, (_, i) => (i % 7 === 0 ? null : i % 2 === 0 ? 'even' : 'odd'));
  return tableOf({ ...simulatedRuns(rows), kind, long: kind.map((word) => word !== 'odd') });
});

const own = defineLaw({ name: 'own', formula: 'e + a/N^b', inputs: ['N'], parameters: ['e', 'a', 'b'] });
const laws = ['chinchilla', 'kaplan', 'E + A/N^alpha + B/D^alpha'];

/** Fits of two tables and four laws, more than the main thread does alone; two of them cannot be made. */
const fits: readonly FitOfBatch[] = [
  ...Array.from({ length: 12 }, (_, k) => ({
    job: {
      law: laws[k % 3],
      starts: `seeded:${60 + k}`,
      exhaustive: true,
      where: k % 4 < 2 ? 'kind == "even" and long' : 'kind == "odd" or not long',
      holdOut: 'N > 5e9',
      backend: 'cpu',
    } as const,
    table: tables[k % 2],
    at: [{ N: 1e9, D: 2e10 }],
  })),
  { job: { law: 'own', bootstrap: 40, seed: 3 }, law: own, table: tables[0] },
  { job: { law: 'chinchilla', where: 'kind == "none"' }, table: tables[0] },
  { job: { law: 'chinchilla', seed: -1 }, table: tables[0] },
];

/** What a fit is, without how it went. */
const plain = (results: readonly (BatchedFit | IsolossError)[]) =>
  results.map((result) =>
    result instanceof IsolossError
      ? { ...result.marked, code: result.code, kind: result.kind, place: result.place }
      : { ...result, record: JSON.stringify({ ...result.record, seconds: 0, events: 0 }) },
  );

interface Run {
  readonly results: (BatchedFit | IsolossError)[];
  readonly started: readonly WorkerHandle[];
  readonly events: readonly string[];
}

/** The batch on so many workers; `during` is called after each fit with how many are done, and the workers started. */
async function batch(
  workers: number,
  during: (done: number, started: readonly WorkerHandle[]) => void = () => undefined,
  control: BatchControl = {},
): Promise<Run> {
  const started: WorkerHandle[] = [];
  const events: string[] = [];
  const backend = createCpuBackend({
    workers,
    leastWork: 0,
    startWorker: () => {
      const handle = startWorker();
      started.push(handle);
      return handle;
    },
  });
  const results: (BatchedFit | IsolossError)[] = [];
  let done = 0;
  try {
    await eachFit(
      fits,
      (index, result) => {
        expect(results[index]).toBeUndefined();
        results[index] = result;
        during(++done, started);
      },
      { event: (text) => events.push(text), ...control, backend },
    );
  } finally {
    backend.dispose();
  }
  expect(done).toBe(fits.length);
  return { results, started, events };
}

let alone: ReturnType<typeof plain>;
beforeAll(async () => {
  const { results, started } = await batch(1);
  expect(started).toEqual([]);
  alone = plain(results);
});

/** Ends a worker as if it had crashed, which its owner hears of; pages have no other way to plant a crash. */
function crash(handle: WorkerHandle): void {
  handle.terminate();
  if (inPage) (handle.endpoint as Worker).dispatchEvent(new ErrorEvent('error', { message: 'crashed' }));
}

describe('a batch of fits', () => {
  test('is the same bytes on one thread and on many, errors of single fits among them', async () => {
    const { results, started, events } = await batch(3);
    expect(started.length).toBe(3);
    expect(events).toEqual([]);
    expect(plain(results)).toEqual(alone);
    const [unmade, unread] = results.slice(-2) as IsolossError[];
    expect([unmade.code, unread.code]).toEqual(['no-rows', 'bad-job']);
    expect(new Set(results.map((result) => (result instanceof IsolossError ? '' : result.law.name)))).toEqual(
      new Set(['chinchilla', 'kaplan', 'formula', 'own', '']),
    );
  });

  test('makes the fits of workers that die again', async () => {
    let killed = 0;
    const { results, events } = await batch(2, (done, started) => {
      if (done > 3 && killed < 2) crash(started[killed++]);
    });
    expect(killed).toBe(2);
    expect(events).toEqual(
      Array(2).fill(expect.stringMatching(/^A worker was lost \(.*\); its fits were done again\.$/)),
    );
    expect(plain(results)).toEqual(alone);
  });

  test('ends soon after an abort, having handed over what was done', async () => {
    const stop = new AbortController();
    let last = 0;
    const aborted = batch(
      2,
      (done) => {
        last = done;
        if (done === 5) stop.abort();
      },
      { signal: stop.signal },
    );
    await expect(aborted).rejects.toThrow(AbortError);
    expect(last).toBe(5);
  });
});
