/** Which rows of a table of targets are of which groups. */
import { IsolossError } from '../../errors.js';
import { groupColumns, groupKeys, namedGroups } from '../../runs/groups.js';
import { Symbols } from '../../runs/symbols.js';
import type { Table } from '../../runs/table.js';
import type { PairOfFits } from './groups.js';

/**
 * Of the rows with these numbers, those of a pair's groups as far as the table has the columns that tell them apart; the
 * names of groups in the table that no pair is of, and the columns that the table lacks. Throws `missing-values`.
 */
export function rowsByGroup(
  table: Table,
  rowNumbers: Int32Array,
  pairs: readonly PairOfFits[],
): { rowsOf(pair: PairOfFits): number[]; readonly unknown: string[]; readonly missing: string[] } {
  const place = new Map(Array.from(table.rowNumbers, (number, row) => [number, row] as const));
  const rows = rowNumbers.map((number) => place.get(number) ?? -1);
  const symbols = new Symbols(table, {}, []);
  const names = new Map<string, readonly string[]>();
  const missing: string[] = [];
  for (const { by } of pairs[0].groups) {
    if (!groupColumns(by, symbols).every((column) => isReadable(symbols, column))) {
      missing.push(by);
      continue;
    }
    const { names: distinct, of } = namedGroups(groupKeys(by, by, symbols, table, rows));
    names.set(
      by,
      Array.from(of, (group) => distinct[group]),
    );
  }
  const known = new Map(
    [...names.keys()].map((by) => [
      by,
      new Set(pairs.flatMap(({ groups }) => groups.filter((one) => one.by === by).map(({ group }) => group))),
    ]),
  );
  return {
    rowsOf: ({ groups }) =>
      [...rows.keys()].filter((row) =>
        groups.every(({ by, group }) => (names.get(by)?.[row] ?? group) === group),
      ),
    unknown: [
      ...new Set([...names].flatMap(([by, column]) => column.filter((name) => !known.get(by)?.has(name)))),
    ],
    missing,
  };
}

function isReadable(symbols: Symbols, column: string): boolean {
  try {
    symbols.reader(column, column);
    return true;
  } catch (error) {
    if (error instanceof IsolossError) return false;
    throw error;
  }
}
