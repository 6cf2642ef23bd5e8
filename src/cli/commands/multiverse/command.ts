import { written } from '../../../jobs/parsed.js';
import { multiverseForm } from '../../../tasks/multiverse/form.js';
import type { AskedMultiverse } from '../../../tasks/multiverse/job.js';
import type { MultiverseRecord } from '../../../tasks/multiverse/record.js';
import { finishedOf } from '../../finished.js';
import { withoutFitFields } from '../../fit-fields.js';
import type { HelpText } from '../../help.js';
import { type Done, exitUnlessWhole, type JobCommand, jobCommand } from '../../job-command.js';
import { withLawFiles } from '../../law-files.js';
import { needsLaw, needsRuns, readRuns, readRunsFile, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  notes: [
    'Every combination of the lists is fitted; the first value of each makes the base universe. A law, filter, remap or weight may carry a name: "tied=E + A/N^alpha + B/D^alpha". Delta belongs to the huber loss, tau to the quantile loss. --job takes the record of a fit too.',
  ],
  examples: [
    'isoloss multiverse runs.csv --law chinchilla --delta 1e-3,1e-4,1e-2 --residual log,raw',
    'isoloss multiverse runs.csv --law chinchilla --law "tied=E + A/N^alpha + B/D^alpha" --loss huber,squared,absolute --filter all --filter "drop-high=L < 3.2" --at N=7e10,D=1.4e12 --report multiverse.html',
    'isoloss multiverse --job fit.json --starts seeded,grid --json',
  ],
};

interface Varied extends Done {
  readonly record: MultiverseRecord;
}

/** The command as data, which merges of stores use as well. */
export const multiverseCommand: JobCommand<AskedMultiverse, Varied> = {
  form: multiverseForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  help,
  before: withoutFitFields(multiverseForm.schema),
  needs: [needsRuns('multiverse'), needsLaw],
  read: withLawFiles,
  inputs: ({ runs }) => ({ tables: [runs] }),
  table: {
    help: 'every universe with its choices and what it found,',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.universes.map((universe) => ({
          ...universe.choices,
          status: universe.status,
          rows: universe.rows,
          held_out: universe.heldOut,
          objective: universe.objective,
          ...universe.parameters,
          ...universe.derived,
          ...prefixed('L at ', universe.predictions),
          warnings: universe.warnings,
        })),
      );
    },
  },
  async prepare(job, { signal }) {
    const [table, { multiverse }] = await Promise.all([
      readRuns(job.runs, signal),
      import('../../../tasks/multiverse/multiverse.js'),
    ]);
    return async ({ stage, step }, begin) => {
      stage('universes');
      const progress = (done: number, total: number): void => {
        // The first universe is done, which is kept.
        begin();
        step(done, total);
      };
      return { record: await finishedOf(multiverse(job, table, { signal, progress })) };
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).multiverseText(record, terminal.out),
  page: async ({ record }) => (await import('../../../report/index.js')).multiverseReport(record),
  exit({ record: { universes, asked, converged } }) {
    const interrupted = exitUnlessWhole(universes.length, asked, 'universes');
    if (interrupted !== undefined) return interrupted;
    if (converged > 0) return { code: 0 };
    return { code: 1, complaint: `None of ${asked} universes found an optimum.` };
  },
  chunked: {
    specification: async (job) => ({
      task: 'multiverse',
      job: { ...written(job) },
      inputs: { runs: await readRunsFile(job.runs) },
    }),
    result: async (outcome) => ({ record: outcome as MultiverseRecord }),
  },
};

export const command = jobCommand(multiverseCommand);

const prefixed = <Value>(prefix: string, values: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
