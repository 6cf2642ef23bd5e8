/** The tasks of a chain's job: fits, and the points or the table of targets. Node only. */
import { field, IsolossError } from '../../errors.js';
import { resolveInputs, type TableInputs } from '../../runs/inputs.js';
import { hasColumn, type Table } from '../../runs/table.js';
import { excerpt, listedSome } from '../../text.js';
import { readFittedGroups } from '../fitted/read-fit.js';
import { type ChainTask, feedOf, inputsOfChain } from './chain.js';
import { type PairOfFits, pairsOfGroups } from './groups.js';
import type { AskedChain } from './job.js';
import { rowsByGroup } from './target-groups.js';

/** The column of a table of targets that says which task a row is of. */
const TASK = 'task';

/**
 * A task for each pair of fits, and for each group of fits whose parameters differ between groups. Throws `bad-question`
 * where nothing is to be predicted, and the errors of fits and tables.
 */
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
    const pairs = pairsOfGroups(
      value.name,
      await readFittedGroups(value.first),
      await readFittedGroups(value.second),
    );
    if (table === undefined) {
      tasks.push(...pairs.map((pair) => ({ ...fitsOf(pair), at: job.at })));
      continue;
    }
    const [{ loss, metric }] = pairs;
    const { L: _, ...ofLoss } = loss.map ?? {};
    const { L: observedAs } = metric.map ?? {};
    const conditions = [
      ...(job.where === undefined ? [] : [`(${job.where})`]),
      ...(hasColumn(table, TASK) ? [`${TASK} == ${JSON.stringify(value.name)}`] : []),
    ];
    const targets = resolveInputs(table, {
      inputs: inputsOfChain(loss.law, metric.law, feedOf(metric.law, job.feed)),
      map: job.map,
      fitMap: { ...ofLoss, ...(observedAs === undefined ? {} : { L: observedAs }) },
      ...(conditions.length === 0 ? {} : { where: conditions.join(' and ') }),
    });
    for (const note of targets.notes) notes.add(note);
    const { rowsOf, unknown, missing } = rowsByGroup(table, targets.rowNumbers, pairs);
    if (unknown.length > 0)
      notes.add(
        `Rows of ${listedSome(unknown.map((name) => `'${excerpt(name)}'`))} are left out: ${value.name} has no such group.`,
      );
    if (missing.length > 0)
      notes.add(
        `${table.source} lacks ${listedSome(missing.map((by) => excerpt(by)))}: every row is predicted for every group of ${value.name}.`,
      );
    tasks.push(...pairs.map((pair) => ({ ...fitsOf(pair), ...targetsAt(targets, rowsOf(pair)) })));
  }
  return { tasks, notes: [...notes] };
}

const fitsOf = ({ name, loss, metric, ladder }: PairOfFits) => ({
  name,
  loss,
  metric,
  ...(ladder === undefined ? {} : { ladder }),
});

function targetsAt({ inputs, observed, rowNumbers }: TableInputs, rows: readonly number[]) {
  return {
    at: Object.fromEntries(
      Object.entries(inputs).map(([input, column]) => [input, Float64Array.from(rows, (row) => column[row])]),
    ),
    rows: Int32Array.from(rows, (row) => rowNumbers[row]),
    ...(observed === undefined ? {} : { observed: Float64Array.from(rows, (row) => observed[row]) }),
  };
}
