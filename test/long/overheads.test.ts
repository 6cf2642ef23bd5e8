/**
 * What a store and a queue add to the processor time of refits: the same refits with neither, kept in chunks of the size that such
 * a job has, and made by a worker of a queue, in turn. On one thread; the server's own time counts as well.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setCommonWorkers } from '../../src/backend/cpu/index.js';
import { queueAddress } from '../../src/queue/address.js';
import { abilities } from '../../src/queue/arithmetic.js';
import { chunkWork } from '../../src/queue/chunk-work.js';
import { connectQueue } from '../../src/queue/connection.js';
import { doInQueue } from '../../src/queue/in-queue.js';
import { workOn } from '../../src/queue/worker.js';
import { openStore } from '../../src/store/objects.js';
import { beginFit } from '../../src/tasks/chunked/fit-session.js';
import type { Specification } from '../../src/tasks/chunked/job.js';
import { closeJob, doChunks, openJob } from '../../src/tasks/chunked/jobs.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { simulatedRuns } from '../cli/support.js';
import { type QueueServer, queueServer, serverKinds } from '../support/queue-server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const REFITS = Number(process.env.ISOLOSS_REFITS ?? 60_000);
const ROUNDS = Number(process.env.ISOLOSS_ROUNDS ?? 5);

const folder = temporaryFolder('overheads');
const bytes = readFileSync(simulatedRuns(folder));

const specification: Specification = {
  task: 'fit',
  job: {
    ...parseFitJob({
      runs: 'runs.csv',
      law: 'chinchilla',
      map: { N: '`Model Size`', D: 'C/(6*N)' },
      bootstrap: REFITS,
      backend: 'cpu',
    }),
  },
  inputs: { runs: { name: 'runs.csv', bytes } },
};

beforeAll(() => setCommonWorkers(1));

/** Seconds of the processor that `work` takes this process, all threads. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Those that a process has taken so far, by /proc. */
function secondsOfProcess(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function alone(): Promise<void> {
  const session = await beginFit(specification.job, specification.inputs, {});
  await session.make(0, REFITS, {});
  session.close();
}

let stores = 0;
const nextStore = () => openStore(join(folder, `store-${stores++}`));

async function stored(): Promise<void> {
  const job = await openJob(await nextStore(), specification);
  await doChunks(job);
  closeJob(job);
}

const kind = serverKinds.find(({ program }) => program !== undefined);

describe('of processor time', () => {
  const stop = new AbortController();
  let server: QueueServer | undefined;
  let ended: Promise<unknown> | undefined;
  let close = (): void => {};

  beforeAll(async () => {
    if (kind === undefined) return;
    server = await queueServer(kind);
    const [kinds, connection] = await Promise.all([
      abilities('cpu'),
      connectQueue(queueAddress(server.address), {}),
    ]);
    const work = chunkWork();
    ended = workOn(connection, { kinds, work: work.work }, { signal: stop.signal });
    close = () => {
      work.close();
      connection.close();
    };
  });
  afterAll(async () => {
    stop.abort();
    await ended;
    close();
    await server?.stop();
  });

  async function queued(): Promise<void> {
    if (server === undefined) return;
    const job = await openJob(await nextStore(), specification);
    await doInQueue(job, queueAddress(server.address), {});
    closeJob(job);
  }

  test(`a store adds at most 3 %, a queue at most 10 %, in ${ROUNDS} rounds`, async () => {
    const perChunk = (await openJob(await nextStore(), specification)).perChunk;
    const times: Record<'alone' | 'stored' | 'queued', number[]> = { alone: [], stored: [], queued: [] };
    await alone();
    for (let round = 0; round < ROUNDS; round++) {
      times.alone.push(await secondsOf(alone));
      times.stored.push(await secondsOf(stored));
      if (server === undefined) continue;
      const before = secondsOfProcess(server.pid);
      times.queued.push((await secondsOf(queued)) + secondsOfProcess(server.pid) - before);
    }
    const ratios = (of: readonly number[]) => of.map((seconds, round) => seconds / times.alone[round]);
    const [store, queue] = [ratios(times.stored), ratios(times.queued)];
    const shown = (values: readonly number[]) => values.map((each) => each.toFixed(3)).join(' ');
    process.stdout.write(
      `${REFITS} refits in chunks of ${perChunk}, ${((times.alone[0] / REFITS) * perChunk).toFixed(2)} s of one thread each: ` +
        `alone ${shown(times.alone)} s; with a store ${shown(store)} of it, with a queue ${shown(queue)}\n`,
    );
    expect(median(store)).toBeLessThan(1.03);
    if (queue.length > 0) expect(median(queue)).toBeLessThan(1.1);
  }, 3_600_000);
});
