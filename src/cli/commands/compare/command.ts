import { written } from '../../../jobs/parsed.js';
import { compareForm } from '../../../tasks/compare/form.js';
import type { AskedCompare } from '../../../tasks/compare/job.js';
import type { CompareRecord } from '../../../tasks/compare/record.js';
import { finishedOf } from '../../finished.js';
import { withoutFitFields } from '../../fit-fields.js';
import type { HelpText } from '../../help.js';
import { type Done, type JobCommand, jobCommand } from '../../job-command.js';
import { withLawFiles } from '../../law-files.js';
import { needsLaw, needsRuns, readRuns, readRunsFile, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  notes: [
    'All laws are fitted to the rows that each of them can use, under one loss: that of the options, else of the first law. They are judged by:',
    [
      ['AICc, BIC', 'the likelihood that the loss stands for, with a charge for every parameter'],
      ['cross-validation', 'errors on runs that were in none of the fitted folds'],
      ['extrapolation', 'errors on the largest runs, from a fit to the smaller ones'],
    ],
    'Errors and their differences have intervals over resamples of the runs, the same for all laws; a law is named the best only where no other may be. Published values are not fitted, and stand beside the ranking. --job takes the record of a fit too.',
  ],
  examples: [
    'isoloss compare runs.csv --law chinchilla,kaplan,outer-exponent --report compare.html',
    'isoloss compare runs.csv --law chinchilla "tied=E + A/N^alpha + B/D^alpha" --positive E,A,B --hold-out "C > 1e21" --folds 5',
    'isoloss compare runs.csv --law chinchilla,chinchilla:besiroglu-2024,chinchilla:hoffmann-2022',
    'isoloss compare runs.csv --law chinchilla --per "E,A,B by dataset" --cluster run',
  ],
};

interface Compared extends Done {
  readonly record: CompareRecord;
}

/** The command as data, which merges of stores use as well. */
export const compareCommand: JobCommand<AskedCompare, Compared> = {
  form: compareForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  help,
  before: withoutFitFields(compareForm.schema),
  needs: [needsRuns('compare'), needsLaw],
  read: withLawFiles,
  inputs: ({ runs }) => ({ tables: [runs] }),
  table: {
    help: 'every law with its numbers and parameters,',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.contenders.map(({ crossValidation, extrapolation, ...contender }) => ({
          law: contender.name,
          status: contender.status,
          free_parameters: contender.freeParameters,
          objective: contender.objective,
          log_likelihood: contender.logLikelihood,
          aicc: contender.aicc,
          bic: contender.bic,
          ...errorColumns('cross_validation', crossValidation),
          ...errorColumns('extrapolation', extrapolation),
          ...contender.parameters,
        })),
      );
    },
  },
  async prepare(job, { signal }) {
    const [table, { compare }] = await Promise.all([
      readRuns(job.runs, signal),
      import('../../../tasks/compare/compare.js'),
    ]);
    return async ({ stage, step }, begin) => {
      stage('laws');
      const progress = (done: number, total: number): void => {
        // The first fit is done, which is kept.
        begin();
        step(done, total);
      };
      return { record: await finishedOf(compare(job, table, { signal, progress })) };
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).compareText(record, terminal.out),
  page: async ({ record }) => (await import('../../../report/index.js')).compareReport(record),
  exit({ record: { contenders, interrupted } }) {
    if (interrupted === true) {
      return { code: 130, complaint: 'Interrupted; the record has what was computed by then.' };
    }
    const fitted = contenders.filter(({ status }) => status !== 'failed');
    if (fitted.length > 0) return { code: 0 };
    return { code: 1, complaint: 'No law could be fitted.' };
  },
  chunked: {
    specification: async (job) => ({
      task: 'compare',
      job: { ...written(job) },
      inputs: { runs: await readRunsFile(job.runs) },
    }),
    result: async (outcome) => ({ record: outcome as CompareRecord }),
  },
};

export const command = jobCommand(compareCommand);

function errorColumns(name: string, error: CompareRecord['contenders'][number]['extrapolation']) {
  return error === undefined
    ? {}
    : {
        [name]: error?.value ?? null,
        [`${name}_lower`]: error?.interval?.[0] ?? null,
        [`${name}_upper`]: error?.interval?.[1] ?? null,
      };
}
