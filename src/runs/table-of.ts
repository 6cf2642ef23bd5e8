import { IsolossError } from '../errors.js';
import { excerpt } from '../text.js';
import { setCell, tableOfObjects } from './objects.js';
import { type Table, TableBuilder } from './table.js';

/** A value of a cell; null, undefined, NaN and infinities are missing, texts are read as in files (`1.3B`, `true`). */
export type CellInput = number | bigint | string | boolean | Date | null | undefined;

/** A table as columns of one length, typed arrays included. */
export type ColumnsOfCells = Readonly<Record<string, ArrayLike<CellInput>>>;

/** A table as one object a run; fields of nested objects are columns of dotted names, as in JSON files. */
export type RowsOfCells = readonly object[];

/**
 * A table of runs from values in memory: columns, such as `{ N: [...], D: [...], loss: [...] }`, or one object a run.
 * `source` names it in messages and records. Throws `empty-table`, `unequal-lengths` and `malformed-table`.
 */
export function tableOf(data: ColumnsOfCells | RowsOfCells, source = 'table'): Table {
  return isRows(data) ? tableOfObjects(data, source) : tableOfColumns(data, source);
}

function isRows(data: ColumnsOfCells | RowsOfCells): data is RowsOfCells {
  return Array.isArray(data);
}

function tableOfColumns(data: ColumnsOfCells, source: string): Table {
  if (typeof data !== 'object' || data === null) throw noTable(source, 'it is no object');
  const columns = Object.entries(data);
  const [rows = 0] = columns.map(([name, cells]) => {
    if (isArrayLike(cells)) return cells.length;
    throw noTable(source, `'${excerpt(name)}' is no array`);
  });
  for (const [name, { length }] of columns) {
    if (length === rows) continue;
    throw new IsolossError(
      'unequal-lengths',
      `${source}: column '${excerpt(name)}' has ${length} values where '${excerpt(columns[0][0])}' has ${rows}.`,
      'Give every column one value a run.',
      { place: { file: source, column: name } },
    );
  }
  const builder = new TableBuilder(source, 'row', rows);
  for (let row = 0; row < rows; row++) builder.row(row + 1);
  for (const [name, cells] of columns) {
    const column = builder.declare(name);
    for (let row = 0; row < rows; row++) setCell(column, row, known(cells[row]));
  }
  return builder.finish();
}

function known(value: CellInput): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function isArrayLike(value: unknown): value is ArrayLike<CellInput> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

function noTable(source: string, why: string): IsolossError {
  return new IsolossError(
    'malformed-table',
    `${source} is no table: ${why}.`,
    'Give columns, as in { N: [...], D: [...], loss: [...] }, or one object a run.',
    { place: { file: source } },
  );
}
