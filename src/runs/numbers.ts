import { field, IsolossError } from '../errors.js';
import { excerpt } from '../text.js';
import { type Cell, isMissingWord } from './cell.js';
import type { Reader } from './evaluate.js';
import { describeRow, placeOf, type Table } from './table.js';

/** `3,14`: a comma in a number, where not all of the table's commas can be of one kind. */
const WITH_COMMA = /^[+-]?[\d.]*(?:,[\d.]+)+$/;

/** A symbol that must be a number in every row. */
export interface NumericColumn {
  readonly name: string;
  readonly reader: Reader<Cell>;
  /** The column or expression it comes from. */
  readonly origin: string;
  /** It follows from other columns, with work that rows which lack those or others are spared. */
  readonly isMade?: true;
}

/** Booleans read as the numbers 1 and 0. */
export function asNumber(reader: Reader<Cell>): Reader<Cell> {
  return (row) => {
    const value = reader(row);
    return typeof value === 'boolean' ? Number(value) : value;
  };
}

function described({ name, origin }: NumericColumn): string {
  return name === origin ? excerpt(name) : `${name} (${excerpt(origin)})`;
}

/** The number in a cell, NaN where it is missing. Throws `not-a-number` for text, naming the cell. */
function numberAt(table: Table, column: NumericColumn, row: number): number {
  const value = column.reader(row);
  if (typeof value === 'number') return value;
  if (value === null || isMissingWord(value)) return Number.NaN;
  const what = typeof value === 'string' ? `"${excerpt(value)}"` : `${value}`;
  throw new IsolossError(
    'not-a-number',
    `${describeRow(table, row)}, column '${excerpt(column.origin)}': ${what} is not a number${
      column.name === column.origin ? '' : `, and ${column.name} must be one`
    }.`,
    typeof value === 'boolean'
      ? `Give a number; conditions choose rows, with ${field('where')}.`
      : WITH_COMMA.test(value.slice(0, 100))
        ? 'Commas are read as decimal signs or between thousands where all numbers of a table agree on it: write decimals with a point, or export the table with points.'
        : `Numbers are written 1300000000, 1.3e9, 1.3B or "1,300,000,000" in quotes; correct the cell or filter the row out with ${field('where')}.`,
    { place: { ...placeOf(table, row), column: column.origin } },
  );
}

export function readNumbers(table: Table, column: NumericColumn, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => numberAt(table, column, row));
}

/** Something that a row must have to be used. */
export interface Needed {
  /** What it is called in messages. */
  readonly described: string;
  readonly isMissing: (row: number) => boolean;
  /** To be asked last, of rows that lack nothing else. */
  readonly isMade?: true;
}

/** A column of which a row needs a finite number; reading throws `not-a-number` for text. */
export function needed(table: Table, column: NumericColumn): Needed {
  return {
    described: described(column),
    isMissing: (row) => !Number.isFinite(numberAt(table, column, row)),
    ...(column.isMade === undefined ? {} : { isMade: column.isMade }),
  };
}

/** Rows that a message names at most. */
const NAMED_ROWS = 5;

/**
 * The rows that have everything needed. Where others lack something, throws `missing-values`, which counts them by column
 * and names the first; with `drop`, leaves them out and notes how many and why.
 */
export function rowsWithValues(
  table: Table,
  rows: Int32Array<ArrayBuffer>,
  all: readonly Needed[],
  drop: boolean,
  notes: string[],
): Int32Array<ArrayBuffer> {
  const complete = new Uint8Array(rows.length).fill(1);
  const lacking: Lack[] = [];
  const inOrder = [...all].sort((a, b) => Number(a.isMade ?? false) - Number(b.isMade ?? false));
  for (const { described: what, isMissing, isMade = false } of inOrder) {
    const missing: number[] = [];
    rows.forEach((row, i) => {
      if ((isMade && complete[i] === 0) || !isMissing(row)) return;
      complete[i] = 0;
      missing.push(table.rowNumbers[row]);
    });
    if (missing.length > 0 && !lacking.some((lack) => lack.what === what)) lacking.push({ what, missing });
  }
  if (lacking.length === 0) return rows;
  const kept = rows.filter((_, i) => complete[i] === 1);
  const named = lacking.map((lack) => lackWords(lack, table)).join('; ');
  const file = { place: { file: table.source } };
  if (!drop) {
    throw new IsolossError(
      'missing-values',
      `${table.source} has missing or infinite values in rows to be used: ${named}.`,
      `Add ${field('dropMissing')} to leave such rows out, or choose rows with ${field('where')}.`,
      file,
    );
  }
  if (kept.length === 0) {
    const apart = lacking.every(({ missing }) => missing.length < rows.length);
    throw new IsolossError(
      'no-rows',
      `Every one of the ${rows.length} rows has a missing or infinite value: ${named}.`,
      apart
        ? 'No row has them all: give a table whose rows have them together, one run or checkpoint a row.'
        : 'Map columns that are filled, or correct the expressions they come from.',
      file,
    );
  }
  const counts = lacking.map(({ what, missing }) => `${what} ${missing.length}`).join(', ');
  notes.push(
    `Dropped ${rows.length - kept.length} of ${rows.length} rows for missing or infinite values: ${counts}.`,
  );
  return kept;
}

interface Lack {
  readonly what: string;
  /** Row numbers in the file. */
  readonly missing: readonly number[];
}

function lackWords({ what, missing }: Lack, table: Table): string {
  const first = missing.slice(0, NAMED_ROWS).join(', ');
  const word = `${table.rowWord}${missing.length > 1 ? 's' : ''}`;
  return `${what} in ${missing.length} (${word} ${first}${missing.length > NAMED_ROWS ? ', ...' : ''})`;
}

/** Weights must be at least zero, and some above it. Throws `bad-weight`. */
export function checkWeights(table: Table, rows: Int32Array, weight: Float64Array): void {
  const negative = weight.findIndex((value) => value < 0);
  if (negative >= 0) {
    throw new IsolossError(
      'bad-weight',
      `${describeRow(table, rows[negative])}: the weight is ${weight[negative]}.`,
      'Weights must be zero or more.',
      { place: placeOf(table, rows[negative]) },
    );
  }
  if (weight.every((value) => value === 0)) {
    throw new IsolossError('bad-weight', 'The weight of every row is zero.', 'Give some row a weight.', {
      place: { file: table.source },
    });
  }
}
