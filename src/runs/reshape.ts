/** Tables of other shapes than one run or checkpoint a row, made into such: charts with a column a run, and long tables of keys and values. */
import { field, IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import { excerpt, excerpts, formatCount, listed, plural } from '../text.js';
import { type Cell, isMissing, isMissingWord, typeCell } from './cell.js';
import { type ColumnPattern, isBand, patternOf } from './column-pattern.js';
import type { Column, Table } from './table.js';

export interface Reshaping {
  /** Patterns of names of columns, each of which becomes one column; see {@link melted}. */
  readonly melt?: readonly string[];
  /** The columns of keys and values, and those that tell rows apart; see {@link pivoted}. */
  readonly pivot?: string;
}

/** The table in its new shape; the same where none is asked for. */
export function reshaped(table: Table, { melt = [], pivot }: Reshaping): Table {
  const wide = pivot === undefined ? table : pivoted(table, pivot);
  return melt.length === 0 ? wide : melted(wide, melt);
}

/** Columns that a pattern takes, by what its placeholders are there. */
interface Taken {
  readonly pattern: ColumnPattern;
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * One row for each row and run of a chart that has a column for each run. A pattern such as `* - val/loss` takes the columns
 * whose names it fits: they become one column, `val/loss`, and what stands in place of the star becomes the column `run`.
 * `{N} tokens` names that column itself, `loss={N}` the column of values. Several patterns give several columns. Other columns
 * are repeated, except the `__MIN` and `__MAX` of those taken; rows without any value are left out. Throws `bad-melt`.
 */
export function melted(table: Table, texts: readonly string[]): Table {
  const names = [...table.columns.keys()];
  const labels = new Map<string, readonly Cell[]>();
  const left = new Set(names);
  const taken = texts.map((text): Taken => {
    const pattern = patternOf(text, names);
    const columns = new Map<string, Column>();
    for (const name of [...left]) {
      const found = pattern.match(name);
      const column = table.columns.get(name);
      if (found === undefined || column === undefined) continue;
      const key = JSON.stringify(found);
      if (columns.has(key))
        throw bad(text, `takes several columns of ${listed(found)}`, 'Make it more specific.');
      columns.set(key, column);
      labels.set(
        key,
        found.map((part) => typeCell(part)),
      );
      left.delete(name);
    }
    if (columns.size === 0) throw nothingTaken(text, pattern, table);
    return { pattern, columns };
  });
  const [{ pattern: first }] = taken;
  const odd = taken.find(({ pattern }) => pattern.placeholders.join() !== first.placeholders.join());
  if (odd !== undefined) {
    throw bad(
      odd.pattern.text,
      `and ${first.text} have other placeholders`,
      'Give every pattern the same ones, such as a single *.',
    );
  }
  dropBands(left, taken);
  checkNames(taken, left);
  const keys = [...labels.keys()];
  const { rows, keyOf } = filledRows(table, taken, keys);
  const value = ({ columns }: Taken): ((i: number) => Cell) => {
    const byKey = keys.map((key) => columns.get(key));
    return (i) => byKey[keyOf[i]]?.at(rows[i]) ?? null;
  };
  const added: Column[] = [
    ...first.placeholders.map((name, part): Column => {
      const cells = keys.map((key) => labels.get(key)?.[part] ?? null);
      return { name, at: (i) => cells[keyOf[i]] ?? null };
    }),
    ...taken.map((one): Column => ({ name: one.pattern.value, at: value(one), note: noteOf(one.columns) })),
  ];
  const count = taken.reduce((sum, { columns }) => sum + columns.size, 0);
  return {
    ...table,
    rows: rows.length,
    columns: columnsOf(table, left, rows, added),
    duplicates: table.duplicates,
    rowNumbers: rows.map((row) => table.rowNumbers[row]),
    notes: [
      ...(table.notes ?? []),
      `The columns are melted into one row for each of ${plural(keys.length, 'run')} (${listed(first.placeholders)}) and ${table.rowWord} of ${plural(count, 'column')}: ${plural(rows.length, 'row')} with ${listed(taken.map(({ pattern }) => pattern.value))}.`,
    ],
  };
}

function noteOf(columns: ReadonlyMap<string, Column>): string | undefined {
  return [...columns.values()].find(({ note }) => note !== undefined)?.note;
}

function dropBands(left: Set<string>, taken: readonly Taken[]): void {
  const melted = new Set(taken.flatMap(({ columns }) => [...columns.values()].map(({ name }) => name)));
  for (const name of left) if (isBand(name, melted)) left.delete(name);
}

function checkNames(taken: readonly Taken[], left: ReadonlySet<string>): void {
  const [{ pattern }] = taken;
  const names = [...pattern.placeholders, ...taken.map((one) => one.pattern.value)];
  const clash = names.find((name, i) => left.has(name) || names.indexOf(name) < i);
  if (clash === undefined) return;
  throw bad(
    pattern.text,
    `makes a column ${excerpt(clash)}, of which there is one already`,
    'Name what it makes: {name} in place of *, and name=pattern for the values.',
  );
}

/** Of the rows and runs in which a chart has some value, the row and the number of the run. */
function filledRows(
  { rows: count }: Table,
  taken: readonly Taken[],
  keys: readonly string[],
): { rows: Int32Array; keyOf: Int32Array } {
  const columns = keys.map((key) => taken.flatMap(({ columns: byKey }) => byKey.get(key) ?? []));
  const [rows, keyOf]: [number[], number[]] = [[], []];
  for (let row = 0; row < count; row++) {
    columns.forEach((ofKey, key) => {
      if (ofKey.every((column) => isEmpty(column.at(row)))) return;
      rows.push(row);
      keyOf.push(key);
    });
  }
  return { rows: Int32Array.from(rows), keyOf: Int32Array.from(keyOf) };
}

function isEmpty(cell: Cell): boolean {
  return isMissing(cell) || isMissingWord(cell);
}

/** Columns that are kept, read through `rows`, and those added. */
function columnsOf(
  { columns }: Table,
  kept: Iterable<string>,
  rows: Int32Array,
  added: readonly Column[],
): ReadonlyMap<string, Column> {
  const through = [...kept].flatMap((name): Column[] => {
    const column = columns.get(name);
    return column === undefined ? [] : [{ name, at: (i) => column.at(rows[i]), note: column.note }];
  });
  return new Map([...through, ...added].map((column) => [column.name, column]));
}

function nothingTaken(text: string, { suffix }: ColumnPattern, { source, columns }: Table): IsolossError {
  const near = suffix === '' ? [] : nearest(suffix, [...columns.keys()]);
  return bad(
    text,
    `fits no column of ${source}`,
    near.length > 0
      ? `Did you mean a pattern of ${excerpts(near)}?`
      : `Write the part of the names that all share, with * for the run: "* - val/loss". Columns are ${excerpts(columns.keys())}.`,
  );
}

function bad(text: string, what: string, fix: string): IsolossError {
  return new IsolossError('bad-melt', `${field('melt')} ${excerpt(text)} ${what}.`, fix);
}

/** Columns that say when a value was written, which differ between values of one step. */
const TIMES = /time|date|(?:^|[^a-z])(?:ts|at)$/i;

/**
 * One row for each group of rows of a long table, in which one column has the names of what is recorded, and another the
 * values, as the metrics of MLflow do: `key:value`, or `key:value:run_id,step` with the columns that tell rows apart
 * (otherwise all others but times). Each name becomes a column; of several values of one name in a group, the last counts.
 * Other columns are those of the group's last row. Throws `bad-pivot`.
 */
export function pivoted(table: Table, text: string): Table {
  const [key, value, by] = partsOfPivot(text, table);
  const others = [...table.columns.keys()].filter((name) => name !== key.name && name !== value.name);
  const groups = by ?? others.filter((name) => !TIMES.test(name));
  const readers = groups.map((name) => columnOf(table, name, text));
  const numbers = new Map<string, number>();
  const last: number[] = [];
  const cells = new Map<string, Map<number, Cell>>();
  let repeated = 0;
  for (let row = 0; row < table.rows; row++) {
    const name = key.at(row);
    if (isEmpty(name)) continue;
    const group = JSON.stringify(readers.map((column) => column.at(row)));
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    last[number] = row;
    const column = cells.get(String(name)) ?? new Map<number, Cell>();
    cells.set(String(name), column);
    if (column.has(number)) repeated++;
    column.set(number, value.at(row));
  }
  const clash = [...cells.keys()].find((name) => others.includes(name));
  if (clash !== undefined) {
    throw badPivot(
      text,
      `makes a column ${excerpt(clash)}, of which there is one already`,
      'Rename that column.',
    );
  }
  const rows = Int32Array.from(last);
  const added = [...cells].map(
    ([name, column]): Column => ({ name, at: (i) => column.get(i) ?? null, note: value.note }),
  );
  const again =
    repeated === 0 ? '' : ` Of ${plural(repeated, 'value')} written again in a group the last counts.`;
  return {
    ...table,
    rows: rows.length,
    columns: columnsOf(table, others, rows, added),
    rowNumbers: rows.map((row) => table.rowNumbers[row]),
    notes: [
      ...(table.notes ?? []),
      `--pivot ${text} makes ${plural(cells.size, 'column')} of the names in ${excerpt(key.name)}: ${plural(rows.length, 'row')} of ${formatCount(table.rows)}, one for each ${listed(groups) || 'table'}.${again}`,
    ],
  };
}

function partsOfPivot(
  text: string,
  table: Table,
): [key: Column, value: Column, by: readonly string[] | undefined] {
  const [key = '', value = '', ...rest] = text.split(':').map((part) => part.trim());
  if (key === '' || value === '') {
    throw badPivot(
      text,
      'lacks the column of names or that of values',
      'Write it as key:value or key:value:run_id,step.',
    );
  }
  const by =
    rest.length === 0
      ? undefined
      : rest
          .join(':')
          .split(',')
          .map((part) => part.trim());
  return [columnOf(table, key, text), columnOf(table, value, text), by];
}

function columnOf({ columns, duplicates, source }: Table, name: string, text: string): Column {
  const column = columns.get(name);
  if (column !== undefined) return column;
  if (duplicates.has(name))
    throw badPivot(text, `names ${excerpt(name)}, which several columns are called`, 'Rename one of them.');
  const near = nearest(name, [...columns.keys()]);
  throw badPivot(
    text,
    `names ${excerpt(name)}, which is no column of ${source}`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Columns are ${excerpts(columns.keys())}.`,
  );
}

function badPivot(text: string, what: string, fix: string): IsolossError {
  return new IsolossError('bad-pivot', `${field('pivot')} ${excerpt(text)} ${what}.`, fix);
}

/** How a table of another shape is made one of runs, by the names of its columns; undefined where none looks so. */
export function reshapeAdvice(names: readonly string[]): string | undefined {
  const ends = new Map<string, number>();
  for (const name of names) {
    const at = name.lastIndexOf(' - ');
    if (at <= 0 || /__(?:MIN|MAX)$/.test(name)) continue;
    const end = name.slice(at);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const [most] = [...ends].sort((a, b) => b[1] - a[1]);
  if (most !== undefined && most[1] > 1) {
    return `The columns look like one a run: ${field('melt')} "*${excerpt(most[0])}" makes rows of them, with the run in a column of its own.`;
  }
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const key = ['key', 'metric', 'name', 'variable'].find((name) => lower.has(name));
  if (key !== undefined && lower.has('value')) {
    const own = (name: string) => names.find((other) => other.toLowerCase() === name) ?? name;
    return `The table looks long, with a row a value: ${field('pivot')} ${own(key)}:${own('value')} makes columns of the names in ${own(key)}.`;
  }
  return undefined;
}
