/** Which rows are fitted and which predicted: by cut-off of the scale, or as an expression says. */
import { field, IsolossError } from '../../errors.js';
import { groupKeys, namedGroups } from '../../runs/groups.js';
import type { CommonRows, Scale } from '../contenders/common-rows.js';
import { type AskedRollout, CUT_OFF_SHARES } from './job.js';

/** Rows by their index among the common rows. */
export interface Split {
  readonly group?: string;
  readonly fitted: Int32Array;
  readonly predicted: Int32Array;
}

/** In the order of groups, then of cut-offs. Throws `bad-hold-out` where nothing would be predicted. */
export function splitsOf(common: CommonRows, scale: Scale | undefined, job: AskedRollout): Split[] {
  const all = Int32Array.from({ length: common.table.rows }, (_, row) => row);
  const groups = groupsOf(common, job.by, all);
  const found = groups.flatMap(({ name, rows }) => {
    const named = name === undefined ? {} : { group: name };
    return partsOf(rows, common, scale, job).map((part): Split => ({ ...named, ...part }));
  });
  if (found.length > 0) return found;
  throw new IsolossError(
    'bad-hold-out',
    job.split === undefined
      ? 'No cut-off leaves rows to fit and rows to predict.'
      : `${field('split')} ${job.split} leaves no rows to fit, or none to predict.`,
    `Give cut-offs between the smallest and the largest scale, ${field('cutOffs')} 1e19,1e20.`,
  );
}

function groupsOf(
  { table, symbols }: CommonRows,
  by: string | undefined,
  all: Int32Array,
): { readonly name?: string; readonly rows: Int32Array }[] {
  if (by === undefined) return [{ rows: all }];
  const { names, of } = namedGroups(groupKeys(by, field('by'), symbols, table, all));
  return names.map((name, g) => ({ name, rows: all.filter((row) => of[row] === g) }));
}

function partsOf(
  rows: Int32Array,
  { symbols, run }: CommonRows,
  scale: Scale | undefined,
  { split, cutOffs }: AskedRollout,
): Omit<Split, 'group'>[] {
  if (split !== undefined) {
    const holds = symbols.condition(split, field('split'));
    const part = { fitted: rows.filter((row) => !holds(row)), predicted: rows.filter((row) => holds(row)) };
    return part.fitted.length > 0 && part.predicted.length > 0 ? [part] : [];
  }
  if (scale === undefined) {
    throw new IsolossError(
      'bad-hold-out',
      'Nothing says how large the runs are.',
      `Say what laws are extrapolated in, ${field('scale')} COLUMN, or which rows to predict, ${field('split')} EXPRESSION.`,
    );
  }
  // A run is as large as the largest of its rows.
  const largest = new Map<number, number>();
  for (const row of rows)
    largest.set(run[row], Math.max(largest.get(run[row]) ?? -Infinity, scale.values[row]));
  const size = (row: number): number => largest.get(run[row]) ?? scale.values[row];
  return valuesOf(
    cutOffs,
    [...largest.values()].sort((a, b) => a - b),
  ).flatMap((cut) => {
    const part = {
      fitted: rows.filter((row) => size(row) <= cut),
      predicted: rows.filter((row) => size(row) > cut),
    };
    return part.fitted.length > 0 && part.predicted.length > 0 ? [part] : [];
  });
}

/** Scales that differ by no more than this factor are one: budgets are met as far as steps and batches allow. */
const SAME = 1.01;

/** The scales of a count of cut-offs: those of runs, evenly over these, each once. */
function valuesOf(cutOffs: AskedRollout['cutOffs'], ordered: readonly number[]): number[] {
  if (typeof cutOffs !== 'number') return [...cutOffs].sort((a, b) => a - b);
  const [lo, hi] = CUT_OFF_SHARES;
  const shares = Array.from({ length: cutOffs }, (_, k) =>
    cutOffs === 1 ? (lo + hi) / 2 : lo + ((hi - lo) * k) / (cutOffs - 1),
  );
  const cuts = shares.map((share) => {
    const size = ordered[Math.max(Math.ceil(share * ordered.length) - 1, 0)];
    return ordered.findLast((other) => other <= Math.max(size, size * SAME)) ?? size;
  });
  return [...new Set(cuts)];
}
