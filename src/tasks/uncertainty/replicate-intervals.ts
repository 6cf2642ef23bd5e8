/** Intervals of one quantity by its replicates, or why there are none. */

import { hasConverged, type Replicates } from '../../problem/replicates.js';
import type { IntervalKind } from '../../statistics/intervals.js';
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
import { formatCount, plural } from '../../text.js';
import type { FitSettings } from '../fit/job.js';
import type { Quantity } from './estimated.js';

/** An interval that the replicates do not give. */
export interface Missing {
  readonly kind: IntervalKind;
  readonly name: string;
  readonly why: string;
}

/** Distances from an estimate at the end of its domain go one way only. */
const onEdge: Undefined = { why: 'The estimate rests at the end of its domain.' };

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

/** One sentence for all quantities of which intervals were cut to their domain. */
export function cutNotes(
  told: readonly { readonly name: string; readonly cut: readonly IntervalKind[] }[],
): string[] {
  const kinds = [...new Set(told.flatMap(({ cut }) => cut))];
  return kinds.map((kind) => {
    const names = told.filter(({ cut }) => cut.includes(kind)).map(({ name }) => name);
    const one = names.length === 1;
    return `The ${kindWords[kind]} ${one ? 'interval' : 'intervals'} of ${names.join(', ')} would leave ${one ? 'its domain and is' : 'their domains and are'} cut to ${one ? 'it' : 'them'}.`;
  });
}

/** Standard errors of one quantity: the estimate's own, and the replicates' that ended well. */
export interface Errors {
  readonly own: number;
  readonly replicates: Float64Array;
}

/** Replicates and estimate this near the end of a domain, relative to its size, rest on it. */
const ON_EDGE = 1e-9;

/**
 * Intervals of the kinds that the job asks for, cut to the quantity's domain, and which of them cannot be had.
 * `replicates` ended well, all of them. A quantity that must not be negative, or is nowhere so, has distances from the
 * estimate measured in its logarithm, where zero is no edge; in natural units where some replicate is exactly zero.
 */
export function intervalsOf(
  job: FitSettings,
  { name, estimate, logarithmic: mayBe, logErrors, within, fitted }: Quantity,
  replicates: Float64Array,
  leftOut: Replicates | undefined,
  errors: Errors | undefined,
): {
  readonly intervals: Intervals;
  readonly missing: readonly Missing[];
  readonly cut: readonly IntervalKind[];
} {
  const { level } = job;
  const allPositive = estimate > 0 && replicates.every((x) => x > 0);
  const logarithmic = allPositive && (mayBe || !fitted);
  const edge = edgeOf(within, replicates, estimate);
  const there = (x: number): number => (logarithmic ? Math.log(x) : x);
  const back = ([lo, hi]: Interval): Interval => (logarithmic ? [Math.exp(lo), Math.exp(hi)] : [lo, hi]);
  const moved = logarithmic ? replicates.map(Math.log) : replicates;
  const made: Partial<Record<IntervalKind, Interval | Undefined>> = {
    percentile: percentileInterval(replicates, level),
  };
  for (const kind of new Set(job.interval)) {
    if (kind === 'basic')
      made.basic = edge?.estimate === true ? onEdge : back(basicInterval(moved, there(estimate), level));
    if (kind === 'bca') {
      made.bca =
        leftOut === undefined
          ? { why: 'The job was stopped before the acceleration was known.' }
          : bcaInterval(replicates, estimate, endedWell(leftOut, name), level);
    }
    if (kind === 'studentised' && edge?.estimate === true) made.studentised = onEdge;
    else if (kind === 'studentised' && errors !== undefined) {
      const of = (error: number, value: number): number => {
        if (logErrors === logarithmic) return error;
        return logarithmic ? error / value : error * value;
      };
      const interval = studentisedInterval(
        moved,
        errors.replicates.map((error, k) => of(error, replicates[k])),
        there(estimate),
        of(errors.own, estimate),
        level,
      );
      made.studentised = isUndefined(interval) ? interval : back(interval);
    }
  }
  const intervals: Intervals = {};
  const missing: Missing[] = [];
  const cut: IntervalKind[] = [];
  for (const [kind, interval] of Object.entries(made) as [IntervalKind, Interval | Undefined][]) {
    if (isUndefined(interval))
      missing.push({ kind, name, why: edge === undefined ? interval.why : edge.why });
    else if (interval.every(Number.isFinite)) {
      const [lo, hi] = interval.map((end) => Math.min(Math.max(end, within[0]), within[1]));
      if (lo !== interval[0] || hi !== interval[1]) cut.push(kind);
      intervals[kind] = [lo, hi];
    } else missing.push({ kind, name, why: 'It reaches beyond all numbers.' });
  }
  return { intervals, missing, cut };
}

/** Which end of its domain refits of a quantity rest on, if any do: ties there have no place among errors. */
function edgeOf(
  within: Interval,
  replicates: Float64Array,
  estimate: number,
): { readonly why: string; readonly estimate: boolean } | undefined {
  for (const end of within) {
    if (!Number.isFinite(end)) continue;
    const isThere = (x: number): boolean => Math.abs(x - end) <= ON_EDGE * Math.abs(end);
    const tied = replicates.reduce((count, x) => count + (isThere(x) ? 1 : 0), 0);
    if (tied === 0) continue;
    const also = isThere(estimate) ? ', and so does the estimate' : '';
    return {
      why: `${plural(tied, 'refit')} of ${formatCount(replicates.length)} ${tied === 1 ? 'rests' : 'rest'} at ${end}, the end of its domain${also}: it takes ties for distances. The percentile interval does not.`,
      estimate: isThere(estimate),
    };
  }
  return undefined;
}

/** A column of refits; NaN where one did not end well. */
function endedWell({ columns, status }: Replicates, name: string): Float64Array {
  return columns[name].map((value, k) => (hasConverged(status[k]) ? value : Number.NaN));
}
