/** Many tables, many laws, one job. */
import type { Control } from '../../control.js';
import { IsolossError, optionOf } from '../../errors.js';
import type { FitRecord } from '../fit/record.js';
import { levelOf, uncertaintyOf } from '../fit/shown-uncertainty.js';
import type { BatchedRecord } from './commands.js';
import { type EntryOutcome, eachEntry, type TableFiles } from './entries.js';
import type { BatchEntry, BatchJob } from './job.js';
import type { BatchAnswer, BatchRecord } from './record.js';

/** Entries whose tables are in memory together. */
const AT_ONCE = 256;

/** A record, and every outcome behind it: each call reads them again, in order, one at a time. */
export interface BatchOutcome {
  readonly record: BatchRecord;
  readonly read: (take: (index: number, outcome: EntryOutcome) => Promise<void>) => Promise<void>;
}

/**
 * Answers every entry of `job`, of tables whose bytes are `files`. An entry that cannot be answered is listed with the reason.
 * Throws `interrupted`.
 */
export async function batch(job: BatchJob, files: TableFiles, control: Control = {}): Promise<BatchOutcome> {
  const { length } = job.entries;
  const outcomes: EntryOutcome[] = [];
  for (let first = 0; first < length; first += AT_ONCE) {
    await eachEntry(
      job,
      first,
      Math.min(AT_ONCE, length - first),
      files,
      (index, outcome) => {
        outcomes[index] = outcome;
      },
      { ...control, progress: (done) => control.progress?.(first + done, length) },
    );
  }
  return {
    record: recordOf(
      job,
      job.entries.map((entry, i) => answerOf(entry, files[entry.runs].name, outcomes[i])),
    ),
    read: async (take) => {
      for (const [index, outcome] of outcomes.entries()) await take(index, outcome);
    },
  };
}

export function recordOf(job: BatchJob, answers: readonly BatchAnswer[]): BatchRecord {
  const count = (of: (answer: BatchAnswer) => boolean): number => answers.filter(of).length;
  return {
    schema: 'isoloss/batch@1',
    job,
    answered: count(({ status }) => status !== 'failed'),
    unconverged: count(
      ({ command, status }) =>
        command === 'fit' && status !== 'converged' && status !== 'atBound' && status !== 'failed',
    ),
    answers,
  };
}

/** An outcome in short; `source` is what the table is called. */
export function answerOf({ name, command }: BatchEntry, source: string, outcome: EntryOutcome): BatchAnswer {
  const own = { name, command, source };
  if (outcome instanceof IsolossError) {
    // Records, like their notes, name options.
    const { message, fix } = outcome.worded(optionOf);
    return { ...own, status: 'failed', warnings: [], error: { code: outcome.code, message, fix } };
  }
  const { record } = outcome;
  if (record.schema === 'isoloss/fit@1') return { ...own, ...shortFit(record) };
  return { ...own, status: 'answered', warnings: warningsOf(record) };
}

function warningsOf(record: BatchedRecord): readonly string[] {
  if (record.schema === 'isoloss/isoflop@1') return record.analyses.flatMap(({ warnings }) => warnings);
  return 'warnings' in record ? record.warnings : [];
}

function shortFit(record: FitRecord): Omit<BatchAnswer, 'name' | 'command' | 'source'> {
  const { law, data, status, objective, warnings } = record;
  const parameters = Object.entries(record.parameters);
  const derived = Object.entries(record.derived).map(([name, { value }]) => [name, value] as const);
  const names = [...parameters, ...derived].map(([name]) => name);
  return {
    status,
    law: law.name,
    formula: law.formula,
    rows: data.rows,
    objective,
    parameters: finiteOnes(parameters),
    derived: finiteOnes(derived),
    level: levelOf(record),
    intervals: Object.fromEntries(
      names.map((name) => [name, finiteEnds(uncertaintyOf(record, name).interval)]),
    ),
    warnings,
  };
}

function finiteOnes(values: readonly (readonly [name: string, value: number | null])[]) {
  return Object.fromEntries(
    values.map(([name, value]) => [name, value !== null && Number.isFinite(value) ? value : null]),
  );
}

function finiteEnds(interval: ReturnType<typeof uncertaintyOf>['interval']) {
  return interval?.every(Number.isFinite) ? interval : null;
}
