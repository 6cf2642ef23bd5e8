/** The commands that an entry of a batch may be: those that ask something of a table of runs. */
import type { Control } from '../../control.js';
import type { JobParser } from '../../jobs/fields.js';
import type { Table } from '../../runs/table.js';
import { parseCompareJob } from '../compare/job.js';
import type { CompareRecord } from '../compare/record.js';
import { parseFitJob } from '../fit/job.js';
import type { FitRecord } from '../fit/record.js';
import { parseHyperJob } from '../hyper/job.js';
import type { HyperRecord } from '../hyper/record.js';
import { parseIsoflopJob } from '../isoflop/job.js';
import type { IsoflopRecord } from '../isoflop/record.js';
import { parseMultiplierJob } from '../multiplier/job.js';
import type { MultiplierRecord } from '../multiplier/record.js';
import { parseMultiverseJob } from '../multiverse/job.js';
import type { MultiverseRecord } from '../multiverse/record.js';
import { parseRolloutJob } from '../rollout/job.js';
import type { RolloutRecord } from '../rollout/record.js';

export const batchCommands = [
  'fit',
  'multiverse',
  'isoflop',
  'compare',
  'rollout',
  'hyper',
  'multiplier',
] as const;

export type BatchCommand = (typeof batchCommands)[number];

/** What the commands answer. */
export type BatchedRecord =
  | FitRecord
  | MultiverseRecord
  | IsoflopRecord
  | CompareRecord
  | RolloutRecord
  | HyperRecord
  | MultiplierRecord;

/** Checks the job of a command and fills in its defaults. */
export const jobParsers: Readonly<Record<BatchCommand, JobParser<object>>> = {
  fit: parseFitJob,
  multiverse: parseMultiverseJob,
  isoflop: parseIsoflopJob,
  compare: parseCompareJob,
  rollout: parseRolloutJob,
  hyper: parseHyperJob,
  multiplier: parseMultiplierJob,
};

/** Jobs without the fields `backend` and `adapter`: they take no GPU. */
const ON_THIS_THREAD: ReadonlySet<BatchCommand> = new Set(['hyper', 'multiplier']);

/** The fields of a job that say what it is computed on. */
export interface Where {
  readonly backend: 'auto' | 'cpu' | 'webgpu';
  readonly adapter?: string;
}

/** The job of an entry, complete. */
export function jobOn(
  command: BatchCommand,
  job: Readonly<Record<string, unknown>>,
  { backend, adapter }: Where,
): Readonly<Record<string, unknown>> {
  if (ON_THIS_THREAD.has(command)) return job;
  return { ...job, backend, ...(adapter === undefined ? {} : { adapter }) };
}

type Answer = (
  job: unknown,
  runs: Table,
  against: Table | undefined,
  control: Control,
) => Promise<BatchedRecord>;

/** The work of the commands but fits, which are made many at once. */
export const answers: Readonly<Record<Exclude<BatchCommand, 'fit'>, Answer>> = {
  multiverse: async (job, runs, _, control) =>
    (await import('../multiverse/multiverse.js')).multiverse(parseMultiverseJob(job), runs, control),
  isoflop: async (job, runs, _, control) =>
    (await (await import('../isoflop/isoflop.js')).isoflop(parseIsoflopJob(job), runs, control)).record,
  compare: async (job, runs, _, control) =>
    (await import('../compare/compare.js')).compare(parseCompareJob(job), runs, control),
  rollout: async (job, runs, _, control) =>
    (await import('../rollout/rollout.js')).rollout(parseRolloutJob(job), runs, control),
  hyper: async (job, runs, _, control) =>
    (await import('../hyper/hyper.js')).hyper(parseHyperJob(job), runs, control),
  multiplier: async (job, runs, against, control) =>
    (await import('../multiplier/multiplier.js')).multiplier(parseMultiplierJob(job), runs, against, control),
};
