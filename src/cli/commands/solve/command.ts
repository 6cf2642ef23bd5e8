import { IsolossError } from '../../../errors.js';
import type { FittedLaw } from '../../../tasks/fitted/fitted-law.js';
import { solveForm } from '../../../tasks/solve/form.js';
import type { SolveJob } from '../../../tasks/solve/job.js';
import type { SolveRecord } from '../../../tasks/solve/record.js';
import { formatCount } from '../../../text.js';
import { finishedOf } from '../../finished.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand, needsFit, withJob } from '../../job-command.js';

const help: HelpText = {
  notes: [
    'What is asked follows from what is given:',
    [
      [
        '--target-loss and --for',
        'the value of one input that gives the loss; --at says what the others are, even in terms of it',
      ],
      ['--target-loss alone', 'the cheapest inputs that give the loss, and their cost'],
      ['--budget alone', 'the inputs that give the lowest loss for the budget'],
      [
        '--target-loss, --budget, --for',
        'the smallest value of that input with which the budget still gives the loss',
      ],
      ['--against, --budget', 'what the other law must spend for the loss this one reaches with the budget'],
      ['--against, --at', 'the same for the loss this one has where --at gives every input'],
    ],
    "A law of one input costs that input where --cost says nothing else. Bands come from the refits of resamples, or without any from the covariance (Student's t). Two fits are independent, whatever their seeds, unless --paired says that both are of the same runs.",
  ],
  examples: [
    'isoloss solve fit.json --for D --at N=7e9 --target-loss 2.1',
    'isoloss solve fit.json --for N --at "D=20*N" --target-loss 2.1',
    'isoloss solve fit.json --for N --target-loss 2.1 --budget 1e23',
    'isoloss solve fit.json --target-loss 2.1 --at T=2e12 --cost "6*N*D + 2*N*T"',
    'isoloss solve fit.json --budget 1e24 --at T=2e12 --cost inference',
    'isoloss solve fit.json --against chinchilla:besiroglu-2024 --budget 1e24',
    'isoloss solve new-ladder.json --against old-ladder.json --at C=1e21',
  ],
};

interface Answered extends Done {
  readonly record: SolveRecord;
  readonly fitted: FittedLaw;
  /** The other law of a comparison. */
  readonly other: FittedLaw | undefined;
  readonly isWhole: boolean;
}

export const command = jobCommand<SolveJob, Answered>({
  form: solveForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  help,
  needs: [needsFit],
  inputs: ({ fit, against }) => ({ fits: against === undefined ? [fit] : [fit, against] }),
  check({ budget, paired, against }) {
    if (budget !== undefined && !(budget > 0)) {
      throw new IsolossError('bad-budget', `--budget ${budget} is not above zero.`, 'Write it as 1e23.');
    }
    if (!paired || against !== undefined) return {};
    throw new IsolossError(
      'bad-question',
      '--paired is about two fits.',
      'Name the other with --against FIT.',
    );
  },
  table: {
    help: 'every number of the answer with its band',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.solved.map(({ name, value, band, unit, against }) => ({
          name,
          of: (against ? record.against : record.fit)?.name,
          value,
          lower: band?.[0],
          upper: band?.[1],
          unit,
        })),
      );
    },
  },
  async prepare(job, { signal }) {
    const { fit, against, paired, ...question } = job;
    const { solve, solveAgainst } = await import('../../../tasks/solve/solve.js');
    const fitted = await fittedArgument(fit);
    const other = against === undefined ? undefined : await fittedArgument(against);
    return async (_, begin) => {
      begin();
      const work =
        other === undefined
          ? solve(fitted, question, { signal })
          : solveAgainst(fitted, other, question, { paired }, { signal });
      let isWhole = true;
      const record = await finishedOf(work, () => {
        isWhole = false;
      });
      return { record: withJob(record, job), isWhole, fitted, other };
    };
  },
  async text({ record }, { terminal }) {
    const [{ solveParts }, { partsText }] = await Promise.all([
      import('../../../report/sentences/solve.js'),
      import('../../parts.js'),
    ]);
    return partsText(solveParts(record), terminal.out);
  },
  page: async ({ record, fitted, other }) =>
    (await import('../../../report/index.js')).solveReport(record, fitted, other),
  exit({ record, isWhole }) {
    if (isWhole) return { code: 0 };
    return {
      code: 130,
      complaint: `Interrupted: bands are by the first ${formatCount(record.drawn)} refits.`,
    };
  },
});
