/**
 * What asks a command to stop: Ctrl-C, and the signals that batch systems and closing terminals send. The first is heard
 * by the command, which keeps what is done and takes its temporary files away; the second ends the process.
 *
 * They are listened to only while there is something to keep. Elsewhere (reading, parsing, lowering, short answers) the
 * system ends the process at the first one, which works in synchronous code too, where a listener would not be called.
 */
import type { EventEmitter } from 'node:events';
import { throwIfAborted } from '../errors.js';
import { removeUnfinished } from '../store/staged-files.js';

const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

type Name = keyof typeof numbers;

const names = Object.keys(numbers) as Name[];

let stop: AbortController | undefined;
let first: Name | undefined;
let listeners = 0;

/** For the process that this is: from now on {@link listening} listens. The signal fires at the first one heard. */
export function heardSignal(): AbortSignal {
  stop ??= new AbortController();
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
  if (stop === undefined) return work();
  if (listeners++ === 0) for (const name of names) process.on(name, hear);
  let isListening = true;
  const release = (): void => {
    if (isListening && --listeners === 0) for (const name of names) process.off(name, hear);
    isListening = false;
  };
  until?.once('end', release);
  try {
    return await work();
  } finally {
    // A signal that came while nothing else could run is heard before its listener goes.
    await new Promise((resolve) => setImmediate(resolve));
    release();
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
  stop?.abort();
}
