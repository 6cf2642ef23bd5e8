import { written } from '../../../jobs/parsed.js';
import { allocateForm } from '../../../tasks/allocate/form.js';
import type { AskedAllocation } from '../../../tasks/allocate/job.js';
import type { FrontierEndOptima } from '../../../tasks/allocate/plot-data.js';
import type { AllocateRecord } from '../../../tasks/allocate/record.js';
import type { StoredAllocation } from '../../../tasks/chunked/allocate-session.js';
import type { FittedLaw } from '../../../tasks/fitted/fitted-law.js';
import { finishedOf } from '../../finished.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, exitUnlessWhole, type JobCommand, jobCommand, needsFit } from '../../job-command.js';

const help: HelpText = {
  notes: [
    "Formulas are made of axes, of the law's inputs and parameters, of names that --set gives, and of L and cost. A cost may be a name that isoloss costs lists. Depths and widths that can be built: isoloss shape.",
  ],
  examples: [
    'isoloss allocate chinchilla:besiroglu-2024 --budget 5.76e23',
    'isoloss allocate fit.json --budget 1e20..1e26:61 --json frontier.json',
    'isoloss allocate fit.json --budget 1e24 --cost "6*N*D + 2*N*T" --set T=2e12 --subject-to "D <= 15e12"',
    'isoloss allocate fit.json --budget 1e24 --cost inference --set T=2e12',
    'isoloss allocate fit.json --budget 1e21,1e22 --plan next.csv --plan-architecture llama',
    'isoloss allocate fit.json --target-loss 2.0 --minimize cost',
    'isoloss allocate fit.json --budget 1e24 --decide expected,quantile:.9 --report allocation.html',
    'isoloss allocate data-fit.json --budget 1e22 --set U=25e9 "D=U*epochs" --axis N=1e8..1e12:2048 epochs=1..64:256:lin',
  ],
};

interface Allocated extends Done {
  readonly record: AllocateRecord;
  readonly fitted: FittedLaw;
  readonly ends: FrontierEndOptima | undefined;
}

/** The command as data, which merges of stores use as well. */
export const allocateCommand: JobCommand<AskedAllocation, Allocated> = {
  form: allocateForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  help,
  needs: [needsFit],
  inputs: ({ fit }) => ({ fits: [fit] }),
  table: {
    help: 'the best spending of every budget, with the quantiles over the refits,',
    columns: async ({ record }) => (await import('./columns.js')).frontierColumns(record),
  },
  async prepare({ fit, ...request }, { signal }) {
    const [fitted, { allocate }] = await Promise.all([
      fittedArgument(fit),
      import('../../../tasks/allocate/allocate.js'),
    ]);
    return async ({ stage, step }, begin) => {
      let ends: FrontierEndOptima | undefined;
      const allocated = allocate(fitted, request, {
        signal,
        optima: (last) => {
          ends = { first: ends?.first ?? last, last };
        },
        stage(name) {
          // The optima of the estimate are known, which are kept.
          if (name === 'uncertainty') begin();
          stage(name);
        },
        progress: step,
      });
      return { record: await finishedOf(allocated), fitted, ends };
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).allocateText(record, terminal.out),
  page: async ({ record, fitted, ends }) =>
    (await import('../../../report/index.js')).allocateReport(record, fitted, ends),
  plan: async ({ record, fitted }) =>
    (await import('../../../tasks/plan/of-answers.js')).planOfAllocation(record, fitted),
  exit({ record: { frontier, asked, events } }) {
    const interrupted = exitUnlessWhole(frontier.length, asked ?? 0, 'budgets');
    if (interrupted !== undefined) return interrupted;
    const complaint = events.find((event) => event.startsWith('Interrupted'));
    return complaint === undefined ? { code: 0 } : { code: 130, complaint };
  },
  chunked: {
    specification: async (job) => ({
      task: 'allocate',
      job: { ...written(job) },
      inputs: await (await import('../../../tasks/chunked/fit-files.js')).fitFiles(job.fit),
    }),
    result: async (outcome) => outcome as StoredAllocation,
  },
};

export const command = jobCommand(allocateCommand);
