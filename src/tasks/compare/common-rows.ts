/** The rows that laws are compared on: those that each of them can use, as runs, by scale, some of them held out. */
import { field, IsolossError } from '../../errors.js';
import { threefryWords } from '../../problem/threefry.js';
import { groupKeys, numberedGroups } from '../../runs/groups.js';
import { asNumber, readNumbers } from '../../runs/numbers.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import type { Table } from '../../runs/table.js';
import { tableRows } from '../../runs/table-rows.js';
import { formatCount, plural } from '../../text.js';
import { mapWithTarget, readLawText } from '../fit/law-text.js';
import type { Entrant } from './contenders.js';
import { type AskedCompare, USUAL_SHARE } from './job.js';

export interface CommonRows {
  readonly table: Table;
  /** By row the number of its run, 0 .. runs - 1. */
  readonly run: Uint32Array;
  readonly runs: number;
  readonly symbols: Symbols;
  readonly notes: readonly string[];
}

/** What laws are extrapolated in. */
export interface Scale {
  readonly name: string;
  readonly values: Float64Array;
}

export interface HeldOutRows {
  /** The number of the row in the file, where an expression says which and there is nothing to order them by. */
  readonly scale: Scale;
  /** 1 where the row is held out. */
  readonly rows: Uint8Array;
}

type Asked = Pick<AskedCompare, 'map' | 'cluster'>;

/** The rows of `table` that all entrants with a model can use. Throws `no-rows` where there are none, and `bad-groups`. */
export function commonRows(table: Table, entrants: readonly Entrant[], { map, cluster }: Asked): CommonRows {
  const models = entrants.flatMap(({ jobModel }) => jobModel ?? []);
  const [first, ...others] = models.map(({ runs }) => runs.rows);
  if (first === undefined) {
    throw new IsolossError(
      'no-rows',
      `No law can be fitted: ${entrants[0].why}`,
      `Correct that, or choose other rows with ${field('where')}.`,
    );
  }
  const sets = others.map((rows) => new Set(rows));
  const rows = first.filter((row) => sets.every((set) => set.has(row)));
  const most = Math.max(...models.map(({ runs }) => runs.rows.length));
  if (rows.length === 0) {
    throw new IsolossError(
      'no-rows',
      'No row has what every law needs.',
      'Compare laws of the same inputs, or fill the columns that are missing.',
    );
  }
  const common = tableRows(table, rows);
  const all = Int32Array.from({ length: rows.length }, (_, row) => row);
  const symbols = symbolsOf(common, entrants, map);
  const { group: run, count: runs } =
    cluster === undefined
      ? { group: Uint32Array.from(all), count: rows.length }
      : numberedGroups(groupKeys(cluster, field('cluster'), symbols, common, all));
  return {
    table: common,
    run,
    runs,
    symbols,
    notes:
      rows.length === most
        ? []
        : [
            `${formatCount(most - rows.length)} of ${plural(most, 'row')} lack an input of some law: all laws are compared on the others.`,
          ],
  };
}

/** What names in expressions over the rows mean: columns, and the inputs of all laws. */
function symbolsOf(table: Table, entrants: readonly Entrant[], map: Asked['map']): Symbols {
  const inputs = new Map<string, Guessable>(
    entrants.flatMap(({ jobModel }) =>
      (jobModel?.model.law.inputs ?? []).map((input) => [input.name, input] as const),
    ),
  );
  const { target } = readLawText(entrants[0].job.law);
  return new Symbols(table, mapWithTarget(map, target), [...inputs.values(), { name: 'L' }]);
}

/**
 * What the job says laws are extrapolated in, or compute, or the only input of the first law; undefined where nothing says it.
 * Throws what reading an expression throws.
 */
export function scaleOf(
  { table, symbols }: CommonRows,
  entrants: readonly Entrant[],
  asked: string | undefined,
): Scale | undefined {
  const inputs = entrants.find(({ jobModel }) => jobModel !== undefined)?.jobModel?.model.law.inputs ?? [];
  const isThere = (name: string): boolean => symbols.find(name) !== undefined;
  const usual =
    isThere('N') && isThere('D')
      ? '6*N*D'
      : isThere('C')
        ? 'C'
        : inputs.length === 1
          ? inputs[0].name
          : undefined;
  const name = asked ?? usual;
  if (name === undefined) return undefined;
  const column = { name, origin: name, reader: asNumber(symbols.reader(name, field('scale'))) };
  const values = readNumbers(table, column, indices(table.rows));
  const missing = values.findIndex((value) => !Number.isFinite(value));
  if (missing < 0) return { name, values };
  throw new IsolossError(
    'missing-values',
    `${table.source}, ${table.rowWord} ${table.rowNumbers[missing]}: ${field('scale')} ${name} is missing.`,
    `Every row needs it; filter the others out with ${field('where')}.`,
    { place: { file: table.source, row: table.rowNumbers[missing] } },
  );
}

/**
 * The rows to predict from a fit to the others: those for which an expression holds, or of the largest runs, in scale, so many
 * that they are at least the share asked for; runs equal in scale are held out together. Undefined for a share of 0, and
 * where there is nothing to order by. Throws `bad-hold-out` where none or all of the rows would be held out.
 */
export function heldOutRows(
  common: CommonRows,
  scale: Scale | undefined,
  asked: string | undefined,
): HeldOutRows | undefined {
  const { table, run, symbols } = common;
  const share = asked === undefined ? USUAL_SHARE : Number(asked);
  if (Number.isNaN(share)) {
    const holds = symbols.condition(asked ?? '', field('holdOut'));
    const rows = Uint8Array.from(indices(table.rows), (row) => (holds(row) ? 1 : 0));
    return checked(
      rows,
      scale ?? { name: 'row', values: Float64Array.from(table.rowNumbers) },
      `${field('holdOut')} ${asked}`,
    );
  }
  if (!(share >= 0 && share < 1)) {
    throw new IsolossError(
      'bad-hold-out',
      `${field('holdOut')} ${asked} is no share of the runs.`,
      'Write 0.2 for the fifth that is largest, or an expression such as "C > 1e21".',
    );
  }
  if (share === 0) return undefined;
  if (scale === undefined) {
    if (asked === undefined) return undefined;
    throw new IsolossError(
      'bad-hold-out',
      `${field('holdOut')} ${asked}: nothing says which runs are the largest.`,
      `Say what laws are extrapolated in, ${field('scale')} COLUMN.`,
    );
  }
  // A run is as large as the largest of its rows.
  const largest = new Float64Array(common.runs).fill(-Infinity);
  for (const [row, r] of run.entries()) largest[r] = Math.max(largest[r], scale.values[row]);
  const ordered = largest.slice().sort();
  const from = ordered[Math.max(ordered.length - Math.max(Math.round(share * ordered.length), 1), 0)];
  const rows = run.map((r) => (largest[r] >= from ? 1 : 0));
  return checked(Uint8Array.from(rows), scale, `Runs with ${scale.name} of ${from} or more`);
}

function checked(rows: Uint8Array, scale: Scale, what: string): HeldOutRows {
  const count = rows.reduce((sum, held) => sum + held, 0);
  if (count > 0 && count < rows.length) return { rows, scale };
  throw new IsolossError(
    'bad-hold-out',
    `${what}: ${count === 0 ? 'no row is' : `all ${formatCount(count)} rows are`} held out.`,
    `Hold out some of the rows, or none: ${field('holdOut')} 0.`,
  );
}

/**
 * The fold of each run, of `folds` that are as even as they can be, in an order drawn by `seed`. Runs of one stratum are spread
 * over the folds, so that no group of rows is without fitted ones where it has several runs.
 */
export function foldsOfRuns(
  runs: number,
  folds: number,
  seed: number,
  stratum: Uint32Array | undefined,
): Uint32Array {
  const words = new Uint32Array(runs + (runs % 2));
  threefryWords(seed, FOLDS, words);
  const order = indices(runs).sort(
    (a, b) => (stratum === undefined ? 0 : stratum[a] - stratum[b]) || words[a] - words[b] || a - b,
  );
  const fold = new Uint32Array(runs);
  for (const [place, r] of order.entries()) fold[r] = place % folds;
  return fold;
}

/** The stream of random words that folds are drawn from, beyond those of resamples. */
const FOLDS = 0xf01d5;

function indices(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
