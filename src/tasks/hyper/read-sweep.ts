/** The cells of a sweep: runs of one scale, with their hyper-parameters. */
import { field, IsolossError } from '../../errors.js';
import { reshaped } from '../../runs/reshape.js';
import { resolveRuns } from '../../runs/resolve.js';
import { type Guessable, Symbols } from '../../runs/symbols.js';
import { describeRow, placeOf, type Table } from '../../runs/table.js';
import type { HyperJob } from './job.js';

const aliases: Readonly<Record<string, readonly string[]>> = {
  lr: ['learning_rate', 'learning rate'],
  B: ['batch', 'batch_tokens'],
  C: ['flops', 'flop', 'compute'],
};

const guessable = (name: string): Guessable =>
  Object.hasOwn(aliases, name) ? { name, aliases: aliases[name] } : { name };

/** The runs of one scale. */
export interface CellRuns {
  readonly at: Readonly<Record<string, number>>;
  /** By hyper-parameter, in their order: logarithms. */
  readonly x: readonly Float64Array[];
  readonly losses: Float64Array;
}

export interface ReadSweep {
  readonly by: readonly string[];
  readonly cells: readonly CellRuns[];
  readonly rows: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

/** Throws an {@link IsolossError} where columns or rows cannot be read, `name-clash`, `one-sided-loss` and `not-positive`. */
export function readSweep(job: HyperJob, given: Table): ReadSweep {
  const table = reshaped(given, job);
  const { over, map } = job;
  const by = job.by ?? usualScale(table, map);
  const twice = [...over, ...by].find((name, i, all) => all.indexOf(name) < i);
  if (twice !== undefined) {
    throw new IsolossError(
      'name-clash',
      `${twice} is swept, and tells cells apart as well, or is named twice.`,
      `Name it once, with ${field('over')} or with ${field('by')}.`,
    );
  }
  const names = [...over, ...by];
  const runs = resolveRuns(table, {
    inputs: names.map(guessable),
    map,
    dropMissing: job.dropMissing,
    ...(job.where === undefined ? {} : { where: job.where }),
    ...(job.lastBy === undefined ? {} : { lastBy: job.lastBy }),
    ...(job.bestBy === undefined ? {} : { bestBy: job.bestBy }),
  });
  if (runs.named?.higherIsBetter === true) {
    const L = runs.origin.get('L') ?? 'L';
    throw new IsolossError(
      'one-sided-loss',
      `Of ${L} more is better, and bowls are of losses.`,
      `Give what is to be small, such as ${field('map')} "L=1-${L}".`,
      { place: { file: given.source } },
    );
  }
  const columns = new Map([...runs.inputs, ['L', runs.target] as const]);
  for (const [name, values] of columns) {
    const bad = values.findIndex((value) => !(value > 0));
    if (bad < 0) continue;
    throw new IsolossError(
      'not-positive',
      `${describeRow(table, runs.rows[bad])}: ${name} is ${values[bad]}, and its logarithm is used.`,
      `Correct the row or leave it out with ${field('where')}.`,
      { place: placeOf(table, runs.rows[bad]) },
    );
  }
  const column = (name: string) => columns.get(name) ?? new Float64Array(0);
  const rowsBy = new Map<string, number[]>();
  for (let row = 0; row < runs.target.length; row++) {
    const key = by.map((name) => String(column(name)[row])).join(' ');
    rowsBy.set(key, [...(rowsBy.get(key) ?? []), row]);
  }
  const cells = [...rowsBy.values()].map((rows): CellRuns => {
    const part = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
    return {
      at: Object.fromEntries(by.map((name) => [name, column(name)[rows[0]]])),
      x: over.map((name) => part(column(name)).map(Math.log)),
      losses: part(runs.target),
    };
  });
  const scale = ({ at }: CellRuns) => by.reduce((product, name) => product + Math.log(at[name]), 0);
  return {
    by,
    cells: cells.sort((a, b) => scale(a) - scale(b)),
    rows: runs.target.length,
    columns: Object.fromEntries([...names, 'L'].map((name) => [name, runs.origin.get(name) ?? name])),
    notes: runs.notes,
  };
}

/** N and D, or C, or nothing: what the table has. */
function usualScale(table: Table, map: HyperJob['map']): readonly string[] {
  const symbols = new Symbols(table, map, ['N', 'D', 'C'].map(guessable));
  const has = (name: string) => symbols.find(name) !== undefined;
  const both = ['N', 'D'].filter(has);
  if (both.length === 2) return both;
  return has('C') ? ['C'] : both;
}
