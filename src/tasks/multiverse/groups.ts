/** The groups of rows that are universes of their own. */
import { field, IsolossError } from '../../errors.js';
import { inExpression } from '../../formula/odd-names.js';
import type { Cell } from '../../runs/cell.js';
import { rowsWhere } from '../../runs/choose-rows.js';
import { groupColumns, groupKeys, namedGroups, neededForGroup } from '../../runs/groups.js';
import { rowsWithValues } from '../../runs/numbers.js';
import { reshaped } from '../../runs/reshape.js';
import { Symbols } from '../../runs/symbols.js';
import type { Table } from '../../runs/table.js';
import { excerpt } from '../../text.js';
import type { AskedMultiverse, Group } from './job.js';

/**
 * The groups of `by`, in the order of the table; none where it is absent. Throws `missing-values` where a row has no group, what
 * reading expressions throws, and `bad-groups` for a value that no expression can write.
 */
export function groupsBy(job: AskedMultiverse, given: Table): Group[] {
  const { by, map, where, dropMissing = false } = job;
  if (by === undefined) return [];
  const table = reshaped(given, job);
  const symbols = new Symbols(table, map, []);
  const columns = groupColumns(by, symbols);
  const kept = rowsWhere(table, where, symbols, []);
  const rows = rowsWithValues(table, kept, neededForGroup(by, field('by'), symbols), dropMissing, []);
  const keys = groupKeys(by, field('by'), symbols, table, rows);
  const { names } = namedGroups(keys);
  return [...new Set(keys)].map((key, i) => ({
    name: names[i],
    where: (JSON.parse(key) as Cell[])
      .map((value, c) => {
        const column = symbols.isColumn(columns[c]) ? inExpression(columns[c]) : `(${columns[c]})`;
        return `${column} == ${literal(value, by)}`;
      })
      .join(' and '),
  }));
}

function literal(value: Cell, by: string): string {
  if (typeof value !== 'string') return String(Number(value));
  const quote = ['"', "'"].find((mark) => !value.includes(mark));
  if (quote !== undefined) return `${quote}${value}${quote}`;
  throw new IsolossError(
    'bad-groups',
    `${field('by')} ${by}: the value ${excerpt(value)} has both kinds of quotes, so that no expression can name it.`,
    'Write it otherwise in the table.',
  );
}
