/** What a queue carries: names of chunks to be done, and nothing of the data. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { IsolossError } from '../errors.js';

const count = z.int().check(z.minimum(0));

const schema = z.strictObject({
  /** The job directory: an absolute path, or `s3://bucket/prefix`. */
  store: z.string().check(z.minLength(1), z.maxLength(4096)),
  /** Of the job that lies there. */
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Of the chunks' files. */
  format: count,
  /** That of the chunks' numbers: `cpu`, or one adapter with its driver. */
  arithmetic: z.string().check(z.regex(/^[a-z\d-]{1,60}$/)),
  /** The chunks: from the first to before the last. */
  from: count,
  to: count,
});

/** A range of chunks of a job. */
export type RangePayload = z.infer<typeof schema>;

/** What a worker must know to do a range. */
export type WorkKind = Pick<RangePayload, 'format' | 'arithmetic'>;

/** The job of a range. */
export type JobPlace = WorkKind & Pick<RangePayload, 'store' | 'digest'>;

/** Throws `bad-queue-job` on anything that is no {@link RangePayload}. */
export function readPayload(data: unknown): RangePayload {
  const read = schema.safeParse(data);
  if (read.success && read.data.from < read.data.to) return read.data;
  const place = read.success ? 'to' : read.error.issues[0].path.join('.');
  throw new IsolossError(
    'bad-queue-job',
    `A job of the queue is none of isoloss${place === '' ? '' : `: its field '${place}' is not as it should be`}.`,
    `Have nothing else write to keys of the server that begin with ${PREFIX}:.`,
    { kind: 'run' },
  );
}

/** The same for the same range of the same job, so that a queue holds it once. */
export function rangeId(range: RangePayload): string {
  return `range-${hashOf([jobKey(range), range.from, range.to])}`;
}

/** The same for all ranges of a job. */
export function jobKey({ store, digest, format, arithmetic }: JobPlace): string {
  return hashOf([store, digest, format, arithmetic]);
}

/** Of all that isoloss keeps in a server, which may hold other things. */
export const PREFIX = 'isoloss';

/** A queue of its own for each kind of work: a worker never sees what it could not do. */
export function queueName({ format, arithmetic }: WorkKind): string {
  return `format-${format}-${arithmetic}`;
}

/** What a worker answers for a range, and what it reports on the way. */
const outcome = z.object({
  /** Chunks that it computed; the others were whole already. */
  computed: count,
  seconds: z.number(),
  /** The job was cancelled before the range was done. */
  cancelled: z.optional(z.boolean()),
});

export type RangeOutcome = z.infer<typeof outcome>;

/** Undefined where it is none. */
export function readOutcome(data: unknown): RangeOutcome | undefined {
  return outcome.safeParse(data).data;
}

const progress = z.object({ done: count });

/** Chunks of a range that are whole so far; undefined where it is no such report. */
export function readProgress(data: unknown): number | undefined {
  return progress.safeParse(data).data?.done;
}

function hashOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}
