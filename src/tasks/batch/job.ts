/** The job of a batch: its entries, each with the job of a command. */
import * as z from 'zod/mini';
import { IsolossError } from '../../errors.js';
import { adapter, adapterHasBackend, backend, given, type JobParser, parserOf } from '../../jobs/fields.js';
import type { JsonValue } from '../../jobs/json-value.js';
import { described } from '../../jobs/schema.js';
import { excerpt } from '../../text.js';
import { type BatchCommand, batchCommands, jobParsers, type Where } from './commands.js';

const entry = z.readonly(
  z.strictObject({
    name: described(given, 'what it is called, unlike any other entry'),
    command: described(z.enum(batchCommands), 'the command that it is'),
    runs: described(given, 'the table of its runs'),
    against: described(z.exactOptional(given), 'a second table, of the baseline of a multiplier'),
    job: described(
      z.readonly(z.record(z.string(), z.json())),
      'the fields of its job, without its tables and without what it is computed on',
    ),
  }),
);

export const batchJobSchema = z.readonly(
  z
    .strictObject({
      plan: described(z.exactOptional(given), 'the plan: a JSON file that lists tables, laws and jobs'),
      entries: described(
        z.readonly(z.array(entry).check(z.minLength(1, 'are none'))),
        'what is asked, one answer each',
      ),
      backend: backend('all entries run'),
      adapter,
    })
    .check(z.refine(...adapterHasBackend)),
);

/** One question of a batch. */
export interface BatchEntry {
  /** What it is called, unlike any other entry. */
  readonly name: string;
  readonly command: BatchCommand;
  /** The table of its runs. */
  readonly runs: string;
  /** A second table, of the baseline of a multiplier. */
  readonly against?: string;
  /** The fields of its job, without its tables and without what it is computed on. */
  readonly job: { readonly [field: string]: JsonValue };
}

/** A complete job, as JSON has it too. */
export interface BatchJob extends Where {
  readonly plan?: string;
  readonly entries: readonly BatchEntry[];
}

const parse: JobParser<BatchJob> = parserOf(batchJobSchema);

/** Reads a job of unknown origin and fills in defaults, also in the jobs of its entries, whose errors name the entry. */
export const parseBatchJob: JobParser<BatchJob> = (...job) => {
  const read = parse(...job);
  const names = new Set<string>();
  const entries = read.entries.map((one): BatchEntry => {
    if (names.has(one.name)) {
      throw new IsolossError(
        'bad-plan',
        `Two entries are called '${excerpt(one.name)}'.`,
        'Give one of them another name.',
      );
    }
    names.add(one.name);
    return { ...one, job: completeJob(one) };
  });
  return { ...read, entries };
};

function completeJob({ name, command, runs, against, job }: BatchEntry): BatchEntry['job'] {
  try {
    const tables = { runs, ...(against === undefined ? {} : { against }) };
    const complete = JSON.parse(JSON.stringify(jobParsers[command]({ ...job, ...tables })));
    for (const field of ['runs', 'against', 'backend', 'adapter']) delete complete[field];
    return complete;
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    throw new IsolossError(
      error.code,
      `Entry '${excerpt(name)}': ${error.marked.message}`,
      error.marked.fix,
      { place: error.place, cause: error },
    );
  }
}
