import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { IsolossError } from '../errors.js';
import { parseTable } from './parse-table.js';
import type { Table } from './table.js';

const STANDARD_INPUT = 'standard input';

/** Reads a table of runs from a file, or from standard input for `-`. Node only; see {@link parseTable} for errors. */
export async function readTable(path: string): Promise<Table> {
  if (path === '-') return parseTable(await buffer(process.stdin), STANDARD_INPUT);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  return parseTable(bytes, path);
}

function unreadable(path: string, error: unknown): IsolossError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'permission is denied',
  };
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new IsolossError('unreadable-file', `${path} cannot be read: ${reason}.`, 'Check the path.', {
    place: { file: path },
    cause: error,
  });
}
