/** The work of a range: chunks of the job that lies in its store. */
import { resolve, sep } from 'node:path';
import { IsolossError } from '../errors.js';
import { openStore } from '../store/objects.js';
import type { ChunkedJob } from '../tasks/chunked/job.js';
import { closeJob, doChunks, openJob } from '../tasks/chunked/jobs.js';
import type { RangePayload } from './payload.js';
import type { RangeControl, RangeWork } from './worker.js';

/** Jobs that are kept begun, since a worker is given ranges of several in turn. */
const KEPT = 3;

export interface ChunkWork {
  readonly work: RangeWork;
  /** Gives up what is kept of jobs. */
  close(): void;
}

/** Work on jobs in these stores alone, and in what lies in them; on any where none is named. */
export function chunkWork(stores: readonly string[] = []): ChunkWork {
  const places = stores.map(placeOf);
  const kept = new Map<string, Promise<ChunkedJob>>();

  const drop = (store: string): void => {
    const job = kept.get(store);
    kept.delete(store);
    job?.then(closeJob, () => {});
  };

  const open = (store: string, { signal }: RangeControl): Promise<ChunkedJob> => {
    const job =
      kept.get(store) ??
      openStore(store).then((opened) => openJob(opened, undefined, signal === undefined ? {} : { signal }));
    // The latest is the last.
    kept.delete(store);
    kept.set(store, job);
    for (const [oldest] of kept) if (kept.size > KEPT) drop(oldest);
    return job;
  };

  return {
    async work(range, control) {
      const { store } = range;
      if (places.length > 0 && !places.some((place) => isWithin(placeOf(store), place))) {
        throw new IsolossError(
          'other-store',
          `This worker takes no jobs in '${store}'.`,
          'Name the store, or what it lies in, with --stores of isoloss worker.',
        );
      }
      try {
        const job = await open(store, control);
        check(job, range);
        const { made, repaired } = await doChunks(
          job,
          { from: range.from, to: range.to },
          {
            ...(control.signal && { signal: control.signal }),
            ...(control.event && { event: control.event }),
            isAlone: true,
            progress: (items) => control.progress(Math.floor(items / job.perChunk)),
          },
        );
        return { computed: made + repaired };
      } catch (error) {
        // Whatever it was, such as a device that is lost: the next range begins anew.
        drop(store);
        throw error;
      }
    },
    close() {
      for (const store of [...kept.keys()]) drop(store);
    },
  };
}

/** How a queue and its workers call a store: a path from the root, or the address as it is. */
export function placeOf(location: string): string {
  return location.includes('://') ? location.replace(/\/+$/, '') : resolve(location);
}

function isWithin(place: string, outer: string): boolean {
  const separator = outer.includes('://') ? '/' : sep;
  return place === outer || place.startsWith(outer.endsWith(separator) ? outer : outer + separator);
}

function check({ digest, chunks, store }: ChunkedJob, range: RangePayload): void {
  if (digest === range.digest && range.to <= chunks) return;
  throw new IsolossError(
    'other-job',
    `'${store.location}' holds another job than the one in the queue.`,
    'Name a store that is the same folder, or bucket, on every machine.',
    { place: { file: store.location } },
  );
}
