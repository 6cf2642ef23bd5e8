import type { FittedLaw } from '../../../tasks/fitted/fitted-law.js';
import { regretForm } from '../../../tasks/regret/form.js';
import type { RegretJob } from '../../../tasks/regret/job.js';
import type { RegretRecord } from '../../../tasks/regret/record.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand, needsFit, withJob } from '../../job-command.js';

const help: HelpText = {
  notes: [
    'The allocation is compared with the cheapest way to its loss, and with the least loss at its cost. Each refit of resamples has its own optimum, so that bands are of the difference; without refits they come from the covariance.',
  ],
  examples: [
    'isoloss regret chinchilla:besiroglu-2024 --at N=2.8e11,D=3e11',
    'isoloss regret fit.json --at "N=7e10,D=20*N" --price 1.4e-18',
  ],
};

interface Answered extends Done {
  readonly record: RegretRecord;
  readonly fitted: FittedLaw;
}

export const command = jobCommand<RegretJob, Answered>({
  form: regretForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  help,
  needs: [
    needsFit,
    {
      field: 'at',
      code: 'bad-question',
      message: 'No allocation is given.',
      fix: 'Add --at with every input of the law, such as --at N=7e10,D=1.4e12.',
    },
  ],
  inputs: ({ fit }) => ({ fits: [fit] }),
  table: {
    help: 'every number of the answer with its band',
    columns: async ({ record: { spent, equalLoss, equalCost } }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        Object.entries({ spent, equalLoss, equalCost }).flatMap(([of, all]) =>
          all.map(({ name, value, band, unit }) => ({
            of,
            name,
            value,
            lower: band?.[0],
            upper: band?.[1],
            unit,
          })),
        ),
      );
    },
  },
  async prepare(job, { signal }) {
    const { fit, ...request } = job;
    const [fitted, { regret }] = await Promise.all([
      fittedArgument(fit),
      import('../../../tasks/regret/regret.js'),
    ]);
    return async () => ({ record: withJob(await regret(fitted, request, { signal }), job), fitted });
  },
  async text({ record }, { terminal }) {
    const [{ regretParts }, { partsText }] = await Promise.all([
      import('../../../report/sentences/regret.js'),
      import('../../parts.js'),
    ]);
    return partsText(regretParts(record), terminal.out);
  },
  page: async ({ record, fitted }) => (await import('../../../report/index.js')).regretReport(record, fitted),
});
