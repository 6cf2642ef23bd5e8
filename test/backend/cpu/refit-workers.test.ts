/** Refits of resamples are the same bytes whichever worker makes them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startWorker } from '#platform';
import type { WorkerHandle } from '../../../src/platform/platform.js';
import { inPage } from '../../support/files.js';
import { type Refits, refitsOf, refitted, simulatedTable } from './refits.js';

/** Ends a worker as if it had crashed, which its owner hears of. */
function crash(handle: WorkerHandle): void {
  handle.terminate();
  if (inPage) (handle.endpoint as Worker).dispatchEvent(new ErrorEvent('error', { message: 'crashed' }));
}

describe('refits on workers', () => {
  /** Enough starts and resamples that workers are used. */
  let refits: Refits;
  let alone: Awaited<ReturnType<typeof refitted>>;
  beforeAll(async () => {
    refits = { ...refitsOf(await simulatedTable(), { scheme: 'wild' }, 15), units: 240 };
    alone = await refitted(refits, { workers: 1 });
  });

  test('give the same bytes whatever their number', async () => {
    const events: string[] = [];
    const event = (text: string): number => events.push(text);
    let started = 0;
    const counted = (): WorkerHandle => {
      started++;
      return startWorker();
    };
    expect(await refitted(refits, { workers: 2, startWorker: counted }, [240], { event })).toEqual(alone);
    expect(started).toBe(2);
    expect(await refitted(refits, { workers: 3, startWorker: counted }, [160, 80], { event })).toEqual(alone);
    // More where the pool terminates idle workers between the pieces, as it may on a busy machine.
    expect(started).toBeGreaterThanOrEqual(5);
    expect(events).toEqual([]);
  });

  test('give the same bytes where workers are killed in mid run, and say that they were', async () => {
    const events: string[] = [];
    let started = 0;
    const mortal = (): WorkerHandle => {
      const handle = startWorker();
      if (++started <= 2) queueMicrotask(() => crash(handle));
      return handle;
    };
    const result = await refitted(refits, { workers: 2, startWorker: mortal }, [240], {
      event: (text) => events.push(text),
    });
    expect(result).toEqual(alone);
    expect(events[0]).toMatch(/A worker was lost .*its resamples were done again/);
  });

  test('are interrupted without a result', async () => {
    const stop = new AbortController();
    const running = refitted(refits, { workers: 2 }, [240], {
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  });
});
