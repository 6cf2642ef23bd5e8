import { type ErrorPlace, IsolossError } from '../errors.js';
import { excerpts } from '../text.js';
import { type Cell, isMissingWord } from './cell.js';

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
  /** Names that several columns have. Nothing can be read by them, so they are not among `columns`. */
  readonly duplicates: ReadonlySet<string>;
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

/** A column while its table is being read; rows come in order. */
export interface WritableColumn {
  set(row: number, cell: Cell): void;
}

/** Cells that a column may leave empty between two others before it keeps those that are there by their rows. */
const GAP = 32;

/** Texts of which each is kept once, however often it stands in a column; beyond, most stand there once anyway. */
const DISTINCT = 1 << 16;

/**
 * Numbers in one array from the first on; whatever is not a number is a word with a code, 0 meaning "see the numbers".
 * A missing cell is the number NaN. Where most cells are missing, those that are not are kept by their rows, so that
 * memory goes with the cells that there are: a table may have as many columns as rows.
 */
class GrowingColumn implements Column, WritableColumn {
  private first = 0;
  private cells = 0;
  private numbers = new Float64Array(0);
  private codes: Uint32Array | undefined;
  private scattered: Map<number, Cell> | undefined;
  private words: (string | boolean | null)[] | undefined;
  private codeOf: Map<string | boolean, number> | undefined;
  private hasNumbers = false;

  constructor(
    readonly name: string,
    private readonly capacity: number,
  ) {}

  at(row: number): Cell {
    const place = row - this.first;
    const value = this.numbers[place];
    // Rows outside of the array read as undefined.
    if (value === undefined || Number.isNaN(value)) {
      const code = this.codes?.[place] ?? 0;
      if (code > 0) return this.words?.[code - 1] ?? null;
      return this.scattered?.get(row) ?? null;
    }
    return value;
  }

  set(row: number, cell: Cell): void {
    if (cell === null || Number.isNaN(cell)) return;
    if (this.cells === 0) this.first = row;
    const place = row - this.first;
    if (this.scattered !== undefined || place > 4 * this.cells + GAP) {
      this.scattered ??= new Map();
      this.scattered.set(row, cell);
    } else {
      if (place >= this.numbers.length) this.grow(place + 1);
      if (typeof cell === 'number') {
        this.numbers[place] = cell;
      } else {
        this.codes ??= new Uint32Array(this.numbers.length);
        this.codes[place] = this.code(cell);
      }
    }
    this.hasNumbers ||= typeof cell === 'number';
    this.cells++;
  }

  /** To be called after the last cell. Beside numbers, words for what is missing are missing cells. */
  finish(): void {
    this.codeOf = undefined;
    if (!this.hasNumbers) return;
    this.words = this.words?.map((word) => (isMissingWord(word) ? null : word));
    for (const [row, cell] of this.scattered ?? []) if (isMissingWord(cell)) this.scattered?.delete(row);
  }

  private code(word: string | boolean): number {
    this.words ??= [];
    this.codeOf ??= new Map();
    const known = this.codeOf.get(word);
    if (known !== undefined) return known;
    const code = this.words.push(word);
    if (this.codeOf.size < DISTINCT) this.codeOf.set(word, code);
    return code;
  }

  private grow(needed: number): void {
    const known = this.capacity - this.first;
    const more = Math.ceil(1.5 * this.numbers.length) + 4;
    const size = Math.max(needed, needed <= known && this.cells > GAP ? known : more);
    const numbers = new Float64Array(size).fill(Number.NaN, this.numbers.length);
    numbers.set(this.numbers);
    this.numbers = numbers;
    if (this.codes !== undefined) {
      const codes = new Uint32Array(size);
      codes.set(this.codes);
      this.codes = codes;
    }
  }
}

/** Builds a table row by row or cell by cell; columns may appear at any time, their cells before that missing. */
export class TableBuilder {
  private readonly columns = new Map<string, GrowingColumn>();
  private readonly duplicates = new Set<string>();
  private rowNumbers: Int32Array;
  private rows = 0;

  /** `capacity` is the number of rows, where it is known. */
  constructor(
    private readonly source: string,
    private readonly rowWord: 'line' | 'row',
    private readonly capacity = 0,
  ) {
    this.rowNumbers = new Int32Array(Math.max(256, capacity));
  }

  /** A new column. Where its name is taken, that name is ambiguous. */
  declare(name: string): WritableColumn {
    if (this.columns.has(name)) this.duplicates.add(name);
    return this.column(name);
  }

  /** The column of that name, made where there is none. */
  column(name: string): WritableColumn {
    let column = this.columns.get(name);
    if (column === undefined) {
      column = new GrowingColumn(name, this.capacity);
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
      const what =
        this.columns.size > 0 ? `only a header (${excerpts(this.columns.keys())}) and no runs` : 'no runs';
      throw new IsolossError(
        'empty-table',
        `${this.source} has ${what}.`,
        'Give a table with one run a row.',
        {
          place: { file: this.source },
        },
      );
    }
    for (const name of this.duplicates) this.columns.delete(name);
    for (const column of this.columns.values()) column.finish();
    return {
      source: this.source,
      rows: this.rows,
      columns: this.columns,
      duplicates: this.duplicates,
      rowNumbers: this.rowNumbers.subarray(0, this.rows),
      rowWord: this.rowWord,
    };
  }
}
