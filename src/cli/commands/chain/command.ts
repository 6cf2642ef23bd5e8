import { written } from '../../../jobs/parsed.js';
import { chainForm } from '../../../tasks/chain/form.js';
import type { AskedChain } from '../../../tasks/chain/job.js';
import type { ChainRecord } from '../../../tasks/chain/record.js';
import type { HelpText } from '../../help.js';
import { type Done, jobCommand, withJob } from '../../job-command.js';

const help: HelpText = {
  notes: [
    'Fit the loss of a task with isoloss fit, then what follows from the loss, each with --bootstrap and --json; chain feeds the refits of the first to those of the second. Bands of a new run add the scatter of both.',
    'Fits with groups (--per) are chained group by group: matched by name where both have the same, else every one with every other. Groups of the loss, such as recipes, are put in order at each point, with the share of draws in which each is the best.',
    'In a table of targets the column task says which task a row is of; what is observed of the metric is found as in its fit, or by --map L=COLUMN.',
  ],
  examples: [
    'isoloss chain --tasks loss.json,accuracy.json --at N=7e9,D=4e12',
    'isoloss chain --tasks hellaswag=hellaswag-loss.json,hellaswag-accuracy.json piqa=piqa-loss.json,piqa-accuracy.json --at N=7e9,D=4e12 N=1.3e10,D=5e12 --report chain.html',
    'isoloss chain --tasks accuracy=ladders.json,accuracy.json --at N=7e9,D=1.4e11',
    'isoloss chain targets.csv --tasks loss.json,accuracy.json --out predicted.csv',
  ],
};

interface Chained extends Done {
  readonly record: ChainRecord;
}

export const command = jobCommand<AskedChain, Chained>({
  form: chainForm,
  arguments: [['[runs]', 'runs', 'table of targets to predict (csv, tsv, json, jsonl, parquet)']],
  help,
  needs: [
    {
      field: 'tasks',
      code: 'no-fit',
      message: 'No fits are given.',
      fix: 'Name the fit of a loss and that of what follows from it: --tasks loss.json,accuracy.json.',
    },
  ],
  inputs: ({ tasks, runs }) => ({
    fits: tasks.flatMap(({ value: { first, second } }) => [first, second]),
    tables: runs === undefined ? [] : [runs],
  }),
  table: {
    help: 'every point of every task with its bands,',
    columns: async ({ record }) => {
      const { columnsOf } = await import('../../../store/write-table.js');
      return columnsOf(
        record.tasks.flatMap(({ name, points }) =>
          points.map(({ at, row, loss, lossBand, value, band, newRun, observed, error }) => ({
            task: name,
            row,
            ...at,
            loss,
            loss_lower: lossBand?.[0],
            loss_upper: lossBand?.[1],
            predicted: value,
            lower: band?.[0],
            upper: band?.[1],
            new_run_lower: newRun?.[0],
            new_run_upper: newRun?.[1],
            observed,
            error,
          })),
        ),
      );
    },
  },
  async prepare(job) {
    const [{ chain }, { readTasks }, { readTable }] = await Promise.all([
      import('../../../tasks/chain/chain.js'),
      import('../../../tasks/chain/read-tasks.js'),
      import('../../../store/read-table.js'),
    ]);
    const { tasks, notes } = await readTasks(
      job,
      job.runs === undefined ? undefined : await readTable(job.runs),
    );
    const { feed, level } = job;
    return ({ stage }) => {
      stage('tasks');
      const record = chain(tasks, {
        ...(feed === undefined ? {} : { feed }),
        ...(level === undefined ? {} : { level }),
      });
      return { record: withJob({ ...record, notes }, written(job)) };
    };
  },
  async text({ record }, { terminal }) {
    const [{ chainParts }, { partsText }] = await Promise.all([
      import('../../../report/sentences/chain.js'),
      import('../../parts.js'),
    ]);
    return partsText(chainParts(record), terminal.out);
  },
  page: async ({ record }) => (await import('../../../report/index.js')).chainReport(record),
});
