import { multiplierForm } from '../../../tasks/multiplier/form.js';
import type { AskedMultiplier } from '../../../tasks/multiplier/job.js';
import type { MultiplierPoint, MultiplierRecord } from '../../../tasks/multiplier/record.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand } from '../../job-command.js';
import { needsRuns, readRuns, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  notes: [
    "A ladder is a few runs of one recipe, each at its best for its compute. Both recipes have a law L = E + A/C^beta with one beta, and the floor E is pinned: name it by --floor, with where it is from. The multiplier is how many times the recipe's compute the baseline needs for the same loss; its interval holds for three to six runs each (Fieller's, by Student's t). Where exponents differ, the multiplier is given by scale.",
  ],
  examples: [
    'isoloss multiplier ladders.csv --recipe optimizer --baseline adamw --floor 1.69 --floor-source "Hoffmann et al. 2022"',
    'isoloss multiplier new.csv --against old.csv --floor chinchilla:besiroglu-2024 --target 1e24 --report multiplier.html',
  ],
};

interface Answered extends Done {
  readonly record: MultiplierRecord;
}

export const command = jobCommand<AskedMultiplier, Answered>({
  form: multiplierForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  help,
  needs: [needsRuns('multiplier')],
  inputs: ({ runs, against }) => ({ tables: against === undefined ? [runs] : [runs, against] }),
  table: {
    help: 'the multiplier of every recipe, and by scale',
    columns: async ({ record: { comparisons } }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      const ends = ({ multiplier: { value, interval } }: Pick<MultiplierPoint, 'multiplier'>) => ({
        multiplier: value,
        lower: interval[0],
        upper: interval[1],
      });
      return columnsOf(
        comparisons.flatMap(({ recipe, multiplier, curve, targets }) => [
          ...(multiplier === null
            ? []
            : [{ recipe, exponents: 'one', C: null, loss: null, ...ends({ multiplier }), inside: null }]),
          ...[...curve, ...targets].map((point) => ({
            recipe,
            exponents: 'own',
            C: point.C,
            loss: point.loss,
            ...ends(point),
            inside: Number(point.inside),
          })),
        ]),
      );
    },
  },
  async prepare(job, { signal }) {
    const [{ multiplier }, table] = await Promise.all([
      import('../../../tasks/multiplier/multiplier.js'),
      readRuns(job.runs, signal),
    ]);
    const against = job.against === undefined ? undefined : await readRuns(job.against, signal);
    return async () => ({ record: await multiplier(job, table, against, { signal }) });
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).multiplierText(record, terminal.out),
  page: async ({ record }) => (await import('../../../report/index.js')).multiplierReport(record),
  exit: ({ record: { comparisons } }) =>
    comparisons.some(({ multiplier }) => multiplier !== null)
      ? { code: 0 }
      : { code: 1, complaint: 'No recipe has a multiplier.' },
});
