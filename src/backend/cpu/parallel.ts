/** Work on many independent items, run in parallel where that pays. */
import type { Remote } from 'comlink';
import { yieldToEvents } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { ThreadSeconds } from '../break-even.js';
import { type WorkerPool, WorkersLost } from './pool.js';
import type { CpuWorker } from './worker.js';

/** Longest time without yielding to the event loop, milliseconds, so that Ctrl-C and aborts act at once. */
const MAX_BLOCKED = 50;

/**
 * How long the main thread works before workers are started, milliseconds, and how often before they are: most fits are done by
 * then, and code that has just been compiled is slow at first.
 */
const LOCAL_TRIAL = 8;
const TRIALS = 3;

/** Workers that run are used where at least this much work is left, milliseconds, unless their pool says otherwise. */
const MIN_PARALLEL_TIME = 150;

/**
 * Workers are started where they save at least so much, milliseconds: the first results come 150 later, and until its code is
 * optimised each takes 200 of its processor, so that less would be gained for twice the processor's time.
 */
const MIN_SAVED_TIME = 250;

/**
 * Work that takes less by its counted operations, milliseconds, is this thread's, whatever its first items took: code that has just
 * been compiled, or a machine that is busy, makes them look longer. Counts are off by a factor of three at most. It is a part of
 * longer work where earlier calls took long.
 */
const MIN_COUNTED_TIME = MIN_PARALLEL_TIME / 3;

/** Work of one chunk, milliseconds: short enough to balance the load, long enough to hide the cost of a message. */
const CHUNK_TIME = 20;

/** The least work of a call that is shared among workers, milliseconds, where calls go on: two chunks. */
const LEAST_SHARED = 2 * CHUNK_TIME;

/** Measured times, milliseconds, kept between calls, so that later ones need not measure again. */
export interface ItemTime {
  /** Of one item. */
  perItem?: number;
  /** On this thread before workers ran, by all items: a long search is many calls, none of which may be worth the start alone. */
  alone?: number;
}

/** Work on `count` independent items; results do not depend on which thread runs which item. */
export interface ParallelWork<Result> {
  readonly count: number;
  /** The name of items in events. */
  readonly name: string;
  readonly time: ItemTime;
  /** Whether this thread does all of the work: to hand over a worker's results would take as long. */
  readonly alone?: boolean;
  /** What all of it takes by its counted operations, where they are counted. */
  readonly counted?: ThreadSeconds;
  /** Chunks begin at multiples of this. */
  readonly unit: number;
  /** Runs items `from .. to - 1`, one unit, on this thread: at once, or in steps, of which no more may be asked for. */
  runLocal(from: number, to: number): Iterable<void> | void;
  /** Runs items `from .. to - 1` on a worker, which already has what was prepared under `preparedKeys`. */
  runRemote(remote: Remote<CpuWorker>, preparedKeys: Set<number>, from: number, to: number): Promise<Result>;
  /** Stores a worker's result for the items from `from` on. */
  accept(from: number, result: Result): void;
}

/** Resolves when every item is done. @throws IsolossError `interrupted` */
export async function runParallel<Result>(
  pool: WorkerPool,
  items: ParallelWork<Result>,
  control: Control,
): Promise<void> {
  const { count, time, counted = Infinity } = items;
  const startingPays = MIN_SAVED_TIME / (1 - 1 / pool.size);
  const isShort = 1000 * counted < (pool.leastWork ?? MIN_COUNTED_TIME);
  const alone = items.alone || (isShort && (time.alone ?? 0) < startingPays);
  const worthwhile = (left: number): boolean => {
    if (alone || pool.size === 1 || left === 0 || time.perItem === undefined) return false;
    const work = left * time.perItem;
    if (pool.leastWork !== undefined) return work >= pool.leastWork;
    // What took long so far, in this call and earlier ones, will go on: short calls of it are shared too.
    const past = time.alone ?? 0;
    if (past >= startingPays) return work >= LEAST_SHARED;
    return work >= MIN_PARALLEL_TIME && (pool.isRunning || past + work >= startingPays);
  };
  const onThisThread = async (from: number, limit: number) => {
    const began = performance.now();
    const to = await runLocally(from, count, limit, items, control);
    const milliseconds = performance.now() - began;
    time.alone = (time.alone ?? 0) + milliseconds;
    return { to, milliseconds };
  };
  let done = 0;
  if (!worthwhile(count)) {
    const limit = !alone && pool.size > 1 ? LOCAL_TRIAL : Infinity;
    const trials = pool.leastWork === undefined ? TRIALS : 1;
    for (let trial = 0; trial < trials && done < count; trial++) {
      const { to, milliseconds } = await onThisThread(done, limit);
      time.perItem = milliseconds / (to - done);
      done = to;
      if (!worthwhile(count - done)) break;
    }
  }
  if (!worthwhile(count - done)) {
    await onThisThread(done, Infinity);
    return;
  }
  for (const { from, to } of await runOnPool(pool, done, items, control)) {
    await runLocally(from, to, Infinity, items, control);
  }
}

interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** Runs items `first` and up on the pool. Returns the chunks that lost workers left unfinished. */
async function runOnPool<Result>(
  pool: WorkerPool,
  first: number,
  { count, name, time, unit, runRemote, accept }: ParallelWork<Result>,
  control: Control,
): Promise<Chunk[]> {
  const unfinished = new Set<Chunk>();
  let next = first;
  let done = first;
  /** When each worker was last done with a chunk: it has the next one already. */
  const lastDone = new WeakMap<Remote<CpuWorker>, number>();
  /** Chunks get shorter towards the end, so that workers finish at about the same time. */
  const nextChunk = (): Chunk | undefined => {
    if (next >= count) return undefined;
    const balanced = (count - next) / (4 * pool.size);
    const length =
      unit * Math.max(1, Math.round(Math.min(CHUNK_TIME / (time.perItem ?? CHUNK_TIME), balanced) / unit));
    const chunk = { from: next, to: Math.min(count, next + length) };
    next = chunk.to;
    unfinished.add(chunk);
    return chunk;
  };
  try {
    await pool.run(
      nextChunk,
      async (remote, { from, to }, preparedKeys) => {
        const sent = performance.now();
        const result = await runRemote(remote, preparedKeys, from, to);
        const received = performance.now();
        const began = Math.max(sent, lastDone.get(remote) ?? 0);
        lastDone.set(remote, received);
        // Freshly compiled code is slow at first, so the estimate is updated with every chunk.
        const each = (received - began) / (to - from);
        time.perItem = ((time.perItem ?? each) + each) / 2;
        return result;
      },
      (chunk, result) => {
        accept(chunk.from, result);
        unfinished.delete(chunk);
        done += chunk.to - chunk.from;
        control.progress?.(done, count);
      },
      {
        signal: control.signal,
        ahead: true,
        died: (why) => control.event?.(`A worker was lost (${why}); its ${name} were done again.`),
      },
    );
  } catch (error) {
    if (!(error instanceof WorkersLost)) throw error;
    control.event?.(`The workers were lost (${error.message}); the main thread did the rest.`);
  }
  throwIfAborted(control.signal);
  // Chunks that were never handed out are unfinished as well.
  for (let chunk = nextChunk(); chunk !== undefined; chunk = nextChunk());
  return [...unfinished];
}

/**
 * Runs items `from .. count - 1` on this thread, a unit at a time, yielding to events, until `limit` milliseconds have passed;
 * returns the index after the last item.
 */
export async function runLocally(
  from: number,
  count: number,
  limit: number,
  { unit, runLocal }: Pick<ParallelWork<unknown>, 'unit' | 'runLocal'>,
  control: Control,
): Promise<number> {
  throwIfAborted(control.signal);
  const last = performance.now() + limit;
  let due = performance.now() + MAX_BLOCKED;
  for (let k = from; k < count; k += unit) {
    for (const _ of runLocal(k, Math.min(count, k + unit)) ?? [undefined]) {
      if (performance.now() < due) continue;
      control.progress?.(k, count);
      await yieldToEvents();
      throwIfAborted(control.signal);
      due = performance.now() + MAX_BLOCKED;
    }
    if (performance.now() >= last) return Math.min(count, k + unit);
  }
  control.progress?.(count, count);
  return count;
}
