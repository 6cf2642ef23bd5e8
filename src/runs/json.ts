import { IsolossError } from '../errors.js';
import { type Cell, typeCell } from './cell.js';
import { type Table, TableBuilder } from './table.js';

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of a JSON or Parquet cell; what has parts is kept as its JSON text, of use only if never used. */
export function toCell(value: unknown): Cell {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    case 'string':
      return typeCell(value, true);
    case 'undefined':
      return null;
    default:
      if (value === null) return null;
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
      return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part));
  }
}

function malformed(source: string, what: string, fix: string, row?: number, cause?: unknown): IsolossError {
  return new IsolossError('malformed-table', what, fix, {
    place: row === undefined ? { file: source } : { file: source, row },
    cause,
  });
}

/** Reads an array of objects, one a run, or an object of arrays, one a column. */
export function readJson(text: string, source: string): Table {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw malformed(
      source,
      `${source} is not valid JSON: ${reason}.`,
      'Correct it, or name the file .jsonl if each line is an object of its own.',
      undefined,
      error,
    );
  }
  if (Array.isArray(value)) return fromObjects(value, source);
  if (isObject(value)) return fromColumns(value, source);
  throw malformed(source, `${source} holds a single value, not a table.`, shapes);
}

const shapes = 'Give an array of objects, one a run, or an object of arrays, one a column.';

function fromObjects(values: readonly unknown[], source: string): Table {
  const builder = new TableBuilder(source, 'row');
  values.forEach((value, i) => {
    if (!isObject(value)) throw malformed(source, `${source}, row ${i + 1}: not an object.`, shapes, i + 1);
    addObject(builder, value, i + 1);
  });
  return builder.finish();
}

function fromColumns(value: JsonObject, source: string): Table {
  const columns = Object.entries(value);
  const lengths = columns.map(([name, column]) => {
    if (Array.isArray(column)) return column.length;
    throw malformed(source, `${source}: '${name}' is not an array.`, shapes);
  });
  const [rows = 0] = lengths;
  const odd = lengths.findIndex((length) => length !== rows);
  if (odd >= 0) {
    throw malformed(
      source,
      `${source}: column '${columns[odd][0]}' has ${lengths[odd]} rows where '${columns[0][0]}' has ${rows}.`,
      'Give every column as many rows.',
    );
  }
  const builder = new TableBuilder(source, 'row', Math.max(1, rows));
  for (let row = 0; row < rows; row++) builder.row(row + 1);
  for (const [name, cells] of columns) {
    const column = builder.declare(name);
    for (let row = 0; row < rows; row++) column.set(row, toCell((cells as unknown[])[row]));
  }
  return builder.finish();
}

/** Reads one JSON object a line, one line a run; empty lines are skipped. */
export function readJsonLines(text: string, source: string): Table {
  const builder = new TableBuilder(source, 'line');
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const written = text.slice(from, end).trim();
    from = end + 1;
    line++;
    if (written === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(written);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw malformed(
        source,
        `${source}, line ${line}: not valid JSON: ${reason}.`,
        'Each line must be one whole JSON object.',
        line,
        error,
      );
    }
    if (!isObject(value)) {
      throw malformed(source, `${source}, line ${line}: not an object.`, 'Each line must be one run.', line);
    }
    addObject(builder, value, line);
  }
  return builder.finish();
}

function addObject(builder: TableBuilder, value: JsonObject, rowNumber: number): void {
  const row = builder.row(rowNumber);
  for (const name of Object.keys(value)) builder.column(name).set(row, toCell(value[name]));
}
