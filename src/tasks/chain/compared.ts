/** Groups of one fit of the loss, such as recipes, side by side through the metric. */
import { percentileInterval } from '../../statistics/intervals.js';
import type { Draws } from './draws.js';
import type { ChainedComparison, ChainedTask, ComparedPoint } from './record.js';

export interface EvaluatedTask {
  readonly chained: ChainedTask;
  readonly higherIsBetter: boolean;
  /** What the draws behind its bands are. */
  readonly draws: { readonly loss: Draws['kind']; readonly metric: Draws['kind'] };
  /** The metric over all pairs of draws. */
  valuesAt(at: Readonly<Record<string, number>>): Float64Array;
}

export interface Member extends EvaluatedTask {
  readonly ladder: { readonly name: string; readonly by: string; readonly group: string };
}

/** A comparison for each ladder, at the points that all of its groups have. */
export function comparedGroups(members: readonly Member[], level: number): ChainedComparison[] {
  return [...new Set(members.map(({ ladder }) => ladder.name))].flatMap((name) => {
    const own = members.filter(({ ladder }) => ladder.name === name);
    const keys = own.map(({ chained }) => new Set(chained.points.map(({ at }) => JSON.stringify(at))));
    const common = [...keys[0]].filter((key) => keys.every((others) => others.has(key)));
    if (own.length < 2 || common.length === 0) return [];
    const [{ ladder, higherIsBetter }] = own;
    const isJoint = areJoint(own);
    return [
      {
        name,
        by: ladder.by,
        higherIsBetter,
        points: common.map((key) => comparedPoint(own, key, higherIsBetter, isJoint ? level : undefined)),
      },
    ];
  });
}

/**
 * Whether the draws of one index are of the same resamples in all groups: refits of one fit are; draws by the covariance
 * of each group are not, but for a metric that all groups share.
 */
function areJoint(members: readonly Member[]): boolean {
  const isShared = new Set(members.map(({ chained }) => chained.metric.name)).size === 1;
  return members.every(({ draws }) => draws.loss === 'refits' && (isShared || draws.metric !== 'covariance'));
}

function comparedPoint(
  members: readonly Member[],
  key: string,
  higherIsBetter: boolean,
  level: number | undefined,
): ComparedPoint {
  const sign = higherIsBetter ? -1 : 1;
  const placed = members
    .map((member) => ({
      member,
      point: member.chained.points.find(({ at }) => JSON.stringify(at) === key) ?? member.chained.points[0],
    }))
    .sort((a, b) => sign * (a.point.value - b.point.value));
  const { at } = placed[0].point;
  const values = level === undefined ? [] : placed.map(({ member }) => member.valuesAt(at));
  const isKnown = values.length > 0 && values.every((column) => column.every(Number.isFinite));
  const firsts = isKnown ? sharesFirst(values, sign) : [];
  return {
    at,
    groups: placed.map(({ member, point }, g) => ({
      group: member.ladder.group,
      value: point.value,
      behind:
        isKnown && level !== undefined && g > 0
          ? percentileInterval(
              values[g].map((value, b) => value - values[0][b]),
              level,
            )
          : null,
      first: isKnown ? firsts[g] : null,
    })),
  };
}

/** Share of draws in which each column is best; equal ones share a draw. */
function sharesFirst(values: readonly Float64Array[], sign: number): number[] {
  const firsts = values.map(() => 0);
  for (let b = 0; b < values[0].length; b++) {
    const best = Math.min(...values.map((column) => sign * column[b]));
    const winners = values.flatMap((column, g) => (sign * column[b] === best ? [g] : []));
    for (const g of winners) firsts[g] += 1 / winners.length;
  }
  return firsts.map((sum) => sum / values[0].length);
}
