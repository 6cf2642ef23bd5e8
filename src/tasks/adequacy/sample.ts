/** The rows whose residuals are tested, with gradients and inputs. */

import { residualSlopes } from '../../loss/residual.js';
import { rowsByGroup } from '../../problem/group-coordinates.js';
import type { Problem } from '../../problem/problem.js';
import type { Runs } from '../../runs/resolve.js';
import type { Column as TableColumn } from '../../runs/table.js';
import type { Polished } from '../../solver/polish.js';
import type { Column } from '../../statistics/subspace.js';
import type { FitSettings } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';

/** Rows tested at most: longer tables are subsampled. */
const MOST_ROWS = 10_000;

/** Residuals below this, relative to the loss, are rounding of the table. */
const ROUNDING = 1e-9;

/** Fraction of copies among the rows that is not chance. */
export const MANY_COPIES = 0.05;

/** Losses of fewer significant digits coincide. */
const FEWEST_DIGITS = 5;

/** One entry per row in every array. */
export interface Sample {
  readonly rows: number;
  /** Prediction less observation on the residual's scale, times the square root of the row's weight. */
  readonly residual: Float64Array;
  /** d residual / d parameter, in the same unit, one column per parameter. */
  readonly slopes: readonly Column[];
  /** Natural units, in the law's order. */
  readonly inputs: readonly {
    readonly name: string;
    readonly origin: string;
    readonly values: Float64Array;
  }[];
  readonly predicted: Float64Array;
  readonly observed: Float64Array;
  /** The job's cluster of each row, if any. */
  readonly cluster?: Uint32Array;
  /** Each row's index in the table, for its columns. */
  readonly tableRows: Int32Array;
  /** Each row's group, where parameters differ between groups: the law is another function in each. */
  readonly group?: Float64Array;
  /** The table's columns but that of the loss. */
  readonly columns: readonly TableColumn[];
}

/** Exact copies among the rows. */
export interface Copies {
  /** Rows fitted. */
  readonly rows: number;
  /** Rows equal to an earlier row. */
  readonly copies: number;
}

/**
 * The distinct fitted rows with weight; undefined if the law meets them to rounding.
 * `predicted` holds the law at all rows of `runs`.
 */
export function sampleOf(
  job: FitSettings,
  { model, runs, fitted }: JobModel,
  best: Polished,
  predicted: Float64Array,
): { readonly sample: Sample | undefined; readonly copies: Copies } {
  const { problem } = model;
  const { value, gradient } = problem.evaluator().gradient(best.parameters);
  const scale = residualSlopes(problem).map((s, i) => s * Math.sqrt(problem.weight[i]));
  const counted = Array.from(fitted.keys()).filter(
    (i) => problem.weight[i] > 0 && Number.isFinite(value[i]) && Number.isFinite(predicted[fitted[i]]),
  );
  const groups = model.groups === undefined ? [] : [model.groups.of];
  // Equal counts at equal inputs are chance, as those of single outcomes must be.
  const distinct =
    problem.counts === undefined
      ? withoutCopies(counted, [...model.inputs, ...groups, problem.target])
      : counted;
  const rows = counted.map((i) => runs.rows[fitted[i]]);
  const copies = copiesOf(counted.length, distinct.length, runs, rows);
  const met = distinct.filter(
    (i) =>
      Math.abs(predicted[fitted[i]] - runs.target[fitted[i]]) <= ROUNDING * Math.abs(runs.target[fitted[i]]),
  );
  if (distinct.length === 0 || met.length > 0.9 * distinct.length) return { sample: undefined, copies };
  const chosen = thinned(distinct);
  const pick = (column: ArrayLike<number>): Float64Array => Float64Array.from(chosen, (i) => column[i]);
  const ofRuns = (column: ArrayLike<number>): Float64Array =>
    Float64Array.from(chosen, (i) => column[fitted[i]]);
  const sample: Sample = {
    rows: chosen.length,
    residual: Float64Array.from(chosen, (i) => (value[i] - problem.target[i]) * scale[i]),
    slopes: slopesOf(
      problem,
      gradient.map((column) => Float64Array.from(chosen, (i) => column[i] * scale[i])),
      chosen,
    ),
    inputs: model.law.inputs.map(({ name }, k) => ({
      name,
      origin: runs.origin.get(name) ?? name,
      values: pick(model.inputs[k]),
    })),
    predicted: ofRuns(predicted),
    observed: ofRuns(runs.target),
    ...(job.cluster === undefined || runs.group === undefined
      ? {}
      : { cluster: Uint32Array.from(chosen, (i) => (runs.group as Uint32Array)[fitted[i]]) }),
    tableRows: Int32Array.from(chosen, (i) => runs.rows[fitted[i]]),
    ...(model.groups === undefined ? {} : { group: pick(model.groups.of) }),
    columns: [...runs.table.columns.values()].filter(({ name }) => name !== runs.origin.get('L')),
  };
  return { sample, copies };
}

/**
 * Rows with equal inputs and loss are copies if losses have enough digits and such rows are many; otherwise they may be
 * chance, and the whole row must be equal.
 */
function copiesOf(
  rows: number,
  distinct: number,
  { table, target }: Runs,
  tableRows: readonly number[],
): Copies {
  if (rows === distinct) return { rows, copies: 0 };
  const digits = Array.from(target, significantDigits).sort((a, b) => a - b);
  if (digits[digits.length >> 1] >= FEWEST_DIGITS && rows - distinct >= MANY_COPIES * rows)
    return { rows, copies: rows - distinct };
  const columns = [...table.columns.values()];
  const whole = new Set(tableRows.map((row) => JSON.stringify(columns.map((column) => column.at(row)))));
  return { rows, copies: rows - whole.size };
}

function significantDigits(value: number): number {
  return String(value).replace(/e.*/, '').replace(/\D/g, '').replace(/^0+/, '').length;
}

/** The first row of each set of rows with equal numbers in all `columns`. */
function withoutCopies(rows: readonly number[], columns: readonly ArrayLike<number>[]): number[] {
  const seen = new Set<string>();
  return rows.filter((i) => {
    const key = columns.map((column) => column[i]).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** By coordinate of the problem; those of one group of rows have entries there alone. `rows` are indices into the problem's. */
function slopesOf(
  { groups }: Problem,
  byProgram: readonly Float64Array[],
  rows: readonly number[],
): Column[] {
  if (groups === undefined) return [...byProgram];
  const members = rowsByGroup({ count: groups.count, of: Uint32Array.from(rows, (i) => groups.of[i]) });
  return byProgram.flatMap((column, k): Column[] =>
    groups.local[k]
      ? members.map((places) => ({ places, values: Float64Array.from(places, (row) => column[row]) }))
      : [column],
  );
}

/** About {@link MOST_ROWS} of the rows, chosen by a hash of their index to avoid aliasing with periods in the file. */
function thinned(rows: readonly number[]): readonly number[] {
  if (rows.length <= MOST_ROWS) return rows;
  const limit = (MOST_ROWS / rows.length) * 2 ** 32;
  return rows.filter((_, k) => hash(k) < limit);
}

/** MurmurHash3's finalizer: 32 bits of which each depends on all of `k`. */
function hash(k: number): number {
  const mixed = Math.imul(k ^ (k >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (again ^ (again >>> 16)) >>> 0;
}

/** A column's numbers over the sample, NaN where missing; undefined if a cell is no number. */
export function numbersOf(
  column: TableColumn,
  { tableRows }: Pick<Sample, 'tableRows'>,
): Float64Array | undefined {
  const numbers = new Float64Array(tableRows.length);
  for (let i = 0; i < numbers.length; i++) {
    const cell = column.at(tableRows[i]);
    if (typeof cell === 'string' || typeof cell === 'boolean') return undefined;
    numbers[i] = cell === null || !Number.isFinite(cell) ? Number.NaN : cell;
  }
  return numbers;
}
