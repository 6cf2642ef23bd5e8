import { type ErrorPlace, IsolossError } from '../errors.js';
import type { Cell } from './cell.js';

/** A column of cells. Numbers lie in one Float64Array, so that a million rows take 8 MB a column. */
export interface Column {
  readonly name: string;
  /** The cell of a row, 0-based; null where it is missing. */
  at(row: number): Cell;
}

/** A table of runs as its file has it, before anything is chosen from it. */
export interface Table {
  /** The file's name, for messages. */
  readonly source: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Where each row lies in the file, 1-based: its line in text files, its place otherwise. */
  readonly rowNumbers: Int32Array;
  /** What a row number counts. */
  readonly rowWord: 'line' | 'row';
}

/** Where a row lies, for messages: `runs.csv, line 5`. */
export function whereIs(table: Table, row: number): string {
  return `${table.source}, ${table.rowWord} ${table.rowNumbers[row]}`;
}

/** Where a row lies, for an error's place. */
export function placeOf(table: Table, row: number): ErrorPlace {
  return { file: table.source, row: table.rowNumbers[row] };
}

/** A column while its table is being read. */
export interface WritableColumn {
  set(row: number, cell: Cell): void;
}

/**
 * Numbers in one array; whatever is not a number is a word with a code, 0 meaning "see the numbers".
 * A missing cell is the number NaN.
 */
class GrowingColumn implements Column, WritableColumn {
  private numbers: Float64Array;
  private codes: Uint32Array | undefined;
  private readonly words: (string | boolean)[] = [];
  private readonly codeOf = new Map<string | boolean, number>();

  constructor(
    readonly name: string,
    capacity: number,
  ) {
    this.numbers = new Float64Array(capacity).fill(Number.NaN);
  }

  at(row: number): Cell {
    const code = this.codes?.[row] ?? 0;
    if (code > 0) return this.words[code - 1];
    const value = this.numbers[row];
    return Number.isNaN(value) ? null : value;
  }

  set(row: number, cell: Cell): void {
    if (row >= this.numbers.length) this.grow(row + 1);
    if (typeof cell === 'number') {
      this.numbers[row] = cell;
    } else if (cell !== null) {
      this.codes ??= new Uint32Array(this.numbers.length);
      this.codes[row] = this.code(cell);
    }
  }

  private code(word: string | boolean): number {
    let code = this.codeOf.get(word);
    if (code === undefined) {
      code = this.words.push(word);
      this.codeOf.set(word, code);
    }
    return code;
  }

  private grow(needed: number): void {
    const capacity = Math.max(needed, 2 * this.numbers.length);
    const numbers = new Float64Array(capacity).fill(Number.NaN);
    numbers.set(this.numbers);
    this.numbers = numbers;
    if (this.codes !== undefined) {
      const codes = new Uint32Array(capacity);
      codes.set(this.codes);
      this.codes = codes;
    }
  }
}

/** Builds a table row by row or cell by cell; columns may appear at any time, their cells before that missing. */
export class TableBuilder {
  private readonly columns = new Map<string, GrowingColumn>();
  private rowNumbers: Int32Array;
  private rows = 0;

  constructor(
    private readonly source: string,
    private readonly rowWord: 'line' | 'row',
    capacity = 256,
  ) {
    this.rowNumbers = new Int32Array(capacity);
  }

  /** Declares a column; throws `duplicate-column` where the name is taken, since a reader could not tell them apart. */
  declare(name: string): WritableColumn {
    if (this.columns.has(name)) {
      throw new IsolossError(
        'duplicate-column',
        `${this.source} has two columns named '${name}'.`,
        'Rename one of them.',
        { place: { file: this.source, row: 1, column: name } },
      );
    }
    return this.column(name);
  }

  /** The column of that name, made where there is none. */
  column(name: string): WritableColumn {
    let column = this.columns.get(name);
    if (column === undefined) {
      column = new GrowingColumn(name, this.rowNumbers.length);
      this.columns.set(name, column);
    }
    return column;
  }

  /** Adds a row and returns its index. */
  row(rowNumber: number): number {
    if (this.rows === this.rowNumbers.length) {
      const rowNumbers = new Int32Array(2 * this.rows);
      rowNumbers.set(this.rowNumbers);
      this.rowNumbers = rowNumbers;
    }
    this.rowNumbers[this.rows] = rowNumber;
    return this.rows++;
  }

  /** The finished table. Throws `empty-table` where it has no rows. */
  finish(): Table {
    if (this.rows === 0) {
      const names = [...this.columns.keys()];
      const what = names.length > 0 ? `only a header (${names.join(', ')}) and no runs` : 'no runs';
      throw new IsolossError(
        'empty-table',
        `${this.source} has ${what}.`,
        'Give a table with one run a row.',
        {
          place: { file: this.source },
        },
      );
    }
    return {
      source: this.source,
      rows: this.rows,
      columns: this.columns,
      rowNumbers: this.rowNumbers.subarray(0, this.rows),
      rowWord: this.rowWord,
    };
  }
}
