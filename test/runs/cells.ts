import type { Cell } from '../../src/runs/cell.js';
import type { Table } from '../../src/runs/table.js';

/** A table's cells, column by column. */
export function cells(table: Table): Record<string, Cell[]> {
  return Object.fromEntries(
    [...table.columns].map(([name, column]) => [
      name,
      Array.from({ length: table.rows }, (_, row) => column.at(row)),
    ]),
  );
}
