import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import type { ObjectStore } from '../../../src/store/object-store.js';
import { openStore } from '../../../src/store/objects.js';
import { decodeChunk, encodeChunk } from '../../../src/tasks/chunked/chunk-file.js';
import { arithmeticText, rangeOfShard, type Specification } from '../../../src/tasks/chunked/job.js';
import { createJobFile, describeJob } from '../../../src/tasks/chunked/job-file.js';
import {
  closeJob,
  doChunks,
  mergeJob,
  type OpenOptions,
  openJob,
  stateOf,
} from '../../../src/tasks/chunked/jobs.js';
import { chunkKey, indexOf } from '../../../src/tasks/chunked/keys.js';
import { itemsPerChunk } from '../../../src/tasks/chunked/plan.js';
import { storedRefits } from '../../../src/tasks/chunked/stored-refits.js';
import type { ReadParts } from '../../../src/tasks/divided-work.js';
import { fit, fitInParts } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import type { RefitPart, RefitWork } from '../../../src/tasks/uncertainty/refit-work.js';
import { fullDisk, mayMount } from '../../support/full-disk.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder('chunks');

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

const specification = (more: object = {}, bytes: Uint8Array = runs): Specification => ({
  task: 'fit',
  job: { ...job(more) },
  inputs: { runs: { name: 'runs.csv', bytes } },
});

/** What a record says of the numbers, without how it was made. */
function numbersOf({ record: { backend, seconds, events, ...record } }: FitOutcome): object {
  void [backend, seconds, events];
  return JSON.parse(JSON.stringify(record)) as object;
}

const small: OpenOptions = { perChunk: 64 };

/** Opens a store of the usual job, does some of its chunks, and gives up what is open. */
async function doSome(
  store: ObjectStore,
  range?: Parameters<typeof doChunks>[1],
  control?: Parameters<typeof doChunks>[2],
) {
  const opened = await openJob(store, specification(), small);
  try {
    return await doChunks(opened, range, control);
  } finally {
    closeJob(opened);
  }
}

const merged = async (store: ObjectStore) => (await mergeJob(await openJob(store))) as FitOutcome;

/** The bytes of all chunks. */
const chunksIn = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(path, 'chunks'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.parquet'))
      .sort()
      .map((name) => [name, readFileSync(join(path, 'chunks', name)).toString('base64')]),
  );

const whole = join(folder, 'whole');

/** A copy of the whole store. */
function copyOfWhole(name: string): string {
  const path = join(folder, name);
  cpSync(whole, path, { recursive: true });
  return path;
}

let alone: FitOutcome;

beforeAll(async () => {
  alone = await fit(job(), await parseTable(runs, 'runs.csv'));
  const opened = await openJob(await openStore(whole), specification(), small);
  expect([opened.chunks, opened.items]).toEqual([8, 500]);
  expect(await doChunks(opened)).toEqual({ made: 8, repaired: 0, there: 0 });
  const outcome = (await mergeJob(opened)) as FitOutcome;
  expect(numbersOf(outcome)).toEqual(numbersOf(alone));
  expect(outcome.replicates).toEqual(alone.replicates);
}, 120_000);

describe('a bootstrap in chunks', () => {
  test('is merged from its store alone to the numbers of one process without a store', async () => {
    expect(numbersOf(await merged(await openStore(whole)))).toEqual(numbersOf(alone));
  });

  test('goes on after an interruption where it was, to the same bytes', async () => {
    const path = join(folder, 'interrupted');
    const store = await openStore(path);
    const stop = new AbortController();
    const progress = (done: number) => done >= 200 && stop.abort();
    await expect(doSome(store, undefined, { signal: stop.signal, progress })).rejects.toMatchObject({
      code: 'interrupted',
      message: `Interrupted: 3 of 8 chunks are kept in '${store.location}'.`,
      fix: 'Run the same command again to go on from there.',
    });
    expect(await doSome(store)).toEqual({ made: 5, repaired: 0, there: 3 });
    expect(chunksIn(path)).toEqual(chunksIn(whole));
  });

  test('has each chunk written while the next one is made', async () => {
    const path = join(folder, 'overlapped');
    const store = await openStore(path);
    let begun = 0;
    let heard = () => {};
    const waiting: ObjectStore = Object.create(store, {
      create: {
        value: async (key: string, bytes: Uint8Array) => {
          // A chunk is created once the next one, if there is any, has been begun.
          const index = indexOf(key);
          if (index === undefined) return store.create(key, bytes);
          await new Promise<void>((resolve) => {
            heard = () => begun > Math.min(index + 1, 7) && resolve();
            heard();
          });
          return store.create(key, bytes);
        },
      },
    });
    const opened = await openJob(waiting, specification(), small);
    const progress = (done: number) => {
      begun = Math.ceil(done / 64);
      heard();
    };
    expect(await doChunks(opened, undefined, { progress, isAlone: true })).toMatchObject({ made: 8 });
    expect(chunksIn(path)).toEqual(chunksIn(whole));
    closeJob(opened);
  });

  test('is shared by two that work on it at once', async () => {
    const path = join(folder, 'shared');
    const [one, other] = await Promise.all([doSome(await openStore(path)), doSome(await openStore(path))]);
    expect(one.made + other.made).toBe(8);
    expect(one.there + other.there).toBe(8);
    expect(chunksIn(path)).toEqual(chunksIn(whole));
  });

  test('is made of shards that know nothing of each other, and misses one by its number', async () => {
    const path = join(folder, 'shards');
    const store = await openStore(path);
    const shard = (number: number) => ({ number, of: 3 });
    for (const number of [1, 3]) {
      const range = rangeOfShard(shard(number), 8);
      await doSome(store, range, { shard: shard(number) });
    }
    await expect(merged(store)).rejects.toMatchObject({
      code: 'missing-chunks',
      kind: 'run',
      message: `3 of the 8 chunks in '${store.location}' are missing: 1, 4, 7 (shard 2 of 3).`,
    });
    const state = await stateOf(await openJob(store));
    expect([state.done, state.missing, state.items]).toEqual([5, [1, 4, 7], 320]);
    expect(state.workers.map(({ shard: own, chunks }) => [own?.number, chunks])).toEqual([
      [1, 3],
      [3, 2],
    ]);
    await doSome(store, rangeOfShard(shard(2), 8));
    expect(chunksIn(path)).toEqual(chunksIn(whole));
  });

  test('names damaged chunks, and makes them again', async () => {
    const path = copyOfWhole('damaged');
    const store = await openStore(path);
    const file = (index: number) => join(path, chunkKey(index));
    const bytes = readFileSync(file(1));
    truncateSync(file(0), bytes.length - 100);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(file(1), bytes);
    // In the footer, which no page is.
    const footer = readFileSync(file(2));
    footer[footer.length - 30] ^= 64;
    writeFileSync(file(2), footer);
    cpSync(file(4), file(3));
    const { columns, ...facts } = await decodeChunk(readFileSync(file(5)));
    const again = async (changed: object) =>
      encodeChunk(
        { ...facts, ...changed },
        [...columns].map(([name, data]) => ({ name, data })),
      );
    writeFileSync(file(5), await again({ job: '0'.repeat(64), arithmetic: 'webgpu on a GPU, f32' }));
    writeFileSync(file(6), await again({ job: '0'.repeat(64) }));
    writeFileSync(file(7), '');
    const { damaged } = await stateOf(await openJob(store));
    const own = facts.arithmetic;
    expect([...damaged]).toEqual([
      [0, 'ends early'],
      [1, 'is not as it was written: its SHA-256 differs'],
      [2, 'is not as it was written: its SHA-256 differs'],
      [3, 'is chunk 4 under another name'],
      [5, `was computed by other arithmetic (webgpu on a GPU, f32) than the job's (${own})`],
      [6, 'belongs to another job'],
      [7, 'ends early'],
    ]);
    await expect(merged(store)).rejects.toMatchObject({
      code: 'damaged-chunks',
      kind: 'run',
      message: `Chunk 0 in '${store.location}' ends early. So are 1-3, 5-7.`,
    });
    const events: string[] = [];
    expect(await doSome(store, undefined, { event: (text) => events.push(text) })).toEqual({
      made: 0,
      repaired: 7,
      there: 1,
    });
    expect(events).toContain('Chunk 0 ends early: it is made again.');
    expect(chunksIn(path)).toEqual(chunksIn(whole));
  });

  test.runIf(mayMount)('stops at a full disk with whole files, and goes on where there is room', async () => {
    const begun = copyOfWhole('begun');
    rmSync(join(begun, 'chunks'), { recursive: true });
    await fullDisk(begun, 10, async (at) => {
      const store = await openStore(at);
      await expect(doSome(store)).rejects.toMatchObject({ code: 'cannot-write', kind: 'run' });
      const { done, damaged } = await stateOf(await openJob(store));
      expect([done > 0, done < 8, damaged.size]).toEqual([true, true, 0]);
      rmSync(join(at, 'filler.csv'));
      await doSome(store);
      expect(chunksIn(at)).toEqual(chunksIn(whole));
    });
  });
});

describe('a store', () => {
  test('of another job says in what it differs', async () => {
    const store = await openStore(whole);
    await expect(openJob(store, specification({ bootstrap: 400, seed: 7 }))).rejects.toMatchObject({
      code: 'other-job',
      kind: 'input',
      message: `'${store.location}' holds another job: its bootstrap is 500, not 400 and its seed is 0, not 7.`,
    });
    const others = Buffer.concat([runs, Buffer.from('1e11,1.8\n')]);
    await expect(openJob(store, specification({}, others))).rejects.toThrow('another job: its data differ.');
    // Where the runs lie and what computes are no part of the job.
    const elsewhere = specification({ runs: 'elsewhere/runs.csv', backend: 'auto' });
    expect((await openJob(store, elsewhere)).chunks).toBe(8);
  });

  test('whose job is computed by other arithmetic is not gone on with', async () => {
    const store = await openStore(join(folder, 'arithmetic'));
    const { arithmetic, items, perChunk, secondsPerChunk } = await openJob(await openStore(whole));
    const other = { ...arithmetic, bits: 'f'.repeat(64) };
    const asked = specification();
    await createJobFile(
      store,
      describeJob(asked, { items, perChunk, secondsPerChunk, arithmetic: other }),
      asked,
    );
    const texts = [arithmeticText(other), arithmeticText(arithmetic)];
    await expect(doSome(store)).rejects.toMatchObject({
      code: 'other-arithmetic',
      message: `The chunks in '${store.location}' are computed by ${texts[0]}, and here it would be ${texts[1]}: their numbers would differ in the last digits.`,
    });
    await expect(openJob(store, specification({ backend: 'webgpu' }))).rejects.toMatchObject({
      code: 'other-arithmetic',
      kind: 'input',
    });
  });

  test('without a job, of another format, or whose files were changed is named as such', async () => {
    const path = copyOfWhole('changed');
    const store = await openStore(path);
    await expect(openJob(await openStore(join(folder, 'nothing')))).rejects.toMatchObject({ code: 'no-job' });
    const file = join(path, 'job.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"format": 1', '"format": 99'));
    await expect(openJob(store)).rejects.toMatchObject({ code: 'other-format' });
    writeFileSync(file, text.replace('"items": 500', '"items": 600'));
    await expect(openJob(store)).rejects.toThrow('was changed: its digest is not that of what it says');
    writeFileSync(file, text.slice(0, -20));
    await expect(openJob(store)).rejects.toMatchObject({ code: 'bad-store' });
    writeFileSync(file, text);
    const [input] = readdirSync(join(path, 'inputs'));
    writeFileSync(join(path, 'inputs', input), 'N,loss\n1,2\n');
    await expect(merged(store)).rejects.toThrow("the input 'runs.csv' of its job was changed");
  });
});

describe('refits as work in parts', () => {
  /** The work of a job, while its fit waits. */
  async function workOf(more: object): Promise<{ work: RefitWork; end: () => void }> {
    const table = await parseTable(runs, 'runs.csv');
    return new Promise((resolve, reject) => {
      const refits = (work: RefitWork) => new Promise<never>((_, end) => resolve({ work, end }));
      fitInParts({ refits }, job(more), table).catch(reject);
    });
  }

  test('are summarised in passes over files as they are in memory', async () => {
    const outcome = await fitInParts(
      {
        async refits(work) {
          const parts: RefitPart[] = [];
          for (let first = 0; first < 500; first += 100) parts.push(await work.make(first, 100, {}));
          const read: ReadParts<RefitPart> = async (take) => {
            for (const [k, part] of parts.entries()) await take(part, 100 * k);
          };
          return storedRefits(work, read, 0);
        },
      },
      job(),
      await parseTable(runs, 'runs.csv'),
    );
    expect(numbersOf(outcome)).toEqual(numbersOf(alone));
    expect(outcome.replicates).toBeUndefined();
  });

  test('are the same however they are divided, and differ beyond the 2^32 of one seed', async () => {
    const { work, end } = await workOf({ bootstrap: 1e11 });
    const objectives = async (first: number, count: number) => [
      ...(await work.make(first, count, {})).replicates.objective,
    ];
    for (const first of [0, 2 ** 31, 2 ** 32, 5 * 2 ** 33]) {
      expect(await objectives(first, 8)).toEqual([
        ...(await objectives(first, 4)),
        ...(await objectives(first + 4, 4)),
      ]);
    }
    const all = (
      await Promise.all([0, 2 ** 31, 2 ** 32, 2 ** 33].map((first) => objectives(first, 8)))
    ).flat();
    expect(new Set(all).size).toBe(32);
    end();
  });

  test('of more resamples than memory holds need a store', async () => {
    const table = await parseTable(runs, 'runs.csv');
    await expect(fit(job({ bootstrap: 2e7 }), table)).rejects.toMatchObject({ code: 'too-many-resamples' });
  });
});

test('chunks take half a minute or so, are many for a small job, and not too many for a large one', () => {
  const refit = 6e-4;
  const chunks = (items: number, seconds: number) => Math.ceil(items / itemsPerChunk(items, seconds));
  expect(itemsPerChunk(1e8, refit)).toBe(65536);
  expect([1e5, 1e8, 1e11].map((items) => chunks(items, refit))).toEqual([49, 1526, 190735]);
  // A refit of a minute each is a chunk.
  expect(itemsPerChunk(1000, 60)).toBe(1);
  expect(itemsPerChunk(10, refit)).toBeGreaterThan(10);
});
