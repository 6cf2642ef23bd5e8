/** The columns of a chunk by name and kind. */
import { Status, type StatusName } from '../../problem/status.js';
import { type ChunkTable, DamagedChunk } from './chunk-file.js';

export type { ChunkColumn, ChunkTable } from './chunk-file.js';

/** Throws {@link DamagedChunk} where there is no such column of numbers. */
export function numbersOf({ count, columns }: ChunkTable, name: string): Float64Array {
  const column = columns.get(name);
  if (column instanceof Float64Array && column.length === count) return column;
  throw new DamagedChunk(`has no numbers of ${name}`);
}

/** Zeros and ones. Throws {@link DamagedChunk} where there is no such column. */
export function flagsOf({ count, columns }: ChunkTable, name: string): Uint8Array {
  const column = columns.get(name);
  if (column instanceof Uint8Array && column.length === count) return column;
  throw new DamagedChunk(`has no flags of ${name}`);
}

/** Throws {@link DamagedChunk} where there is no such column of texts. */
export function textsOf({ count, columns }: ChunkTable, name: string): readonly string[] {
  const column = columns.get(name);
  if (Array.isArray(column) && column.length === count) return column;
  throw new DamagedChunk(`has no texts of ${name}`);
}

/** How searches or refits ended, as `Status` codes. Throws {@link DamagedChunk} where that is missing or unknown. */
export function statusesOf(chunk: ChunkTable): Uint8Array {
  const texts = textsOf(chunk, 'status');
  const codes = new Uint8Array(texts.length);
  for (let k = 0; k < texts.length; k++) {
    codes[k] = k > 0 && texts[k] === texts[k - 1] ? codes[k - 1] : codeOf(texts[k]);
  }
  return codes;
}

function codeOf(name: string): number {
  if (name !== 'running' && Object.hasOwn(Status, name)) return Status[name as StatusName];
  throw new DamagedChunk('has an unknown status');
}
