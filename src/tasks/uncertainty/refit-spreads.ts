/** What verdicts take from refits: where the middle of each parameter's lie, and how many there are. */
import { own } from '../../own.js';
import type { Interval } from '../../statistics/intervals.js';
import type { RefitStatistics } from './refit-statistics.js';

/** The refits of one parameter. */
export interface RefitSpread {
  /** The share of refits that did not converge, or not to a number. */
  readonly failed: number;
  /** Quantiles of the others, as many on either side; NaN where there are none. */
  readonly ends: Interval;
}

/** By parameter. */
export type RefitSpreads = Readonly<Record<string, RefitSpread>>;

/** The spreads of the parameters `names` at `level`; none where there are no refits. */
export function spreadsOf(refits: RefitStatistics, names: readonly string[], level: number): RefitSpreads {
  if (refits.count === 0) return {};
  return Object.fromEntries(
    refits.each(names.map((name) => () => [name, spreadOf(refits, name, level)] as const)),
  );
}

/** The probabilities of the two ends. */
export function spreadTails(level: number): readonly [number, number] {
  return [(1 - level) / 2, (1 + level) / 2];
}

function spreadOf(refits: RefitStatistics, name: string, level: number): RefitSpread {
  const sample = refits.sample(name);
  const failed = 1 - sample.count / refits.count;
  if (sample.count === 0) return { failed, ends: [Number.NaN, Number.NaN] };
  const [lo, hi] = sample.quantiles(spreadTails(level));
  return { failed, ends: [lo, hi] };
}

/** Of one parameter. */
export function spreadFor(spreads: RefitSpreads, name: string): RefitSpread | undefined {
  return own(spreads, name);
}
