/** Ranks contenders by one criterion, with what resampling says of their differences. */
import { confidenceSet } from '../../statistics/confidence-set.js';
import type { Interval } from '../../statistics/intervals.js';
import { quantiles } from '../../statistics/quantile.js';
import type { Criterion, CriterionName } from './criterion.js';

/** A value of a contender, and the same over resamples that all contenders share; NaN where it has none in one. */
export interface Valued {
  readonly contender: string;
  readonly value: number;
  readonly draws: Float64Array;
  /** Values that were not fitted here: they are ranked only where no law was. */
  readonly isPublished?: boolean;
}

/** Undefined where no contender has the value. */
export function criterionOf(
  name: CriterionName,
  all: readonly Valued[],
  leftOut: Criterion['leftOut'],
  level: number,
): Criterion | undefined {
  if (all.length === 0) return undefined;
  const fitted = all.filter(({ isPublished }) => isPublished !== true);
  const valued = fitted.length === 0 ? all : fitted;
  const published = all.filter((one) => !valued.includes(one)).sort((a, b) => a.value - b.value);
  const shared = Array.from(valued[0].draws, (_, b) => b).filter((b) =>
    valued.every(({ draws }) => Number.isFinite(draws[b])),
  );
  const draws = valued.map((one) => Float64Array.from(shared, (b) => one.draws[b]));
  const values = valued.map(({ value }) => value);
  const p = shared.length === 0 ? values.map(() => 1) : confidenceSet(values, draws);
  const order = [...valued.keys()].sort((a, b) => values[a] - values[b]);
  const [best] = order;
  return {
    name,
    best: valued[best].contender,
    ranking: order.map((i) => {
      const difference = values[i] - values[best];
      return {
        contender: valued[i].contender,
        value: values[i],
        difference,
        interval: intervalAbout(
          difference,
          draws[i].map((draw, b) => draw - draws[best][b]),
          level,
        ),
        p: p[i],
        mayBeBest: i === best || p[i] >= 1 - level,
      };
    }),
    ...(published.length === 0
      ? {}
      : {
          published: published.map(({ contender, value, draws: own }) => {
            const difference = value - values[best];
            const differences = own.map((draw, b) => draw - valued[best].draws[b]);
            return { contender, value, difference, interval: intervalAbout(difference, differences, level) };
          }),
        }),
    leftOut,
  };
}

/**
 * The middle `level` of the draws, moved so that their median is the estimate: a refit of a resample is off by that resample's noise as
 * well, which makes its error larger than the estimate's.
 */
export function intervalAbout(
  estimate: number,
  draws: Float64Array,
  level: number,
  least = -Infinity,
): Interval | null {
  const finite = draws.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const [lo, middle, hi] = quantiles(finite, [(1 - level) / 2, 0.5, (1 + level) / 2]);
  return [Math.max(estimate + lo - middle, least), estimate + hi - middle];
}
