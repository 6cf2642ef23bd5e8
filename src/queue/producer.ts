/** Puts the missing chunks of a job into a queue, no more of them than its workers will soon get to, until none is missing. */
import type { Queue, QueueEvents } from 'bullmq';
import type { Control } from '../control.js';
import { IsolossError, throwIfAborted } from '../errors.js';
import type { ChunkRange } from '../tasks/chunked/job.js';
import { plural, sentence } from '../text.js';
import { cancel, uncancel } from './cancellation.js';
import { answered, type Connection } from './connection.js';
import {
  type JobPlace,
  PREFIX,
  queueName,
  type RangePayload,
  rangeId,
  readOutcome,
  readProgress,
} from './payload.js';
import { chunkWords, RangeDealer } from './ranges.js';
import { within } from './waits.js';

/** Jobs of a higher priority are begun before all others that wait. */
export type Priority = 'high' | 'normal' | 'low';

const PRIORITIES: Readonly<Record<Priority, number>> = { high: 1, normal: 10, low: 100 };

export interface QueuedJob extends JobPlace {
  /** Of the whole job. */
  readonly chunks: number;
  /** The chunks that are not whole in the store. */
  readonly missing: () => Promise<readonly ChunkRange[]>;
  readonly priority?: Priority;
  /** Of a chunk on one thread, about. */
  readonly secondsPerChunk?: number;
}

/** Milliseconds between looks at what is waiting and who works, where the server sends no events. */
const LOOK = 15_000;
/** The same for tests, which have no time. */
export interface Pace {
  readonly look?: number;
  readonly firstRetry?: number;
}

/** A range is begun so often; a worker that fails it waits longer each time, from the first retry on. */
const ATTEMPTS = 6;
const FIRST_RETRY = 2000;

/** Ranges in the queue: so many a worker, and within these limits. */
const PER_WORKER = 3;
const FEWEST = 8;
const MOST = 4096;

/** Failed ranges stay in the server so long, for a person to look at; seconds. */
const KEEP_FAILED = { age: 7 * 24 * 3600, count: 1000 };

/** What is put away at the end may take so long, milliseconds. */
const FAREWELL = 5000;

/**
 * Resolves once no chunk is missing. The server may be restarted, or lose all it holds: the store alone says what is done.
 * Chunks of `control.progress`. Rejects with `queue-failed` where workers failed at a range again and again; the rest is
 * done by then. An abort takes out what waits and has workers leave what they are at.
 */
export async function produce(
  connection: Connection,
  job: QueuedJob,
  control: Control,
  pace: Pace = {},
): Promise<void> {
  const producer = await Producer.open(connection, job, control, pace);
  try {
    let before = Number.POSITIVE_INFINITY;
    for (;;) {
      const missing = await job.missing();
      const count = countOf(missing);
      control.progress?.(job.chunks - count, job.chunks);
      if (count === 0) return;
      // What the workers took for done is not: once more, unless that led nowhere.
      if (count >= before && !producer.hasLost) throw notDone(missing, producer.failures);
      before = count;
      await producer.put(missing);
      if (producer.failures.size === 0) continue;
      const left = await job.missing();
      if (left.length > 0) throw notDone(left, producer.failures);
    }
  } catch (error) {
    if (control.signal?.aborted) await producer.cancel();
    throw error;
  } finally {
    await producer.close();
  }
}

const countOf = (ranges: readonly ChunkRange[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from, 0);

interface Outstanding {
  readonly range: ChunkRange;
  /** Chunks that its worker has reported. */
  done: number;
}

class Producer {
  /** Why ranges failed. */
  readonly failures = new Map<string, { range: ChunkRange; reason: string }>();
  private readonly outstanding = new Map<string, Outstanding>();
  private dealer: RangeDealer;
  private workers = 0;
  private wake = (): void => {};
  private hasWarned = false;
  private fault: unknown;
  private filling = false;
  private looking = false;
  /** Ranges were gone from the queue in the latest pass, done or not. */
  hasLost = false;

  private constructor(
    private readonly queue: Queue,
    private readonly events: QueueEvents,
    private readonly connection: Connection,
    private readonly job: QueuedJob,
    private readonly control: Control,
    private readonly pace: Required<Pace>,
  ) {
    this.dealer = new RangeDealer([]);
  }

  static async open(connection: Connection, job: QueuedJob, control: Control, pace: Pace): Promise<Producer> {
    const { bullmq, redis } = connection;
    const options = { connection: redis, prefix: PREFIX };
    const name = queueName(job);
    const queue = new bullmq.Queue(name, options);
    // By the server's clock: whatever happens from now on is heard, however long it takes to listen.
    const [seconds, microseconds] = await redis.time();
    const now = Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
    const events = new bullmq.QueueEvents(name, { ...options, lastEventId: `${now}-0` });
    const all = { look: LOOK, firstRetry: FIRST_RETRY, ...pace };
    const producer = new Producer(queue, events, connection, job, control, all);
    producer.listen();
    await uncancel(connection, job);
    return producer;
  }

  /** Resolves once each chunk of these ranges was done, or given up. */
  async put(missing: readonly ChunkRange[]): Promise<void> {
    const { signal } = this.control;
    this.dealer = new RangeDealer(missing, this.job.secondsPerChunk);
    this.hasLost = false;
    await this.countWorkers();
    const looking = setInterval(() => void this.look(), this.pace.look);
    const onAbort = (): void => this.wake();
    signal?.addEventListener('abort', onAbort);
    try {
      for (;;) {
        const woken = new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        // A server that is away holds up neither events nor the signal.
        void this.topUp().catch((error: unknown) => this.stop(error));
        await woken;
        throwIfAborted(signal);
        if (this.fault !== undefined) throw this.fault;
        if (this.outstanding.size === 0 && this.dealer.remaining === 0) return;
      }
    } finally {
      clearInterval(looking);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Takes out what waits; workers leave what they are at. */
  async cancel(): Promise<void> {
    const all = async (): Promise<void> => {
      await cancel(this.connection, this.job);
      await Promise.all(Array.from(this.outstanding.keys(), (id) => this.queue.remove(id)));
    };
    await within(all(), FAREWELL).catch(() => {});
  }

  async close(): Promise<void> {
    await within(Promise.all([this.events.close(), this.queue.close()]), FAREWELL).catch(() => {});
  }

  /** As many ranges in the queue as its workers will soon get to. */
  private async topUp(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    try {
      while (this.outstanding.size < this.room) {
        const range = this.dealer.next(this.workers);
        if (range === undefined) break;
        await this.add(range);
      }
    } finally {
      this.filling = false;
    }
    if (this.outstanding.size === 0) this.wake();
  }

  private get room(): number {
    return Math.min(MOST, Math.max(FEWEST, PER_WORKER * this.workers));
  }

  private async add(range: ChunkRange): Promise<void> {
    const { store, digest, format, arithmetic, priority = 'normal' } = this.job;
    const payload: RangePayload = { store, digest, format, arithmetic, ...range };
    const jobId = rangeId(payload);
    this.outstanding.set(jobId, { range, done: 0 });
    // One that failed earlier would keep its place. One that is being done stays, and is heard of.
    await this.queue.remove(jobId);
    await this.queue.add('range', payload, {
      jobId,
      priority: PRIORITIES[priority],
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: this.pace.firstRetry, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: KEEP_FAILED,
    });
  }

  private listen(): void {
    this.queue.on('error', () => {});
    // The connection reports its own faults; what was missed meanwhile is found by looking.
    this.events.on('error', () => {});
    this.events.on('completed', ({ jobId, returnvalue }) => this.completed(jobId, returnvalue));
    this.events.on('failed', ({ jobId, failedReason }) => this.failed(jobId, failedReason));
    this.events.on('progress', ({ jobId, data }) => {
      const range = this.outstanding.get(jobId);
      const done = readProgress(data);
      if (range === undefined || done === undefined) return;
      range.done = Math.min(done, range.range.to - range.range.from);
      this.report();
    });
  }

  private completed(id: string, answer: unknown): void {
    const entry = this.outstanding.get(id);
    if (entry === undefined) return;
    this.outstanding.delete(id);
    const outcome = readOutcome(answer);
    if (outcome?.cancelled) {
      // By another one who asked for the same job; it is wanted here.
      this.dealer.back(entry.range);
      void uncancel(this.connection, this.job).then(this.wake, (error: unknown) => this.stop(error));
      return;
    }
    if (outcome !== undefined && outcome.computed > 0) this.dealer.took(outcome.seconds / outcome.computed);
    this.report();
    this.wake();
  }

  private failed(id: string, reason: string): void {
    const entry = this.outstanding.get(id);
    if (entry === undefined) return;
    this.outstanding.delete(id);
    this.failures.set(id, { range: entry.range, reason });
    this.control.event?.(sentence(`${chunkWords(entry.range)} failed ${ATTEMPTS} times: ${reason}`));
    this.wake();
  }

  /** Finds what no event reported. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.countWorkers();
      for (const id of [...this.outstanding.keys()]) {
        const state = await this.queue.getJobState(id);
        if (!this.outstanding.has(id)) continue;
        if (state === 'failed') {
          const found = await this.queue.getJob(id);
          this.failed(id, found?.failedReason ?? 'its worker did not say why');
        } else if (state === 'unknown' || state === 'completed') {
          // Done while nothing was heard, or lost with the server: the store knows which.
          this.outstanding.delete(id);
          this.hasLost = true;
        }
      }
    } catch (error) {
      this.stop(error);
    } finally {
      this.looking = false;
    }
    this.wake();
  }

  private async countWorkers(): Promise<void> {
    // Some servers do not list their clients.
    this.workers = await this.queue.getWorkersCount().catch(() => 1);
    if (this.workers > 0 || this.hasWarned) return;
    this.hasWarned = true;
    this.control.event?.(
      `No worker takes chunks from ${this.connection.address.shown} so far; start some with isoloss worker --queue.`,
    );
  }

  private report(): void {
    const { chunks } = this.job;
    let open = this.dealer.remaining;
    for (const { range, done } of this.outstanding.values()) open += range.to - range.from - done;
    this.control.progress?.(chunks - open, chunks);
  }

  private stop(error: unknown): void {
    this.fault ??= answered(this.connection.address, error);
    this.wake();
  }
}

function notDone(
  missing: readonly ChunkRange[],
  failures: ReadonlyMap<string, { range: ChunkRange; reason: string }>,
): IsolossError {
  const [first] = failures.values();
  const which = plural(countOf(missing), 'chunk');
  return new IsolossError(
    'queue-failed',
    first === undefined
      ? `${which} of the job ${countOf(missing) === 1 ? 'is' : 'are'} still missing, although workers reported all of them as done: ${missing.slice(0, 3).map(chunkWords).join(', ')}.`
      : `${which} of the job could not be done. ${sentence(`${chunkWords(first.range)}: ${first.reason}`)}`,
    first === undefined
      ? 'Check that workers and this command reach the same store: a path must lead to one shared folder on all of them.'
      : 'Mend the cause and run the command again: it does what is missing.',
    { kind: 'run' },
  );
}
