import { join } from 'node:path';
import { IsolossError } from '../../../errors.js';
import { pathFrom, StagedFiles } from '../../../store/staged-files.js';
import type { BatchOutcome } from '../../../tasks/batch/batch.js';
import type { TableFile } from '../../../tasks/batch/entries.js';
import { batchForm } from '../../../tasks/batch/form.js';
import type { BatchJob } from '../../../tasks/batch/job.js';
import type { BatchRecord } from '../../../tasks/batch/record.js';
import { plural } from '../../../text.js';
import type { HelpText } from '../../help.js';
import { type Done, type JobCommand, jobCommand, type Need } from '../../job-command.js';
import { jsonFile, type Outputs } from '../../outputs.js';
import { readRunsFile } from '../../runs-argument.js';
import { listening, throwIfStopped } from '../../signals.js';
import { checkFolder, fileNames, writeAnswerFiles } from './record-files.js';
import { recordsOption } from './records-option.js';

const help: HelpText = {
  notes: [
    'A plan is a JSON file: {"entries": [{"runs": "tables/*.csv", "laws": ["chinchilla", "kaplan"], "job": {"bootstrap": 1000}}]} fits both laws to every table. "command" of an entry asks another question of its tables: multiverse, isoflop, compare, rollout, hyper or multiplier. "job" has the fields of the block job of that command\'s records, and "defaults" those that all entries of a command share. Paths are relative to the plan. isoloss schema batch-plan describes every field.',
    'An entry that cannot be answered does not stop the others: it is listed with its reason.',
    'Exit codes: 0 every entry is answered and every fit converged, 1 not all, 2 the plan cannot be read.',
  ],
  examples: [
    'isoloss batch plan.json --out summary.csv',
    'isoloss batch plan.json --records answers --json batch.json --report batch.html',
    'isoloss batch plan.json --store chunks',
    'isoloss batch plan.json --store chunks --shard 3/16',
  ],
};

const needsPlan: Need = {
  field: 'entries',
  code: 'bad-plan',
  message: 'No plan is given.',
  fix: 'Name a JSON file that lists tables and laws; isoloss schema batch-plan describes it.',
};

interface Answered extends Done {
  readonly record: BatchRecord;
}

/** The command as data, which merges of stores use as well. */
export const batchCommand: JobCommand<BatchJob, Answered> = {
  form: batchForm,
  arguments: [['[plan]', 'plan', 'plan of tables, laws and jobs, a JSON file']],
  files: [recordsOption],
  help,
  needs: [needsPlan],
  async read(fields) {
    const { plan, entries } = fields;
    if (typeof plan !== 'string' || entries !== undefined) return fields;
    return { ...fields, entries: await (await import('./read-plan.js')).readPlan(plan) };
  },
  inputs: ({ plan, entries }) => ({
    tables: [
      ...new Set([
        ...(plan === undefined ? [] : [plan]),
        ...entries.flatMap(({ runs, against }) => (against === undefined ? [runs] : [runs, against])),
      ]),
    ],
  }),
  check(_, { records }) {
    if (records !== undefined) checkFolder(records);
    return {};
  },
  async prepare(job, { signal, outputs }) {
    const [files, { batch }] = await Promise.all([readTables(job), import('../../../tasks/batch/batch.js')]);
    return async ({ stage, step }) => {
      stage('entries');
      return answered(await batch(job, files, { signal, progress: step }), outputs);
    };
  },
  table: {
    help: 'every entry with what it found',
    columns: async ({ record: { answers } }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        answers.map(
          ({
            name,
            command,
            source,
            status,
            law,
            rows,
            objective,
            parameters = {},
            derived = {},
            intervals = {},
            ...rest
          }) => ({
            ...{ name, command, table: source, status, law, rows, objective },
            ...Object.fromEntries(
              Object.entries({ ...parameters, ...derived }).flatMap(([quantity, value]) => [
                [quantity, value],
                [`${quantity}_lower`, intervals[quantity]?.[0] ?? null],
                [`${quantity}_upper`, intervals[quantity]?.[1] ?? null],
              ]),
            ),
            warnings: rest.warnings.join(' '),
            error: rest.error?.message ?? '',
          }),
        ),
      );
    },
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).batchText(record, terminal.out),
  page: async ({ record }) => (await import('../../../report/pages/batch.js')).renderBatch(record),
  exit({ record: { answers, answered: done, unconverged } }) {
    const failed = answers.length - done;
    if (failed === 0 && unconverged === 0) return { code: 0 };
    const faults = [
      ...(failed === 0 ? [] : [`${failed} of ${answers.length} entries could not be answered`]),
      ...(unconverged === 0 ? [] : [`${plural(unconverged, 'fit')} did not converge`]),
    ];
    return { code: 1, complaint: `${faults.join('; ')}.` };
  },
  chunked: {
    async specification(job) {
      const files = await readTables(job);
      const keys = new Map(Object.keys(files).map((path, i) => [path, `table-${i + 1}`]));
      const keyOf = (path: string): string => keys.get(path) ?? path;
      const entries = job.entries.map(({ runs, against, ...rest }) => ({
        ...rest,
        runs: keyOf(runs),
        ...(against === undefined ? {} : { against: keyOf(against) }),
      }));
      return {
        task: 'batch',
        job: { ...job, entries },
        inputs: Object.fromEntries(Object.entries(files).map(([path, file]) => [keyOf(path), file])),
      };
    },
    result: async (outcome, { outputs }) => answered(outcome as BatchOutcome, outputs),
  },
};

export const command = jobCommand(batchCommand);

/** The files of all tables by their paths. Throws `unreadable-file` before anything is computed. */
async function readTables({ entries }: BatchJob): Promise<Record<string, TableFile>> {
  const files: Record<string, TableFile> = {};
  for (const path of new Set(
    entries.flatMap(({ runs, against }) => [runs, ...(against === undefined ? [] : [against])]),
  )) {
    files[path] = await readRunsFile(path);
  }
  return files;
}

/** With the names of the files of records, which are written once nothing else is left to do. */
function answered({ record, read }: BatchOutcome, outputs: Outputs): Answered {
  const { records } = outputs;
  if (records === undefined) return { record };
  const names = fileNames(record.answers.map(({ name }) => name));
  const json = jsonFile(outputs);
  const answers = record.answers.map((answer, i) => {
    if (answer.error !== undefined) return answer;
    const path = join(records, names[i]);
    return { ...answer, file: json === undefined ? path : pathFrom(json, path) };
  });
  const files = async (): Promise<StagedFiles> => {
    await listening(() =>
      read(async (index, outcome) => {
        throwIfStopped();
        if (!(outcome instanceof IsolossError)) await writeAnswerFiles(records, names[index], outcome);
      }),
    );
    return new StagedFiles();
  };
  return { record: { ...record, answers }, files };
}
