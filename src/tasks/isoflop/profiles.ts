/** Approach 2: a curve through the losses of every budget, and a line through their minima. */
import { type ComputeGroups, groupedByCompute } from './budgets.js';
import type { AskedIsoflop } from './job.js';
import { lineThrough, onLine } from './line.js';
import { type Found, type LogOptimum, linesThrough } from './optima.js';
import type { Points } from './points.js';
import { isMinimum, minimumOf, type NoMinimum, type ProfileMinimum, profileOf } from './profile-curve.js';

/** Points of one budget, those of the least N first. */
export interface BudgetPoints {
  /** The logarithm of its compute: the mean of its points'. */
  readonly logC: number;
  readonly order: Uint32Array;
}

export interface Budgets extends Omit<ComputeGroups, 'groups'> {
  /** Of two points at least, least compute first. */
  readonly all: readonly BudgetPoints[];
  /** Points whose compute no other has. */
  readonly alone: number;
}

export function budgetsOf({ logC, logN }: Points, tolerance: number): Budgets {
  const { groups, isCut } = groupedByCompute(logC, tolerance);
  const all = groups
    .filter(({ length }) => length > 1)
    .map(
      (points): BudgetPoints => ({
        logC: points.reduce((sum, point) => sum + logC[point], 0) / points.length,
        order: Uint32Array.from([...points].sort((i, j) => logN[i] - logN[j] || i - j)),
      }),
    );
  return { all, isCut, alone: groups.length - all.length };
}

/** The same of given groups of points. */
export function budgetsOfGroups({ logC, logN }: Points, groups: readonly Uint32Array[]): Budgets {
  return {
    all: groups.map((points) => ({
      logC: points.reduce((sum, point) => sum + logC[point] / points.length, 0),
      order: points.slice().sort((i, j) => logN[i] - logN[j] || i - j),
    })),
    isCut: false,
    alone: 0,
  };
}

export interface ProfileFound extends Found {
  readonly minima: readonly (ProfileMinimum | NoMinimum)[];
}

type Settings = Pick<AskedIsoflop, 'curve' | 'window'>;

/** The minima of all budgets, and the lines through them; `counts` is how often each run was drawn. */
export function findProfiles(
  points: Points,
  budgets: readonly BudgetPoints[],
  { curve, window }: Settings,
  counts: Float64Array | undefined,
  loss: Float64Array = points.loss,
): ProfileFound {
  const { run, logN } = points;
  const weight = counts === undefined ? () => 1 : (point: number) => counts[run[point]];
  const minima = budgets.map(({ order }) => minimumOf(profileOf(order, logN, loss, weight), curve, window));
  const optima = minima.map((found, b): LogOptimum | undefined => {
    if (!isMinimum(found)) return undefined;
    return { logN: found.x, logD: dataAt(points, budgets[b].order, found, weight), loss: found.loss };
  });
  const logC = budgets.map((budget) => budget.logC);
  return { minima, optima, lines: linesThrough(logC, optima) };
}

/** The logarithm of D at a minimum: on the line of log D over log N through the runs of the curve. */
function dataAt(
  { logN, logD }: Points,
  order: Uint32Array,
  { x, from, to }: ProfileMinimum,
  weight: (point: number) => number,
): number {
  const inside = Array.from(order).filter(
    (point) => weight(point) > 0 && logN[point] >= from - 1e-9 && logN[point] <= to + 1e-9,
  );
  const line = lineThrough(
    inside.map((point) => logN[point]),
    inside.map((point) => logD[point]),
    inside.map(weight),
  );
  return line === undefined ? Number.NaN : onLine(line, x);
}
