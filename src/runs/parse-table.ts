import { IsolossError } from '../errors.js';
import { readDelimited } from './csv.js';
import { readJson, readJsonLines } from './json.js';
import { isParquet, readParquet } from './parquet.js';
import type { Table } from './table.js';

export type TableFormat = 'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet';

const extensions: ReadonlyMap<string, TableFormat> = new Map([
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['json', 'json'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['parquet', 'parquet'],
]);

/** The format that a file's name says, if it says one. */
export function formatOf(name: string): TableFormat | undefined {
  return extensions.get(/\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? '');
}

/**
 * Reads a table from its content; `source` names it in messages, and its extension tells the format where none is
 * given; failing that, the content does. The same in Node and browsers. Errors carry the file, row and column:
 * `empty-table`, `duplicate-column`, `ragged-row`, `malformed-table`, `unreadable-parquet`, `not-text`, `too-large`.
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
  const text = typeof content === 'string' ? content.replace(/^\ufeff/, '') : decode(content, source);
  if (text.trim() === '') throw emptyFile(source);
  switch (format ?? sniffFormat(text)) {
    case 'json':
      return readJson(text, source);
    case 'jsonl':
      return readJsonLines(text, source);
    case 'tsv':
      return readDelimited(text, source, '\t');
    case 'parquet':
      throw new IsolossError('unreadable-parquet', `${source} is text, not Parquet.`, 'Pass its bytes.', {
        place: { file: source },
      });
    default:
      return readDelimited(text, source);
  }
}

function emptyFile(source: string): IsolossError {
  return new IsolossError('empty-table', `${source} is empty.`, 'Give a table with one run a row.', {
    place: { file: source },
  });
}

/** JavaScript engines hold no longer text. */
const MAX_TEXT = 2 ** 29 - 24;

/** UTF-8, or UTF-16 where a byte-order mark says so (spreadsheets' "Unicode text"). */
function decode(bytes: Uint8Array, source: string): string {
  if (bytes.length > MAX_TEXT) {
    throw new IsolossError(
      'too-large',
      `${source} has ${bytes.length} bytes; text of at most ${MAX_TEXT} can be read.`,
      'Save it as Parquet, or keep only the columns and rows that matter.',
      { place: { file: source } },
    );
  }
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new IsolossError(
      'not-text',
      `${source} is neither UTF-8 text nor Parquet.`,
      'Save it as CSV in UTF-8, or as Parquet; unpack it if it is compressed.',
      { place: { file: source }, cause: error },
    );
  }
}

/** JSON begins with a bracket or brace; it is one object a line where the first line is an object by itself. */
function sniffFormat(text: string): TableFormat {
  const begin = text.trimStart();
  if (begin.startsWith('[')) return 'json';
  if (!begin.startsWith('{')) return 'csv';
  const newline = begin.indexOf('\n');
  try {
    const first: unknown = JSON.parse(newline < 0 ? begin : begin.slice(0, newline));
    return Object.values(first as object).some(Array.isArray) ? 'json' : 'jsonl';
  } catch {
    return 'json';
  }
}
