/** RUNS, the first argument of every command that fits. */
import { once } from 'node:events';
import { throwIfAborted } from '../errors.js';
import type { Table } from '../runs/table.js';
import type { InputFile } from '../tasks/chunked/job.js';
import type { Need } from './job-command.js';
import { listening } from './signals.js';

/** What its help says: `command.argument('[runs]', runsHelp)`. */
export const runsHelp =
  'table of training runs (csv, tsv, json, jsonl, yaml, parquet), or - for standard input';

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

/** The file of a table as bytes, for stores. */
export async function readRunsFile(path: string): Promise<InputFile> {
  const { readBytes } = await import('../store/read-bytes.js');
  return { name: path === '-' ? 'standard input' : path, bytes: await readBytes(path) };
}

export const needsRuns = (command: string): Need => ({
  field: 'runs',
  code: 'no-runs',
  message: 'No table of runs is given.',
  fix: `Name a file after ${command}, or - for standard input.`,
});

export const needsLaw: Need = {
  field: 'law',
  code: 'no-law',
  message: 'No law is given.',
  fix: 'Add --law NAME (isoloss laws lists them), --law FORMULA or --law FILE.json.',
};
