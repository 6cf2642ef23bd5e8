/** Rows that say again what an earlier row says. */
import { type Cell, isMissing } from './cell.js';
import type { Column, Table } from './table.js';

export interface RepeatedRows {
  /** Rows that are equal to an earlier one in every column. */
  readonly count: number;
  /** Columns by which `--last-by` keeps one of each; absent where none do, as where each has a missing cell. */
  readonly by?: string;
}

/** Counts rows whose cells all equal those of an earlier row. Takes time in proportion to the cells. */
export function repeatedRows({ columns, rows }: Pick<Table, 'columns' | 'rows'>): RepeatedRows {
  const all = [...columns.values()];
  const count = repeatedIn(all, rows);
  if (count === 0) return { count };
  const whole = all.filter(
    (column) => isListed(column.name) && everyRow(rows, (row) => !isMissing(column.at(row))),
  );
  return whole.length > 0 && repeatedIn(whole, rows) === count
    ? { count, by: whole.map(({ name }) => name).join(',') }
    : { count };
}

/** Whether a name can stand in a list of columns. */
const isListed = (name: string): boolean => !/[,:`"']/.test(name);

function everyRow(rows: number, holds: (row: number) => boolean): boolean {
  for (let row = 0; row < rows; row++) if (!holds(row)) return false;
  return true;
}

function repeatedIn(columns: readonly Column[], rows: number): number {
  const hashes = new Int32Array(rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row++)
      hashes[row] = Math.imul(hashes[row] ^ hashOf(column.at(row)), 0x01000193);
  }
  const seen = new Map<number, number[]>();
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const alike = seen.get(hashes[row]);
    if (alike === undefined) seen.set(hashes[row], [row]);
    else if (alike.some((other) => columns.every((column) => isSame(column.at(row), column.at(other)))))
      count++;
    else alike.push(row);
  }
  return count;
}

const isSame = (one: Cell, other: Cell): boolean => one === other || (isMissing(one) && isMissing(other));

const float = new Float64Array(1);
const bits = new Int32Array(float.buffer);

function hashOf(cell: Cell): number {
  if (isMissing(cell)) return 1;
  if (typeof cell === 'number') {
    float[0] = cell;
    return Math.imul(bits[0], 0x9e3779b1) ^ bits[1];
  }
  let hash = 0;
  for (const character of String(cell)) hash = Math.imul(31, hash) + (character.codePointAt(0) ?? 0);
  return hash;
}
