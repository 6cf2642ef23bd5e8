/** The rows that laws are compared on: those that each of them can use, as runs, by scale. */
import { field, IsolossError } from '../../errors.js';
import { groupKeys, numberedGroups } from '../../runs/groups.js';
import { asNumber, readNumbers } from '../../runs/numbers.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import type { Table } from '../../runs/table.js';
import { tableRows } from '../../runs/table-rows.js';
import { formatCount, plural } from '../../text.js';
import { mapWithTarget, readLawText } from '../fit/law-text.js';
import type { Entrant } from './entrants.js';
import type { AskedContenders } from './job.js';

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

type Asked = Pick<AskedContenders, 'map' | 'cluster'>;

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

function indices(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}
