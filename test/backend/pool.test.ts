import { beforeAll, describe, expect, test } from 'vitest';
import type { Control, PreparedProblem, SearchResult } from '../../src/backend/contract.js';
import { type CpuOptions, createCpuBackend } from '../../src/backend/cpu/engine.js';
import { findLaw } from '../../src/index.js';
import { startWorker } from '../../src/platform/node.js';
import type { WorkerHandle } from '../../src/platform/platform.js';
import { createModel, type Model } from '../../src/problem/model.js';
import { createStarts, type Starts } from '../../src/problem/starts.js';

const rows = 400;
let model: Model;
let starts: Starts;
let alone: SearchResult;

const options = { maxSteps: 300, tolerance: 1e-7, smoothing: 1e-3 };

async function search(cpu: CpuOptions, control: Control = {}): Promise<SearchResult> {
  const backend = createCpuBackend(cpu);
  let prepared: PreparedProblem | undefined;
  try {
    prepared = await backend.prepare(model.problem);
    return await prepared.search(starts, 0, starts.count, options, control);
  } finally {
    prepared?.dispose();
    backend.dispose();
  }
}

beforeAll(async () => {
  const N = Float64Array.from({ length: rows }, (_, i) => 10 ** (7 + (i % 20) * 0.15));
  const D = Float64Array.from({ length: rows }, (_, i) => 10 ** (9 + (i % 23) * 0.1));
  const target = N.map(
    (n, i) => (1.8 + 480 / n ** 0.35 + 2100 / D[i] ** 0.37) * (1 + 0.01 * Math.sin(97 * i)),
  );
  model = createModel(
    findLaw('chinchilla'),
    {
      inputs: new Map([
        ['N', N],
        ['D', D],
      ]),
      target,
      weight: new Float64Array(rows).fill(1),
      rowNumbers: Int32Array.from({ length: rows }, (_, i) => i + 2),
      source: 'made',
      rowWord: 'row',
    },
    { loss: { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } }, fix: {}, positive: [], bound: {} },
  );
  starts = createStarts(model, {
    plan: { kind: 'grid' },
    planned: true,
    given: [],
    range: {},
    seed: 0,
  });
  alone = await search({ workers: 1 });
});

describe('a search on workers', () => {
  test('gives the same bytes whatever their number', async () => {
    const events: string[] = [];
    const event = (text: string): number => events.push(text);
    expect(await search({ workers: 2 }, { event })).toEqual(alone);
    expect(await search({ workers: 3 }, { event })).toEqual(alone);
    expect(events).toEqual([]);
  });

  test('gives the same bytes where workers are killed in mid run, and says that they were', async () => {
    const events: string[] = [];
    let started = 0;
    const mortal = (): WorkerHandle => {
      const handle = startWorker();
      // The first two live for a moment.
      if (++started <= 2) setTimeout(() => handle.terminate(), 150 * started);
      return handle;
    };
    const result = await search({ workers: 2, startWorker: mortal }, { event: (text) => events.push(text) });
    expect(result).toEqual(alone);
    expect(events.length).toBeGreaterThan(0);
    expect(events[0]).toMatch(/A worker was lost .* fitted again/);
  });

  test('is done by the main thread where no worker lives', async () => {
    const events: string[] = [];
    const stillborn = (): WorkerHandle => {
      const handle = startWorker();
      handle.terminate();
      return handle;
    };
    const result = await search(
      { workers: 2, startWorker: stillborn },
      { event: (text) => events.push(text) },
    );
    expect(result).toEqual(alone);
    expect(events.at(-1)).toMatch(/the main thread did the rest/);
  });

  test('ends soon after an abort, workers included', async () => {
    const stop = new AbortController();
    const living: WorkerHandle[] = [];
    const ended: string[] = [];
    const watched = (): WorkerHandle => {
      const handle = startWorker();
      living.push(handle);
      handle.onDeath((why) => ended.push(why));
      return handle;
    };
    const running = search(
      { workers: 2, startWorker: watched },
      {
        signal: stop.signal,
        progress: () => stop.abort(),
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
    await expect.poll(() => ended.length).toBe(living.length);
  });
});
