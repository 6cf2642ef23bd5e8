/** Cells that contradict what all other rows say of their columns: misprints, as of compute that is 6 N D in every other row. */
import { quantiles } from '../statistics/quantile.js';
import { excerpt, formatNumber, plural } from '../text.js';
import type { Column, Table } from './table.js';

/** A cell and the value that it would have if its row were as the others. */
export interface Contradiction {
  /** Index of the row in the table. */
  readonly row: number;
  readonly column: string;
  readonly value: number;
  readonly expected: number;
  /** What holds in the other rows: `C = 6*N*D`. */
  readonly relation: string;
  /** Rows in which it holds, and the largest relative difference among them. */
  readonly others: number;
  readonly within: number;
}

/** Columns of numbers above zero that are looked at, and rows of a longer table. */
const MOST_COLUMNS = 12;
const MOST_ROWS = 20_000;

/** Rows by which a relation is first judged, so that one that does not hold costs little. */
const SAMPLE = 24;

/** Rows in which a relation holds, at least. */
const LEAST_ROWS = 4;

/** A relation holds within this factor, and a cell contradicts it from there on, if others lie so much nearer: natural logarithms. */
const HOLDS = 0.1;
const NEARER = 5;

/** Rows that may contradict a relation: a share, or two where it holds within 2 % in at least so many rows, else one. */
const FEW = 0.05;
const TIGHT = 0.02;
const SEVERAL = 6;

/** A column varies where its values do by this factor. */
const VARIES = Math.log(2);

/** Logarithms of values that are printed alike. */
const SAME = 1e-3;

/** Less is rounding of float64. */
const ROUNDING = 1e-9;

/** The logarithms of a column. */
interface Logs {
  readonly name: string;
  readonly logs: Float64Array;
}

/** `whole` is a constant times the product of `parts`, one or two. */
interface Relation {
  readonly whole: Logs;
  readonly parts: readonly Logs[];
}

const known = new WeakMap<Table, readonly Contradiction[]>();

/**
 * Looks for columns of which one is a constant times another or times the product of two others in all rows but a few. Rows that are
 * off by chance, as measured values are, contradict nothing: the others have to agree much better. A table is looked at once.
 */
export function contradictionsIn(table: Table): readonly Contradiction[] {
  const found = known.get(table) ?? contradictions(table);
  known.set(table, found);
  return found;
}

/** One sentence for each contradicting cell, of those among `rows`, indices into the table, if given; beyond the third their number. */
export function contradictionWarnings(table: Table, rows?: Int32Array): string[] {
  const used = rows && new Set(rows);
  const found = contradictionsIn(table).filter(({ row }) => used?.has(row) ?? true);
  const more = found.length - MOST_NAMED;
  return [
    ...found.slice(0, MOST_NAMED).map((one) => {
      const { row, column, value, expected, relation, others, within } = one;
      const place = `${table.rowWord === 'line' ? 'Line' : 'Row'} ${table.rowNumbers[row]}`;
      return `${place}: ${excerpt(column)} is ${formatNumber(value, 4)}, where ${relation}, as in the other ${plural(others, 'row')} (${within < ROUNDING ? 'exactly' : `within ${formatNumber(100 * within, 1)} %`}), would make it ${formatNumber(expected, 3)}: a misprint?`;
    }),
    ...(more > 0
      ? [`${plural(more, 'more cell')} contradict what the other rows say of their columns.`]
      : []),
  ];
}

const MOST_NAMED = 3;

function contradictions(table: Table): Contradiction[] {
  if (table.rows <= LEAST_ROWS || table.rows > MOST_ROWS) return [];
  const columns = [...table.columns.values()].flatMap((column) => logsOf(column, table.rows) ?? []);
  if (columns.length > MOST_COLUMNS) columns.length = MOST_COLUMNS;
  const found = new Map<number, { readonly one: Contradiction; readonly rank: number }>();
  for (const relation of relationsOf(columns)) {
    for (const { constant, ...one } of contradicting(relation, columns)) {
      // The relation to be named is that of the fewest columns, which holds best, with the constant nearest to one.
      const rank = 1e3 * relation.parts.length + 100 * one.within + Math.abs(Math.log(constant)) / 100;
      const before = found.get(one.row);
      if (before === undefined || rank < before.rank) found.set(one.row, { one, rank });
    }
  }
  return [...found.values()].map(({ one }) => one).sort((one, other) => one.row - other.row);
}

/** Missing cells are NaN; undefined for a column that holds anything else but numbers above zero. */
function logsOf(column: Column, rows: number): Logs | undefined {
  const logs = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const cell = column.at(row);
    if (cell === null || (typeof cell === 'number' && Number.isNaN(cell))) logs[row] = Number.NaN;
    else if (typeof cell === 'number' && cell > 0 && cell < Infinity) logs[row] = Math.log(cell);
    else return undefined;
  }
  return { name: column.name, logs };
}

function* relationsOf(columns: readonly Logs[]): Iterable<Relation> {
  for (const [i, whole] of columns.entries()) {
    for (const part of columns.slice(0, i)) yield { whole, parts: [part] };
  }
  for (const whole of columns) {
    const others = columns.filter((column) => column !== whole);
    for (const [j, first] of others.entries()) {
      for (const second of others.slice(j + 1)) yield { whole, parts: [first, second] };
    }
  }
}

function contradicting(
  relation: Relation,
  columns: readonly Logs[],
): (Contradiction & { readonly constant: number })[] {
  const { whole, parts } = relation;
  const all = whole.logs.length;
  const ratio = (row: number): number => {
    let log = whole.logs[row];
    for (const { logs } of parts) log -= logs[row];
    return log;
  };
  if (all > SAMPLE) {
    const some = Float64Array.from({ length: SAMPLE }, (_, k) =>
      ratio(Math.floor((k * all) / SAMPLE)),
    ).filter(Number.isFinite);
    if (some.length < LEAST_ROWS) return [];
    const [lo, hi] = quantiles(some, [0.25, 0.75]);
    if (hi - lo > 2 * HOLDS) return [];
  }
  const rows = Int32Array.from({ length: all }, (_, row) => row).filter((row) => Number.isFinite(ratio(row)));
  if (rows.length <= LEAST_ROWS) return [];
  const ratios = Float64Array.from(rows, ratio);
  const [middle] = quantiles(ratios, [0.5]);
  const off = (row: number): number => Math.abs(ratio(row) - middle);
  const ordered = rows.slice().sort((one, other) => off(other) - off(one) || one - other);
  const most = Math.max(2, Math.floor(FEW * rows.length));
  let wrong = new Int32Array(0);
  let within = 0;
  for (let count = 1; count <= most && ordered.length - count >= LEAST_ROWS; count++) {
    within = off(ordered[count]);
    const isFew = count === 1 || count <= FEW * rows.length;
    const isTight = within <= TIGHT && ordered.length - count >= SEVERAL;
    if (
      within <= HOLDS &&
      off(ordered[count - 1]) >= Math.max(HOLDS, NEARER * within) &&
      (isFew || isTight)
    ) {
      wrong = ordered.slice(0, count).sort();
      break;
    }
  }
  if (wrong.length === 0) return [];
  const right = rows.filter((row) => !wrong.includes(row));
  // What varies little agrees with anything that does, and a factor that does not vary relates nothing: without it the others say all.
  const spreads = [whole, ...parts].map((column) => spread(column, right));
  if (spreads.filter((one) => one >= VARIES).length < 2 || spreads.some((one) => one <= HOLDS)) return [];
  // Nor does a row contradict anything that differs in a further factor, such as D where C = 6*N*D and all others have one D.
  const further = columns.filter((column) => column !== whole && !parts.includes(column));
  const holdsWith = ({ logs }: Logs, sign: number): boolean =>
    rows.every((row) => Math.abs(ratio(row) - middle - sign * (logs[row] - logs[right[0]])) <= HOLDS);
  if (further.some((column) => holdsWith(column, 1) || holdsWith(column, -1))) return [];
  return Array.from(wrong, (row) => {
    const log = ratio(row) - middle;
    const blamed = toBlame(relation, row, right, log);
    const value = Math.exp(blamed.logs[row]);
    const expected = value * Math.exp(blamed === whole ? -log : log);
    return {
      row,
      column: blamed.name,
      value,
      expected,
      relation: worded(relation, Math.exp(middle)),
      others: right.length,
      within: Math.expm1(within),
      constant: Math.exp(middle),
    };
  });
}

function spread({ logs }: Logs, rows: Int32Array): number {
  let [lo, hi] = [Infinity, -Infinity];
  for (const row of rows) {
    lo = Math.min(lo, logs[row]);
    hi = Math.max(hi, logs[row]);
  }
  return hi - lo;
}

/**
 * The column of a relation whose cell is the likeliest to be wrong: the one that has a value of its own where others recur, or a
 * value that recurs once it is corrected; else the one without which the rest of the row fits best into the table; the whole in doubt.
 */
function toBlame({ whole, parts }: Relation, row: number, right: Int32Array, log: number): Logs {
  const recurs = ({ logs }: Logs, value: number): boolean =>
    right.some((other) => Math.abs(logs[other] - value) < SAME);
  const all = [whole, ...parts];
  const evidence = all.map((column) => {
    const value = column.logs[row];
    return (
      Number(!recurs(column, value)) + Number(recurs(column, column === whole ? value - log : value + log))
    );
  });
  const most = Math.max(...evidence);
  const columns = all.filter((_, i) => evidence[i] === most);
  if (columns.length === 1) return columns[0];
  let [blamed, least] = [columns[0], Infinity];
  for (const column of columns) {
    const rest = all.filter((other) => other !== column);
    const misfit =
      rest.length < 2 ? orderMisfit(rest[0], row, right) : lineMisfit(rest[0], rest[1], row, right);
    if (misfit < least - 1e-9) [blamed, least] = [column, misfit];
  }
  return blamed;
}

/** How far a cell lies from the mean of its neighbours in the file, which is little where a table is in order. */
function orderMisfit({ logs }: Logs, row: number, right: Int32Array): number {
  const before = right.filter((other) => other < row).at(-1);
  const after = right.find((other) => other > row);
  const near = [before, after].flatMap((other) => (other === undefined ? [] : [logs[other]]));
  return Math.abs(logs[row] - near.reduce((sum, log) => sum + log, 0) / near.length);
}

/** How far a row lies from the line through two columns of the other rows, in deviations of these. */
function lineMisfit(x: Logs, y: Logs, row: number, right: Int32Array): number {
  const mean = ({ logs }: Logs): number => right.reduce((sum, other) => sum + logs[other], 0) / right.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (const other of right) {
    const [dx, dy] = [x.logs[other] - mx, y.logs[other] - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const slope = xx > 0 ? xy / xx : 0;
  const deviation = Math.sqrt(Math.max(yy - slope * xy, 0) / right.length);
  return Math.abs(y.logs[row] - my - slope * (x.logs[row] - mx)) / Math.max(deviation, HOLDS);
}

/** `C = 6*N*D`. */
function worded({ whole, parts }: Relation, constant: number): string {
  const names = parts.map(({ name }) => excerpt(name));
  const isOne = Math.abs(constant - 1) < HOLDS;
  const rounded = Number(constant.toPrecision(1));
  const digits = Math.abs(constant / rounded - 1) < HOLDS / 2 ? 1 : 3;
  return `${excerpt(whole.name)} = ${[...(isOne ? [] : [formatNumber(constant, digits)]), ...names].join('*')}`;
}
