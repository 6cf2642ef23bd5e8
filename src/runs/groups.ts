/** Groups of rows: those with equal values in some columns. */
import { field, IsolossError } from '../errors.js';
import { type Cell, isMissing } from './cell.js';
import type { Reader } from './evaluate.js';
import type { Symbols } from './symbols.js';
import type { Table } from './table.js';

/** For each row, the key of its group. Throws `missing-values`, naming the row. */
export function groupKeys(
  text: string,
  option: string,
  symbols: Symbols,
  table: Table,
  rows: Int32Array,
): string[] {
  const readers = groupColumns(text, symbols).map((column): Reader<Cell> => symbols.reader(column, option));
  return Array.from(rows, (row) => {
    const values = readers.map((reader) => reader(row));
    if (!values.some(isMissing)) return JSON.stringify(values);
    throw new IsolossError(
      'missing-values',
      `${table.source}, ${table.rowWord} ${table.rowNumbers[row]}: ${option} ${text} is missing.`,
      `Every row needs a value that gives its group; filter the others out with ${field('where')}.`,
      { place: { file: table.source, row: table.rowNumbers[row], column: text } },
    );
  });
}

/** Each key as a number, 0 and up in the order in which keys first appear. */
export function numberedGroups(keys: readonly string[]): {
  readonly group: Uint32Array;
  readonly count: number;
} {
  const numbers = new Map<string, number>();
  const group = Uint32Array.from(keys, (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { group, count: numbers.size };
}

/** `run, seed` is two columns where both exist; `min(a, b)` is one expression. */
function groupColumns(text: string, symbols: Symbols): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return !symbols.isColumn(text) && parts.every((part) => symbols.isColumn(part)) ? parts : [text];
}
