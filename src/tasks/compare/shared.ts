import type { CommonRows } from '../contenders/common-rows.js';
import type { Interruption } from '../interruption.js';
import type { AskedCompare } from './job.js';
import type { RefitSeries, Refits } from './refits.js';
import type { Judged } from './score.js';

/** What every criterion is computed from. */
export interface Shared {
  readonly job: AskedCompare;
  readonly common: CommonRows;
  readonly judged: readonly Judged[];
  readonly measure: 'log' | 'raw';
  /** What an abort leaves out. */
  readonly left: Interruption;
  /** A contender is done. */
  readonly step: () => void;
}

/** A criterion whose refits are known before any of them is made. */
export interface PlannedCriterion<Result> {
  readonly series: readonly RefitSeries[];
  /** The scores of all contenders, given who has the refits of a series. */
  score(refitsOf: (series: RefitSeries) => Promise<Refits>): Promise<Result>;
}
