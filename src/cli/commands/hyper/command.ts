import { hyperForm } from '../../../tasks/hyper/form.js';
import type { HyperJob } from '../../../tasks/hyper/job.js';
import type { HyperRecord, SweptEstimate } from '../../../tasks/hyper/record.js';
import { finishedOf } from '../../finished.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand } from '../../job-command.js';
import { needsRuns, readRuns, runsHelp } from '../../runs-argument.js';

const help: HelpText = {
  notes: [
    'In every cell of the sweep (runs of equal N and D, say) a quadratic bowl in the logarithms of the hyper-parameters is fitted near the best run. A cell whose best run lies at an edge of the sweep has no optimum, and is named. The law of the optima weighs cells by their uncertainty and their scatter; beside it, one bowl is fitted to all cells together, whose intervals are over resamples of the runs.',
  ],
  examples: [
    'isoloss hyper sweep.csv --over lr --map N=params D=tokens L=val_loss --report hyper.html',
    'isoloss hyper sweep.csv --over lr,B --map "B=bs*2048" --at N=7e10,D=1.4e12 --json hyper.json',
    'isoloss hyper sweep.csv --over lr --by C --published rule:bi-2024-learning-rate',
  ],
};

interface Answered extends Done {
  readonly record: HyperRecord;
  readonly isWhole: boolean;
}

const ends = (name: string, one: SweptEstimate | undefined) => ({
  [name]: one?.value ?? null,
  [`${name}_lower`]: one?.interval?.[0] ?? null,
  [`${name}_upper`]: one?.interval?.[1] ?? null,
});

export const command = jobCommand<HyperJob, Answered>({
  form: hyperForm,
  arguments: [['[runs]', 'runs', runsHelp]],
  help,
  needs: [needsRuns('hyper')],
  inputs: ({ runs }) => ({ tables: [runs] }),
  table: {
    help: 'the best values of every cell',
    columns: async ({ record: { cells, over } }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        cells.map(({ at, rows, used, best, optimum, flatness, loss, reason }) => ({
          ...at,
          runs: rows,
          used,
          ...Object.assign(
            {},
            ...over.map((name) => ({
              ...ends(`${name}_opt`, optimum?.[name]),
              [`${name}_flat`]: flatness?.[name] ?? null,
              [`${name}_best_run`]: best.at[name],
            })),
          ),
          loss: loss ?? null,
          best_loss: best.loss,
          reason: reason ?? null,
        })),
      );
    },
  },
  async prepare(job, { signal }) {
    const [{ hyper }, table] = await Promise.all([
      import('../../../tasks/hyper/hyper.js'),
      readRuns(job.runs, signal),
    ]);
    return async ({ stage, step }, begin) => {
      stage('resamples');
      const progress = (done: number, total: number): void => {
        if (done > 1) begin();
        step(done, total);
      };
      let isWhole = true;
      const record = await finishedOf(hyper(job, table, { signal, progress }), () => {
        isWhole = false;
      });
      return { record, isWhole };
    };
  },
  text: async ({ record }, { terminal }) => (await import('./text.js')).hyperText(record, terminal.out),
  page: async ({ record }) => (await import('../../../report/index.js')).hyperReport(record),
  exit({ record: { cells, surface }, isWhole }) {
    if (!isWhole) {
      const complaint = `Interrupted: intervals of the surface are over ${surface?.resamples.kept ?? 0} resamples.`;
      return { code: 130, complaint };
    }
    const isFound = cells.some(({ optimum }) => optimum !== null);
    return isFound ? { code: 0 } : { code: 1, complaint: 'No cell has an optimum.' };
  },
});
