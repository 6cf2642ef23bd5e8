import { parseTable } from '../runs/parse-table.js';
import type { Table } from '../runs/table.js';
import { readBytes } from './read-bytes.js';

const STANDARD_INPUT = 'standard input';

/**
 * Reads a table of runs from a file, or from standard input for `-`. Node only; see {@link parseTable} and `readBytes`
 * for errors.
 */
export async function readTable(path: string): Promise<Table> {
  return parseTable(await readBytes(path), path === '-' ? STANDARD_INPUT : path);
}
