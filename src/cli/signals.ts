/**
 * What asks a command to stop: Ctrl-C, and the signals that batch systems and closing terminals send. The first is heard
 * by the command, which keeps what is done and takes its temporary files away; the second ends the process.
 *
 * They are listened to only while there is something to keep. Elsewhere (reading, parsing, lowering, searching, short
 * answers) the system ends the process at the first one, which works in synchronous code too, where a listener would not
 * be called. For the same reason the system has the second one, unless there are temporary files to take away.
 */
import type { EventEmitter } from 'node:events';
import { throwIfAborted } from '../errors.js';
import { hasUnfinished, removeUnfinished, whenUnfinishedChanges } from '../store/unfinished.js';

const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

type Name = keyof typeof numbers;

const names = Object.keys(numbers) as Name[];

let stop: AbortController | undefined;
let first: Name | undefined;
let listeners = 0;
/** Stretches of synchronous work, which temporary files outlast. */
let blocking = 0;
let isHearing = false;

/** For the process that this is: from now on {@link listening} listens. The signal fires at the first one heard. */
export function heardSignal(): AbortSignal {
  stop ??= new AbortController();
  whenUnfinishedChanges(update);
  return stop.signal;
}

/** The exit code of a process that was stopped by what was heard: 130, 143 or 129. */
export function stoppedCode(): number {
  return 128 + numbers[first ?? 'SIGINT'];
}

/** Throws `interrupted` where a signal was heard, for code that is given none. */
export function throwIfStopped(): void {
  throwIfAborted(stop?.signal);
}

/** Does `work`, while which what asks to stop is heard; no longer than to the end of the stream `until`. */
export async function listening<T>(work: () => Promise<T>, until?: EventEmitter): Promise<T> {
  return keeping((begin) => {
    begin();
    return work();
  }, until);
}

/** As {@link listening}, from the moment at which `work` has something to keep and calls `begin`. */
export async function keeping<T>(work: (begin: () => void) => Promise<T>, until?: EventEmitter): Promise<T> {
  if (stop === undefined) return work(() => {});
  let state: 'before' | 'during' | 'after' = 'before';
  const begin = (): void => {
    if (state !== 'before') return;
    state = 'during';
    listeners++;
    update();
  };
  const release = (): void => {
    if (state === 'during') listeners--;
    state = 'after';
    update();
  };
  until?.once('end', release);
  try {
    return await work(begin);
  } finally {
    // A signal that came while nothing else could run is heard before its listener goes.
    await new Promise((resolve) => setImmediate(resolve));
    heed();
    release();
  }
}

/** Does `work` that leaves no time to hear a second signal: the system then ends the process, temporary files or not. */
export async function blockingWork<T>(work: () => Promise<T>): Promise<T> {
  blocking++;
  update();
  try {
    return await work();
  } finally {
    blocking--;
    update();
  }
}

function update(): void {
  const isWanted = listeners > 0 && (first === undefined || (hasUnfinished() && blocking === 0));
  if (isWanted === isHearing) return;
  isHearing = isWanted;
  for (const name of names) {
    if (isWanted) process.on(name, hear);
    else process.off(name, hear);
  }
}

function hear(name: Name): void {
  if (first !== undefined) {
    for (const each of names) process.off(each, hear);
    removeUnfinished();
    process.kill(process.pid, name);
    return;
  }
  first = name;
  // After others that came in the same stretch of synchronous work: the second of them ends the process.
  setImmediate(heed);
}

/** Acts on the first signal. */
function heed(): void {
  if (first === undefined || stop?.signal.aborted) return;
  update();
  stop?.abort();
}
