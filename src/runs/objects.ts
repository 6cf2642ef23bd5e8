/** Runs as objects: fields of nested objects are columns of dotted names. */
import { IsolossError } from '../errors.js';
import { usualStyle } from './cell.js';
import { type Table, TableBuilder, type WritableColumn } from './table.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a cell; a list is kept as its JSON text, which is an error only where the column is used. */
export function setCell(column: WritableColumn, row: number, value: unknown): void {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      column.set(row, value);
      break;
    case 'string':
      column.setText(row, value, usualStyle);
      break;
    case 'bigint':
      column.set(row, Number(value));
      break;
    default:
      column.set(row, value === null || value === undefined ? null : JSON.stringify(value));
  }
}

export function malformed(
  source: string,
  what: string,
  fix: string,
  row?: number,
  cause?: unknown,
): IsolossError {
  return new IsolossError('malformed-table', what, fix, {
    place: row === undefined ? { file: source } : { file: source, row },
    cause,
  });
}

/** The table of objects, one a run, with `notes` on how they were found. */
export function tableOfObjects(
  rows: readonly unknown[],
  source: string,
  notes: readonly string[] = [],
): Table {
  const builder = new TableBuilder(source, 'row');
  for (const note of notes) builder.note(note);
  rows.forEach((value, i) => {
    if (!isObject(value)) {
      throw malformed(
        source,
        `${source}, row ${i + 1}: not an object.`,
        'Give an array of objects, one a run, or an object of arrays, one a column.',
        i + 1,
      );
    }
    addObject(builder, value, source, 'row', i + 1);
  });
  return builder.finish();
}

export function addObject(
  builder: TableBuilder,
  value: JsonObject,
  source: string,
  word: string,
  rowNumber: number,
): void {
  const row = builder.row(rowNumber);
  const taken = new Set<string>();
  const add = (fields: JsonObject, prefix: string, depth: number): void => {
    if (depth > MAX_DEPTH) throw tooDeep(source, word, rowNumber);
    for (const key of Object.keys(fields)) {
      const name = prefix + key;
      const field = fields[key];
      if (isObject(field)) {
        add(field, `${name}.`, depth + 1);
        continue;
      }
      // `{"a.b": 1, "a": {"b": 2}}` has two columns of one name.
      const column = taken.has(name) ? builder.declare(name) : builder.column(name);
      taken.add(name);
      guardDepth(source, word, rowNumber, () => setCell(column, row, field));
    }
  };
  add(value, '', 1);
}

/** Levels of nested objects in a row at most. */
const MAX_DEPTH = 32;

function tooDeep(source: string, word: string, row: number, cause?: unknown): IsolossError {
  return malformed(
    source,
    `${source}, ${word} ${row}: its values nest too deeply.`,
    'Give numbers and texts, each a field of its run.',
    row,
    cause,
  );
}

/** Turns the stack overflow of JSON.stringify on a deeply nested value into an error that names the row. */
export function guardDepth(source: string, word: string, row: number, make: () => void): void {
  try {
    make();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source, word, row, error);
    throw error;
  }
}
