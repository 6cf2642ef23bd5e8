/** A job in its store, done by the workers of a queue. */
import type { Control } from '../control.js';
import { IsolossError } from '../errors.js';
import type { ChunkedJob, ChunkRange } from '../tasks/chunked/job.js';
import { stateOf } from '../tasks/chunked/jobs.js';
import { rangesOf } from '../tasks/chunked/ranges.js';
import type { QueueAddress } from './address.js';
import { arithmeticName } from './arithmetic.js';
import { placeOf } from './chunk-work.js';
import { connectQueue } from './connection.js';
import { type Priority, produce } from './producer.js';

/**
 * Has the chunks of a job that are missing or damaged made by the workers of a queue; resolves once all are whole. Items of
 * `control.progress`. Rejects with what `connectQueue` and `produce` reject with.
 */
export async function doInQueue(
  job: ChunkedJob,
  address: QueueAddress,
  control: Control,
  priority: Priority = 'normal',
): Promise<void> {
  const { signal, progress } = control;
  // The first look reads every chunk that is there; what the workers make after that is whole.
  let isFirst = true;
  let wasDamaged = false;
  const missing = async (): Promise<readonly ChunkRange[]> => {
    const isQuick = !isFirst && !wasDamaged;
    const state = await stateOf(job, signal === undefined ? {} : { signal }, { isQuick });
    isFirst = false;
    wasDamaged = state.damaged.size > 0;
    return rangesOf([...state.missing, ...state.damaged.keys()].sort((a, b) => a - b));
  };
  const connection = await connectQueue(address, control);
  try {
    await produce(
      connection,
      {
        store: placeOf(job.store.location),
        digest: job.digest,
        format: job.format,
        arithmetic: arithmeticName(job.arithmetic),
        chunks: job.chunks,
        secondsPerChunk: job.secondsPerChunk,
        missing,
        priority,
      },
      {
        ...control,
        ...(progress && {
          progress: (done) => progress(Math.min(done * job.perChunk, job.items), job.items),
        }),
      },
    );
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new IsolossError(
      'interrupted',
      `Interrupted: what the workers have done is kept in '${job.store.location}', and they leave the rest.`,
      'Run the same command again to go on from there.',
      { kind: 'interrupted', cause: error },
    );
  } finally {
    connection.close();
  }
}
