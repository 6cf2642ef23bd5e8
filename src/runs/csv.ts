import { CsvError, type Info, parse } from 'csv-parse/sync';
import { yieldToEvents } from '#platform';
import { IsolossError } from '../errors.js';
import { formatCount } from '../text.js';
import { typeCell } from './cell.js';
import { type Table, TableBuilder, type WritableColumn } from './table.js';

export type Delimiter = ',' | '\t' | ';';

/** The most frequent delimiter of the header outside quotes; a comma where it has none. */
export function sniffDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, '\t': 0, ';': 0 };
  let quoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') break;
    else if (character === ',' || character === '\t' || character === ';') counts[character]++;
  }
  const candidates: Delimiter[] = [',', '\t', ';'];
  return candidates.reduce((best, candidate) => (counts[candidate] > counts[best] ? candidate : best));
}

/** Characters of one row at most. */
const MAX_ROW = 1 << 20;

/**
 * Reads delimited text with a header, piece by piece, so that memory is proportional to the cells and not to the text. Line
 * endings may be of any kind, and mixed. Strict: a row of another length than the header and a stray or open quote are
 * errors that name the line.
 */
export async function readDelimited(
  pieces: Iterable<string>,
  source: string,
  chosen?: Delimiter,
): Promise<Table> {
  const builder = new TableBuilder(source, 'line');
  let delimiter = chosen;
  let columns: WritableColumn[] | undefined;
  const record = (cells: string[], line: number): void => {
    if (columns === undefined) {
      columns = cells.map((cell, i) => builder.declare(cell.trim() === '' ? `column ${i + 1}` : cell.trim()));
      return;
    }
    if (cells.length !== columns.length) throw raggedRow(source, line, cells.length, columns.length);
    const row = builder.row(line);
    // In comma-separated text a cell contains a comma only within quotes; with other delimiters it may be a decimal comma.
    for (let i = 0; i < cells.length; i++) columns[i].set(row, typeCell(cells[i], delimiter === ','));
  };
  for (const { text, firstLine } of rowAlignedPieces(pieces, source)) {
    delimiter ??= text.trim() === '' ? undefined : sniffDelimiter(text);
    const resolved = delimiter ?? ',';
    if (text.includes('"')) readQuoted(text, resolved, firstLine, source, record);
    else readPlain(text, resolved, firstLine, record);
    await yieldToEvents();
  }
  return builder.finish();
}

type RecordHandler = (cells: string[], line: number) => void;

/** The fast path for text without quotes, which needs only splitting at line ends and delimiters. */
function readPlain(text: string, delimiter: Delimiter, firstLine: number, record: RecordHandler): void {
  let line = firstLine;
  for (const written of text.split(/\r\n|\n|\r/)) {
    if (!/^ *$/.test(written)) record(written.split(delimiter), line);
    line++;
  }
}

function readQuoted(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
  source: string,
  record: RecordHandler,
): void {
  let lastLine = firstLine - 1;
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], info: Info) => {
        lastLine = firstLine - 1 + info.lines;
        record(cells, lastLine);
        return undefined;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? quoteError(error, source, firstLine, lastLine) : error;
  }
}

/** The text in pieces that begin and end at row boundaries; `firstLine` counts from 1. */
function* rowAlignedPieces(
  pieces: Iterable<string>,
  source: string,
): Generator<{ readonly text: string; readonly firstLine: number }> {
  let [buffered, quoted, length] = ['', false, 0];
  // Line numbers at the beginning of the buffered text, and at the scan position.
  let [firstLine, line] = [1, 1];
  let afterReturn = false;
  for (const piece of pieces) {
    let end = 0;
    let lineAtEnd = line;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      const isFeed = code === 10;
      if (isFeed || code === 13) {
        // A carriage return and a line feed are one line end.
        if (!(isFeed && afterReturn)) line++;
        if (!quoted) {
          length = 0;
          if (code === 10 || i + 1 < piece.length) [end, lineAtEnd] = [i + 1, line];
        }
      } else if (code === 34) {
        quoted = !quoted;
      }
      afterReturn = code === 13;
      if (++length > MAX_ROW) throw longRow(source, line, quoted);
    }
    if (end === 0) {
      buffered += piece;
      continue;
    }
    yield { text: buffered + piece.slice(0, end), firstLine };
    buffered = piece.slice(end);
    firstLine = lineAtEnd;
  }
  if (buffered !== '') yield { text: buffered, firstLine };
}

function longRow(source: string, line: number, quoted: boolean): IsolossError {
  return new IsolossError(
    'malformed-table',
    `${source}: the row up to line ${line} is longer than ${formatCount(MAX_ROW)} characters.`,
    quoted
      ? 'A quote that is opened and never closed may be the reason.'
      : 'Give a table with one run a row, each on a line of its own.',
    { place: { file: source, row: line } },
  );
}

function raggedRow(source: string, line: number, cells: number, expected: number): IsolossError {
  return new IsolossError(
    'ragged-row',
    `${source}, line ${line}: the row has ${cells} ${cells === 1 ? 'cell' : 'cells'} where the header has ${expected}.`,
    'Give every row as many cells as the header; quote cells that contain the delimiter.',
    { place: { file: source, row: line } },
  );
}

function quoteError(error: CsvError, source: string, firstLine: number, lastLine: number): IsolossError {
  // An open quote runs to the end of the text, the line that csv-parse reports; the row in which it opens is more useful.
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen || typeof error.lines !== 'number' ? lastLine + 1 : firstLine - 1 + error.lines;
  const what = isOpen
    ? 'a quote in the row that begins here is never closed'
    : error.code === 'CSV_INVALID_CLOSING_QUOTE'
      ? 'a cell goes on after its closing quote'
      : 'a quote is inside a cell that does not begin with one';
  return new IsolossError(
    'malformed-table',
    `${source}, line ${line}: ${what}.`,
    'A quote belongs at the beginning and the end of a cell; inside, it is doubled.',
    { place: { file: source, row: line }, cause: error },
  );
}
