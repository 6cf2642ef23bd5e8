import { IsolossError } from '../errors.js';
import { readDelimited } from './csv.js';
import { readJson, readJsonLines } from './json.js';
import { isParquet, readParquet } from './parquet.js';
import type { Table } from './table.js';
import { textPieces } from './text-pieces.js';

export type TableFormat = 'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet';

const extensions: ReadonlyMap<string, TableFormat> = new Map([
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['parquet', 'parquet'],
]);

/** The format by a file's extension, if that is a known one. */
export function formatOf(name: string): TableFormat | undefined {
  return extensions.get(/\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? '');
}

/**
 * Reads a table from its content; `source` names it in messages. Where no format is given, it is that of the extension of
 * `source`, else it is detected from the content. The same in Node and browsers. Throws, for any content, only
 * errors that carry the file, and row and column where known: `empty-table`, `ragged-row`, `malformed-table`,
 * `unreadable-parquet`, `not-text`, `too-large`.
 */
export async function parseTable(
  content: string | Uint8Array,
  source: string,
  format: TableFormat | undefined = formatOf(source),
): Promise<Table> {
  if (content.length === 0) throw emptyFile(source);
  if (typeof content !== 'string' && (format === 'parquet' || (format === undefined && isParquet(content)))) {
    return readParquet(content, source);
  }
  if (format === 'parquet') {
    throw new IsolossError('unreadable-parquet', `${source} is text, not Parquet.`, 'Pass its bytes.', {
      place: { file: source },
    });
  }
  const pieces = notBlank(textPieces(content, source), source);
  const [first, all] = peek(pieces);
  switch (format ?? sniffFormat(first)) {
    case 'json':
      return readJson(whole(all, content.length, source), source);
    case 'jsonl':
      return readJsonLines(all, source);
    case 'tsv':
      return readDelimited(all, source, '\t');
    default:
      return readDelimited(all, source);
  }
}

function emptyFile(source: string): IsolossError {
  return new IsolossError('empty-table', `${source} is empty.`, 'Give a table with one run a row.', {
    place: { file: source },
  });
}

/** Throws where there is nothing but white space. */
function* notBlank(pieces: Iterable<string>, source: string): Generator<string> {
  let isBlank = true;
  for (const piece of pieces) {
    isBlank &&= piece.trim() === '';
    yield piece;
  }
  if (isBlank) throw emptyFile(source);
}

/** The first piece that is not blank, and all pieces. */
function peek(pieces: Iterator<string>): [string, Generator<string>] {
  const seen: string[] = [];
  let next = pieces.next();
  while (next.done !== true && next.value.trim() === '') {
    seen.push(next.value);
    next = pieces.next();
  }
  const first = next.done === true ? '' : next.value;
  return [
    first,
    (function* () {
      yield* seen;
      for (; next.done !== true; next = pieces.next()) yield next.value;
    })(),
  ];
}

/** The longest string of JavaScript engines. */
const MAX_TEXT = 2 ** 29 - 24;

function whole(pieces: Iterable<string>, length: number, source: string): string {
  if (length > MAX_TEXT) {
    throw new IsolossError(
      'too-large',
      `${source} has ${length} bytes; JSON of at most ${MAX_TEXT} can be read.`,
      'Save it as Parquet or CSV, or one object a line (.jsonl).',
      { place: { file: source } },
    );
  }
  return [...pieces].join('');
}

/** JSON begins with a bracket or brace; it is one object a line where the first line is an object by itself. */
function sniffFormat(text: string): TableFormat {
  const begin = text.trimStart();
  if (begin.startsWith('[')) return 'json';
  if (!begin.startsWith('{')) return 'csv';
  const newline = begin.indexOf('\n');
  const rest = newline < 0 ? '' : begin.slice(newline).trimStart();
  // Nothing follows a single object of columns.
  if (rest.startsWith('{')) return 'jsonl';
  try {
    const first: unknown = JSON.parse(newline < 0 ? begin : begin.slice(0, newline));
    return Object.values(first as object).some(Array.isArray) ? 'json' : 'jsonl';
  } catch {
    return 'json';
  }
}
