/** The tasks of a chain's job: fits, and the points or the table of targets. Node only. */
import { field, IsolossError } from '../../errors.js';
import { resolveInputs } from '../../runs/inputs.js';
import { hasColumn, type Table } from '../../runs/table.js';
import { readFitted } from '../fitted/read-fit.js';
import { type ChainTask, feedOf, inputsOfChain } from './chain.js';
import type { AskedChain } from './job.js';

/** The column of a table of targets that says which task a row is of. */
const TASK = 'task';

/** Throws `bad-question` where nothing is to be predicted, and the errors of fits and tables. */
export async function readTasks(
  job: AskedChain,
  table: Table | undefined,
): Promise<{ readonly tasks: ChainTask[]; readonly notes: readonly string[] }> {
  if ((table === undefined) === (job.at.length === 0)) {
    throw new IsolossError(
      'bad-question',
      table === undefined
        ? 'There is nothing to predict.'
        : 'Points and a table cannot be predicted together.',
      `Give points with ${field('at')} N=7e9,D=4e12, or the path of a table of targets.`,
    );
  }
  const notes = new Set<string>();
  const tasks: ChainTask[] = [];
  for (const { value } of job.tasks) {
    const [loss, metric] = [await readFitted(value.first), await readFitted(value.second)];
    if (table === undefined) {
      tasks.push({ name: value.name, loss, metric, at: job.at });
      continue;
    }
    const { L: _, ...ofLoss } = loss.map ?? {};
    const { L: observedAs } = metric.map ?? {};
    const conditions = [
      ...(job.where === undefined ? [] : [`(${job.where})`]),
      ...(hasColumn(table, TASK) ? [`${TASK} == ${JSON.stringify(value.name)}`] : []),
    ];
    const {
      inputs,
      observed,
      rowNumbers,
      notes: own,
    } = resolveInputs(table, {
      inputs: inputsOfChain(loss.law, metric.law, feedOf(metric.law, job.feed)),
      map: job.map,
      fitMap: { ...ofLoss, ...(observedAs === undefined ? {} : { L: observedAs }) },
      ...(conditions.length === 0 ? {} : { where: conditions.join(' and ') }),
    });
    for (const note of own) notes.add(note);
    tasks.push({
      name: value.name,
      loss,
      metric,
      at: inputs,
      rows: rowNumbers,
      ...(observed === undefined ? {} : { observed }),
    });
  }
  return { tasks, notes: [...notes] };
}
