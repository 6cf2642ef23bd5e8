import { written } from '../../../jobs/parsed.js';
import { equivalentForm } from '../../../tasks/equivalent/form.js';
import type { AskedEquivalent } from '../../../tasks/equivalent/job.js';
import type { EquivalentRecord } from '../../../tasks/equivalent/record.js';
import type { Solved } from '../../../tasks/solve/record.js';
import { finishedOf } from '../../finished.js';
import { fittedArgument, fittedHelp } from '../../fitted-argument.js';
import type { HelpText } from '../../help.js';
import { type Done, exitUnlessWhole, jobCommand, needsFit, withJob } from '../../job-command.js';

const help: HelpText = {
  notes: [
    'What is asked follows from what is given:',
    [
      [
        '--at, --for N, --reference',
        'effective size: the N of the reference, such as a dense model (E=1), full precision or no sparsity, that has the loss of the point',
      ],
      ['--at, --for D, --reference U=D', 'effective data: the fresh tokens that repeated ones are worth'],
      [
        '--at, --for D, --against',
        'data efficiency: the tokens with which another recipe has the loss of this one',
      ],
      ['--against, --budget', 'equal-loss shift: the compute that another recipe needs for the same loss'],
      [
        '--at alone',
        'rates of exchange between inputs: how many tokens one parameter is worth at equal loss',
      ],
    ],
    '--axis makes a curve of it. Each refit of resamples is solved for itself; without refits bands come from the covariance.',
  ],
  examples: [
    'isoloss equivalent routed:clark-2022-s-base --at N=1e8,E=64 --for N --reference E=1',
    'isoloss equivalent data-constrained:muennighoff-2023 --at N=1e9,U=2.5e10 --axis D=2.5e10..1e12:31 --for D --reference U=D --report repeated.html',
    'isoloss equivalent old.json --against new.json --at N=7e9 --axis D=1e10..1e13:31 --for D',
    'isoloss equivalent old.json --against new.json --budget 1e20..1e24:21 --report shift.html',
    'isoloss equivalent chinchilla:besiroglu-2024 --at N=7e10,D=1.4e12',
  ],
};

interface Answered extends Done {
  readonly record: EquivalentRecord;
}

type Row = Readonly<Record<string, string | number | null>>;

const ends = (name: string, one: Solved | null | undefined): Row => ({
  [name]: one?.value ?? null,
  [`${name}_lower`]: one?.band?.[0] ?? null,
  [`${name}_upper`]: one?.band?.[1] ?? null,
});

export const command = jobCommand<AskedEquivalent, Answered>({
  form: equivalentForm,
  arguments: [['[fit]', 'fit', fittedHelp]],
  help,
  needs: [needsFit],
  inputs: ({ fit, against }) => ({ fits: against === undefined ? [fit] : [fit, against] }),
  table: {
    help: 'every point with its equivalent or its rates of exchange',
    columns: async ({ record: { points, kind } }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        points.flatMap(({ at, loss, equivalent, factor, reason, rates = [] }): Row[] =>
          kind === 'exchange'
            ? rates.map((rate) => ({
                ...at,
                ...ends('L', loss),
                of: rate.of,
                in: rate.in,
                ...ends('rate', rate.rate),
                ...ends('elasticity', rate.elasticity),
              }))
            : [
                {
                  ...at,
                  ...ends('L', loss),
                  ...ends('equivalent', equivalent),
                  ...ends('factor', factor),
                  reason: reason ?? null,
                },
              ],
        ),
      );
    },
  },
  async prepare(job, { signal }) {
    const [fitted, other, { equivalent }] = await Promise.all([
      fittedArgument(job.fit),
      job.against === undefined ? undefined : fittedArgument(job.against),
      import('../../../tasks/equivalent/equivalent.js'),
    ]);
    return async ({ stage, step }, begin) => {
      stage('points');
      const progress = (done: number, total: number): void => {
        // The first point is done, which is kept.
        begin();
        step(done, total);
      };
      const record = await finishedOf(equivalent(fitted, job, other, { signal, progress }));
      return { record: withJob(record, written(job)) };
    };
  },
  async text({ record }, { terminal }) {
    const [{ equivalentParts }, { partsText }] = await Promise.all([
      import('../../../report/sentences/equivalent.js'),
      import('../../parts.js'),
    ]);
    return partsText(equivalentParts(record), terminal.out);
  },
  page: async ({ record }) => (await import('../../../report/index.js')).equivalentReport(record),
  exit({ record: { points, asked } }) {
    const interrupted = exitUnlessWhole(points.length, asked, 'points');
    if (interrupted !== undefined) return interrupted;
    const isAnswered = points.some(({ equivalent, rates }) => rates !== undefined || equivalent !== null);
    return isAnswered ? { code: 0 } : { code: 1, complaint: 'No point has an equivalent.' };
  },
});
