/** A task that stops in its middle for work that is made in chunks, and goes on with what these hold. */
import { createHash } from 'node:crypto';
import { IsolossError } from '../../errors.js';
import type { DividedWork, ReadParts } from '../divided-work.js';
import { arithmeticOf } from './arithmetic.js';
import type { ChunkColumn, ChunkTable } from './chunk-file.js';
import type { Arithmetic } from './job.js';
import { GivenUp, promised } from './promised.js';
import { type ReadChunks, type Session, type SessionControl, taskControl } from './session.js';

/** Divided work whose parts are written as the columns of chunks. */
export interface ChunkedParts<Part> extends DividedWork<Part> {
  /** One row an item. */
  readonly columns: (part: Part) => readonly ChunkColumn[];
  /** The part that {@link ChunkedParts.columns} wrote. Throws `DamagedChunk` where a column is missing or of another kind. */
  readonly part: (chunk: ChunkTable) => Part;
  /** Of the arithmetic, where each item has its own. */
  readonly precision?: string;
}

/** Waits until all chunks of the work are there, and resolves to who reads them. */
export type WaitForParts = <Part>(work: ChunkedParts<Part>) => Promise<ReadParts<Part>>;

/** A session whose answer is that of its task. */
export interface DividedSession<Answer> extends Session {
  finish(read: ReadChunks): Promise<Answer>;
}

/** Begins the task `run`, which calls `wait` once. Throws `bad-job` where it ends without. */
export async function beginDivided<Answer>(
  run: (wait: WaitForParts) => Promise<Answer>,
  sessionControl: Pick<SessionControl, 'signal' | 'event'>,
): Promise<DividedSession<Answer>> {
  const wanted = promised<ChunkedParts<unknown>>();
  const given = promised<ReadChunks>();
  const answer = run(async (work) => {
    // What is read are the parts that `work` itself wrote.
    wanted.resolve(work as ChunkedParts<unknown>);
    const read = await given.promise;
    const partsOf =
      (chunks: ReadChunks): ReadParts<Parameters<typeof work.columns>[0]> =>
      (take) =>
        chunks((chunk) => take(work.part(chunk), chunk.first));
    const { share } = read;
    return Object.assign(
      partsOf(read),
      share === undefined ? {} : { share: { ...share, read: partsOf(share.read) } },
    );
  });
  answer.then(() => wanted.reject(nothingToDo()), wanted.reject);
  const work = await wanted.promise;
  const close = (): void => given.reject(new GivenUp('a task waits for its chunks no longer'));
  const arithmetic = (): Omit<Arithmetic, 'bits'> => {
    const { precision = work.backend().precision } = work;
    return { ...arithmeticOf(work.backend()), precision };
  };
  try {
    const control = taskControl(sessionControl);
    const { items, unit = 1, secondsEach } = work;
    const first = work.columns(await work.make(0, 1, control));
    return {
      items,
      unit,
      secondsEach,
      arithmetic: { ...arithmetic(), bits: bitsOf(work.given, first) },
      adapter: work.backend().adapter,
      now: arithmetic,
      make: async (from, count, chunkControl) => work.columns(await work.make(from, count, chunkControl)),
      finish(read) {
        given.resolve(read);
        return answer;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** SHA-256 of what items depend on and of the first of them. */
function bitsOf(given: Float64Array | undefined, columns: readonly ChunkColumn[]): string {
  const hash = createHash('sha256');
  for (const data of [given ?? new Float64Array(0), ...columns.map((column) => column.data)]) {
    if (ArrayBuffer.isView(data)) hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    else for (const text of data) hash.update(`${text}\n`);
  }
  return hash.digest('hex');
}

function nothingToDo(): IsolossError {
  return new IsolossError(
    'bad-job',
    'There is nothing in this job to do in chunks.',
    'Ask for it without a store.',
  );
}
