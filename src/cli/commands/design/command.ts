import { designForm } from '../../../tasks/design/form.js';
import type { AskedDesign } from '../../../tasks/design/job.js';
import type { DesignRecord } from '../../../tasks/design/record.js';
import type { FittedLaw } from '../../../tasks/fitted/fitted-law.js';
import { finishedOf } from '../../finished.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand, needsFit } from '../../job-command.js';

const help: HelpText = {
  notes: [
    "A goal is a formula of the law's parameters and derived quantities, of N_opt(C), D_opt(C) and L_opt(C), the optimum under the cost at a budget C, and of L(N,D), the loss at given inputs. What counts is the share of its variance over the refits that a run is expected to remove: for a goal such as log(N_opt(1e24)) the variance of a factor.",
  ],
  examples: [
    'isoloss design fit.json --goal "log(N_opt(1e24))" --budget 1e21',
    'isoloss design fit.json --goal "L_opt(1e25)" --budget 1e22 --runs 5 --report next.html',
    'isoloss design fit.json --goal a_opt --budget 1e20 --subject-to "D <= 3e11" --by cost',
    'isoloss design fit.json --goal "L(7e10, 1.4e12)" --axis N=1e8..1e11:64 --set "D=20*N" --json',
  ],
};

interface Designed extends Done {
  readonly record: DesignRecord;
  readonly fitted: FittedLaw;
}

export const command = jobCommand<AskedDesign, Designed>({
  form: designForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  help,
  needs: [
    needsFit,
    {
      field: 'goal',
      code: 'no-goal',
      message: "The required option '--goal <formula>' is not given.",
      fix: 'Say what is to be known better, such as --goal "log(N_opt(1e24))".',
    },
  ],
  inputs: ({ fit }) => ({ fits: [fit] }),
  table: {
    help: 'the candidates, best first,',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.candidates.map(({ at, share, error, weighted, perCost, deviation, loss, band, newRun }) => ({
          ...at,
          share,
          share_error: error,
          share_weighted: weighted.share,
          ...(perCost === undefined ? {} : { share_per_cost: perCost }),
          deviation_left: deviation,
          L: loss,
          law_lower: band?.[0],
          law_upper: band?.[1],
          new_run_lower: newRun?.[0],
          new_run_upper: newRun?.[1],
        })),
      );
    },
  },
  async prepare({ fit, ...request }, { signal }) {
    const [fitted, { design }] = await Promise.all([
      fittedArgument(fit),
      import('../../../tasks/design/design.js'),
    ]);
    return async ({ stage, step }, begin) => {
      stage('candidates');
      begin();
      const record = await finishedOf(design(fitted, request, { signal, progress: step }));
      return { record, fitted };
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).designText(record, terminal.out),
  page: async ({ record, fitted }) => {
    const [{ designReport }, { runsOfFit }] = await Promise.all([
      import('../../../report/index.js'),
      import('../../runs-of-fit.js'),
    ]);
    return designReport(record, fitted, await runsOfFit(record.job.fit));
  },
  plan: async ({ record, fitted }) =>
    (await import('../../../tasks/plan/of-answers.js')).planOfDesign(record, fitted),
  exit({ record: { warnings } }) {
    const complaint = warnings.find((warning) => warning.startsWith('Interrupted'));
    return complaint === undefined ? { code: 0 } : { code: 130, complaint };
  },
});
