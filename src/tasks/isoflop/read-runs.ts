/** Reads a table as runs with N, D, compute and loss, and what was counted as which. */
import type { Architecture } from '../../costs/architecture.js';
import { readFamily } from '../../costs/read-family.js';
import { field, IsolossError } from '../../errors.js';
import { contradictionWarnings } from '../../runs/contradictions.js';
import { numberedGroups } from '../../runs/groups.js';
import { reshaped } from '../../runs/reshape.js';
import { resolveRuns } from '../../runs/resolve.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import { describeRow, placeOf, type Table } from '../../runs/table.js';
import { formatNumber } from '../../text.js';
import { countingConventions } from './conventions.js';
import { costOf } from './cost-of-columns.js';
import type { AskedIsoflop } from './job.js';
import { readShapes } from './read-shapes.js';
import type { Counting } from './record.js';

/** Rows of one analysis: logarithms of N, D and compute, the loss, and each row's run, 0 and up. */
export interface RunRows {
  readonly name: string;
  readonly logN: Float64Array;
  readonly logD: Float64Array;
  readonly logC: Float64Array;
  readonly loss: Float64Array;
  readonly run: Uint32Array;
  /** The shape of each row's model, where conventions of counting need it and the table has it. */
  readonly shape?: readonly Architecture[];
}

export interface ReadRuns {
  readonly groups: readonly RunRows[];
  readonly counting: Counting;
  readonly notes: readonly string[];
}

const quantities: readonly Guessable[] = [
  { name: 'N' },
  { name: 'D' },
  { name: 'C', aliases: ['flops', 'flop', 'compute'], isStrict: true },
];

/** What a quantity is where only the other two are given. */
const computed = { N: 'C/(6*D)', D: 'C/(6*N)', C: '6*N*D' } as const;
type Quantity = keyof typeof computed;
const names = Object.keys(computed) as Quantity[];

/** Columns of C within this share of 6 N D are 6 N D. */
const SAME = 0.01;

/** Throws an {@link IsolossError} where columns or rows cannot be read, and `not-positive`. */
export function readIsoflopRuns(job: AskedIsoflop, given: Table): ReadRuns {
  const table = reshaped(given, job);
  const missing = missingQuantity(job, table);
  const map = missing === undefined ? job.map : { ...job.map, [missing]: computed[missing] };
  const { run, by } = job;
  const runs = resolveRuns(table, {
    inputs: quantities,
    map,
    dropMissing: job.dropMissing,
    ...(job.where === undefined ? {} : { where: job.where }),
    ...(job.lastBy === undefined ? {} : { lastBy: job.lastBy }),
    ...(job.bestBy === undefined ? {} : { bestBy: job.bestBy }),
    ...(run === undefined ? {} : { group: { text: run, option: field('run') } }),
    ...(by === undefined ? {} : { groups: { text: by, option: field('by') } }),
  });
  const columns = { ...Object.fromEntries(runs.inputs), L: runs.target } as Record<
    Quantity | 'L',
    Float64Array
  >;
  for (const [name, values] of Object.entries(columns)) checkPositive(name, values, runs.rows, table);
  const count = runs.target.length;
  const { groups = { names: [''], of: new Uint32Array(count) } } = runs;
  const [logN, logD, logC] = names.map((name) => columns[name].map(Math.log));
  const rowsOf = groups.names.map((): number[] => []);
  for (let row = 0; row < count; row++) rowsOf[groups.of[row]].push(row);
  const { group } = runs;
  const shapes = job.counting.length === 0 ? undefined : shapesOf(job, table, map, runs.rows);
  return {
    groups: groups.names.map((name, g): RunRows => {
      const part = (values: Float64Array) => Float64Array.from(rowsOf[g], (row) => values[row]);
      const own = numberedGroups(rowsOf[g].map((row) => String(group === undefined ? row : group[row])));
      return {
        name,
        logN: part(logN),
        logD: part(logD),
        logC: part(logC),
        loss: part(runs.target),
        run: own.group,
        ...(shapes === undefined ? {} : { shape: rowsOf[g].map((row) => shapes[row]) }),
      };
    }),
    counting: countingOf(runs.origin, missing, logN, logD, logC),
    notes: [...runs.notes, ...contradictionWarnings(table, runs.rows)],
  };
}

/** Throws `unmapped-symbol` where a convention that is asked for needs shapes, and the table has none. */
function shapesOf(
  { architecture, counting }: AskedIsoflop,
  table: Table,
  map: Readonly<Record<string, string>>,
  rows: Int32Array,
): Architecture[] | undefined {
  const shapes = readShapes(table, map, readFamily(architecture), rows);
  const needing = countingConventions.find(
    ({ name, needs }) => needs === 'shape' && counting.some((asked) => asked === name),
  );
  if (shapes !== undefined || needing === undefined) return shapes;
  throw new IsolossError(
    'unmapped-symbol',
    `${field('counting')} ${needing.name} counts by the shapes of the models, and ${table.source} has no columns of their depth and width.`,
    `Say what they are with ${field('map')} layers=COLUMN width=COLUMN, and the rest with ${field('architecture')}.`,
    { place: { file: table.source } },
  );
}

/** The one of N, D and C that is not given; undefined where all are. Throws `unmapped-symbol` where two are missing. */
function missingQuantity({ map }: AskedIsoflop, table: Table): Quantity | undefined {
  const symbols = new Symbols(table, map, quantities);
  const missing = names.filter((name) => symbols.find(name) === undefined);
  if (missing.length > 1) {
    // Of N, D and C the first two are what most tables have.
    const needed = missing.length === 3 ? ['N', 'D'] : [missing[0]];
    symbols.requireAll(needed);
  }
  return missing[0];
}

function checkPositive(name: string, values: Float64Array, rows: Int32Array, table: Table): void {
  const bad = values.findIndex((value) => !(value > 0));
  if (bad < 0) return;
  throw new IsolossError(
    'not-positive',
    `${describeRow(table, rows[bad])}: ${name} is ${values[bad]}, and its logarithm is used.`,
    `Correct the row or leave it out with ${field('where')}.`,
    { place: placeOf(table, rows[bad]) },
  );
}

function countingOf(
  origin: ReadonlyMap<string, string>,
  missing: Quantity | undefined,
  logN: Float64Array,
  logD: Float64Array,
  logC: Float64Array,
): Counting {
  const from = (name: Quantity) => origin.get(name) ?? name;
  const columns = { N: from('N'), D: from('D'), C: from('C') };
  const six = { coefficient: 6, n: 1, d: 1 };
  if (missing !== undefined) {
    return {
      ...columns,
      computed: missing,
      cost: six,
      convention: `C = 6 N D, from which ${missing} follows; N as counted in the column ${missing === 'N' ? columns.C : columns.N}`,
    };
  }
  const off = logC.reduce((most, c, i) => Math.max(most, Math.abs(c - Math.log(6) - logN[i] - logD[i])), 0);
  if (off <= Math.log1p(SAME)) {
    return { ...columns, cost: six, convention: `C is the column ${columns.C}, which is 6 N D` };
  }
  const cost = costOf(logN, logD, logC);
  const [k, n, d] = [cost.coefficient, cost.n, cost.d].map((value) => formatNumber(value, 4));
  return {
    ...columns,
    cost,
    convention: `C is the column ${columns.C}, which is about ${k} N^${n} D^${d}`,
  };
}
