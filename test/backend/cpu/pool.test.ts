import { beforeAll, describe, expect, test } from 'vitest';
import { startWorker, yieldToEvents } from '#platform';
import type { PreparedProblem } from '../../../src/backend/contract.js';
import { type CpuOptions, createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { runParallel } from '../../../src/backend/cpu/parallel.js';
import { WorkerPool, WorkersLost } from '../../../src/backend/cpu/pool.js';
import type { Control } from '../../../src/control.js';
import { findLaw } from '../../../src/index.js';
import type { WorkerHandle } from '../../../src/platform/platform.js';
import { createModel, type Model } from '../../../src/problem/model.js';
import { createStarts, type Starts } from '../../../src/problem/starts.js';
import type { ObjectiveResult, SearchResult } from '../../../src/solver/results.js';
import { inPage } from '../../support/files.js';

const rows = 60;
let model: Model;
let starts: Starts;
let alone: SearchResult;

/** Ends a worker as if it had crashed, which its owner hears of; pages have no other way to plant a crash. */
function crash(handle: WorkerHandle): void {
  handle.terminate();
  if (inPage) (handle.endpoint as Worker).dispatchEvent(new ErrorEvent('error', { message: 'crashed' }));
}

const options = { maxSteps: 300, tolerance: 1e-7, smoothing: 1e-3 };

async function search(cpu: CpuOptions, control: Control = {}): Promise<SearchResult> {
  const backend = createCpuBackend({ leastWork: 0, ...cpu });
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
    // Some times as much as workers are used for.
    plan: { kind: 'sobol', count: 6000 },
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
    let started = 0;
    const counted = (): WorkerHandle => {
      started++;
      return startWorker();
    };
    expect(await search({ workers: 2, startWorker: counted }, { event })).toEqual(alone);
    expect(await search({ workers: 3, startWorker: counted }, { event })).toEqual(alone);
    expect(started).toBe(5);
    expect(events).toEqual([]);
  });

  test('gives the same bytes where workers are killed in mid run, and says that they were', async () => {
    const events: string[] = [];
    const started: WorkerHandle[] = [];
    const watched = (): WorkerHandle => {
      const handle = startWorker();
      started.push(handle);
      return handle;
    };
    let crashed = 0;
    const result = await search(
      { workers: 2, startWorker: watched },
      {
        event: (text) => events.push(text),
        progress: () => {
          if (crashed < 2 && crashed < started.length) crash(started[crashed++]);
        },
      },
    );
    expect(crashed).toBe(2);
    expect(result).toEqual(alone);
    expect(events.length).toBeGreaterThan(0);
    expect(events[0]).toMatch(/A worker was lost .* done again/);
  });

  test('is done by the main thread where no worker lives', async () => {
    const events: string[] = [];
    const stillborn = (): WorkerHandle => {
      const handle = startWorker();
      queueMicrotask(() => crash(handle));
      return handle;
    };
    const result = await search(
      { workers: 2, startWorker: stillborn },
      { event: (text) => events.push(text) },
    );
    expect(result).toEqual(alone);
    expect(events.at(-1)).toMatch(/the main thread did the rest/);
  });

  // A page gets no event when a worker that it has terminated is gone.
  test.skipIf(inPage)('stops soon after an abort, workers included', async () => {
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

  test('goes on, without an event, where another on the same back end is aborted', async () => {
    const backend = createCpuBackend({ workers: 2 });
    const prepared = await backend.prepare(model.problem);
    const stop = new AbortController();
    const events: string[] = [];
    const [one, other] = await Promise.allSettled([
      prepared.search(starts, 0, starts.count, options, { event: (text) => events.push(text) }),
      prepared.search(starts, 0, starts.count, options, {
        signal: stop.signal,
        progress: (done) => done > starts.count / 8 && stop.abort(),
      }),
    ]);
    backend.dispose();
    expect(one).toEqual({ status: 'fulfilled', value: alone });
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'interrupted' } });
    expect(events).toEqual([]);
  });

  test('passes on what a progress callback throws', async () => {
    const events: string[] = [];
    const failing = search(
      { workers: 2 },
      {
        event: (text) => events.push(text),
        progress: () => {
          throw new RangeError('no more');
        },
      },
    );
    await expect(failing).rejects.toThrow('no more');
    expect(events).toEqual([]);
  });
});

describe('a pool of workers', () => {
  /** A piece of work that is done when the test says so. */
  function held(): { readonly work: Promise<void>; readonly finish: () => void } {
    let finish = (): void => {};
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    return { work, finish };
  }
  const died = (): void => {};
  const numbers = (count: number): (() => number | undefined) => {
    let at = 0;
    return () => (at < count ? at++ : undefined);
  };

  test('takes nothing more once it has given up', async () => {
    const pool = new WorkerPool(2);
    const taken: number[] = [];
    const slow = held();
    let last: ReturnType<typeof setTimeout> | undefined;
    const work = async (_: unknown, piece: number): Promise<number> => {
      // Piece 0 is right, and done a while after the last death; whoever has another one dies.
      if (piece === 0) await slow.work;
      else {
        clearTimeout(last);
        last = setTimeout(slow.finish, 100);
        throw new Error('died');
      }
      return piece;
    };
    await expect(pool.run(numbers(50), work, (piece) => taken.push(piece), { died })).rejects.toThrow(
      WorkersLost,
    );
    const before = [...taken];
    for (let turn = 0; turn < 5; turn++) await yieldToEvents();
    expect(taken).toEqual(before);
    pool.terminate();
  });

  test('starts no more workers once run after run was lost, whatever the number of runs', async () => {
    let started = 0;
    let survive = false;
    const pool = new WorkerPool(2, () => {
      started++;
      const { port1: endpoint } = new MessageChannel();
      const onDeath = (listener: (why: string) => void): void => void (survive || listener('stillborn'));
      return { endpoint, onDeath, ref() {}, unref() {}, terminate: () => endpoint.close() };
    });
    const run = (): Promise<string> =>
      pool
        .run(numbers(8), async (_, piece) => piece, died, { died })
        .then(
          () => 'done',
          (error: unknown) => String(error),
        );
    expect(await run()).toMatch(/workers keep dying$/);
    expect(pool.size).toBe(2);
    survive = true;
    expect(await run()).toBe('done');
    pool.terminate();
    survive = false;
    expect(await run()).toMatch(/workers keep dying$/);
    expect(await run()).toMatch(/workers keep dying, and no more are started$/);
    expect(pool.size).toBe(1);
    const before = started;
    expect(await run()).toMatch(/no more are started$/);
    expect(started).toBe(before);
  });

  test('has sent a worker the next piece before it is done with one, and does both again where it dies', async () => {
    const pool = new WorkerPool(1);
    const mostOf = async (ahead: boolean): Promise<number> => {
      let [inFlight, most] = [0, 0];
      const work = async (): Promise<void> => {
        most = Math.max(most, ++inFlight);
        await yieldToEvents();
        inFlight--;
      };
      await pool.run(numbers(9), work, () => {}, { died, ahead });
      return most;
    };
    expect([await mostOf(true), await mostOf(false)]).toEqual([2, 1]);
    const deaths: string[] = [];
    const taken: number[] = [];
    const work = async (_: unknown, piece: number): Promise<number> => {
      await yieldToEvents();
      if (deaths.length === 0 && piece >= 2) throw new Error('died');
      return piece;
    };
    const told = (why: string): number => deaths.push(why);
    await pool.run(numbers(9), work, (piece) => taken.push(piece), { died: told, ahead: true });
    expect(deaths).toEqual(['died']);
    expect(taken.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    pool.terminate();
  });

  test('keeps the process alive until the last of several runs is over', async () => {
    let kept = 0;
    const watched = (): WorkerHandle => {
      const handle = startWorker();
      kept++;
      return {
        ...handle,
        unref() {
          kept--;
          handle.unref();
        },
      };
    };
    const pool = new WorkerPool(1, watched);
    const run = (work: Promise<void>): Promise<void> =>
      pool.run(
        numbers(1),
        () => work,
        () => {},
        { died },
      );
    const slow = held();
    const long = run(slow.work);
    await run(Promise.resolve());
    expect(kept).toBe(1);
    slow.finish();
    await long;
    expect(kept).toBe(0);
    pool.terminate();
  });

  test('that is ended in mid run starts again, and what its workers were at is done', async () => {
    const mute = (): WorkerHandle => ({ ...startWorker(), onDeath: () => {} });
    const pool = new WorkerPool(1, mute);
    const deaths: string[] = [];
    const taken: number[] = [];
    const forever = new Promise<never>(() => {});
    const running = pool.run(
      numbers(2),
      async (_, piece) => (piece === 1 && deaths.length === 0 ? forever : piece),
      (piece) => taken.push(piece),
      { died: (why) => deaths.push(why) },
    );
    await expect.poll(() => taken.length).toBe(1);
    pool.terminate();
    await running;
    expect([taken, deaths.length]).toEqual([[0, 1], 1]);
    pool.terminate();
  });
});

test('workers are started for work of which they save more than they cost, and those that run are used for less', async () => {
  let started = 0;
  const pool = new WorkerPool(2, () => {
    started++;
    return startWorker();
  });
  /** Milliseconds of work by what its items took before; how many of them went to workers. */
  const work = async (milliseconds: number, alone = 0): Promise<number> => {
    let sent = 0;
    await runParallel(
      pool,
      {
        count: milliseconds,
        name: 'items',
        time: { perItem: 1, alone },
        unit: 1,
        runLocal: () => {},
        runRemote: async (remote, _, from, to) => {
          await remote.release(-1);
          sent += to - from;
        },
        accept: () => {},
      },
      {},
    );
    return sent;
  };
  expect(await work(400)).toBe(0);
  expect(started).toBe(0);
  expect(await work(600)).toBe(600);
  expect(started).toBe(2);
  pool.terminate();
  // What took long in calls before will go on, as in a search by chunks of which none is long.
  expect(await work(400, 50)).toBe(0);
  expect(started).toBe(2);
  expect(await work(100, 800)).toBe(100);
  expect(await work(30, 800)).toBe(0);
  expect(started).toBe(4);
  expect(await work(200)).toBe(200);
  expect(await work(100)).toBe(0);
  expect(started).toBe(4);
  pool.terminate();
});

test('objective and gradient of many parameter vectors are the same bytes on workers', async () => {
  const { size } = model.problem;
  const centre = model.toInternal([1.8, 480, 2100, 0.35, 0.37]);
  const count = 200_000;
  const points = Float64Array.from({ length: count * size }, (_, k) => centre[k % size] + 0.1 * Math.sin(k));
  let started = 0;
  const evaluate = async (workers: number): Promise<ObjectiveResult> => {
    const counted = (): WorkerHandle => {
      started++;
      return startWorker();
    };
    const backend = createCpuBackend({ workers, startWorker: counted, leastWork: 0 });
    const prepared = await backend.prepare(model.problem);
    const result = await prepared.objective(points, options.smoothing);
    prepared.dispose();
    backend.dispose();
    return result;
  };
  const here = await evaluate(1);
  expect(started).toBe(0);
  const shared = await evaluate(2);
  expect(started).toBe(2);
  // A comparison of so many numbers one by one would take longer than computing them.
  expect(here.objective.every((value, k) => value === shared.objective[k])).toBe(true);
  expect(here.gradient.every((value, k) => value === shared.gradient[k])).toBe(true);
});
