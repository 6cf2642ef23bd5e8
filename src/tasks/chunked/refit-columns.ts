/** Refits as the columns of a chunk, and back. */
import { statusName } from '../../problem/status.js';
import type { RefitPart } from '../uncertainty/refit-work.js';
import { type ChunkColumn, type ChunkTable, flagsOf, numbersOf, statusesOf } from './chunk-columns.js';

/** Before the name of a quantity: the column of its standard errors. */
const ERROR = 'error:';

/** One row a resample: status, improved, objective, then parameters and derived quantities, then standard errors. */
export function refitColumns(
  { replicates, errors = [] }: RefitPart,
  quantities: readonly string[],
): ChunkColumn[] {
  const { status, improved, objective, columns } = replicates;
  return [
    { name: 'status', data: Array.from(status, statusName) },
    { name: 'improved', data: improved },
    { name: 'objective', data: objective },
    ...Object.entries(columns).map(([name, data]) => ({ name, data })),
    ...errors.map((data, i) => ({ name: ERROR + quantities[i], data })),
  ];
}

/** Throws `DamagedChunk` where a column is missing or of another kind. */
export function refitsOf(
  chunk: ChunkTable,
  names: readonly string[],
  quantities: readonly string[],
): RefitPart {
  const replicates = {
    count: chunk.count,
    status: statusesOf(chunk),
    improved: flagsOf(chunk, 'improved'),
    objective: numbersOf(chunk, 'objective'),
    columns: Object.fromEntries(names.map((name) => [name, numbersOf(chunk, name)])),
  };
  if (quantities.length === 0) return { replicates };
  return { replicates, errors: quantities.map((name) => numbersOf(chunk, ERROR + name)) };
}
