import { IsolossError } from '../errors.js';
import { refuseForeign, refuseForeignText } from './foreign.js';
import { gunzip, isGzip } from './gunzip.js';
import { parseJson } from './json-text.js';
import type { Delimiter } from './layout.js';
import { isParquet, readParquet } from './parquet.js';
import type { Table } from './table.js';
import type { TableFormat } from './table-format.js';
import { type Encoding, encodingOf, mayBeLatin, NotInEncoding, notText, textPieces } from './text-pieces.js';

/** See `parseTable`, which loads this. `delimiter` parts the cells of a delimited text whose first line has it. */
export async function parseContent(
  content: string | Uint8Array,
  source: string,
  format: TableFormat | undefined,
  delimiter?: Delimiter,
): Promise<Table> {
  const parse = (encoding?: Encoding) => parseText(content, source, { format, encoding, delimiter });
  if (content.length === 0) throw emptyFile(source);
  if (typeof content === 'string') return parse();
  if (isGzip(content)) {
    const unpacked = await gunzip(content, source);
    if (isGzip(unpacked)) throw notText(source, 'is packed twice with gzip', 'Unpack it once: gunzip FILE.');
    return parseContent(unpacked, source, format, delimiter);
  }
  if (format === 'parquet' || isParquet(content)) return readParquet(content, source);
  refuseForeign(content, source);
  const encoding = encodingOf(content, source);
  try {
    return await parse(encoding);
  } catch (error) {
    if (!(error instanceof NotInEncoding)) throw error;
    if (encoding !== 'utf-8' || !mayBeLatin(content)) {
      const fix = 'Save it as CSV in UTF-8, or as Parquet; unpack it if it is packed.';
      throw notText(source, 'is neither UTF-8 text nor Parquet', fix, error);
    }
  }
  const table = await parse('windows-1252');
  const note = `${source} is not UTF-8 and was read as Latin-1 (Windows-1252): save it as UTF-8 if letters of names are wrong.`;
  return { ...table, notes: [note, ...(table.notes ?? [])] };
}

interface TextLayout {
  readonly format: TableFormat | undefined;
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
}

async function parseText(
  content: string | Uint8Array,
  source: string,
  { format, encoding, delimiter }: TextLayout,
): Promise<Table> {
  if (format === 'parquet') {
    throw new IsolossError('unreadable-parquet', `${source} is text, not Parquet.`, 'Pass its bytes.', {
      place: { file: source },
    });
  }
  const pieces = notBlank(textPieces(content, source, encoding), source);
  const [first, all] = peek(pieces);
  refuseForeignText(first, source);
  // A page loads the reader of what it reads.
  switch (sniffFormat(first, format)) {
    case 'json':
      return (await import('./json.js')).readJson(whole(all, content.length, source), source);
    case 'yaml':
      return (await import('./yaml.js')).readYaml(whole(all, content.length, source), source);
    case 'jsonl':
      return (await import('./json.js')).readJsonLines(all, source);
    case 'tsv':
      return (await import('./csv.js')).readDelimited(all, source, delimiter ?? '\t');
    default:
      return (await import('./csv.js')).readDelimited(all, source, delimiter);
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

/**
 * JSON begins with a bracket or a brace and is one object a line where the first line is an object by itself; the name of a
 * file says what other texts are.
 */
function sniffFormat(text: string, named: TableFormat | undefined): TableFormat {
  const begin = text.trimStart();
  // The header of a CSV file does not begin like this.
  const isList = /^\[\s*(?:[{[\]]|$)/.test(begin);
  const isObject = /^\{\s*(?:["'}]|$)/.test(begin);
  if (isList) return 'json';
  if (isObject || ((named === 'json' || named === 'jsonl') && begin.startsWith('{'))) {
    return sniffObject(begin, named);
  }
  return named ?? 'csv';
}

/** Of a text that begins with an object. */
function sniffObject(begin: string, named: TableFormat | undefined): 'json' | 'jsonl' {
  const newline = begin.search(/[\r\n]/);
  const line = newline < 0 ? begin : begin.slice(0, newline);
  const rest = newline < 0 ? '' : begin.slice(newline).trimStart();
  const isNamed = named === 'jsonl';
  if (!isJsonObject(line)) return isNamed && (newline < 0 || rest.startsWith('{')) ? 'jsonl' : 'json';
  // Nothing follows a single object, of columns or of whatever else tables are wrapped in.
  return rest !== '' || isNamed ? 'jsonl' : 'json';
}

function isJsonObject(text: string): boolean {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
