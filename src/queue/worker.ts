/** Takes ranges of chunks from a queue and has them done, one after the other, until it is asked to stop. */
import type { Job, Worker } from 'bullmq';
import type { Control } from '../control.js';
import { IsolossError } from '../errors.js';
import { isCancelled } from './cancellation.js';
import type { Connection } from './connection.js';
import {
  PREFIX,
  queueName,
  type RangeOutcome,
  type RangePayload,
  readPayload,
  type WorkKind,
} from './payload.js';
import { chunkWords } from './ranges.js';
import { within } from './waits.js';

export interface RangeControl extends Control {
  /** So many chunks of the range are whole. */
  readonly progress: (done: number) => void;
}

/** Does the chunks of a range that are not whole, and resolves to how many it computed. It must not block the event loop. */
export type RangeWork = (
  range: RangePayload,
  control: RangeControl,
) => Promise<{ readonly computed: number }>;

export interface WorkerOptions {
  /** What it can do; it does one range of each kind at a time. */
  readonly kinds: readonly WorkKind[];
  readonly work: RangeWork;
  /** It ends after so many seconds without work; it waits for ever where this is absent. */
  readonly idle?: number;
  /** A range was done. */
  readonly done?: (range: RangePayload, outcome: RangeOutcome) => void;
  readonly pace?: WorkerPace;
}

/** Milliseconds, for tests, which have no time. */
export interface WorkerPace {
  readonly lock?: number;
  readonly stalledCheck?: number;
  /** Between reports and looks for a cancellation. */
  readonly report?: number;
  /** After a failure, before other work is taken. */
  readonly rest?: number;
}

export interface WorkerTotals {
  readonly ranges: number;
  readonly chunks: number;
}

/** A worker that says nothing for so long has lost its range, milliseconds. */
const LOCK = 20_000;
const STALLED_CHECK = 10_000;

/**
 * A range may be lost so often by workers that die; after that it has failed, since it may be what kills them. Machines that come
 * and go as they like take ranges with them often.
 */
const STALLS = 20;

const REPORT = 5000;

/** A worker that fails, say because it does not reach the store, leaves the work to others for so long at first, and at most. */
const REST = 2000;
const LONGEST_REST = 60_000;

/** What is given back at the end may take so long, milliseconds. */
const FAREWELL = 8000;

/**
 * Works until the signal is aborted or nothing was to be done for `idle` seconds. On an abort, the range that is being done goes
 * back into the queue, with its finished chunks in the store, and the next worker does the rest.
 */
export async function workOn(
  connection: Connection,
  options: WorkerOptions,
  control: Control,
): Promise<WorkerTotals> {
  const { signal } = control;
  const over = new AbortController();
  const stop = AbortSignal.any(signal === undefined ? [over.signal] : [signal, over.signal]);
  const workers = options.kinds.map(
    (kind) => new QueueWorker(connection, kind, options, { ...control, signal: stop }),
  );
  await untilEnd(workers, options.idle, signal);
  // A range that came in the last moment is given back.
  over.abort();
  const ended = workers.map((worker) => within(worker.close(), FAREWELL).catch(() => worker.end()));
  await Promise.all(ended);
  return {
    ranges: workers.reduce((sum, { ranges }) => sum + ranges, 0),
    chunks: workers.reduce((sum, { chunks }) => sum + chunks, 0),
  };
}

/** Resolves at the abort, or once all have been without work for `idle` seconds. */
async function untilEnd(
  workers: readonly QueueWorker[],
  idle: number | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const isOver = (): boolean => idle !== undefined && workers.every((worker) => worker.idleFor >= idle);
    const watch = setInterval(() => isOver() && end(), Math.min(1000, (idle ?? 60) * 250));
    const end = (): void => {
      clearInterval(watch);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}

/** `chunks 3 to 9 of /data/job`. */
export function rangeWords(range: RangePayload): string {
  return `${chunkWords(range)} of ${range.store}`;
}

class QueueWorker {
  private readonly worker: Worker;
  private readonly pace: Required<WorkerPace>;
  ranges = 0;
  chunks = 0;
  private active = 0;
  private failuresInARow = 0;
  private lastBusy = Date.now();
  private resting: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: Connection,
    kind: WorkKind,
    private readonly options: WorkerOptions,
    private readonly control: Control,
  ) {
    this.pace = { lock: LOCK, stalledCheck: STALLED_CHECK, report: REPORT, rest: REST, ...options.pace };
    const { bullmq, redis } = connection;
    this.worker = new bullmq.Worker(
      queueName(kind),
      (job, token, signal) => this.process(job, token, signal),
      {
        connection: redis,
        prefix: PREFIX,
        concurrency: 1,
        lockDuration: this.pace.lock,
        stalledInterval: this.pace.stalledCheck,
        maxStalledCount: STALLS,
        // Between attempts to reach a server that is away.
        runRetryDelay: Math.min(this.pace.lock / 10, 2000),
      },
    );
    // Another worker may have the range by now: what both did is the same, and what is whole is not done again.
    this.worker.on('lockRenewalFailed', (ids) => {
      for (const id of ids) this.worker.cancelJob(id, 'its lock is lost');
    });
    this.worker.on('error', (error) => this.hear(error));
  }

  private readonly heard = new Set<string>();

  /** The connection reports its own faults, and lost locks show in what follows; all others are said once. */
  private hear({ message }: Error): void {
    if (
      /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|Connection is closed|\block\b|Missing key for job/i.test(
        message,
      )
    )
      return;
    if (this.heard.has(message) || this.heard.size > 100) return;
    this.heard.add(message);
    this.control.event?.(`The queue refuses a command: ${message.split('\n')[0]}`);
  }

  /** Seconds since it had something to do. */
  get idleFor(): number {
    return this.active > 0 ? 0 : (Date.now() - this.lastBusy) / 1000;
  }

  /** Resolves once its range is given back. */
  async close(): Promise<void> {
    clearTimeout(this.resting);
    await this.worker.close();
  }

  /** At once, where it has not closed itself. */
  async end(): Promise<void> {
    await within(this.worker.close(true), 1000).catch(() => {});
  }

  private async process(job: Job, token?: string, lost?: AbortSignal): Promise<RangeOutcome> {
    this.active++;
    try {
      const outcome = await this.do(job, lost);
      this.failuresInARow = 0;
      return outcome;
    } catch (error) {
      if (this.control.signal?.aborted) {
        await within(job.moveToWait(token), FAREWELL / 2);
        throw new this.connection.bullmq.WaitingError();
      }
      if (!lost?.aborted && !(error instanceof this.connection.bullmq.UnrecoverableError)) this.rest();
      throw error instanceof IsolossError ? new Error(`${error.message} ${error.fix}`) : error;
    } finally {
      this.active--;
      this.lastBusy = Date.now();
    }
  }

  private async do(job: Job, lost: AbortSignal | undefined): Promise<RangeOutcome> {
    const { connection, control, options } = this;
    const range = this.read(job);
    if (await isCancelled(connection, range)) return { computed: 0, seconds: 0, cancelled: true };
    const cancelled = new AbortController();
    let done = 0;
    let reported = 0;
    const report = async (): Promise<void> => {
      if (await isCancelled(connection, range)) cancelled.abort();
      if (done === reported) return;
      reported = done;
      await job.updateProgress({ done });
    };
    // A report that cannot be sent is no fault of the work.
    const reporting = setInterval(() => void report().catch(() => {}), this.pace.report);
    const signals = [control.signal, lost, cancelled.signal].filter((signal) => signal !== undefined);
    const begun = performance.now();
    try {
      const { computed } = await options.work(range, {
        signal: AbortSignal.any(signals),
        progress: (count) => {
          done = count;
        },
        ...(control.event && { event: control.event }),
      });
      const outcome = { computed, seconds: (performance.now() - begun) / 1000 };
      this.ranges++;
      this.chunks += computed;
      options.done?.(range, outcome);
      return outcome;
    } catch (error) {
      if (control.signal?.aborted) throw error;
      if (cancelled.signal.aborted) return { computed: 0, seconds: 0, cancelled: true };
      const why = error instanceof Error ? error.message : String(error);
      control.event?.(
        lost?.aborted
          ? `${rangeWords(range)} left to others: this worker stood still for longer than its lock lasts.`
          : `${rangeWords(range)} failed: ${why}`,
      );
      throw error;
    } finally {
      clearInterval(reporting);
    }
  }

  /** What is none of ours stays as failed, for a person to look at, and is not tried again. */
  private read(job: Job): RangePayload {
    try {
      return readPayload(job.data);
    } catch (error) {
      if (!(error instanceof IsolossError)) throw error;
      this.control.event?.(`${error.message} ${error.fix}`);
      throw new this.connection.bullmq.UnrecoverableError(error.message);
    }
  }

  /** Leaves work to others for a while, longer each time. */
  private rest(): void {
    const pause = Math.min(LONGEST_REST, this.pace.rest * 2 ** this.failuresInARow++);
    void this.worker.pause(true).catch(() => {});
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (!this.control.signal?.aborted) this.worker.resume();
    }, pause);
  }
}
