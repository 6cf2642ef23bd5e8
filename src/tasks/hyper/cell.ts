/** The best hyper-parameters of one cell. */
import { formatNumber } from '../../text.js';
import { type Bowl, bowlTerms, fitBowl } from './bowl.js';
import type { HyperJob } from './job.js';
import type { CellRuns } from './read-sweep.js';

/** Values closer than this, in logarithms, are one. */
const SAME = 1e-9;

export interface CellBowl {
  readonly cell: CellRuns;
  /** Row of the least loss. */
  readonly best: number;
  /** Rows that take part. */
  readonly used: readonly number[];
  /** In losses over the least of the cell; absent with a `reason`. */
  readonly bowl?: Bowl;
  readonly reason?: string;
}

/** A bowl through the runs near the best one, if its lowest point lies inside what was swept. */
export function bowlOf(cell: CellRuns, { over, window, within }: HyperJob): CellBowl {
  const { x, losses } = cell;
  const best = losses.reduce((at, loss, i) => (loss < losses[at] ? i : at), 0);
  const reach = Math.log(window) + SAME;
  const used = Array.from(losses.keys()).filter(
    (i) =>
      losses[i] <= losses[best] * (1 + within) &&
      x.every((column) => Math.abs(column[i] - column[best]) <= reach),
  );
  const without = (reason: string): CellBowl => ({ cell, best, used, reason });
  const few = over.findIndex((_, j) => distinct(x[j]) < 3);
  if (few >= 0) {
    return without(`${over[few]} takes ${distinct(x[few])} values: a bowl needs three`);
  }
  for (const [j, name] of over.entries()) {
    const end = edgeOf(x[j], best);
    if (end !== undefined) {
      return without(
        `its best run lies at the ${end} ${name}, ${formatNumber(Math.exp(x[j][best]), 3)}: the best value may lie beyond`,
      );
    }
  }
  const terms = bowlTerms(over.length);
  if (used.length < terms) {
    return without(`${used.length} runs near its best one are too few: a bowl has ${terms} terms`);
  }
  const near = x.map((column) => Float64Array.from(used, (i) => column[i]));
  const bowl = fitBowl(
    near,
    Float64Array.from(used, (i) => losses[i] / losses[best]),
    x.map((column) => column[best]),
  );
  if (typeof bowl === 'string') return without(bowl);
  for (const [j, name] of over.entries()) {
    const [lo, hi] = [Math.min(...near[j]), Math.max(...near[j])];
    if (bowl.lowest[j] < lo || bowl.lowest[j] > hi) {
      return without(
        `the lowest point of its bowl lies beyond its runs: ${name} ${formatNumber(Math.exp(bowl.lowest[j]), 3)}`,
      );
    }
  }
  return { cell, best, used, bowl };
}

const distinct = (values: Float64Array): number => {
  const sorted = values.slice().sort();
  return sorted.reduce((count, value, i) => count + Number(i === 0 || value - sorted[i - 1] > SAME), 0);
};

function edgeOf(values: Float64Array, best: number): 'least' | 'largest' | undefined {
  if (values[best] <= Math.min(...values) + SAME) return 'least';
  return values[best] >= Math.max(...values) - SAME ? 'largest' : undefined;
}
