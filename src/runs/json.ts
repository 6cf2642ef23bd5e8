import { yieldToEvents } from '#platform';
import { IsolossError } from '../errors.js';
import { excerpt } from '../text.js';
import { usualStyle } from './cell.js';
import { type Table, TableBuilder, type WritableColumn } from './table.js';

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a cell; a list is kept as its JSON text, which is an error only where the column is used. */
function setCell(column: WritableColumn, row: number, value: unknown): void {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      column.set(row, value);
      break;
    case 'string':
      column.setText(row, value, usualStyle);
      break;
    default:
      column.set(row, value === null || value === undefined ? null : JSON.stringify(value));
  }
}

function malformed(source: string, what: string, fix: string, row?: number, cause?: unknown): IsolossError {
  return new IsolossError('malformed-table', what, fix, {
    place: row === undefined ? { file: source } : { file: source, row },
    cause,
  });
}

/**
 * JSON, with the bare NaN, Infinity and -Infinity that Python writes, which are null. Throws what JSON.parse throws.
 */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const corrected = withoutBareWords(text);
    if (corrected === undefined) throw error;
    return JSON.parse(corrected);
  }
}

/** The text with null for bare NaN and infinities; undefined where it has none outside its strings. */
function withoutBareWords(text: string): string | undefined {
  const parts: string[] = [];
  let kept = 0;
  const tokens = /"|-?\bInfinity\b|\bNaN\b/g;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    if (match[0] === '"') {
      tokens.lastIndex = endOfString(text, match.index + 1);
      continue;
    }
    parts.push(text.slice(kept, match.index), 'null');
    kept = tokens.lastIndex;
  }
  return parts.length === 0 ? undefined : parts.join('') + text.slice(kept);
}

/** The index behind the closing quote of a string whose first character is at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; at++) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let escapes = 0;
    while (text[quote - 1 - escapes] === '\\' && quote - 1 - escapes >= from) escapes++;
    if (escapes % 2 === 0) return quote + 1;
    at = quote;
  }
}

/** The message of JSON.parse, which quotes a few characters of the text. */
function reasonOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 200);
}

/** Reads an array of objects, one a run, or an object of arrays, one a column. Fields of objects get dotted names. */
export function readJson(text: string, source: string): Table {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw malformed(
      source,
      `${source} is not valid JSON: ${reasonOf(error)}.`,
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
    addObject(builder, value, source, 'row', i + 1);
  });
  return builder.finish();
}

function fromColumns(value: JsonObject, source: string): Table {
  const columns = Object.entries(value);
  const lengths = columns.map(([name, column]) => {
    if (Array.isArray(column)) return column.length;
    throw malformed(source, `${source}: '${excerpt(name)}' is not an array.`, shapes);
  });
  const [rows = 0] = lengths;
  const odd = lengths.findIndex((length) => length !== rows);
  if (odd >= 0) {
    const [name, other] = [excerpt(columns[odd][0]), excerpt(columns[0][0])];
    throw malformed(
      source,
      `${source}: column '${name}' has ${lengths[odd]} rows where '${other}' has ${rows}.`,
      'Give every column as many rows.',
    );
  }
  const builder = new TableBuilder(source, 'row', rows);
  for (let row = 0; row < rows; row++) builder.row(row + 1);
  for (const [name, cells] of columns) {
    const column = builder.declare(name);
    for (let row = 0; row < rows; row++) {
      guardDepth(source, 'row', row + 1, () => setCell(column, row, (cells as unknown[])[row]));
    }
  }
  return builder.finish();
}

/** Reads one JSON object a line, one line a run; empty lines are skipped. */
export async function readJsonLines(pieces: Iterable<string>, source: string): Promise<Table> {
  const builder = new TableBuilder(source, 'line');
  let line = 0;
  let parsed = 0;
  for (const written of linesOf(pieces)) {
    line++;
    if (written.trim() === '') continue;
    addLine(builder, written, source, line);
    parsed += written.length;
    if (parsed < CHARACTERS_BETWEEN_PAUSES) continue;
    parsed = 0;
    await yieldToEvents();
  }
  return builder.finish();
}

/** Characters parsed between two pauses for events. */
const CHARACTERS_BETWEEN_PAUSES = 1 << 22;

function* linesOf(pieces: Iterable<string>): Generator<string> {
  // Parts of a line whose end has not been read yet.
  let buffered: string[] = [];
  for (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      yield buffered.join('') + piece.slice(from, end);
      buffered = [];
      from = end + 1;
    }
    buffered.push(piece.slice(from));
  }
  yield buffered.join('');
}

function addLine(builder: TableBuilder, written: string, source: string, line: number): void {
  let value: unknown;
  try {
    value = parseJson(written);
  } catch (error) {
    throw malformed(
      source,
      `${source}, line ${line}: not valid JSON: ${reasonOf(error)}.`,
      'Each line must be one whole JSON object.',
      line,
      error,
    );
  }
  if (!isObject(value)) {
    throw malformed(source, `${source}, line ${line}: not an object.`, 'Each line must be one run.', line);
  }
  addObject(builder, value, source, 'line', line);
}

function addObject(
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
function guardDepth(source: string, word: string, row: number, make: () => void): void {
  try {
    make();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source, word, row, error);
    throw error;
  }
}
