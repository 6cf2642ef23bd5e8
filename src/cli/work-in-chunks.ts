/** Jobs that are done in chunks which a store keeps: `--store`, `--shard` and `--queue` of the commands that can. */
import { IsolossError } from '../errors.js';
import { type QueueAddress, queueAddress } from '../queue/address.js';
import type { Priority } from '../queue/producer.js';
import type { ChunksDone } from '../tasks/chunked/chunks.js';
import type { Shard, Specification } from '../tasks/chunked/job.js';
import { plural } from '../text.js';
import type { CommandOption } from './command.js';
import { finishedOf } from './finished.js';
import type { Outputs } from './outputs.js';
import { startProgress } from './progress.js';
import { keeping } from './signals.js';
import { printable } from './terminal.js';
import type { Tools, Work } from './work.js';

/** How a command's job is done in chunks. */
export interface ChunkedWork<Job, Result> {
  /** What is asked, with the bytes of what the job reads. */
  readonly specification: (job: Job, tools: Tools) => Promise<Specification>;
  /** What the command makes of the task's answer. */
  readonly result: (outcome: unknown, tools: Tools) => Promise<Result>;
}

/** What was typed of {@link chunkOptions}. */
export interface ChunkOptions {
  readonly store: string;
  readonly shard?: Shard;
  /** The chunks are made by the workers of this queue. */
  readonly queue?: { readonly address: QueueAddress; readonly priority?: Priority };
}

export const chunkOptions: readonly CommandOption[] = [
  {
    flags: '--store <folder>',
    help: 'do the job in chunks and keep each in this folder, or at s3://bucket/prefix: stopped and run again, it goes on where it was, and several may work on it at once (default: in memory)',
  },
  {
    flags: '--shard <number/of>',
    help: 'do only every so many-th chunk of the store, such as 3/16 for the third of sixteen parts; isoloss merge then makes the answer (default: all, and the answer)',
  },
  {
    flags: '--queue <address>',
    help: 'have the chunks made by workers (isoloss worker), which reach the store as well: redis://host:6379 or rediss:// for TLS; a password may stand in the environment as ISOLOSS_QUEUE_PASSWORD (default: make them here)',
  },
  {
    flags: '--priority <name>',
    help: 'among the jobs of the queue (default: normal)',
    choices: ['high', 'normal', 'low'],
  },
];

/**
 * Undefined where no store is named. Throws `bad-job` for a shard or a queue without a store, for both of them, and for a shard
 * that is to write an answer, and `bad-queue-address`.
 */
export function readChunkOptions(
  options: Readonly<Record<string, unknown>>,
  outputs: Outputs,
): ChunkOptions | undefined {
  const { store, shard, queue, priority } = options as {
    readonly [Name in 'store' | 'shard' | 'queue']?: string;
  } & { readonly priority?: Priority };
  if (queue !== undefined) return inQueue(store, shard, queue, priority);
  if (priority !== undefined) {
    throw new IsolossError(
      'bad-job',
      'A priority is one among the jobs of a queue, and no queue is named.',
      'Name one with --queue redis://host:6379, or leave --priority out.',
    );
  }
  if (shard === undefined) return store === undefined ? undefined : { store };
  if (store === undefined) {
    throw new IsolossError(
      'bad-job',
      'A shard is a part of the chunks of a store, and none is named.',
      'Name the store that all shards share: --store FOLDER.',
    );
  }
  const written = Object.entries(outputs).filter(([, value]) => value !== undefined);
  if (written.length > 0) {
    throw new IsolossError(
      'bad-job',
      `A shard has no answer for --${written[0][0]} to write.`,
      `Leave it out, and give it to isoloss merge ${store} once all shards are done.`,
    );
  }
  return { store, shard: readShard(shard) };
}

function inQueue(
  store: string | undefined,
  shard: string | undefined,
  queue: string,
  priority: Priority | undefined,
): ChunkOptions {
  if (store === undefined) {
    throw new IsolossError(
      'bad-job',
      'A queue holds the names of the chunks of a store, and none is named.',
      'Name the store, which every worker must reach: --store s3://bucket/prefix, or a folder that the machines share.',
    );
  }
  if (shard !== undefined) {
    throw new IsolossError(
      'bad-job',
      'A queue deals out all chunks of a job, and a shard is a part of them.',
      'Leave out --shard, or --queue.',
    );
  }
  return { store, queue: { address: queueAddress(queue), ...(priority && { priority }) } };
}

/** Throws `bad-job` for what is no number of so many. */
export function readShard(text: string): Shard {
  const [, number, of] = /^(\d{1,7})\/(\d{1,7})$/.exec(text.trim()) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number >= 1 && shard.number <= shard.of) return shard;
  throw new IsolossError(
    'bad-job',
    `--shard ${text} is no part of a whole.`,
    'Give its number, from 1 on, and how many there are: --shard 3/16.',
  );
}

/** Does the chunks that are missing and then, unless it was a shard, what `finish` does with the work of merging them. */
export async function workInChunks<Job, Result>(
  { specification, result }: ChunkedWork<Job, Result>,
  job: Job,
  { store: location, shard, queue }: ChunkOptions,
  tools: Tools,
  finish: (work: Work<Result>, begin: () => void) => Promise<number>,
): Promise<number> {
  const { signal, terminal } = tools;
  const [{ openStore }, { openJob, doChunks, mergeJob, closeJob }, { rangeOfShard }] = await Promise.all([
    import('../store/objects.js'),
    import('../tasks/chunked/jobs.js'),
    import('../tasks/chunked/job.js'),
  ]);
  const [store, asked] = await Promise.all([openStore(location), specification(job, tools)]);
  return keeping(async (begin) => {
    const progress = await startProgress(terminal);
    const control = { signal, stage: progress.stage, progress: progress.step };
    const opened = await openJob(store, asked, control).catch((error: unknown) => {
      progress.stop();
      throw error;
    });
    const events: string[] = [];
    // Who waits for workers hears at once why.
    const say = (text: string): void => {
      terminal.err.write(printable(`note: ${text}\n`));
    };
    let done: ChunksDone | undefined;
    try {
      // From here on an interruption leaves chunks, and says so.
      begin();
      progress.stage('chunks');
      if (queue !== undefined) {
        const { doInQueue } = await import('../queue/in-queue.js');
        await doInQueue(opened, queue.address, { ...control, event: say }, queue.priority);
      } else {
        done = await doChunks(opened, shard && rangeOfShard(shard, opened.chunks), {
          ...control,
          event: (text) => events.push(text),
          ...(shard === undefined ? {} : { shard }),
        });
      }
    } catch (error) {
      closeJob(opened);
      throw error;
    } finally {
      progress.stop();
      for (const text of new Set(events)) say(text);
    }
    if (shard !== undefined && done !== undefined) {
      closeJob(opened);
      terminal.out.write(printable(shardText(shard, done, location)));
      return 0;
    }
    const merge: Work<Result> = async ({ stage, step }) =>
      result(await finishedOf(mergeJob(opened, { signal, stage, progress: step })), tools);
    return finish(merge, begin);
  });
}

function shardText({ number, of }: Shard, { made, repaired, there }: ChunksDone, location: string): string {
  const again = repaired === 0 ? '' : `, ${plural(repaired, 'damaged one')} made again`;
  return `Shard ${number} of ${of} is done: ${plural(made, 'chunk')} made${again}, ${there} already there.\nOnce all shards are, isoloss merge ${location} makes the answer.\n`;
}
