/** RUNS, the first argument of every command that fits. */
import { once } from 'node:events';
import { throwIfAborted } from '../errors.js';
import type { Table } from '../runs/table.js';
import { listening } from './signals.js';

/** What its help says: `command.argument('[runs]', runsHelp)`. */
export const runsHelp = 'table of training runs (csv, tsv, json, jsonl, parquet), or - for standard input';

/** Reads the table; throws the interruption if that comes first, since standard input may never end. */
export async function readRuns(path: string, signal: AbortSignal): Promise<Table> {
  const { readTable } = await import('../store/read-table.js');
  throwIfAborted(signal);
  const table = readTable(path);
  if (path === '-') {
    await listening(() => Promise.race([table, once(signal, 'abort')]), process.stdin);
    throwIfAborted(signal);
  }
  return table;
}
