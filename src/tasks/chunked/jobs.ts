/**
 * Jobs in chunks: opened, done in part or whole by any number of processes, looked at, and merged. All that they share is a
 * store. Node only.
 */
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import type { ObjectStore } from '../../store/object-store.js';
import { adapters } from './adapters.js';
import { DamagedChunk } from './chunk-file.js';
import {
  type ChunkControl,
  type ChunksDone,
  checkFaults,
  faultOf,
  indicesOf,
  itemsOf,
  listChunks,
  makeChunks,
  readChunk,
} from './chunks.js';
import {
  arithmeticText,
  type ChunkedJob,
  type JobFile,
  type Shard,
  type Specification,
  type SteppedRange,
} from './job.js';
import { checkAsked, createJobFile, describeJob, readInputs, readJobFile } from './job-file.js';
import { itemsPerChunk } from './plan.js';
import { readAhead } from './read-ahead.js';
import type { BeginSession, ReadChunks, Session, SessionControl } from './session.js';
import { rangeOfPart, sharingIn } from './shared-merge.js';
import { type Worker, workersOf } from './workers.js';

export interface OpenOptions extends SessionControl {
  /** Items of a chunk, in place of as many as take half a minute or so; of a new job alone. */
  readonly perChunk?: number;
  /** The adapter of a `study`, a task of one's own: every process that makes or merges its chunks gives it. */
  readonly adapter?: BeginSession;
}

/** What an open job keeps in this process. */
interface Opened {
  readonly file: JobFile;
  readonly adapter: BeginSession | undefined;
  session: Promise<Session> | undefined;
}

const opened = new WeakMap<ChunkedJob, Opened>();

/**
 * The job in a store: that of `specification`, which is created if there is none, or the one that is there. A new job is begun
 * first, as it follows from its arithmetic too. Throws `other-job` where the store has another job, `no-job` where it has none
 * and none is asked for, `bad-store`, `other-format`, `other-arithmetic`, and what the task's own input lacks.
 */
export async function openJob(
  store: ObjectStore,
  specification?: Specification,
  options: OpenOptions = {},
): Promise<ChunkedJob> {
  const { signal } = options;
  const there = await readJobFile(store, signal);
  if (there !== undefined) {
    if (specification !== undefined) {
      checkAsked(store, there, specification);
      checkBackend(store, there, specification.job.backend);
    }
    return jobOf(store, there, undefined, options.adapter);
  }
  if (specification === undefined) {
    throw new IsolossError(
      'no-job',
      `There is no job in '${store.location}'.`,
      'Name the store of a job that was begun with --store.',
      { place: { file: store.location } },
    );
  }
  const { task, job, inputs } = specification;
  const begin = options.adapter ?? (await adapters[task]());
  const session = await begin(job, inputs, options);
  try {
    const { items, unit, secondsEach, arithmetic } = session;
    const perChunk = options.perChunk ?? itemsPerChunk(items, secondsEach, unit);
    const secondsPerChunk = secondsEach * perChunk;
    const file = describeJob(specification, { items, perChunk, secondsPerChunk, arithmetic });
    const created = await createJobFile(store, file, specification, signal);
    checkAsked(store, created, specification);
    checkArithmetic(store, created, session);
    return jobOf(store, created, Promise.resolve(session), options.adapter);
  } catch (error) {
    session.close();
    throw error;
  }
}

/** Makes the chunks of `range` that are missing or damaged; see {@link makeChunks}. */
export async function doChunks(
  job: ChunkedJob,
  range: SteppedRange = { from: 0, to: job.chunks },
  control: ChunkControl = {},
): Promise<ChunksDone> {
  return makeChunks(job, await sessionOf(job, control), range, control);
}

/** How a job is doing. */
export interface JobState {
  /** Chunks with a file, those among them that are damaged, by what is wrong with them, and those without. */
  readonly done: number;
  readonly damaged: ReadonlyMap<number, string>;
  readonly missing: readonly number[];
  /** Chunks that someone is at. */
  readonly running: readonly number[];
  /** Items in whole chunks. */
  readonly items: number;
  readonly bytes: number;
  readonly workers: readonly Worker[];
  /** Seconds until those who are at work will have made the rest; undefined where nobody is. */
  readonly secondsLeft?: number;
  /** Seconds that one process would take: as fast as those before it, else as one thread of a processor is thought to be. */
  readonly secondsOfOne: number;
}

/** How a job is doing; without `isQuick` every chunk is read and checked. */
export async function stateOf(
  job: ChunkedJob,
  control: Control = {},
  { isQuick = false }: { readonly isQuick?: boolean } = {},
): Promise<JobState> {
  const { signal } = control;
  const all = { from: 0, to: job.chunks };
  const listed = await listChunks(job, all, signal);
  const damaged = new Map<number, string>();
  const missing: number[] = [];
  let [items, bytes] = [0, 0];
  const faultIn = async (index: number) =>
    isQuick || !listed.has(index) ? undefined : faultOf(job, index, signal);
  for await (const [index, fault] of readAhead(indicesOf(all), faultIn)) {
    const entry = listed.get(index);
    if (entry === undefined) missing.push(index);
    else {
      bytes += entry.size;
      if (fault !== undefined) damaged.set(index, fault);
      else items += itemsOf(job, index).count;
    }
    control.progress?.(index + 1, job.chunks);
  }
  const workers = await workersOf(job.store, signal);
  const alive = workers.filter(({ isAlive }) => isAlive);
  const running = new Set(alive.flatMap(({ chunk }) => chunk ?? []).filter((chunk) => !listed.has(chunk)));
  const left = job.items - items;
  const estimated = job.secondsPerChunk / job.perChunk;
  const spent = workers.reduce((sum, worker) => sum + worker.seconds, 0);
  const made = workers.reduce((sum, worker) => sum + worker.items, 0);
  // Who is at a first chunk has no rate yet: that of the others, or by the job alone.
  const usual = made > 0 && spent > 0 ? spent / made : estimated;
  const rate = alive.reduce(
    (sum, worker) => sum + 1 / (worker.items > 0 ? worker.seconds / worker.items : usual),
    0,
  );
  return {
    done: listed.size - damaged.size,
    damaged,
    missing,
    running: [...running].sort((a, b) => a - b),
    items,
    bytes,
    workers,
    ...(rate > 0 && left > 0 ? { secondsLeft: left / rate } : {}),
    secondsOfOne: left * usual,
  };
}

/**
 * What the task answers of all chunks: of a fit its `FitOutcome`. Throws `missing-chunks` and `damaged-chunks`, which name them,
 * and `other-arithmetic` where this process does not compute what the chunks were computed on. With `part`, a merge of several
 * million refits counts over a part of the chunks, and waits for those who count over the others. The job is closed then.
 */
export async function mergeJob(
  job: ChunkedJob,
  control: SessionControl & { readonly part?: Shard } = {},
): Promise<unknown> {
  const { signal, part } = control;
  const listed = await listChunks(job, { from: 0, to: job.chunks }, signal);
  const missing = [...indicesOf({ from: 0, to: job.chunks })].filter((index) => !listed.has(index));
  const shards = missing.length === 0 ? '' : shardsText(missing, await workersOf(job.store, signal));
  checkFaults(job, missing, new Map(), () => shards);
  const session = await sessionOf(job, control);
  try {
    const reading =
      (range: SteppedRange): ReadChunks =>
      async (take) => {
        for await (const [, chunk] of readAhead(indicesOf(range), (index) =>
          wholeChunk(job, index, signal),
        )) {
          await take(chunk);
        }
      };
    const read = reading({ from: 0, to: job.chunks });
    if (part === undefined) return await session.finish(read);
    const sharing = sharingIn(job.store, part, control);
    const own = reading(rangeOfPart(part, job.chunks));
    return await session.finish(Object.assign(read, { share: { read: own, sharing } }));
  } finally {
    closeJob(job);
  }
}

/** Gives up what an open job keeps in this process; its store is as it was. */
export function closeJob(job: ChunkedJob): void {
  const open = opened.get(job);
  if (open?.session === undefined) return;
  open.session.then(
    (session) => session.close(),
    () => undefined,
  );
  open.session = undefined;
}

async function wholeChunk(job: ChunkedJob, index: number, signal: AbortSignal | undefined) {
  try {
    const chunk = await readChunk(job, index, signal);
    if (chunk !== undefined) return chunk;
  } catch (error) {
    if (!(error instanceof DamagedChunk)) throw error;
    // All of them are named, not the first alone.
    const { damaged, missing } = await stateOf(job, signal === undefined ? {} : { signal });
    checkFaults(job, missing, damaged, () => '');
    throw error;
  }
  checkFaults(job, [index], new Map(), () => '');
  throw new TypeError('a missing chunk is a fault');
}

/** Of which shards the missing chunks are, where everyone who left a sign did one of as many. */
function shardsText(missing: readonly number[], workers: readonly Worker[]): string {
  const counts = new Set(workers.map(({ shard }) => shard?.of ?? 0));
  const [of] = counts;
  if (counts.size !== 1 || of === undefined || of < 2) return '';
  const numbers = [...new Set(missing.map((index) => (index % of) + 1))].sort((a, b) => a - b);
  return ` (${numbers.length === 1 ? 'shard' : 'shards'} ${numbers.slice(0, 12).join(', ')}${numbers.length > 12 ? ' ...' : ''} of ${of})`;
}

function jobOf(
  store: ObjectStore,
  file: JobFile,
  session: Promise<Session> | undefined,
  adapter: BeginSession | undefined,
): ChunkedJob {
  const { digest, format, task, items, perChunk, secondsPerChunk, arithmetic } = file;
  const chunks = Math.ceil(items / perChunk);
  const asked = file.job;
  const job = {
    ...{ store, digest, format, task, asked, items, perChunk, chunks, secondsPerChunk, arithmetic },
  };
  opened.set(job, { file, session, adapter });
  return job;
}

/** The task at work in this process, begun when it is first needed. */
function sessionOf(job: ChunkedJob, control: SessionControl): Promise<Session> {
  const open = opened.get(job);
  if (open === undefined) throw new TypeError('a job comes from openJob');
  open.session ??= begin(job, open, control).catch((error: unknown) => {
    open.session = undefined;
    throw error;
  });
  return open.session;
}

async function begin(
  { store, arithmetic, task }: ChunkedJob,
  { file, adapter }: Opened,
  control: SessionControl,
): Promise<Session> {
  const inputs = await readInputs(store, file, control.signal);
  const own = adapter ?? (await adapters[task]());
  const session = await own(file.job, inputs, control, arithmetic.backend);
  try {
    checkArithmetic(store, file, session);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

function checkArithmetic({ location }: ObjectStore, { arithmetic }: JobFile, session: Session): void {
  const [own, its] = [arithmeticText(session.arithmetic), arithmeticText(arithmetic)];
  if (own !== its) throw otherArithmetic(location, its, own, 'run');
}

/** Where a back end is asked for by name, it must be the one of the chunks. */
function checkBackend({ location }: ObjectStore, { arithmetic }: JobFile, asked: unknown): void {
  if (typeof asked !== 'string' || asked === 'auto' || asked === arithmetic.backend) return;
  throw otherArithmetic(location, arithmeticText(arithmetic), asked, 'input');
}

function otherArithmetic(location: string, its: string, own: string, kind: 'input' | 'run'): IsolossError {
  return new IsolossError(
    'other-arithmetic',
    `The chunks in '${location}' are computed by ${its}, and here it would be ${own}: their numbers would differ in the last digits.`,
    `Work on it where the arithmetic is the same, or begin again in another store with ${field('backend')} cpu, whose numbers are the same on every machine.`,
    { kind, place: { file: location } },
  );
}
