import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ObjectStore } from '../../../src/store/object-store.js';
import { openStore } from '../../../src/store/objects.js';
import { openBucket } from '../../../src/store/s3/s3-objects.js';
import type { Specification } from '../../../src/tasks/chunked/job.js';
import { doChunks, mergeJob, openJob } from '../../../src/tasks/chunked/jobs.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import { type Fate, type FaultyProxy, startProxy } from '../../support/s3/proxy.js';
import { BUCKET, KEYS, type RunningServer, startS3rver } from '../../support/s3/server.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let server: RunningServer;
let proxy: FaultyProxy;

beforeAll(async () => {
  server = await startS3rver();
  proxy = await startProxy(server.port, true);
});

afterAll(async () => {
  await proxy?.close();
  await server?.close();
});

const runs = Buffer.from(
  `N,loss\n${Array.from({ length: 12 }, (_, k) => {
    const n = 10 ** (6 + k / 3);
    return `${n},${1.7 + 400 / n ** 0.34 + 0.01 * Math.sin(7 * k)}`;
  }).join('\n')}\n`,
);

const job = parseFitJob({
  runs: 'runs.csv',
  law: 'L = E + A/N^alpha',
  positive: ['E', 'A', 'alpha'],
  map: { L: 'loss' },
  bootstrap: 160,
  backend: 'cpu',
});

const specification: Specification = {
  task: 'fit',
  job: { ...job },
  inputs: { runs: { name: 'runs.csv', bytes: runs } },
};

/** All that is kept, but for the signs of life. */
async function objectsOf(store: ObjectStore): Promise<Record<string, string>> {
  const objects: Record<string, string> = {};
  for await (const { key } of store.list('')) {
    if (key.startsWith('workers/')) continue;
    objects[key] = Buffer.from((await store.read(key)) ?? []).toString('base64');
  }
  return objects;
}

test('a job in a bucket whose server fails, is silent and loses answers has the bytes of one in a folder', async () => {
  const folder = await openStore(temporaryFolder('job'));
  const alone = await openJob(folder, specification, { perChunk: 16 });
  await doChunks(alone);
  const merged = (await mergeJob(alone)) as FitOutcome;

  const fates: readonly Fate[] = ['error', 'slow-down', 'refuse', 'lost', 'cut', 'damaged'];
  const met = new Map<Fate, number>();
  // Every third request, of each kind in turn; every fiftieth is never answered.
  proxy.decide = (_, index) => {
    const fate = index % 50 === 49 ? 'silent' : index % 3 === 0 ? fates[(index / 3) % fates.length] : 'pass';
    met.set(fate, (met.get(fate) ?? 0) + 1);
    return fate;
  };
  const config = temporaryFolder('aws');
  const environment = {
    ...KEYS,
    AWS_ENDPOINT_URL: proxy.url,
    AWS_CONFIG_FILE: join(config, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(config, 'credentials'),
  };
  const inBucket = () => {
    let time = Date.now();
    const pause = async (milliseconds: number) => {
      time += milliseconds;
    };
    return openBucket(`s3://${BUCKET}/jobs/1`, environment, { answer: 250, now: () => time, pause });
  };
  // Two at once, each with a part, and then one that finds all there.
  const shards = await Promise.all(
    [1, 2].map(async (number) => {
      const opened = await openJob(await inBucket(), specification, { perChunk: 16 });
      return doChunks(opened, { from: number - 1, to: opened.chunks, step: 2 }, { shard: { number, of: 2 } });
    }),
  );
  expect(shards.map(({ made }) => made)).toEqual([5, 5]);
  const last = await openJob(await inBucket());
  expect(await doChunks(last)).toEqual({ made: 0, repaired: 0, there: 10 });
  const other = (await mergeJob(last)) as FitOutcome;
  proxy.decide = () => 'pass';
  for (const fate of [...fates, 'silent'] as const) expect(met.get(fate), fate).toBeGreaterThan(0);
  expect(other.replicates).toEqual(merged.replicates);
  expect(other.record.bootstrap).toEqual(merged.record.bootstrap);
  expect(await objectsOf(await inBucket())).toEqual(await objectsOf(folder));
});
