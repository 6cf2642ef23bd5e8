/** A real job in its store, done by workers of a queue. */
import { cpSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueAddress } from '../../src/queue/address.js';
import { abilities } from '../../src/queue/arithmetic.js';
import { chunkWork } from '../../src/queue/chunk-work.js';
import { connectQueue } from '../../src/queue/connection.js';
import { doInQueue } from '../../src/queue/in-queue.js';
import { workOn } from '../../src/queue/worker.js';
import { openStore } from '../../src/store/objects.js';
import { closeJob, doChunks, openJob } from '../../src/tasks/chunked/jobs.js';
import { chunkKey } from '../../src/tasks/chunked/keys.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { isoloss } from '../cli/support.js';
import { type QueueServer, queueServer, serverKinds } from '../support/queue-server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** Runs of a power law, with noise that is the same in every test. */
const runs = Buffer.from(
  `N,loss\n${Array.from({ length: 12 }, (_, k) => {
    const n = 10 ** (6 + k / 3);
    return `${n},${1.7 + 400 / n ** 0.34 + 0.01 * Math.sin(7 * k)}`;
  }).join('\n')}\n`,
);

const specification = {
  task: 'fit',
  job: {
    ...parseFitJob({
      runs: 'runs.csv',
      law: 'L = E + A/N^alpha',
      positive: ['E', 'A', 'alpha'],
      map: { L: 'loss' },
      bootstrap: 96,
      backend: 'cpu',
    }),
  },
  inputs: { runs: { name: 'runs.csv', bytes: runs } },
} as const;

const chunkFiles = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'chunks'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.parquet'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, 'chunks', name)).toString('base64')]),
  );

const kind = serverKinds.find(({ program }) => program !== undefined);

describe.skipIf(kind === undefined)('a job in a store', () => {
  const stop = new AbortController();
  let server: QueueServer;
  /** The folder of a job of 12 chunks of which none is made. */
  const begun = temporaryFolder('begun');
  let alone: Record<string, string>;
  let ended: Promise<unknown> | undefined;

  beforeAll(async () => {
    if (kind === undefined) return;
    server = await queueServer(kind);
    const folder = temporaryFolder('alone');
    const job = await openJob(await openStore(folder), specification, { perChunk: 8 });
    cpSync(folder, begun, { recursive: true });
    await doChunks(job);
    closeJob(job);
    alone = chunkFiles(folder);
  });
  afterAll(async () => {
    stop.abort();
    await ended;
    await server?.stop();
  });

  test('is done by three workers as by one process, and what is damaged is made again', async () => {
    const address = queueAddress(server.address);
    const kinds = await abilities('cpu');
    const worker = async (): Promise<number> => {
      const connection = await connectQueue(address, {});
      const { work, close } = chunkWork();
      const { chunks } = await workOn(connection, { kinds, work }, { signal: stop.signal });
      close();
      connection.close();
      return chunks;
    };
    const workers = Promise.all([worker(), worker(), worker()]);
    ended = workers;
    const folder = temporaryFolder('queued');
    cpSync(begun, folder, { recursive: true });
    writeFileSync(join(folder, 'runs.csv'), runs);
    const { code, err, out } = await isoloss(
      ...['fit', join(folder, 'runs.csv'), '--law', 'L = E + A/N^alpha', '--positive', 'E,A,alpha'],
      ...['--map', 'L=loss', '--bootstrap', '96', '--backend', 'cpu', '--json', '-'],
      ...['--store', folder, '--queue', server.address, '--priority', 'high'],
    );
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ bootstrap: { resamples: 96 } });
    expect(chunkFiles(folder)).toEqual(alone);

    truncateSync(join(folder, chunkKey(7)), 100);
    let last: readonly number[] = [];
    const progress = (...step: number[]): void => {
      last = step;
    };
    await doInQueue(await openJob(await openStore(folder)), address, { progress });
    expect(last).toEqual([96, 96]);
    expect(chunkFiles(folder)).toEqual(alone);
    stop.abort();
    const counts = await workers;
    expect(counts.reduce((sum, count) => sum + count)).toBe(13);
  });

  test('is left alone by a worker that is given other stores', async () => {
    const { work } = chunkWork([temporaryFolder('others'), 's3://bucket/a']);
    const range = { digest: 'ab'.repeat(32), format: 1, arithmetic: 'cpu', from: 0, to: 1 };
    for (const store of [temporaryFolder('store'), 's3://bucket/ab', '/etc/../tmp']) {
      const refused = work({ ...range, store }, { progress: () => {} });
      await expect(refused).rejects.toMatchObject({ code: 'other-store' });
    }
  });

  test('is refused by a worker where its store holds another one', async () => {
    const { work, close } = chunkWork([begun]);
    const range = { store: begun, digest: 'ab'.repeat(32), format: 1, arithmetic: 'cpu', from: 0, to: 1 };
    await expect(work(range, { progress: () => {} })).rejects.toMatchObject({ code: 'other-job' });
    close();
  });
});
