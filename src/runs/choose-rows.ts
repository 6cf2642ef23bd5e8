/** Which rows of a table are used, and in which order the choices are made. */
import { field, IsolossError } from '../errors.js';
import { plural } from '../text.js';
import type { Cell } from './cell.js';
import type { Reader } from './evaluate.js';
import { envelopeRows, hullRows } from './frontier-rows.js';
import { groupKeys, neededForGroup, type Selection, selectionOf } from './groups.js';
import { asNumber, type Needed, type NumericColumn, needed, readNumbers, rowsWithValues } from './numbers.js';
import type { Symbols } from './symbols.js';
import { describeRow, placeOf, type Table } from './table.js';

export interface RowsRequest {
  /** Rows to keep. */
  readonly where?: string;
  /** Leave out rows with a missing value instead of throwing. */
  readonly dropMissing?: boolean;
  /** Keep, of the rows with the same value, the last: see {@link chooseRows}. */
  readonly lastBy?: string;
  /** Keep, of the rows with the same value, the best: see {@link chooseRows}. */
  readonly bestBy?: string;
  /** Keep the rows on the lower envelope of the target over this: see {@link chooseRows}. */
  readonly envelope?: string;
  /** Keep the corners of the convex hull of that envelope: see {@link chooseRows}. */
  readonly hull?: string;
}

/** What of a target decides which of several rows is the best. */
export interface BestTarget {
  readonly reader: Reader<Cell>;
  readonly origin: string;
  readonly higherIsBetter: boolean;
}

/**
 * The rows to be used, in this order:
 *
 * 1. `where` keeps rows;
 * 2. with `dropMissing`, rows in which something that is used is missing are left out;
 * 3. `lastBy` keeps the last row of each group, in the file or by a column (`run:step`);
 * 4. `bestBy` keeps the row of each group with the least target (the greatest where greater is better), or with the
 *    least value of an expression (`N,D:-score`);
 * 5. `envelope` keeps the rows than which no row of as small a value (`C`), or of its group alone (`dataset:C`), has a better
 *    target; `hull` the corners of their convex hull in logarithms;
 * 6. without `dropMissing`, a missing value in the rows that are left is an error.
 *
 * `used` is what every row needs. Throws `no-rows`, `missing-values`, `bad-groups`, `not-positive` and what reading throws.
 */
export function chooseRows(
  table: Table,
  request: RowsRequest,
  symbols: Symbols,
  used: readonly Needed[],
  target: BestTarget,
  notes: string[],
): Int32Array<ArrayBuffer> {
  const drop = request.dropMissing ?? false;
  const last = chooserOf('lastBy', request.lastBy, table, symbols);
  const best = chooserOf('bestBy', request.bestBy, table, symbols, target);
  const frontiers = (['envelope', 'hull'] as const).map((name) =>
    frontierOf(name, request[name], table, symbols, target),
  );
  const choosers = [last, best, ...frontiers].filter((chooser) => chooser !== undefined);
  let rows = rowsWhere(table, request.where, symbols, notes);
  const before = rows;
  if (drop)
    rows = rowsWithValues(table, rows, [...used, ...choosers.flatMap(({ uses }) => uses)], true, notes);
  for (const chooser of choosers) {
    const kept = chooser.choose(rows);
    const earlier = drop && chooser === last ? overtaken(last, before, kept) : 0;
    notes.push(`${chooser.words}: ${kept.length} of ${rows.length}.${earlierWords(earlier)}`);
    rows = kept;
  }
  return drop ? rows : rowsWithValues(table, rows, used, false, notes);
}

/** The rows for which a condition holds, all without one. */
export function rowsWhere(
  table: Table,
  where: string | undefined,
  symbols: Symbols,
  notes: string[],
): Int32Array<ArrayBuffer> {
  const rows = Int32Array.from({ length: table.rows }, (_, row) => row);
  if (where === undefined) return rows;
  const kept = rows.filter(symbols.condition(where, field('where')));
  if (kept.length === 0) {
    throw new IsolossError(
      'no-rows',
      `${field('where')} ${where} keeps none of the ${table.rows} rows of ${table.source}.`,
      'Loosen it; a comparison with a missing cell is false.',
      { place: { file: table.source } },
    );
  }
  notes.push(`--where ${where} keeps ${kept.length} of ${rows.length} rows.`);
  return kept;
}

/** Keeps one row of each group. */
interface Chooser {
  readonly words: string;
  /** What it reads of a row. */
  readonly uses: readonly Needed[];
  choose(rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer>;
}

function chooserOf(
  name: 'lastBy' | 'bestBy',
  text: string | undefined,
  table: Table,
  symbols: Symbols,
  target?: BestTarget,
): Chooser | undefined {
  if (text === undefined) return undefined;
  const option = field(name);
  const selection = selectionOf(text, option, symbols);
  const order = orderOf(name, selection, option, symbols, target);
  const keys = neededForGroup(selection.groups, option, symbols);
  const choose = (rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    const values =
      order === undefined
        ? undefined
        : readNumbers(
            table,
            order.column,
            rowsWithValues(table, rows, [needed(table, order.column)], false, []),
          );
    const chosen = new Map<string, number>();
    groupKeys(selection.groups, option, symbols, table, rows).forEach((key, i) => {
      const held = chosen.get(key);
      // Of equal rows the last one is kept by `lastBy`, the first one by `bestBy`.
      if (
        held === undefined ||
        order === undefined ||
        values === undefined ||
        order.wins(values[i], values[held])
      )
        chosen.set(key, i);
    });
    return Int32Array.from(chosen.values(), (i) => rows[i]).sort();
  };
  const which = order === undefined ? 'the last row' : `the row of ${order.words}`;
  return {
    words: `--${name === 'lastBy' ? 'last-by' : 'best-by'} ${text} keeps ${which} of each`,
    uses: [...keys, ...(order === undefined ? [] : [needed(table, order.column)])],
    choose,
  };
}

/** Keeps the rows on the envelope of the target over a column, or on its hull, of each group. */
function frontierOf(
  name: 'envelope' | 'hull',
  text: string | undefined,
  table: Table,
  symbols: Symbols,
  target: BestTarget,
): Chooser | undefined {
  if (text === undefined) return undefined;
  const option = field(name);
  const { groups, order } = selectionOf(text, option, symbols);
  // Without a colon there is one group of all rows, and the text is what they are compared over.
  const [by, over] = order === undefined ? [undefined, groups] : [groups, order];
  const x = { name: over, origin: over, reader: asNumber(symbols.reader(over, option)) };
  const y = { name: 'L', origin: target.origin, reader: asNumber(target.reader) };
  const keys = by === undefined ? [] : neededForGroup(by, option, symbols);
  const uses = [...keys, needed(table, x), needed(table, y)];
  const choose = (rows: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    rowsWithValues(table, rows, uses, false, []);
    const isHull = name === 'hull';
    const [xs, ys] = [x, y].map((column) => readNumbers(table, column, rows));
    const [overX, overY] = isHull ? [logarithms(table, x, rows, xs, option), onScale(ys)] : [xs, ys];
    const ofGroup = new Map<string, number[]>();
    const key = by === undefined ? undefined : groupKeys(by, option, symbols, table, rows);
    rows.forEach((_, i) => {
      const name = key?.[i] ?? '';
      ofGroup.set(name, [...(ofGroup.get(name) ?? []), i]);
    });
    const kept = [...ofGroup.values()].flatMap((members) => {
      const of = (values: Float64Array) => Float64Array.from(members, (i) => values[i]);
      const chosen = (isHull ? hullRows : envelopeRows)(of(overX), of(overY), target.higherIsBetter);
      return chosen.map((k) => rows[members[k]]);
    });
    return Int32Array.from(kept).sort();
  };
  const which = name === 'hull' ? 'corners of the convex hull' : 'rows of the lower envelope';
  return {
    words: `--${name} ${text} keeps the ${target.higherIsBetter ? which.replace('lower', 'upper') : which} of L over ${over}`,
    uses,
    choose,
  };
}

/** Throws `not-positive` for the first row whose value has no logarithm. */
function logarithms(
  table: Table,
  { name }: NumericColumn,
  rows: Int32Array,
  values: Float64Array,
  option: string,
): Float64Array {
  const bad = values.findIndex((value) => !(value > 0));
  if (bad < 0) return values.map(Math.log);
  throw new IsolossError(
    'not-positive',
    `${describeRow(table, rows[bad])}: ${option} is convex in logarithms, and ${name} is ${values[bad]}.`,
    `Leave such rows out with ${field('where')}, or keep the rows of the envelope: ${field('envelope')}.`,
    { place: placeOf(table, rows[bad]) },
  );
}

/** Logarithms where all are above zero, else as they are. */
const onScale = (values: Float64Array): Float64Array =>
  values.every((value) => value > 0) ? values.map(Math.log) : values;

interface Order {
  readonly column: NumericColumn;
  readonly words: string;
  /** Whether a row with `value` replaces one with `held`. */
  wins(value: number, held: number): boolean;
}

function orderOf(
  name: 'lastBy' | 'bestBy',
  { order }: Selection,
  option: string,
  symbols: Symbols,
  target: BestTarget | undefined,
): Order | undefined {
  if (order !== undefined) {
    const column = { name: order, origin: order, reader: asNumber(symbols.reader(order, option)) };
    return name === 'lastBy'
      ? { column, words: `greatest ${order}`, wins: (value, held) => value >= held }
      : { column, words: `least ${order}`, wins: (value, held) => value < held };
  }
  if (target === undefined) return undefined;
  const column = { name: 'L', origin: target.origin, reader: target.reader };
  return target.higherIsBetter
    ? { column, words: 'greatest L', wins: (value, held) => value > held }
    : { column, words: 'least L', wins: (value, held) => value < held };
}

/** Groups whose last row was left out for a missing value. */
function overtaken(last: Chooser, before: Int32Array<ArrayBuffer>, kept: Int32Array): number {
  const readable = before.filter((row) => !last.uses.some(({ isMissing: missing }) => missing(row)));
  const chosen = new Set(kept);
  return last.choose(readable).filter((row) => !chosen.has(row)).length;
}

function earlierWords(groups: number): string {
  if (groups === 0) return '';
  return ` In ${plural(groups, 'group')} a later row lacks a value that is used.`;
}
