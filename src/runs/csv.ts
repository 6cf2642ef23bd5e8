import { CsvError, type Info, parse } from 'csv-parse/sync';
import { yieldToEvents } from '#platform';
import { IsolossError } from '../errors.js';
import { formatCount, plural } from '../text.js';
import { type NumberStyle, typeCell } from './cell.js';
import { cellsOf, type Delimiter, isComment, layoutOf, quotedWordsOf } from './layout.js';
import { stylesOf } from './separators.js';
import { type Table, TableBuilder, type WritableColumn } from './table.js';

/** Characters of one row at most. */
const MAX_ROW = 1 << 20;

/**
 * Reads delimited text with a header, piece by piece, so that memory is proportional to the cells and not to the text. Line
 * endings may be of any kind, and mixed. What parts cells, and what commas in numbers are, is judged by the first rows.
 * Lines that begin with `#` are comments. Strict: a row of another length than the header and a stray or open quote are
 * errors that name the line; empty cells beyond the header, and rows of empty cells, are left out.
 */
export async function readDelimited(
  pieces: Iterable<string>,
  source: string,
  preferred?: Delimiter,
): Promise<Table> {
  let rows: Rows | undefined;
  for (const { text, firstLine } of rowAlignedBlocks(pieces, source)) {
    let block = text;
    if (rows === undefined) {
      if (text.trim() === '') continue;
      const { delimiter, skip } = layoutOf(text, preferred);
      rows = new Rows(source, delimiter);
      // Line numbers are those of the file.
      block = '\n'.repeat(skip === 0 ? 0 : 1) + text.slice(skip);
    }
    if (block.includes('"')) readQuoted(block, firstLine, source, rows);
    else readPlain(block, firstLine, source, rows);
    rows.endOfBlock();
    await yieldToEvents();
  }
  return (rows ?? new Rows(source, ',')).finish();
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Rows on their way into a table. The first ones wait until it is clear which of them is the header. */
class Rows {
  private readonly builder: TableBuilder;
  private waiting: Row[] | undefined = [];
  private lastComment: string | undefined;
  private comments = 0;
  private columns: readonly WritableColumn[] = [];
  private unnamed: readonly string[] = [];
  /** Columns up to the last that has a name. */
  private named = 0;
  private styles: readonly NumberStyle[] = [];
  /** Whether lines begin and end with a delimiter, as in Markdown. */
  private isFramed = false;

  constructor(
    private readonly source: string,
    readonly delimiter: Delimiter,
  ) {
    this.builder = new TableBuilder(source, 'line');
  }

  comment(text: string): void {
    this.comments++;
    if (this.waiting?.length === 0) this.lastComment = text;
  }

  add(cells: readonly string[], line: number): void {
    if (this.waiting === undefined) this.set(cells, line);
    else this.waiting.push({ cells, line });
  }

  /** Between blocks: begins the table once it has rows. */
  endOfBlock(): void {
    if (this.waiting !== undefined && this.waiting.length > 1) this.begin(this.waiting);
  }

  finish(): Table {
    if (this.waiting !== undefined) this.begin(this.waiting);
    for (const name of this.unnamed) this.builder.dropIfEmpty(name);
    if (this.comments > 0) {
      this.builder.note(
        `${plural(this.comments, 'line')} that ${this.comments === 1 ? 'begins' : 'begin'} with # ${this.comments === 1 ? 'is' : 'are'} left out as comments.`,
      );
    }
    return this.builder.finish();
  }

  private begin(rows: readonly Row[]): void {
    this.waiting = undefined;
    let [header, ...data] = rows;
    if (header === undefined) return;
    this.isFramed = this.delimiter === '|' && isBlank(header.cells[0]) && isBlank(header.cells.at(-1) ?? '');
    const commented = this.headerInComment(header.cells);
    if (commented === undefined) header = { ...header, cells: this.unframed(header.cells) };
    else [header, data] = [{ cells: commented, line: 0 }, [...rows]];
    if (this.delimiter === '|' && data[0]?.cells.every((cell) => /^[\s:-]*$/.test(cell))) data.shift();
    const names = header.cells.map((cell) => cell.trim());
    this.unnamed = names.flatMap((name, i) => (name === '' ? [`column ${i + 1}`] : []));
    this.columns = names.map((name, i) => this.builder.declare(name === '' ? `column ${i + 1}` : name));
    this.named = names.length;
    while (this.named > 0 && names[this.named - 1] === '') this.named--;
    this.styles = stylesOf(
      data.map(({ cells }) => this.unframed(cells)),
      this.delimiter,
      names.length,
    );
    if (this.styles[0].commas === 'decimal') {
      this.builder.note(`Commas in the numbers of ${this.source} are read as decimal signs.`);
    }
    for (const { cells, line } of data) this.set(cells, line);
  }

  /** The names in the comment before a first row that has numbers and is thus no header. */
  private headerInComment(first: readonly string[]): string[] | undefined {
    if (this.lastComment === undefined) return undefined;
    const isNumber = (cell: string) => typeof typeCell(cell) === 'number';
    const cells = cellsOf(this.lastComment, this.delimiter);
    if (this.delimiter === ' ' && cells[0] === '#') cells.shift();
    if (cells.length !== first.length || !first.some(isNumber) || cells.some(isNumber)) return undefined;
    const [begin, ...rest] = cells;
    // In `#params,#tokens` the sign belongs to the names, and one that stands alone is a name.
    const isMark = /^#+\s*[^#\s]/.test(begin) && !rest.some((cell) => cell.trim().startsWith('#'));
    this.comments--;
    return [isMark ? begin.replace(/^#+\s*/, '') : begin, ...rest];
  }

  private unframed(cells: readonly string[]): readonly string[] {
    if (!this.isFramed || !isBlank(cells[0])) return cells;
    return cells.slice(1, isBlank(cells.at(-1) ?? '') ? -1 : undefined);
  }

  private set(written: readonly string[], line: number): void {
    const cells = this.unframed(written);
    const { columns, styles } = this;
    if (cells.length !== columns.length) {
      if (cells.every(isBlank)) return;
      const isFitting =
        cells.length > columns.length
          ? cells.slice(columns.length).every(isBlank)
          : cells.length >= this.named;
      if (!isFitting) throw this.ragged(cells.length, line);
    } else if (isBlank(cells[0]) && cells.every(isBlank)) {
      return;
    }
    const row = this.builder.row(line);
    const count = Math.min(cells.length, columns.length);
    for (let i = 0; i < count; i++) columns[i].setText(row, cells[i], styles[i]);
  }

  private ragged(cells: number, line: number): IsolossError {
    const expected = this.columns.length;
    const fixes = ['Give every row as many cells as the header; quote cells that contain the delimiter.'];
    if (expected === 1) fixes.push('If the first line is a title, begin it with # or remove it.');
    if (cells === expected + 1 && this.builder.size === 0) {
      fixes.push('Where row names lack a name in the header, as in tables that R writes, give them one.');
    }
    return new IsolossError(
      'ragged-row',
      `${this.source}, line ${line}: the row has ${cells} ${cells === 1 ? 'cell' : 'cells'} where the header has ${expected}.`,
      fixes.join(' '),
      { place: { file: this.source, row: line } },
    );
  }
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** The fast path for text without quotes, which needs only splitting at line ends and delimiters. */
function readPlain(text: string, firstLine: number, source: string, rows: Rows): void {
  const { delimiter } = rows;
  let line = firstLine;
  for (const written of text.split(/\r\n|\n|\r/)) {
    if (written.length > MAX_ROW) throw longRow(source, line, false);
    if (isComment(written)) rows.comment(written);
    else if (!/^ *$/.test(written)) rows.add(cellsOf(written, delimiter), line);
    line++;
  }
}

function readQuoted(written: string, firstLine: number, source: string, rows: Rows): void {
  const text = /(?:^|[\r\n])#/.test(written) ? withoutComments(written, rows) : written;
  if (rows.delimiter === ' ') {
    text.split(/\r\n|\n|\r/).forEach((line, i) => {
      if (line.trim() !== '') rows.add(quotedWordsOf(line), firstLine + i);
    });
    return;
  }
  let lastLine = firstLine - 1;
  try {
    parse(text, {
      delimiter: rows.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], info: Info) => {
        lastLine = firstLine - 1 + info.lines;
        rows.add(cells, lastLine);
        return undefined;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? quoteError(error, source, firstLine, lastLine) : error;
  }
}

/** The text with its comments blank, whose quotes need not be paired. */
function withoutComments(text: string, rows: Rows): string {
  const parts: string[] = [];
  let kept = 0;
  scan(text, (from, to) => {
    const comment = text.slice(from, to);
    if (!isComment(comment)) return;
    rows.comment(comment);
    parts.push(text.slice(kept, from));
    kept = to;
  });
  return parts.join('') + text.slice(kept);
}

/**
 * Walks over a text that begins at the beginning of a row; `begun` is called with each line outside of quotes that begins
 * with `#`. Returns where the last whole row ends, and the length of the longest row.
 */
function scan(
  text: string,
  begun: (from: number, to: number) => void = () => {},
): { readonly end: number; readonly longest: number; readonly quoted: boolean } {
  let [end, longest, quoted] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    if (i === end && text.charCodeAt(i) === 35) {
      const from = i;
      while (i < text.length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
      begun(from, i);
      // An error word of a spreadsheet begins a row, which may have quotes.
      if (!isComment(text.slice(from, from + 10))) i = from;
      if (i === text.length) break;
    }
    const code = text.charCodeAt(i);
    if (code === 34) quoted = !quoted;
    if (quoted || (code !== 10 && code !== 13)) continue;
    // A carriage return at the very end may be followed by a line feed.
    if (code === 13 && i + 1 === text.length) break;
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    longest = Math.max(longest, i - end);
    end = i + 1;
  }
  return { end, longest: Math.max(longest, text.length - end), quoted };
}

/** Where the last whole row of a text without quotes ends. */
function endOfRows(text: string): number {
  const feed = text.lastIndexOf('\n');
  const carriage = text.lastIndexOf('\r', text.length - 2);
  return Math.max(feed, text.length > 1 ? carriage : -1) + 1;
}

/** The text in blocks that begin and end at row boundaries; `firstLine` counts from 1. */
function* rowAlignedBlocks(
  pieces: Iterable<string>,
  source: string,
): Generator<{ readonly text: string; readonly firstLine: number }> {
  let buffered = '';
  let firstLine = 1;
  for (const piece of pieces) {
    buffered += piece;
    let end: number;
    if (buffered.includes('"')) {
      const found = scan(buffered);
      ({ end } = found);
      if (found.longest > MAX_ROW) {
        throw longRow(source, firstLine + lineEndsIn(buffered.slice(0, end)), found.quoted);
      }
    } else {
      end = endOfRows(buffered);
      if (buffered.length - end > MAX_ROW) throw longRow(source, firstLine + lineEndsIn(buffered), false);
    }
    if (end === 0) continue;
    const text = buffered.slice(0, end);
    yield { text, firstLine };
    buffered = buffered.slice(end);
    firstLine += lineEndsIn(text);
  }
  if (buffered !== '') yield { text: buffered, firstLine };
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  if (!text.includes('\r')) return count;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    // A carriage return and a line feed are one line end.
    if (text.charCodeAt(at + 1) !== 10) count++;
  }
  return count;
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
