/** Producers and workers in one process, on real servers, with chunks that take no work. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { queueAddress } from '../../src/queue/address.js';
import { type Connection, connectQueue } from '../../src/queue/connection.js';
import { PREFIX, queueName, rangeId } from '../../src/queue/payload.js';
import { type Priority, produce } from '../../src/queue/producer.js';
import { type RangeWork, workOn } from '../../src/queue/worker.js';
import { rangesOf } from '../../src/tasks/chunked/ranges.js';
import { type QueueServer, queueServer, serverKinds } from '../support/queue-server.js';

/** Quick in everything, so that nothing has to be waited for. */
const workerPace = { lock: 1000, stalledCheck: 300, report: 50, rest: 20 };
/** However slow the machine is. */
const soon = { timeout: 40_000 };

const pace = { look: 300, firstRetry: 20 };

const cpu = { format: 1, arithmetic: 'cpu' };

let jobs = 0;

/** A job whose chunks are entries of a set: doing one twice shows. */
class FakeJob {
  readonly store = `/nowhere/${jobs++}`;
  readonly digest = 'ab'.repeat(32);
  readonly format: number;
  readonly arithmetic = 'cpu';
  readonly chunks: number;
  readonly whole = new Set<number>();
  readonly computed: number[] = [];

  constructor(chunks: number, format = 1) {
    this.chunks = chunks;
    this.format = format;
  }

  readonly missing = async () => {
    return rangesOf(Array.from({ length: this.chunks }, (_, i) => i).filter((i) => !this.whole.has(i)));
  };

  do(chunk: number): void {
    this.computed.push(chunk);
    this.whole.add(chunk);
  }

  get isWhole(): boolean {
    return this.whole.size === this.chunks;
  }
}

/** What is waited for, and what makes it come. */
function moment(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let come = (): void => {};
  const promise = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { promise, resolve: () => come() };
}

/** Work without end. */
function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

const working = (job: FakeJob): RangeWork => {
  return async ({ from, to }, { progress }) => {
    let computed = 0;
    for (let chunk = from; chunk < to; chunk++) {
      if (job.whole.has(chunk)) continue;
      job.do(chunk);
      computed++;
      progress(chunk + 1 - from);
    }
    return { computed };
  };
};

describe.each(serverKinds)('a queue on $name', (kind) => {
  const isHere = kind.program !== undefined;
  let server: QueueServer;
  const open: Connection[] = [];
  const stops: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    if (isHere) server = await queueServer(kind);
  });
  afterAll(() => server?.stop());
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    for (const connection of open.splice(0)) connection.close();
  });

  async function connect(events: string[] = []): Promise<Connection> {
    const connection = await connectQueue(queueAddress(server.address), {
      event: (text) => events.push(text),
    });
    open.push(connection);
    return connection;
  }

  /** A worker that works until it is stopped, at the latest at the end of the test. */
  async function worker(work: RangeWork, format = 1, events: string[] = []) {
    const connection = await connect(events);
    const stop = new AbortController();
    const event = (text: string): void => {
      events.push(text);
    };
    const totals = workOn(
      connection,
      { kinds: [{ format, arithmetic: 'cpu' }], work, pace: workerPace },
      { signal: stop.signal, event },
    );
    const end = () => {
      stop.abort();
      return totals;
    };
    stops.push(end);
    return { end, connection };
  }

  async function producing(job: FakeJob, signal?: AbortSignal, priority?: Priority) {
    const connection = await connect();
    const steps: number[] = [];
    const events: string[] = [];
    const control = {
      progress: (done: number) => steps.push(done),
      event: (text: string) => events.push(text),
      ...(signal && { signal }),
    };
    await produce(connection, { ...job, ...(priority && { priority }) }, control, pace);
    return { steps, events };
  }

  test.skipIf(!isHere)(
    'has each chunk done once by workers that share them, and holds nothing after',
    async () => {
      const job = new FakeJob(40);
      const workers = await Promise.all([worker(working(job)), worker(working(job)), worker(working(job))]);
      const { steps } = await producing(job);
      expect(job.isWhole).toBe(true);
      expect(job.computed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
      expect(steps.at(0)).toBe(0);
      expect(steps.at(-1)).toBe(40);
      const totals = await Promise.all(workers.map(({ end }) => end()));
      expect(totals.reduce((sum, { chunks }) => sum + chunks, 0)).toBe(40);
      const { redis } = await connect();
      expect((await redis.keys(`${PREFIX}:*range*`)).sort()).toEqual([]);
    },
  );

  test.skipIf(!isHere)('does what was left by a worker that died, once it is found out', async () => {
    const job = new FakeJob(6);
    const held = moment();
    const dying = await worker(async (_, { signal }) => {
      held.resolve();
      return untilAborted(signal);
    });
    const done = producing(job);
    await held.promise;
    // What a killed process leaves: no connection, and a lock that nobody renews.
    dying.connection.redis.disconnect();
    await worker(working(job));
    await done;
    expect(job.isWhole).toBe(true);
  });

  test.skipIf(!isHere)(
    'gets a range back from a worker that is asked to stop, with no attempt lost',
    async () => {
      const job = new FakeJob(1);
      const begun = moment();
      const leaving = await worker(async (_, { signal }) => {
        begun.resolve();
        await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('left'))));
        return { computed: 0 };
      });
      const done = producing(job);
      await begun.promise;
      expect(await leaving.end()).toEqual({ ranges: 0, chunks: 0 });
      let attempts: number | undefined;
      const { bullmq, redis } = await connect();
      const queue = new bullmq.Queue(queueName(cpu), { connection: redis, prefix: PREFIX });
      const id = rangeId({ store: job.store, digest: job.digest, ...cpu, from: 0, to: 1 });
      await worker(async (range, control) => {
        attempts = (await queue.getJob(id))?.attemptsMade;
        return working(job)(range, control);
      });
      await done;
      expect(attempts).toBe(0);
      expect(job.computed).toEqual([0]);
    },
  );

  test.skipIf(!isHere)('tries again what failed, and says in the end what failed every time', async () => {
    const job = new FakeJob(12);
    let failures = 0;
    let isMended = false;
    const work: RangeWork = async (range, control) => {
      if (range.from === 7 && !isMended) throw new Error('the disk of this machine is full');
      if (range.from === 3 && failures++ < 2) throw new Error('now and then');
      return working(job)(range, control);
    };
    const events: string[] = [];
    await Promise.all([worker(work, 1, events), worker(work, 1, events)]);
    const failing = producing(job);
    await expect(failing).rejects.toMatchObject({ code: 'queue-failed', kind: 'run' });
    await expect(failing).rejects.toThrow(/^1 chunk .*Chunk 7: the disk of this machine is full/);
    expect(failures).toBeGreaterThanOrEqual(3);
    expect(events).toContain(`chunk 7 of ${job.store} failed: the disk of this machine is full`);
    expect(await job.missing()).toEqual([{ from: 7, to: 8 }]);
    // Mended, it is taken again, although the failed one lies in the queue.
    isMended = true;
    await producing(job);
    expect(job.isWhole).toBe(true);
  });

  test.skipIf(!isHere)('is left by a job that is cancelled, which can be asked for again', async () => {
    const job = new FakeJob(30);
    const begun = moment();
    const slow = await worker(async (_, { signal }) => {
      begun.resolve();
      return untilAborted(signal);
    });
    const stop = new AbortController();
    const cancelled = producing(job, stop.signal);
    await begun.promise;
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'interrupted' });
    const { redis } = await connect();
    await expect.poll(() => redis.keys(`${PREFIX}:*:range-*`), soon).toEqual([]);
    await slow.end();
    await worker(working(job));
    await producing(job);
    expect(job.isWhole).toBe(true);
  });

  test.skipIf(!isHere)(
    'keeps what others put into it from workers, and formats that they do not know',
    async () => {
      const job = new FakeJob(3);
      const later = new FakeJob(3, 2);
      const events: string[] = [];
      const seen: number[] = [];
      await worker(
        async (range, control) => {
          seen.push(range.format);
          return working(job)(range, control);
        },
        1,
        events,
      );
      const { bullmq, redis } = await connect();
      const queue = new bullmq.Queue(queueName(cpu), { connection: redis, prefix: PREFIX });
      await queue.add(
        'range',
        { store: '/etc', digest: '$(reboot)', ...cpu, from: 0, to: 1 },
        { attempts: 5 },
      );
      const stop = new AbortController();
      const waiting = producing(later, stop.signal);
      await producing(job);
      await expect.poll(() => queue.getFailedCount(), soon).toBe(1);
      expect(events.join()).toContain("its field 'digest'");
      expect(job.isWhole).toBe(true);
      expect(seen).toEqual([1, 1, 1]);
      expect(later.computed).toEqual([]);
      const newer = await worker(working(later), 2);
      await waiting;
      await newer.end();
      expect(later.isWhole).toBe(true);
    },
  );

  test.skipIf(!isHere)('may be restarted, or lose what it held, while all wait for it', async () => {
    const job = new FakeJob(60);
    const events: string[] = [];
    let restarts = 0;
    const restarted: Promise<void>[] = [];
    const work: RangeWork = async (range, control) => {
      if (range.from >= 20 * restarts + 10 && restarts < 2) {
        restarts++;
        const isLast = restarts === 2;
        restarted.push(
          (async () => {
            if (isLast) await (await connect()).redis.flushall();
            else await server.stop('SIGKILL').then(() => server.start());
          })(),
        );
      }
      return working(job)(range, control);
    };
    await worker(work, 1, events);
    await producing(job);
    await Promise.all(restarted);
    expect(job.isWhole).toBe(true);
    expect(job.computed).toHaveLength(60);
    expect(restarts).toBe(2);
    expect(events.join('\n')).toMatch(/cannot be reached; waiting for it\.\n.* is back\./);
  });

  test.skipIf(!isHere)('has what is of high priority done before what waited', async () => {
    const [low, high] = [new FakeJob(8), new FakeJob(8)];
    const order: string[] = [];
    const work: RangeWork = async (range, control) => {
      const job = range.store === low.store ? low : high;
      order.push(job === low ? 'low' : 'high');
      return working(job)(range, control);
    };
    const waiting = [producing(low, undefined, 'low')];
    const { bullmq, redis } = await connect();
    const queue = new bullmq.Queue(queueName(cpu), { connection: redis, prefix: PREFIX });
    await expect.poll(() => queue.getPrioritizedCount(), soon).toBe(8);
    waiting.push(producing(high, undefined, 'high'));
    await expect.poll(() => queue.getPrioritizedCount(), soon).toBe(16);
    await worker(work);
    await Promise.all(waiting);
    expect(order.slice(0, 8)).toEqual(Array(8).fill('high'));
  });
});
