/** A table as plain data, which can be posted to a worker. */
import type { Cell } from './cell.js';
import type { Column, Table } from './table.js';

/** Numbers of a column, NaN where a cell is no number; `words` has the other cells, whose codes are above zero. */
interface ColumnData {
  readonly name: string;
  readonly note?: string | undefined;
  readonly numbers: Float64Array;
  readonly codes?: Uint32Array;
  readonly words: readonly Cell[];
}

/** See {@link tableData}. */
export interface TableData extends Omit<Table, 'columns'> {
  readonly columns: readonly ColumnData[];
}

/** The cells of a table, all columns in full. */
export function tableData(table: Table): TableData {
  return { ...table, columns: [...table.columns.values()].map((column) => columnData(column, table.rows)) };
}

function columnData(column: Column, rows: number): ColumnData {
  const numbers = new Float64Array(rows).fill(Number.NaN);
  const words: Cell[] = [];
  const codeOf = new Map<Cell, number>();
  let codes: Uint32Array | undefined;
  for (let row = 0; row < rows; row++) {
    const cell = column.at(row);
    if (cell === null) continue;
    if (typeof cell === 'number') {
      numbers[row] = cell;
      continue;
    }
    const code = codeOf.get(cell) ?? words.push(cell);
    codeOf.set(cell, code);
    codes ??= new Uint32Array(rows);
    codes[row] = code;
  }
  const { name, note } = column;
  return { name, note, numbers, ...(codes === undefined ? {} : { codes }), words };
}

/** The table of such data. */
export function tableOfData(data: TableData): Table {
  return {
    ...data,
    columns: new Map(data.columns.map((column) => [column.name, columnOf(column)])),
  };
}

function columnOf({ name, note, numbers, codes, words }: ColumnData): Column {
  return {
    name,
    note,
    at(row) {
      const code = codes?.[row] ?? 0;
      if (code > 0) return words[code - 1];
      const value = numbers[row];
      return value === undefined || Number.isNaN(value) ? null : value;
    },
  };
}
