/** What a contender's own model reads of rows that all have. */
import type { Table } from '../../runs/table.js';
import type { Entrant } from './entrants.js';

/** Inputs, losses and weights at rows of the common table, given by their index. Throws a `TypeError` without a model. */
export function columnsOfEntrant(
  { jobModel }: Entrant,
  { rowNumbers }: Table,
  rows: Int32Array,
): {
  readonly inputs: Readonly<Record<string, Float64Array>>;
  readonly observed: Float64Array;
  readonly weight: Float64Array;
} {
  if (jobModel === undefined) throw new TypeError('the contender has no model');
  const { runs } = jobModel;
  const places = new Map([...runs.rowNumbers].map((number, i) => [number, i]));
  const at = Int32Array.from(rows, (row) => places.get(rowNumbers[row]) ?? 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(at, (i) => column[i]);
  return {
    inputs: Object.fromEntries([...runs.inputs].map(([name, column]) => [name, pick(column)])),
    observed: pick(runs.target),
    weight: pick(runs.weight),
  };
}
