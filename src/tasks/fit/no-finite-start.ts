/** Why the law has no finite value at any start; loaded where that is so. */
import { field, IsolossError } from '../../errors.js';
import { isInRange } from '../../loss/likelihood.js';
import { bracketFailure } from '../../problem/brackets.js';
import type { Starts } from '../../problem/starts.js';
import { describeRow, placeOf } from '../../runs/table.js';
import { formatNumber, plural } from '../../text.js';
import type { JobModel } from './problem-of-job.js';

/** Starts that are looked at to say why none is finite. */
const MOST_STARTS_LOOKED_AT = 100;

export function noFiniteStart(starts: Starts, jobModel: JobModel): IsolossError {
  const { model, runs, fitted } = jobModel;
  const first = new Float64Array(model.free.length);
  starts.fill(0, 1, first);
  // Linear parameters, which are outside of equations, are no numbers where the others give the law no value.
  const start = model.toNatural(first).map((value) => (Number.isNaN(value) ? 0 : value));
  const failure =
    model.groups === undefined
      ? bracketFailure(model.graph, model.limit.root, model.limit.inputs, model.problem.rows, start)
      : undefined;
  const row = failure === undefined ? undefined : runs.rows[fitted[failure.row]];
  const at = model.free.map(({ name }, j) => `${name} = ${formatNumber(start[j], 4)}`);
  return new IsolossError(
    'no-finite-start',
    [
      ...outOfRange(starts, jobModel),
      `The law has no finite value at any start (${plural(starts.count, 'start')}, ${starts.kind}).`,
      ...(failure === undefined || row === undefined
        ? []
        : [`${describeRow(runs.table, row)}, at ${at.join(', ')}: ${failure.text}.`]),
      ...model.conditions,
    ].join(' '),
    failure === undefined
      ? `Give start ranges with ${field('range')}, starts with ${field('start')}, or bounds with ${field('bound')}.`
      : `Widen the bracket, or give start ranges with ${field('range')} and bounds with ${field('bound')} in which it holds a root.`,
    { kind: 'run', ...(row === undefined ? {} : { place: placeOf(runs.table, row) }) },
  );
}

/** Of a likelihood: a row in which the law, at the first start with finite values, is no probability or rate. */
function outOfRange(starts: Starts, { model, runs, fitted }: JobModel): string[] {
  const { problem, free, toNatural } = model;
  const { counts, size } = problem;
  if (counts === undefined) return [];
  const at = new Float64Array(size);
  for (let start = 0; start < Math.min(starts.count, MOST_STARTS_LOOKED_AT); start++) {
    starts.fill(start, 1, at);
    const values = problem.predicted?.(at) ?? new Float64Array(0);
    const row = values.findIndex((value) => Number.isFinite(value) && !isInRange(counts.likelihood, value));
    if (row < 0) continue;
    const natural = toNatural(at);
    const point = free.map(({ name }, i) => `${name} = ${formatNumber(natural[i], 4)}`).join(', ');
    const must = counts.likelihood === 'binomial' ? 'strictly between 0 and 1' : 'above 0';
    return [
      `At ${point} the law is ${formatNumber(values[row], 4)} in ${runs.table.rowWord} ${runs.rowNumbers[fitted[row]]} of ${runs.source}, where it must lie ${must}.`,
    ];
  }
  return [];
}
