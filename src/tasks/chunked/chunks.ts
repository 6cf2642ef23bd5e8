/** The chunks of a job in its store: which there are, whether they are whole, and making those that are missing. Node only. */
import type { Control } from '../../control.js';
import { AbortError, IsolossError, throwIfAborted } from '../../errors.js';
import { formatCount, listedSome, plural } from '../../text.js';
import { type ChunkColumn, type ChunkTable, DamagedChunk, decodeChunk, encodeChunk } from './chunk-file.js';
import { arithmeticText, type ChunkedJob, type ChunkRange, type Shard, type SteppedRange } from './job.js';
import { chunkKey, indexOf, prefixesOf } from './keys.js';
import { rangesOf } from './ranges.js';
import { readAhead } from './read-ahead.js';
import type { Session } from './session.js';
import { SignsOfLife } from './workers.js';

/** The numbers of a range, ascending. */
export function* indicesOf({ from, to, step = 1 }: SteppedRange): Generator<number> {
  for (let index = from; index < to; index += step) yield index;
}

/** Items of a chunk: the last may have fewer. */
export function itemsOf({ items, perChunk }: ChunkedJob, index: number): { first: number; count: number } {
  const first = index * perChunk;
  return { first, count: Math.min(perChunk, items - first) };
}

/** Which chunks of a range have a file, by their number. */
export async function listChunks(
  { store }: ChunkedJob,
  { from, to }: ChunkRange,
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, { readonly size: number; readonly modified: number }>> {
  const found = new Map<number, { readonly size: number; readonly modified: number }>();
  if (to <= from) return found;
  for (const prefix of prefixesOf(from, to)) {
    for await (const { key, size, modified } of store.list(prefix, signal)) {
      const index = indexOf(key);
      if (index !== undefined && index >= from && index < to) found.set(index, { size, modified });
    }
  }
  return found;
}

/** A chunk, read and checked; undefined where there is none. Throws {@link DamagedChunk}. */
export async function readChunk(
  job: ChunkedJob,
  index: number,
  signal?: AbortSignal,
): Promise<ChunkTable | undefined> {
  const bytes = await job.store.read(chunkKey(index), signal);
  if (bytes === null) return undefined;
  const chunk = await decodeChunk(bytes);
  const { first, count } = itemsOf(job, index);
  if (chunk.job !== job.digest) {
    const own = arithmeticText(job.arithmetic);
    throw new DamagedChunk(
      chunk.arithmetic === own
        ? 'belongs to another job'
        : `was computed by other arithmetic (${chunk.arithmetic}) than the job's (${own})`,
    );
  }
  if (chunk.index !== index || chunk.first !== first || chunk.count !== count) {
    throw new DamagedChunk(`is chunk ${chunk.index} under another name`);
  }
  return chunk;
}

/** Control of work on chunks; `progress` counts items. */
export interface ChunkControl extends Control {
  /** The shard that the chunks are, for who asks how the job is doing. */
  readonly shard?: Shard;
  /** Nobody else was given these chunks, so that it need not be asked who is at which. */
  readonly isAlone?: boolean;
}

/** What was done of a range of chunks. */
export interface ChunksDone {
  /** Chunks that were made, those that were made again since they were damaged, and those that were whole. */
  readonly made: number;
  readonly repaired: number;
  readonly there: number;
}

/**
 * Makes the chunks of `range` that are missing or damaged. A chunk that another process is at is left to the end, when it is
 * most often there. Throws `interrupted` where `control.signal` is aborted, with what was done until then in its message, and
 * `other-arithmetic` where the device was lost and its work went elsewhere.
 */
export async function makeChunks(
  job: ChunkedJob,
  session: Session,
  range: SteppedRange,
  control: ChunkControl = {},
): Promise<ChunksDone> {
  const { store } = job;
  const { signal } = control;
  const listed = await listChunks(job, range, signal);
  const wanted = [...indicesOf(range)];
  const total = wanted.reduce((sum, index) => sum + itemsOf(job, index).count, 0);
  const damaged = new Set<number>();
  let finished = 0;
  const found = wanted.filter((index) => listed.has(index));
  for await (const [index, why] of readAhead(found, (each) => faultOf(job, each))) {
    if (signal?.aborted) throw interrupted(job, listed.size, wanted.length, new AbortError(signal.reason));
    if (why === undefined) finished += itemsOf(job, index).count;
    else {
      damaged.add(index);
      control.event?.(`Chunk ${index} ${why}: it is made again.`);
    }
  }
  const left = new Set(wanted.filter((index) => !listed.has(index) || damaged.has(index)));
  const there = wanted.length - left.size;
  let [made, repaired] = [0, 0];
  if (left.size === 0) return { made, repaired, there };
  control.progress?.(finished, total);
  // Shards, and whoever is given a part, have chunks of their own; to ask others before each would take longer than a chunk.
  const isAlone = control.isAlone ?? (control.shard !== undefined || wanted.length < job.chunks);
  const signs = signsOf(job, session.adapter, control.shard ?? null);
  const write = async (index: number, columns: readonly ChunkColumn[]): Promise<void> => {
    const facts = {
      job: job.digest,
      arithmetic: arithmeticText(job.arithmetic),
      index,
      ...itemsOf(job, index),
    };
    const bytes = await encodeChunk(facts, columns);
    if (damaged.has(index)) {
      await store.replace(chunkKey(index), bytes);
      repaired++;
    } else if ((await store.create(chunkKey(index), bytes)) === 'created') made++;
  };
  // A chunk is written while the next one is made.
  let writing: Promise<unknown> = Promise.resolve();
  let unwritten: number | undefined;
  try {
    while (left.size > 0) {
      const index = isAlone ? firstOf(left) : await nextOf(left, signs, signal);
      left.delete(index);
      const { first, count } = itemsOf(job, index);
      // Another process may have made it since.
      if (isAlone || damaged.has(index) || !(await isThere(job, index, signal))) {
        signs.begin(index, unwritten);
        const began = performance.now();
        const columns = await session.make(first, count, {
          ...control,
          progress: (done) => control.progress?.(finished + done, total),
        });
        checkArithmetic(job, session);
        throwIfAborted(signal);
        signs.done(count, (performance.now() - began) / 1000);
        await writing;
        unwritten = index;
        writing = write(index, columns).then(() => {
          if (unwritten === index) unwritten = undefined;
        });
        // A rejection is heard at the next chunk.
        writing.catch(() => undefined);
      }
      finished += count;
      control.progress?.(finished, total);
    }
    await writing;
  } catch (error) {
    await writing.catch(() => undefined);
    if (!(error instanceof AbortError)) throw error;
    throw interrupted(job, there + made + repaired, wanted.length, error);
  } finally {
    await signs.end();
  }
  return { made, repaired, there: wanted.length - made - repaired };
}

async function isThere({ store }: ChunkedJob, index: number, signal?: AbortSignal): Promise<boolean> {
  const key = chunkKey(index);
  for await (const found of store.list(key, signal)) if (found.key === key) return true;
  return false;
}

/** The first chunk that nobody is at, or the first; any where many are at work. */
async function nextOf(
  left: ReadonlySet<number>,
  signs: SignsOfLife,
  signal: AbortSignal | undefined,
): Promise<number> {
  const taken = await signs.others(signal);
  if (taken === undefined) return [...left][Math.floor(Math.random() * left.size)];
  for (const index of left) if (!taken.has(index)) return index;
  return firstOf(left);
}

function firstOf(left: ReadonlySet<number>): number {
  const [first] = left;
  return first;
}

/** One for each open job, however many ranges of it this process is given. */
const given = new WeakMap<ChunkedJob, SignsOfLife>();

function signsOf(job: ChunkedJob, adapter: string, shard: Shard | null): SignsOfLife {
  const own = given.get(job) ?? new SignsOfLife(job.store, adapter, shard);
  given.set(job, own);
  return own;
}

/** What is wrong with the file of a chunk, in words that follow on its name; undefined where it is whole. */
export async function faultOf(
  job: ChunkedJob,
  index: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    await readChunk(job, index, signal);
    return undefined;
  } catch (error) {
    if (error instanceof DamagedChunk) return error.message;
    throw error;
  }
}

/** Throws `other-arithmetic` unless `session` still computes on what the job is computed on. */
function checkArithmetic({ arithmetic }: ChunkedJob, session: Session): void {
  const now = { ...session.now(), bits: arithmetic.bits };
  if (arithmeticText(now) === arithmeticText(arithmetic)) return;
  throw new IsolossError(
    'other-arithmetic',
    `The work went to other arithmetic (${arithmeticText(now)}) than the job's (${arithmeticText(arithmetic)}): its numbers would differ from the others in their last digits.`,
    'Run it again once the device is back.',
    { kind: 'run' },
  );
}

function interrupted(job: ChunkedJob, done: number, all: number, cause: AbortError): IsolossError {
  return new IsolossError(
    'interrupted',
    `Interrupted: ${formatCount(done)} of ${plural(all, 'chunk')} are kept in '${job.store.location}'.`,
    'Run the same command again to go on from there.',
    { kind: 'interrupted', cause },
  );
}

/** Throws `missing-chunks` or `damaged-chunks` where there are any; `of` names those who have them to make. */
export function checkFaults(
  { store, chunks }: ChunkedJob,
  missing: readonly number[],
  damaged: ReadonlyMap<number, string>,
  of: (missing: readonly number[]) => string,
): void {
  const place = { file: store.location };
  if (missing.length > 0) {
    throw new IsolossError(
      'missing-chunks',
      `${formatCount(missing.length)} of the ${plural(chunks, 'chunk')} in '${store.location}' ${missing.length === 1 ? 'is' : 'are'} missing: ${rangesText(missing)}${of(missing)}.`,
      'Run the command that began the job again, or the shards that are not done.',
      { kind: 'run', place },
    );
  }
  if (damaged.size === 0) return;
  const [[index, why]] = damaged;
  const others =
    damaged.size === 1
      ? ''
      : ` So are ${rangesText([...damaged.keys()].filter((other) => other !== index))}.`;
  throw new IsolossError(
    'damaged-chunks',
    `Chunk ${index} in '${store.location}' ${why}.${others}`,
    'Run the command that began the job again: damaged chunks are made anew.',
    { kind: 'run', place },
  );
}

/** `0, 4-7, 12`. */
export function rangesText(indices: readonly number[]): string {
  return listedSome(
    rangesOf(indices).map(({ from, to }) => (to - from === 1 ? String(from) : `${from}-${to - 1}`)),
  );
}
