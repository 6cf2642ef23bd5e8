import { type ErrorPlace, IsolossError } from '../errors.js';
import { inExpression } from '../formula/odd-names.js';
import { excerpt, excerpts, listedSome } from '../text.js';
import { type Cell, isMissingWord, type NumberStyle, typeCell } from './cell.js';
import { SeparatorUse } from './separators.js';

/** A column of cells. Numbers are stored in one Float64Array, so that a million rows take 8 MB a column. */
export interface Column {
  readonly name: string;
  /** The cell of a row, 0-based; null where it is missing. */
  at(row: number): Cell;
  /** What a reader should know where the column is used: how it was read, where that could not be known. */
  readonly note?: string | undefined;
}

/** A table of runs as read from its file, before columns and rows are chosen. */
export interface Table {
  /** The file's name, for messages. */
  readonly source: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Names that several columns have; those columns are not among `columns`. */
  readonly duplicates: ReadonlySet<string>;
  /** Names of columns that cannot be read, and why; those columns are not among `columns`. */
  readonly unreadable?: ReadonlyMap<string, string>;
  /** The position of each row in the file, 1-based: its line in text files, its index otherwise. */
  readonly rowNumbers: Int32Array;
  /** What a row number counts. */
  readonly rowWord: 'line' | 'row';
  /** How the file was read, where that could not be known for sure; one sentence each. */
  readonly notes?: readonly string[];
}

/** Names of all columns, those that cannot be read or that several columns share among them. */
export function columnNames({ columns, duplicates, unreadable }: Table): string[] {
  return [...columns.keys(), ...duplicates, ...(unreadable?.keys() ?? [])];
}

export function hasColumn({ columns, duplicates, unreadable }: Table, name: string): boolean {
  return columns.has(name) || duplicates.has(name) || unreadable?.has(name) === true;
}

/** The position of a row, for messages: `runs.csv, line 5`. */
export function describeRow(table: Table, row: number): string {
  return `${table.source}, ${table.rowWord} ${table.rowNumbers[row]}`;
}

/** The position of a row, for an error's `place`. */
export function placeOf(table: Table, row: number): ErrorPlace {
  return { file: table.source, row: table.rowNumbers[row] };
}

/** A column while its table is being read; rows come in order. */
export interface WritableColumn {
  set(row: number, cell: Cell): void;
  /** The value of a cell's text. */
  setText(row: number, text: string, style: NumberStyle): void;
}

/** Missing cells between two others from which on a column is stored sparsely, in a map by row. */
const MAX_GAP = 32;

/** Distinct texts of a column that are deduplicated; of more, most occur only once anyway. */
const MAX_DISTINCT = 1 << 16;

/**
 * Numbers in one array from the first on; other values are words with a code, 0 meaning "see the numbers".
 * A missing cell is the number NaN. Where most cells are missing, the others are stored in a map by row, so that
 * memory is proportional to the cells present: a table may have as many columns as rows.
 */
class GrowingColumn implements Column, WritableColumn {
  private first = 0;
  private cells = 0;
  private numbers = new Float64Array(0);
  private codes: Uint32Array | undefined;
  private sparse: Map<number, Cell> | undefined;
  private words: (string | boolean | null)[] | undefined;
  private codeOf: Map<string | boolean, number> | undefined;
  private hasNumbers = false;
  private separators: SeparatorUse | undefined;
  note: string | undefined;

  constructor(
    readonly name: string,
    private readonly capacity: number,
  ) {}

  at(row: number): Cell {
    const index = row - this.first;
    const value = this.numbers[index];
    // Rows outside of the array read as undefined.
    if (value === undefined || Number.isNaN(value)) {
      const code = this.codes?.[index] ?? 0;
      if (code > 0) return this.words?.[code - 1] ?? null;
      return this.sparse?.get(row) ?? null;
    }
    return value;
  }

  set(row: number, cell: Cell): void {
    if (cell === null || Number.isNaN(cell)) return;
    if (this.cells === 0) this.first = row;
    const index = row - this.first;
    if (this.sparse !== undefined || index > 4 * this.cells + MAX_GAP) {
      this.sparse ??= new Map();
      this.sparse.set(row, cell);
    } else {
      if (index >= this.numbers.length) this.grow(index + 1);
      if (typeof cell === 'number') {
        this.numbers[index] = cell;
      } else {
        this.codes ??= new Uint32Array(this.numbers.length);
        this.codes[index] = this.code(cell);
      }
    }
    this.hasNumbers ||= typeof cell === 'number';
    this.cells++;
  }

  setText(row: number, text: string, style: NumberStyle): void {
    const cell = typeCell(text, style);
    const hasSeparator = text.includes(',') || (style.commas === 'decimal' && text.includes('.'));
    if (typeof cell === 'number' && hasSeparator) {
      this.separators ??= new SeparatorUse(style);
      this.separators.see(text);
    }
    this.set(row, cell);
  }

  get isEmpty(): boolean {
    return this.cells === 0;
  }

  /** To be called after the last cell. In a column with numbers, marks such as `N/A` become missing cells. */
  finish(): void {
    this.codeOf = undefined;
    this.note = this.separators?.note(inExpression(this.name));
    if (!this.hasNumbers) return;
    this.words = this.words?.map((word) => (isMissingWord(word) ? null : word));
    for (const [row, cell] of this.sparse ?? []) if (isMissingWord(cell)) this.sparse?.delete(row);
  }

  private code(word: string | boolean): number {
    this.words ??= [];
    this.codeOf ??= new Map();
    const existing = this.codeOf.get(word);
    if (existing !== undefined) return existing;
    const code = this.words.push(word);
    if (this.codeOf.size < MAX_DISTINCT) this.codeOf.set(word, code);
    return code;
  }

  private grow(needed: number): void {
    const remaining = this.capacity - this.first;
    const more = Math.ceil(1.5 * this.numbers.length) + 4;
    const size = Math.max(needed, needed <= remaining && this.cells > MAX_GAP ? remaining : more);
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

/** Builds a table row by row or cell by cell; columns may be added at any time, their earlier cells are missing. */
export class TableBuilder {
  private readonly columns = new Map<string, GrowingColumn>();
  private readonly duplicates = new Set<string>();
  private readonly unreadable = new Map<string, string>();
  private readonly notes: string[] = [];
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

  /** A new column. A name that exists already becomes a duplicate. */
  declare(name: string): WritableColumn {
    if (this.columns.has(name)) this.duplicates.add(name);
    return this.column(name);
  }

  /** The column of that name, created where there is none. */
  column(name: string): WritableColumn {
    let column = this.columns.get(name);
    if (column === undefined) {
      column = new GrowingColumn(name, this.capacity);
      this.columns.set(name, column);
    }
    return column;
  }

  /** A sentence on how the table was read. */
  note(text: string): void {
    this.notes.push(text);
  }

  /** Takes back a column that cannot be read to its end. */
  refuse(name: string, why: string): void {
    this.columns.delete(name);
    this.unreadable.set(name, why);
  }

  /** Rows so far. */
  get size(): number {
    return this.rows;
  }

  /** Leaves out a column that has no cells. */
  dropIfEmpty(name: string): void {
    if (this.columns.get(name)?.isEmpty === true) this.columns.delete(name);
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
    if (this.unreadable.size > 0) {
      const named = [...this.unreadable].map(([name, why]) => `'${excerpt(name)}' (${why})`);
      this.note(`${this.source} has columns that cannot be read: ${listedSome(named, 4)}.`);
    }
    for (const column of this.columns.values()) column.finish();
    return {
      source: this.source,
      rows: this.rows,
      columns: this.columns,
      duplicates: this.duplicates,
      rowNumbers: this.rowNumbers.subarray(0, this.rows),
      rowWord: this.rowWord,
      ...(this.unreadable.size === 0 ? {} : { unreadable: this.unreadable }),
      ...(this.notes.length === 0 ? {} : { notes: this.notes }),
    };
  }
}
