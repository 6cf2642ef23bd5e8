import { written } from '../../../jobs/parsed.js';
import { rolloutForm } from '../../../tasks/rollout/form.js';
import type { AskedRollout } from '../../../tasks/rollout/job.js';
import type { RolloutRecord } from '../../../tasks/rollout/record.js';
import { finishedOf } from '../../finished.js';
import { withoutFitFields } from '../../fit-fields.js';
import type { HelpText } from '../../help.js';
import { type Done, exitUnlessWhole, type JobCommand, jobCommand } from '../../job-command.js';
import { withLawFiles } from '../../law-files.js';
import { needsLaw, needsRuns, readRuns, readRunsFile, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  notes: [
    'Every law is fitted to the runs up to each cut-off of compute (or --scale), and predicts all larger ones. Coverage is the share of these inside the bands of a new run, which should be the level of the bands.',
    'For benchmarks of learning curves --by names the curves, and --split the points to be predicted.',
  ],
  examples: [
    'isoloss rollout runs.csv --law chinchilla --report rollout.html',
    'isoloss rollout runs.csv --law chinchilla,kaplan --cut-offs 1e19,1e20,1e21 --within .01',
    'isoloss rollout curves.csv --law power,saturating-power --map x=seen --by domain,task,model --split "training == 0" --loss squared',
  ],
};

interface Rolled extends Done {
  readonly record: RolloutRecord;
}

/** The command as data, which merges of stores use as well. */
export const rolloutCommand: JobCommand<AskedRollout, Rolled> = {
  form: rolloutForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  help,
  before: withoutFitFields(rolloutForm.schema),
  needs: [needsRuns('rollout'), needsLaw],
  read: withLawFiles,
  inputs: ({ runs }) => ({ tables: [runs] }),
  table: {
    help: 'every law at every cut-off with its errors and parameters,',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.steps.map(({ parameters, coverage, reason: _, ...step }) => ({
          law: step.law,
          group: step.group,
          fitted_to: step.fittedTo,
          beyond: step.beyond,
          fitted: step.fitted,
          predicted: step.predicted,
          status: step.status,
          error: step.error,
          bias: step.bias,
          ...Object.fromEntries(coverage.map(({ level, share }) => [`coverage_${level}`, share])),
          ...parameters,
        })),
      );
    },
  },
  async prepare(job, { signal }) {
    const [table, { rollout }] = await Promise.all([
      readRuns(job.runs, signal),
      import('../../../tasks/rollout/rollout.js'),
    ]);
    return async ({ stage, step }, begin) => {
      stage('cut-offs');
      const progress = (done: number, total: number): void => {
        // The first step is done, which is kept.
        begin();
        step(done, total);
      };
      return { record: await finishedOf(rollout(job, table, { signal, progress })) };
    };
  },
  async text({ record }, { terminal }) {
    const [{ rolloutText }] = await Promise.all([import('./text.js')]);
    return rolloutText(record, terminal.out);
  },
  page: async ({ record }) => (await import('../../../report/index.js')).rolloutReport(record),
  exit({ record: { steps, asked } }) {
    const interrupted = exitUnlessWhole(steps.length, asked, 'fits');
    if (interrupted !== undefined) return interrupted;
    if (steps.some(({ error }) => error !== null)) return { code: 0 };
    return { code: 1, complaint: 'No law could be fitted at any cut-off.' };
  },
  chunked: {
    specification: async (job) => ({
      task: 'rollout',
      job: { ...written(job) },
      inputs: { runs: await readRunsFile(job.runs) },
    }),
    result: async (outcome) => ({ record: outcome as RolloutRecord }),
  },
};

export const command = jobCommand(rolloutCommand);
