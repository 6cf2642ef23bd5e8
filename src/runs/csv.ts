import { CsvError, type Info, parse } from 'csv-parse/sync';
import { yieldToEvents } from '#platform';
import { IsolossError } from '../errors.js';
import { formatCount } from '../text.js';
import { typeCell } from './cell.js';
import { type Table, TableBuilder, type WritableColumn } from './table.js';

export type Delimiter = ',' | '\t' | ';';

/** The delimiter that the header has most of outside quotes; a comma where it has none. */
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

/** Characters of one row; what has more is no table of runs. */
const MAX_ROW = 1 << 20;

/**
 * Reads delimited text with a header, piece by piece, so that memory goes with the cells and not with the text. Line
 * ends may be of any kind, and mixed. Strict: a row of another length than the header and a stray or open quote are
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
    // A comma can stand inside a cell of comma-separated text only within quotes; elsewhere it may be a decimal one.
    for (let i = 0; i < cells.length; i++) columns[i].set(row, typeCell(cells[i], delimiter === ','));
  };
  for (const { text, firstLine } of wholeRows(pieces, source)) {
    delimiter ??= text.trim() === '' ? undefined : sniffDelimiter(text);
    const known = delimiter ?? ',';
    if (text.includes('"')) readQuoted(text, known, firstLine, source, record);
    else readPlain(text, known, firstLine, record);
    await yieldToEvents();
  }
  return builder.finish();
}

type TakeRecord = (cells: string[], line: number) => void;

/** Most tables have no quotes, and lines and delimiters are then all there is to find. */
function readPlain(text: string, delimiter: Delimiter, firstLine: number, record: TakeRecord): void {
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
  record: TakeRecord,
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

/** The text cut anew, so that no row is cut in two; `firstLine` counts from 1. */
function* wholeRows(
  pieces: Iterable<string>,
  source: string,
): Generator<{ readonly text: string; readonly firstLine: number }> {
  let [held, quoted, length] = ['', false, 0];
  // Lines that end before what is held, and before the place where the scan is.
  let [firstLine, line] = [1, 1];
  let afterReturn = false;
  for (const piece of pieces) {
    let end = 0;
    let lineAtEnd = line;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      const isFeed = code === 10;
      if (isFeed || code === 13) {
        // A return and a feed are one end of a line.
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
      held += piece;
      continue;
    }
    yield { text: held + piece.slice(0, end), firstLine };
    held = piece.slice(end);
    firstLine = lineAtEnd;
  }
  if (held !== '') yield { text: held, firstLine };
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
  // An open quote runs to the text's end, which is the line csv-parse names; the row that has it says more.
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = isOpen || typeof error.lines !== 'number' ? lastLine + 1 : firstLine - 1 + error.lines;
  const what = isOpen
    ? 'a quote in the row that begins here is never closed'
    : error.code === 'CSV_INVALID_CLOSING_QUOTE'
      ? 'a cell goes on after its closing quote'
      : 'a quote stands inside a cell that does not begin with one';
  return new IsolossError(
    'malformed-table',
    `${source}, line ${line}: ${what}.`,
    'A quote belongs at the beginning and the end of a cell; inside, it is doubled.',
    { place: { file: source, row: line }, cause: error },
  );
}
