/** Work on many items, cut up among the threads of the machine where that is worth it. */
import type { Remote } from 'comlink';
import { yieldToEvents } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { type WorkerPool, WorkersLost } from './pool.js';
import type { CpuWorker } from './worker.js';

/** Longest stretch without looking at the event loop, milliseconds: Ctrl-C and aborts should feel immediate. */
const SLICE = 50;

/** How long the main thread works alone before it looks for help, milliseconds: most fits are done by then. */
const ALONE = 8;

/** Workers are worth their start where at least this much is left for them, milliseconds. */
const WORTHWHILE = 150;

/** Work handed to a worker at once, milliseconds: short enough to share evenly, long enough to hide the message. */
const PIECE = 20;

/** How long one item takes, milliseconds, once that is known: later calls need not find out again. */
export interface Pace {
  each?: number;
}

/** What is done with `count` independent items; who does which shows in no result. */
export interface Items<Result> {
  readonly count: number;
  /** What items are called in events. */
  readonly name: string;
  readonly pace: Pace;
  /** Milliseconds below which an item is done here, since its results would take as long to come over. */
  readonly least?: number;
  /** Pieces begin at multiples of this. */
  readonly unit: number;
  /** Item `k` on this thread. */
  here(k: number): void;
  /** Items `from .. to - 1` by a worker. */
  there(remote: Remote<CpuWorker>, knows: Set<number>, from: number, to: number): Promise<Result>;
  /** Takes over what a worker made of the items from `from` on. */
  take(from: number, result: Result): void;
}

/** Resolves when every item is done. @throws IsolossError `interrupted` */
export async function share<Result>(pool: WorkerPool, items: Items<Result>, control: Control): Promise<void> {
  const { count, pace, least = 0 } = items;
  const worthwhile = (left: number): boolean =>
    pool.size > 1 && pace.each !== undefined && pace.each >= least && left * pace.each >= WORTHWHILE;
  let done = 0;
  if (!worthwhile(count)) {
    const began = performance.now();
    done = await inSlices(0, count, pool.size > 1 ? ALONE : Infinity, items, control);
    if (done > 0) pace.each = (performance.now() - began) / done;
  }
  if (!worthwhile(count - done)) {
    await inSlices(done, count, Infinity, items, control);
    return;
  }
  for (const { from, to } of await onPool(pool, done, items, control)) {
    await inSlices(from, to, Infinity, items, control);
  }
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Does items `first` and up on the pool. Returns the pieces that lost workers left undone. */
async function onPool<Result>(
  pool: WorkerPool,
  first: number,
  { count, name, pace, unit, there, take }: Items<Result>,
  control: Control,
): Promise<Piece[]> {
  const undone = new Set<Piece>();
  let next = first;
  let done = first;
  /** As long as pays, and shorter towards the end, so that no worker is left waiting for another's last. */
  const nextPiece = (): Piece | undefined => {
    if (next >= count) return undefined;
    const fair = (count - next) / (2 * pool.size);
    const length = unit * Math.max(1, Math.round(Math.min(PIECE / (pace.each ?? PIECE), fair) / unit));
    const piece = { from: next, to: Math.min(count, next + length) };
    next = piece.to;
    undone.add(piece);
    return piece;
  };
  try {
    await pool.run(
      nextPiece,
      async (remote, { from, to }, knows) => {
        const began = performance.now();
        const result = await there(remote, knows, from, to);
        // Code that has just been compiled is slow; later pieces know better.
        const each = (performance.now() - began) / (to - from);
        pace.each = ((pace.each ?? each) + each) / 2;
        return result;
      },
      (piece, result) => {
        take(piece.from, result);
        undone.delete(piece);
        done += piece.to - piece.from;
        control.progress?.(done, count);
      },
      {
        signal: control.signal,
        died: (why) => control.event?.(`A worker was lost (${why}); its ${name} were done again.`),
      },
    );
  } catch (error) {
    if (!(error instanceof WorkersLost)) throw error;
    control.event?.(`The workers were lost (${error.message}); the main thread did the rest.`);
  }
  throwIfAborted(control.signal);
  // What no worker ever took up is left as well.
  for (let piece = nextPiece(); piece !== undefined; piece = nextPiece());
  return [...undone];
}

/**
 * Does items `from .. count - 1` here, letting events in between, until `most` milliseconds have passed and a multiple
 * of the items' unit is reached; returns where it stopped.
 */
export async function inSlices(
  from: number,
  count: number,
  most: number,
  { unit, here }: Pick<Items<unknown>, 'unit' | 'here'>,
  control: Control,
): Promise<number> {
  throwIfAborted(control.signal);
  const last = performance.now() + most;
  let due = performance.now() + SLICE;
  for (let k = from; k < count; k++) {
    here(k);
    const now = performance.now();
    if (now >= last && (k + 1) % unit === 0) return k + 1;
    if (now < due) continue;
    control.progress?.(k + 1, count);
    await yieldToEvents();
    throwIfAborted(control.signal);
    due = performance.now() + SLICE;
  }
  control.progress?.(count, count);
  return count;
}
