import { yieldToEvents } from '#platform';
import { excerpt, plural } from '../text.js';
import { shapeOf, type TableShape } from './json-shapes.js';
import { parseJson } from './json-text.js';
import { addObject, guardDepth, isObject, malformed, setCell, tableOfObjects } from './objects.js';
import { type Table, TableBuilder } from './table.js';

/** The message of JSON.parse, which quotes a few characters of the text. */
function reasonOf(error: unknown): string {
  return excerpt(error instanceof Error ? error.message : String(error), 200);
}

/**
 * Reads the shapes of tables that {@link shapeOf} knows: an array of objects, one a run, an object of arrays, one a column,
 * and what pandas, Weights & Biases and the Trainer of Hugging Face write. Fields of objects get dotted names.
 */
export function readJson(text: string, source: string): Table {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    throw malformed(
      source,
      `${source} is not valid JSON: ${reasonOf(error)}.`,
      adviceOn(text),
      undefined,
      error,
    );
  }
  return tableOfShape(shapeOf(value, source), source);
}

/** What may be wrong with a text that is no JSON. */
function adviceOn(text: string): string {
  const begin = text.trimStart().slice(0, 1000);
  if (/^[[{]\s*\{?\s*'/.test(begin)) {
    return 'It looks like a list or dictionary as Python prints it: write it with json.dump instead.';
  }
  if (/\}\s*\n\s*\{/.test(text.slice(0, 1 << 20))) {
    return 'It looks like several objects one after another: write each on a line of its own (jq -c . FILE).';
  }
  return 'Correct it, or name the file .jsonl if each line is an object of its own.';
}

/** The table of a value in one of the known shapes. */
export function tableOfShape(shape: TableShape, source: string): Table {
  switch (shape.kind) {
    case 'rows':
      return tableOfObjects(shape.rows, source, shape.notes);
    case 'matrix':
      return fromMatrix(shape, source);
    case 'columns':
      return fromColumns(shape.columns, source);
  }
}

function fromMatrix({ names, rows }: TableShape & { kind: 'matrix' }, source: string): Table {
  const builder = new TableBuilder(source, 'row', rows.length);
  const columns = names.map((name) => builder.declare(name));
  rows.forEach((cells, i) => {
    if (!Array.isArray(cells) || cells.length !== names.length) {
      const has = Array.isArray(cells) ? `has ${plural(cells.length, 'value')}` : 'is no list';
      throw malformed(
        source,
        `${source}, row ${i + 1}: it ${has} where there are ${plural(names.length, 'column')}.`,
        'Give every row as many values as there are columns.',
        i + 1,
      );
    }
    const row = builder.row(i + 1);
    cells.forEach((cell: unknown, column) => {
      guardDepth(source, 'row', i + 1, () => setCell(columns[column], row, cell));
    });
  });
  return builder.finish();
}

function fromColumns(
  columns: readonly (readonly [name: string, cells: readonly unknown[]])[],
  source: string,
): Table {
  const rows = columns[0]?.[1].length ?? 0;
  const odd = columns.find(([, cells]) => cells.length !== rows);
  if (odd !== undefined) {
    throw malformed(
      source,
      `${source}: column '${excerpt(odd[0])}' has ${odd[1].length} rows where '${excerpt(columns[0][0])}' has ${rows}.`,
      'Give every column as many rows.',
    );
  }
  const builder = new TableBuilder(source, 'row', rows);
  for (let row = 0; row < rows; row++) builder.row(row + 1);
  for (const [name, cells] of columns) {
    const column = builder.declare(name);
    for (let row = 0; row < rows; row++) {
      guardDepth(source, 'row', row + 1, () => setCell(column, row, cells[row]));
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
    throw malformed(
      source,
      `${source}, line ${line}: not an object.`,
      'Each line must be one run: {"N": 7e10, "D": 1.4e12, "loss": 1.94}.',
      line,
    );
  }
  addObject(builder, value, source, 'line', line);
}
