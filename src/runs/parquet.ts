import { yieldToEvents } from '#platform';
import { IsolossError } from '../errors.js';
import { excerpt } from '../text.js';
import { typeCell } from './cell.js';
import { type Table, TableBuilder } from './table.js';

/** True where the bytes begin with Parquet's magic number. */
export function isParquet(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1';
}

/** Rows at most: so many fill the memory of most machines. */
const MAX_ROWS = 1e8;

/**
 * Reads a whole Parquet file; the reader and decompressors are loaded on first use. Throws `unreadable-parquet` for a
 * fault of the file or of all its columns, and `empty-table`; other columns that cannot be read are refused where they are used.
 */
export async function readParquet(bytes: Uint8Array, source: string): Promise<Table> {
  const { readFooter, checkSize, readColumns } = await import('../parquet/read.js');
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end: number) => bytes.subarray(start, end),
  };
  try {
    const footer = await readFooter(file);
    if (footer.rows > MAX_ROWS) throw new Error(`it has ${footer.rows} rows, more than ${MAX_ROWS}`);
    checkSize(footer, bytes.length);
    const builder = new TableBuilder(source, 'row', footer.rows);
    for (let row = 0; row < footer.rows; row++) builder.row(row + 1);
    const columns = footer.leaves.map(({ name }) => builder.declare(name));
    const faults = new Map<number, Error>();
    await readColumns(
      file,
      footer,
      (leaf, values, first) => {
        for (let i = 0; i < values.length; i++) columns[leaf].set(first + i, values[i]);
      },
      {
        text: (written) => typeCell(written),
        pause: yieldToEvents,
        refuse: (leaf, why) => faults.set(leaf, why),
      },
    );
    // Where nothing can be read the file is at fault.
    const [worst] = faults.values();
    if (worst !== undefined && faults.size === footer.leaves.length) throw worst;
    for (const [leaf, fault] of faults) builder.refuse(footer.leaves[leaf].name, excerpt(fault.message, 200));
    return builder.finish();
  } catch (error) {
    if (error instanceof IsolossError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new IsolossError(
      'unreadable-parquet',
      `${source} cannot be read as Parquet: ${excerpt(reason, 200)}.`,
      'Write it again, or export it as CSV.',
      { place: { file: source }, cause: error },
    );
  }
}
