import { CsvError, type Info, parse } from 'csv-parse/sync';
import { IsolossError } from '../errors.js';
import { typeCell } from './cell.js';
import { type Table, TableBuilder, type WritableColumn } from './table.js';

export type Delimiter = ',' | '\t' | ';';

/** The delimiter that the header has most of outside quotes; a comma where it has none. */
export function sniffDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, '\t': 0, ';': 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') break;
    else if (character === ',' || character === '\t' || character === ';') counts[character]++;
  }
  const candidates: Delimiter[] = [',', '\t', ';'];
  return candidates.reduce((best, candidate) => (counts[candidate] > counts[best] ? candidate : best));
}

/**
 * Reads delimited text with a header. Strict: a row of another length than the header, a stray or open quote and
 * two columns of one name are errors that name the line.
 */
export function readDelimited(
  text: string,
  source: string,
  delimiter: Delimiter = sniffDelimiter(text),
): Table {
  const builder = new TableBuilder(source, 'line');
  let columns: WritableColumn[] | undefined;
  let lastLine = 0;
  const record = (cells: string[], line: number): void => {
    lastLine = line;
    if (columns === undefined) {
      columns = cells.map((cell, i) => builder.declare(cell.trim() === '' ? `column ${i + 1}` : cell.trim()));
      return;
    }
    const row = builder.row(line);
    // A comma can stand inside a cell of comma-separated text only within quotes; elsewhere it may be a decimal one.
    for (let i = 0; i < cells.length; i++) columns[i].set(row, typeCell(cells[i], delimiter === ','));
  };
  try {
    parse(text, {
      delimiter,
      trim: true,
      skip_empty_lines: true,
      on_record: (cells: string[], info: Info) => {
        record(cells, info.lines);
        return undefined;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? delimitedError(error, source, lastLine) : error;
  }
  return builder.finish();
}

function delimitedError(error: CsvError, source: string, lastLine: number): IsolossError {
  // An open quote runs to the file's end, which is the line csv-parse names; the row that has it says more.
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const line = open || typeof error.lines !== 'number' ? lastLine + 1 : error.lines;
  const at = `${source}, line ${line}`;
  const place = { file: source, row: line };
  if (error.code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    const counts = /expect (\d+), got (\d+)/.exec(error.message);
    const what =
      counts === null
        ? 'another number of cells than the header'
        : `${counts[2]} ${counts[2] === '1' ? 'cell' : 'cells'} where the header has ${counts[1]}`;
    return new IsolossError(
      'ragged-row',
      `${at}: the row has ${what}.`,
      'Give every row as many cells as the header; quote cells that contain the delimiter.',
      { place, cause: error },
    );
  }
  return new IsolossError(
    'malformed-table',
    open ? `${at}: a quote in the row that begins here is never closed.` : `${at}: ${error.message}.`,
    'A quote belongs at the beginning and the end of a cell; inside, it is doubled.',
    { place, cause: error },
  );
}
