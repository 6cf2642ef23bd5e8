/** How a job in a store is doing, as a record. */

import type { ChunkedJob } from '../../../tasks/chunked/job.js';
import { arithmeticText } from '../../../tasks/chunked/job.js';
import type { JobState } from '../../../tasks/chunked/jobs.js';
import { rangesOf } from '../../../tasks/chunked/ranges.js';

/** Schema `isoloss/status@1`: how a job in a store is doing. */
export interface StatusRecord {
  readonly schema: 'isoloss/status@1';
  readonly store: string;
  /** What is done in chunks, such as fit. */
  readonly task: string;
  /** Identifies the job. */
  readonly digest: string;
  /** What the chunks are computed on. */
  readonly arithmetic: string;
  /** Items of the job, such as resamples; in each chunk but the last; in chunks that are done. */
  readonly items: { readonly all: number; readonly perChunk: number; readonly done: number };
  readonly chunks: number;
  readonly done: number;
  /** Bytes of the chunks. */
  readonly bytes: number;
  /** Whether every chunk was read and compared with its digest. */
  readonly checked: boolean;
  readonly damaged: readonly { readonly chunk: number; readonly why: string }[];
  /** Chunks without a file: how many, and from which to which. */
  readonly missing: {
    readonly chunks: number;
    readonly ranges: readonly (readonly [first: number, last: number])[];
  };
  /** Chunks that someone is at. */
  readonly running: readonly number[];
  /** Who works on it, or did; the last sign of life comes last. */
  readonly workers: readonly {
    readonly host: string;
    readonly adapter: string;
    readonly shard: string | null;
    readonly alive: boolean;
    /** Chunks and items made, and items a second. */
    readonly chunks: number;
    readonly items: number;
    readonly rate: number | null;
  }[];
  /** Seconds until those at work have made the rest; null where nobody is. */
  readonly secondsLeft: number | null;
  /** Seconds that the rest would take one process: as fast as those before it, else as one thread of a processor is thought to be. */
  readonly secondsOfOne: number;
}

export function statusRecord(job: ChunkedJob, state: JobState, checked: boolean): StatusRecord {
  return {
    schema: 'isoloss/status@1',
    store: job.store.location,
    task: job.task,
    digest: job.digest,
    arithmetic: arithmeticText(job.arithmetic),
    items: { all: job.items, perChunk: job.perChunk, done: state.items },
    chunks: job.chunks,
    done: state.done,
    bytes: state.bytes,
    checked,
    damaged: [...state.damaged].map(([chunk, why]) => ({ chunk, why })),
    missing: {
      chunks: state.missing.length,
      ranges: rangesOf(state.missing).map(({ from, to }) => [from, to - 1] as const),
    },
    running: state.running,
    workers: state.workers.map(({ host, adapter, shard, isAlive, chunks, items, seconds }) => ({
      host,
      adapter,
      shard: shard === null ? null : `${shard.number}/${shard.of}`,
      alive: isAlive,
      chunks,
      items,
      rate: seconds > 0 ? items / seconds : null,
    })),
    secondsLeft: state.secondsLeft ?? null,
    secondsOfOne: state.secondsOfOne,
  };
}
