/** Some rows of a table, and columns beside its own. */
import type { Cell } from './cell.js';
import type { Column, Table } from './table.js';

/** The rows of `table` with these indices, in that order, with their numbers in the file. */
export function tableRows(table: Table, rows: Int32Array): Table {
  const columns = [...table.columns].map(([name, column]): [string, Column] => [
    name,
    { name, at: (row) => column.at(rows[row]), note: column.note },
  ]);
  return {
    ...table,
    rows: rows.length,
    columns: new Map(columns),
    rowNumbers: rows.map((row) => table.rowNumbers[row]),
  };
}

/** The table with a further column, which no column of its own may be called like. */
export function withColumn(table: Table, name: string, cells: ArrayLike<Cell>): Table {
  const column: Column = { name, at: (row) => cells[row] ?? null };
  return { ...table, columns: new Map([...table.columns, [name, column]]) };
}
