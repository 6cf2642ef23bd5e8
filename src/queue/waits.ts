/** Waiting no longer than is sensible. */
import { setTimeout as pause } from 'node:timers/promises';
import { throwIfAborted } from '../errors.js';

/** The result of `work`, or a rejection once `milliseconds` have passed or the signal is aborted; the work itself goes on. */
export async function within<T>(work: Promise<T>, milliseconds: number, signal?: AbortSignal): Promise<T> {
  const over = new AbortController();
  work.catch(() => {});
  const stop = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const late = pause(milliseconds, undefined, { signal: stop }).then(
    () => {
      throw new Error(`no answer within ${milliseconds / 1000} s`);
    },
    () => {
      throwIfAborted(signal);
      throw new Error('over');
    },
  );
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
