/** Groups of rows: those with equal values in some columns. */
import { field, IsolossError } from '../errors.js';
import { type Cell, isMissing } from './cell.js';
import type { Reader } from './evaluate.js';
import type { Needed } from './numbers.js';
import type { Symbols } from './symbols.js';
import type { Table } from './table.js';

/** The readers of the columns or expressions that give a row's group. */
function groupReaders(text: string, option: string, symbols: Symbols): Reader<Cell>[] {
  return groupColumns(text, symbols).map((column) => symbols.reader(column, option));
}

/** What a row needs so that it has a group. */
export function neededForGroup(text: string, option: string, symbols: Symbols): Needed[] {
  return groupReaders(text, option, symbols).map((reader) => ({
    described: `the group ${text}`,
    isMissing: (row) => isMissing(reader(row)),
  }));
}

/** For each row, the key of its group. Throws `missing-values`, naming the row. */
export function groupKeys(
  text: string,
  option: string,
  symbols: Symbols,
  table: Table,
  rows: Int32Array,
): string[] {
  const readers = groupReaders(text, option, symbols);
  return Array.from(rows, (row) => {
    const values = readers.map((reader) => reader(row));
    if (!values.some(isMissing)) return JSON.stringify(values);
    throw new IsolossError(
      'missing-values',
      `${table.source}, ${table.rowWord} ${table.rowNumbers[row]}: ${option} ${text} is missing.`,
      `Every row needs a value that gives its group; filter the others out with ${field('where')}.`,
      { place: { file: table.source, row: table.rowNumbers[row], column: text } },
    );
  });
}

/** Groups, and what orders the rows of a group. */
export interface Selection {
  readonly groups: string;
  readonly order?: string;
}

/**
 * Reads `run` or `run:step`, of which the part behind the colon is a column or an expression. A column whose own name has a
 * colon is that column. Throws `bad-groups`.
 */
export function selectionOf(text: string, option: string, symbols: Symbols): Selection {
  if (symbols.isColumn(text)) return { groups: text };
  const colons = [...text.matchAll(/`[^`]*`|"[^"]*"|'[^']*'|:/g)].filter(([found]) => found === ':');
  if (colons.length === 0) return { groups: text };
  const parts = colons.map(
    ({ index }): Required<Selection> => ({
      groups: text.slice(0, index).trim(),
      order: text.slice(index + 1).trim(),
    }),
  );
  const isReadable = (part: string) =>
    part !== '' && groupColumns(part, symbols).every((one) => symbols.reads(one));
  // Names of columns may contain colons: the split whose parts can be read is meant.
  const readable = parts.find(({ groups, order }) => isReadable(groups) && symbols.reads(order));
  if (readable !== undefined) return readable;
  if (isReadable(text)) return { groups: text };
  const [{ groups, order }] = parts;
  if (groups !== '' && order !== '') return { groups, order };
  throw new IsolossError(
    'bad-groups',
    `${option}: '${text}' lacks ${groups === '' ? 'the columns before' : 'the column behind'} the colon.`,
    'Write it as run, as N,D or as run:step.',
  );
}

/** Groups of rows with the name of each: its values, joined by commas. */
export function namedGroups(keys: readonly string[]): {
  readonly names: readonly string[];
  readonly of: Uint32Array;
} {
  const { group } = numberedGroups(keys);
  const distinct = [...new Set(keys)];
  const joined = distinct.map((key) => (JSON.parse(key) as Cell[]).map(String).join(','));
  // Values with commas in them could give two groups one name.
  return { names: new Set(joined).size === joined.length ? joined : distinct, of: group };
}

/** Each key as a number, 0 and up in the order in which keys first appear. */
export function numberedGroups(keys: readonly string[]): {
  readonly group: Uint32Array;
  readonly count: number;
} {
  const numbers = new Map<string, number>();
  const group = Uint32Array.from(keys, (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { group, count: numbers.size };
}

/** `run, seed` is two columns where both exist; `min(a, b)` is one expression. */
export function groupColumns(text: string, symbols: Symbols): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return !symbols.isColumn(text) && parts.every((part) => symbols.isColumn(part)) ? parts : [text];
}
