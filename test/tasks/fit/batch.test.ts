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
  type FitOfBatch,
  fitBatch,
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
  ...Array.from({ length: 15 }, (_, k) => ({
    job: {
      law: laws[k % 3],
      starts: `seeded:${600 + k}`,
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
  readonly results: readonly (BatchedFit | IsolossError)[];
  readonly started: readonly WorkerHandle[];
  readonly events: readonly string[];
}

async function batch(workers: number, control: BatchControl = {}): Promise<Run> {
  const started: WorkerHandle[] = [];
  const events: string[] = [];
  const start = () => {
    const handle = startWorker();
    started.push(handle);
    return handle;
  };
  const backend = createCpuBackend({ workers, startWorker: start });
  try {
    return {
      results: await fitBatch(fits, { event: (text) => events.push(text), ...control, backend }),
      started,
      events,
    };
  } finally {
    backend.dispose();
  }
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
    const seen: number[] = [];
    const { results, started, events } = await batch(3, { done: (index) => seen.push(index) });
    expect(started.length).toBe(3);
    expect(events).toEqual([]);
    expect(seen.toSorted((a, b) => a - b)).toEqual([...fits.keys()]);
    expect(plain(results)).toEqual(alone);
    const [unmade, unread] = results.slice(-2) as IsolossError[];
    expect([unmade.code, unread.code]).toEqual(['no-rows', 'bad-job']);
    expect(new Set(results.map((result) => (result instanceof IsolossError ? '' : result.law.name)))).toEqual(
      new Set(['chinchilla', 'kaplan', 'formula', 'own', '']),
    );
  });

  test('makes the fits of workers that die again', async () => {
    const started: WorkerHandle[] = [];
    const events: string[] = [];
    const backend = createCpuBackend({
      workers: 2,
      startWorker: () => {
        const handle = startWorker();
        started.push(handle);
        return handle;
      },
    });
    let done = 0;
    let killed = 0;
    const results = await fitBatch(fits, {
      backend,
      event: (text) => events.push(text),
      done: () => {
        if (++done > 3 && killed < 2) crash(started[killed++]);
      },
    });
    backend.dispose();
    expect(killed).toBe(2);
    expect(events).toEqual(
      Array(2).fill(expect.stringMatching(/^A worker was lost \(.*\); its fits were done again\.$/)),
    );
    expect(plain(results)).toEqual(alone);
  });

  test('ends soon after an abort, with what was done', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const aborted = batch(2, {
      signal: stop.signal,
      done: (index) => {
        seen.push(index);
        if (seen.length === 5) stop.abort();
      },
    });
    await expect(aborted).rejects.toThrow(AbortError);
    expect(seen).toHaveLength(5);
  });
});
