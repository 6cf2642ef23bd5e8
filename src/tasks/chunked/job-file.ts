/** `job.json`, the description of a job in its store, and the digest that identifies it. Node only. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { IsolossError } from '../../errors.js';
import type { ObjectStore } from '../../store/object-store.js';
import { NotJson, parseJson } from '../../store/read-json.js';
import { excerpt, listed } from '../../text.js';
import { VERSION } from '../../version.js';
import { type Arithmetic, chunkedTasks, FORMAT, type JobFile, type Specification } from './job.js';

export const JOB_KEY = 'job.json';

/** The key of an input, by its SHA-256. */
export const inputKey = (sha256: string): string => `inputs/${sha256}`;

const whole = (least: number) => z.number().check(z.int(), z.gte(least));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const arithmetic = z.object({
  backend: z.string(),
  adapter: z.exactOptional(z.string()),
  precision: z.string(),
  kernel: z.exactOptional(z.string()),
  bits: sha256,
});

const jobFile = z.object({
  schema: z.literal('isoloss/chunks@1'),
  format: whole(1),
  task: z.enum(chunkedTasks),
  job: z.record(z.string(), z.json()),
  inputs: z.record(z.string(), z.object({ name: z.string(), sha256, bytes: whole(0) })),
  items: whole(1),
  perChunk: whole(1),
  secondsPerChunk: z.number(),
  arithmetic,
  version: z.string(),
  digest: sha256,
});

/** Fields of jobs that no number depends on: where the runs and the plan were read, and what computes, which is the arithmetic's to say. */
const INDIFFERENT = new Set(['runs', 'plan', 'backend', 'adapter']);

/** What is asked, without what no number depends on. */
interface Asked {
  readonly task: string;
  readonly job: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, string>>;
}

function askedOf({ task, job, inputs }: Pick<JobFile, 'task' | 'job' | 'inputs'>): Asked {
  return {
    task,
    job: Object.fromEntries(
      Object.entries(job).flatMap(([field, value]) =>
        INDIFFERENT.has(field) ? [] : [[field, withoutPath(value, inputs[field]?.name)]],
      ),
    ),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, { sha256 }]) => [name, sha256])),
  };
}

/** What a field says beside the path of the file that it names, such as the group of a fit: its digest says which file it is. */
function withoutPath(value: unknown, path: string | undefined): unknown {
  return typeof value === 'string' && path !== undefined && value.startsWith(path)
    ? value.slice(path.length)
    : value;
}

/** JSON with the keys of every object in order, which is the same text for the same value. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export const sha256Of = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The description of a new job. */
export function describeJob(
  { task, job, inputs }: Specification,
  {
    items,
    perChunk,
    secondsPerChunk,
    arithmetic,
  }: Pick<JobFile, 'items' | 'perChunk' | 'secondsPerChunk'> & { readonly arithmetic: Arithmetic },
): JobFile {
  const files = Object.fromEntries(
    Object.entries(inputs).map(([name, file]) => [
      name,
      { name: file.name, sha256: sha256Of(file.bytes), bytes: file.bytes.length },
    ]),
  );
  const described = {
    schema: 'isoloss/chunks@1' as const,
    format: FORMAT,
    task,
    job: JSON.parse(JSON.stringify(job)) as JobFile['job'],
    inputs: files,
    ...{ items, perChunk, secondsPerChunk, arithmetic },
    version: VERSION,
  };
  return { ...described, digest: digestOf(described) };
}

function digestOf(file: Omit<JobFile, 'digest'>): string {
  const { format, items, perChunk, arithmetic } = file;
  return sha256Of(canonicalJson({ ...askedOf(file), format, items, perChunk, arithmetic }));
}

/** The description of the job in a store; undefined where there is none. Throws `bad-store`. */
export async function readJobFile(store: ObjectStore, signal?: AbortSignal): Promise<JobFile | undefined> {
  const bytes = await store.read(JOB_KEY, signal);
  if (bytes === null) return undefined;
  let content: unknown;
  try {
    content = parseJson(bytes);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw bad(store, `its ${JOB_KEY} ${error.message}`, error);
  }
  const format = z.object({ format: whole(1) }).safeParse(content);
  if (format.success && format.data.format !== FORMAT) {
    throw new IsolossError(
      'other-format',
      `'${store.location}' holds chunks of format ${format.data.format}, and this version of isoloss makes those of format ${FORMAT}.`,
      'Go on with the version that began it, or begin again in another store.',
      { place: { file: store.location } },
    );
  }
  const parsed = jobFile.safeParse(content);
  if (!parsed.success) throw bad(store, `its ${JOB_KEY} is not that of a job`, parsed.error);
  if (digestOf(parsed.data) !== parsed.data.digest) {
    throw bad(store, `its ${JOB_KEY} was changed: its digest is not that of what it says`);
  }
  return parsed.data;
}

/** Throws `other-job` where the store's job is not what is asked, and says in what it differs. */
export function checkAsked(store: ObjectStore, there: JobFile, specification: Specification): void {
  const wanted = askedOf(describeJob(specification, there));
  const found = askedOf(there);
  if (canonicalJson(wanted) === canonicalJson(found)) return;
  const fields = [...new Set([...Object.keys(wanted.job), ...Object.keys(found.job)])].filter(
    (field) => canonicalJson(wanted.job[field] ?? null) !== canonicalJson(found.job[field] ?? null),
  );
  const shown = (value: unknown): string =>
    value === undefined ? 'not given' : excerpt(JSON.stringify(value), 60);
  const differing = [
    ...(wanted.task === found.task ? [] : [`it is a job of ${found.task}`]),
    ...(canonicalJson(wanted.inputs) === canonicalJson(found.inputs) ? [] : ['its data differ']),
    ...fields
      .slice(0, 4)
      .map((field) => `its ${field} is ${shown(found.job[field])}, not ${shown(wanted.job[field])}`),
  ];
  throw new IsolossError(
    'other-job',
    `'${store.location}' holds another job: ${listed(differing)}.`,
    'Name another store, or ask for the job that is there.',
    { place: { file: store.location } },
  );
}

/** The bytes of the inputs, as the job names them. Throws `bad-store` where one is missing or was changed. */
export async function readInputs(
  store: ObjectStore,
  { inputs }: JobFile,
  signal?: AbortSignal,
): Promise<Record<string, { readonly name: string; readonly bytes: Uint8Array }>> {
  const entries = Object.entries(inputs).map(async ([field, { name, sha256 }]) => {
    const bytes = await store.read(inputKey(sha256), signal);
    if (bytes === null) throw bad(store, `the input '${excerpt(name)}' of its job is missing`);
    if (sha256Of(bytes) !== sha256) throw bad(store, `the input '${excerpt(name)}' of its job was changed`);
    return [field, { name, bytes }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Creates the inputs and then the description, and resolves to the description that is there: another process may be first. */
export async function createJobFile(
  store: ObjectStore,
  file: JobFile,
  { inputs }: Specification,
  signal?: AbortSignal,
): Promise<JobFile> {
  for (const [field, { bytes }] of Object.entries(inputs)) {
    await store.create(inputKey(file.inputs[field].sha256), bytes, signal);
  }
  const text = `${JSON.stringify(JSON.parse(canonicalJson(file)), null, 2)}\n`;
  if ((await store.create(JOB_KEY, Buffer.from(text), signal)) === 'created') return file;
  return (await readJobFile(store, signal)) ?? file;
}

function bad(store: ObjectStore, why: string, cause?: unknown): IsolossError {
  return new IsolossError(
    'bad-store',
    `'${store.location}' holds no job that can be gone on with: ${why}.`,
    'Name the store of a job, or begin again in another one.',
    { place: { file: store.location }, cause },
  );
}
