/** Intervals of one quantity by its replicates, or why there are none. */
import {
  basicInterval,
  bcaInterval,
  type Interval,
  isUndefined,
  kindWords,
  percentileInterval,
  studentisedInterval,
  type Undefined,
} from '../../statistics/intervals.js';
import type { FitJob } from '../../store/job.js';
import type { IntervalKind } from '../../store/record.js';
import type { Quantity } from './estimated.js';
import { hasEndedWell, type Replicates } from './replicates.js';

/** An interval that the replicates do not give. */
export interface Missing {
  readonly kind: IntervalKind;
  readonly name: string;
  readonly why: string;
}

type Intervals = Partial<Record<IntervalKind, Interval>>;

/** One sentence for all quantities that lack an interval for the same reason. */
export function missingNotes(missing: readonly Missing[]): string[] {
  const alike = (a: Missing, b: Missing): boolean => a.kind === b.kind && a.why === b.why;
  return missing
    .filter((entry, i) => missing.findIndex((other) => alike(entry, other)) === i)
    .map((entry) => {
      const names = missing.filter((other) => alike(entry, other)).map(({ name }) => name);
      return `No ${kindWords[entry.kind]} interval of ${names.join(', ')}: ${entry.why}`;
    });
}

/** Standard errors of one quantity: the estimate's own, and the replicates' that ended well. */
export interface Errors {
  readonly own: number;
  readonly replicates: Float64Array;
}

/** Intervals of the kinds that the job asks for, and which of them cannot be had. `replicates` ended well, all of them. */
export function intervalsOf(
  job: FitJob,
  { name, estimate, logarithmic }: Quantity,
  replicates: Float64Array,
  leftOut: Replicates | undefined,
  errors: Errors | undefined,
): { readonly intervals: Intervals; readonly missing: readonly Missing[] } {
  const { level } = job;
  // Distances from the estimate are measured where a positive parameter has no edge.
  const there = (x: number): number => (logarithmic ? Math.log(x) : x);
  const back = ([lo, hi]: Interval): Interval => (logarithmic ? [Math.exp(lo), Math.exp(hi)] : [lo, hi]);
  const moved = logarithmic ? replicates.map(Math.log) : replicates;
  const made: Partial<Record<IntervalKind, Interval | Undefined>> = {
    percentile: percentileInterval(replicates, level),
  };
  for (const kind of new Set(job.interval)) {
    if (kind === 'basic') made.basic = back(basicInterval(moved, there(estimate), level));
    if (kind === 'bca') {
      made.bca =
        leftOut === undefined
          ? { why: 'The job was stopped before the acceleration was known.' }
          : bcaInterval(replicates, estimate, endedWell(leftOut, name), level);
    }
    if (kind === 'studentised' && errors !== undefined) {
      const interval = studentisedInterval(moved, errors.replicates, there(estimate), errors.own, level);
      made.studentised = isUndefined(interval) ? interval : back(interval);
    }
  }
  const intervals: Intervals = {};
  const missing: Missing[] = [];
  for (const [kind, interval] of Object.entries(made) as [IntervalKind, Interval | Undefined][]) {
    if (isUndefined(interval)) missing.push({ kind, name, why: interval.why });
    else if (interval.every(Number.isFinite)) intervals[kind] = interval;
    else missing.push({ kind, name, why: 'It reaches beyond all numbers.' });
  }
  return { intervals, missing };
}

/** A column of refits; NaN where one did not end well. */
function endedWell({ columns, status }: Replicates, name: string): Float64Array {
  return columns[name].map((value, k) => (hasEndedWell(status[k]) ? value : Number.NaN));
}
