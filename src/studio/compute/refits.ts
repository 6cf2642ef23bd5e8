/** The refits of resamples as a table, a row for each, with the columns of `--replicates`. */
import { IsolossError } from '../../errors.js';
import { type Replicates, replicateColumns } from '../../problem/replicates.js';
import { statusName } from '../../problem/status.js';
import { csvText } from './csv.js';

/** CSV with a header; a quantity that a refit lacks is empty. Throws `no-replicates`. */
export function refitsText(replicates: Replicates | undefined): string {
  if (replicates === undefined || replicates.count === 0) {
    throw new IsolossError('no-replicates', 'There are no refits to save.', 'Refit some resamples first.');
  }
  const { count, columns, objective, status, improved } = replicates;
  const quantities = Object.values(columns);
  const rows = Array.from({ length: count }, (_, i) => [
    i,
    statusName(status[i]),
    improved[i] === 1,
    ...[objective, ...quantities].map((values) => (Number.isFinite(values[i]) ? values[i] : '')),
  ]);
  return csvText([[...replicateColumns, ...Object.keys(columns)], ...rows]);
}
