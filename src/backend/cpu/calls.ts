/** Calls of a function that workers have by name, each on one worker from beginning to end. */
import type { Control } from '../../control.js';
import { newKey } from './common-pool.js';
import { type WorkerPool, WorkersLost } from './pool.js';

export interface WorkerCalls<Result> {
  /** The function, one of those that the worker serves. */
  readonly name: string;
  /** The calls, in the order in which they begin. */
  readonly calls: readonly number[];
  /** What the calls are, in events. */
  readonly called: string;
  /** What a worker is sent once, before the first call that shares it: plain data. */
  shared(call: number): object;
  /** What it is sent of the call itself: plain data. */
  argument(call: number): unknown;
  /** Takes a result; they come in any order. */
  accept(call: number, result: Result): void;
}

/**
 * Makes the calls on the pool. Resolves to those left undone, in order: none, unless workers keep dying or the signal is aborted.
 * The call of a worker that dies is made again on another.
 */
export async function callOnWorkers<Result>(
  pool: WorkerPool,
  { name, calls, called, shared, argument, accept }: WorkerCalls<Result>,
  { signal, event }: Pick<Control, 'signal' | 'event'>,
): Promise<number[]> {
  const keys = new Map<object, number>();
  const undone = new Set(calls);
  let next = 0;
  try {
    await pool.run<number, Result>(
      () => calls[next++],
      async (remote, call, preparedKeys) => {
        const data = shared(call);
        const key = keys.get(data) ?? newKey();
        keys.set(data, key);
        if (!preparedKeys.has(key)) {
          await remote.prepareCalls(key, name, data);
          preparedKeys.add(key);
        }
        return (await remote.call(key, argument(call))) as Result;
      },
      (call, result) => {
        undone.delete(call);
        accept(call, result);
      },
      { signal, died: (why) => event?.(`A worker was lost (${why}); its ${called} were done again.`) },
    );
  } catch (error) {
    if (!(error instanceof WorkersLost)) throw error;
    event?.(`The workers were lost (${error.message}); the main thread did the rest.`);
  } finally {
    for (const key of keys.values()) pool.forget(key);
  }
  return [...undone];
}
