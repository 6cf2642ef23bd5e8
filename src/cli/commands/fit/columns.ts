/** The rows of a fit as a table. */
import type { OutputColumn } from '../../../store/write-table.js';
import type { FitOutcome } from '../../../tasks/fit/outcome.js';

/** Row of the file, inputs, loss, prediction, residual, weight, 1 where held out, and the group of rows that have one. */
export function rowColumns({ rows, record }: FitOutcome): OutputColumn[] {
  const { inputs, observed, predicted, residual, weight, heldOut, rowNumbers, group } = rows;
  const names = record.groups?.names ?? [];
  return [
    { name: 'row', data: rowNumbers },
    ...(group === undefined ? [] : [{ name: 'group', data: Array.from(group, (g) => names[g]) }]),
    ...Object.entries(inputs).map(([name, data]) => ({ name, data })),
    { name: 'observed', data: observed },
    { name: 'predicted', data: predicted },
    { name: 'residual', data: residual },
    { name: 'weight', data: weight },
    { name: 'held_out', data: Int32Array.from(heldOut) },
  ];
}
