/** Refits as the columns of a chunk, and back. */
import type { Replicates } from '../../problem/replicates.js';
import { Status, type StatusName, statusName } from '../../problem/status.js';
import type { RefitPart } from '../uncertainty/refit-work.js';
import { type ChunkColumn, type ChunkTable, DamagedChunk } from './chunk-file.js';

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

/** Throws {@link DamagedChunk} where a column is missing or of another kind. */
export function refitsOf(
  { count, columns }: ChunkTable,
  names: readonly string[],
  quantities: readonly string[],
): RefitPart {
  const numbers = (name: string): Float64Array => {
    const column = columns.get(name);
    if (column instanceof Float64Array && column.length === count) return column;
    throw new DamagedChunk(`has no numbers of ${name}`);
  };
  const [status, improved] = [columns.get('status'), columns.get('improved')];
  if (!Array.isArray(status) || !(improved instanceof Uint8Array)) {
    throw new DamagedChunk('does not say how its refits ended');
  }
  const replicates: Replicates = {
    count,
    status: Uint8Array.from(status, codeOf),
    improved,
    objective: numbers('objective'),
    columns: Object.fromEntries(names.map((name) => [name, numbers(name)])),
  };
  if (quantities.length === 0) return { replicates };
  return { replicates, errors: quantities.map((name) => numbers(ERROR + name)) };
}

function codeOf(name: string): number {
  if (name !== 'running' && Object.hasOwn(Status, name)) return Status[name as StatusName];
  throw new DamagedChunk(`has a refit of unknown status`);
}
