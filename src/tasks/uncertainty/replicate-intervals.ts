/** Bootstrap intervals of one quantity from its replicates, or the reason why there are none. */

import { hasConverged, type Replicates } from '../../problem/replicates.js';
import type { IntervalKind } from '../../statistics/intervals.js';
import {
  basicInterval,
  bcaInterval,
  type Interval,
  intervalOfRatios,
  isUndefined,
  kindWords,
  percentileInterval,
  studentised,
  type Undefined,
} from '../../statistics/intervals.js';
import { asSample, type Sample } from '../../statistics/sample.js';
import { formatCount, plural } from '../../text.js';
import type { FitSettings } from '../fit/job.js';
import type { Errors } from './refit-statistics.js';
import type { Quantity } from './resampled-fit.js';

/** An interval that cannot be computed. */
export interface MissingInterval {
  readonly kind: IntervalKind;
  readonly name: string;
  readonly why: string;
}

/** At the edge of its domain an estimate has errors on one side only. */
const onBound: Undefined = { why: 'The estimate rests at the end of its domain.' };

type Intervals = Partial<Record<IntervalKind, Interval>>;

/** One sentence for all quantities that lack an interval for the same reason. */
export function missingNotes(missing: readonly MissingInterval[]): string[] {
  const isSameReason = (a: MissingInterval, b: MissingInterval): boolean =>
    a.kind === b.kind && a.why === b.why;
  return missing
    .filter((entry, i) => missing.findIndex((other) => isSameReason(entry, other)) === i)
    .map((entry) => {
      const names = missing.filter((other) => isSameReason(entry, other)).map(({ name }) => name);
      return `No ${kindWords[entry.kind]} interval of ${names.join(', ')}: ${entry.why}`;
    });
}

/** One sentence per kind for all quantities whose intervals were clipped to their domain. */
export function cutNotes(
  quantities: readonly { readonly name: string; readonly cut: readonly IntervalKind[] }[],
): string[] {
  const kinds = [...new Set(quantities.flatMap(({ cut }) => cut))];
  return kinds.map((kind) => {
    const names = quantities.filter(({ cut }) => cut.includes(kind)).map(({ name }) => name);
    const one = names.length === 1;
    return `The ${kindWords[kind]} ${one ? 'interval' : 'intervals'} of ${names.join(', ')} would leave ${one ? 'its domain and is' : 'their domains and are'} cut to ${one ? 'it' : 'them'}.`;
  });
}

/** Replicates and estimates within this distance of a domain's limit, relative to it, are at the limit. */
const ON_BOUND = 1e-9;

/**
 * Intervals of the requested kinds, clipped to the quantity's domain, and which of them cannot be computed.
 * `replicates` are those that converged. Differences from the estimate are taken in the logarithm for a quantity that
 * cannot be negative, or never is, unless the estimate or a replicate is exactly zero.
 */
export function intervalsOf(
  job: FitSettings,
  { name, estimate, logarithmic: mayBeLogarithmic, logErrors, within, fitted }: Quantity,
  replicates: Float64Array | Sample,
  jackknifeReplicates: Replicates | undefined,
  errors: Errors | undefined,
): {
  readonly intervals: Intervals;
  readonly missing: readonly MissingInterval[];
  readonly cut: readonly IntervalKind[];
} {
  const { level } = job;
  const sample = asSample(replicates);
  const allPositive = estimate > 0 && sample.least > 0;
  const logarithmic = allPositive && (mayBeLogarithmic || !fitted);
  const bound = boundOf(within, sample, estimate);
  const transform = (x: number): number => (logarithmic ? Math.log(x) : x);
  const inverse = ([lo, hi]: Interval): Interval => (logarithmic ? [Math.exp(lo), Math.exp(hi)] : [lo, hi]);
  const computed: Partial<Record<IntervalKind, Interval | Undefined>> = {
    percentile: percentileInterval(sample, level),
  };
  for (const kind of new Set(job.interval)) {
    if (kind === 'basic')
      computed.basic =
        bound?.estimate === true
          ? onBound
          : inverse(basicInterval(sample, transform(estimate), level, transform));
    if (kind === 'bca') {
      computed.bca =
        jackknifeReplicates === undefined
          ? { why: 'The job was stopped before the acceleration was known.' }
          : bcaInterval(sample, estimate, endedWell(jackknifeReplicates, name), level);
    }
    if (kind === 'studentised' && bound?.estimate === true) computed.studentised = onBound;
    else if (kind === 'studentised' && errors !== undefined) {
      const errorOf = (error: number, value: number): number => {
        if (logErrors === logarithmic) return error;
        return logarithmic ? error / value : error * value;
      };
      const centre = transform(estimate);
      const interval = intervalOfRatios(
        errors.ratios((x, error) => studentised(transform(x), centre, errorOf(error, x))),
        sample.count,
        centre,
        errorOf(errors.own, estimate),
        level,
      );
      computed.studentised = isUndefined(interval) ? interval : inverse(interval);
    }
  }
  const intervals: Intervals = {};
  const missing: MissingInterval[] = [];
  const cut: IntervalKind[] = [];
  for (const [kind, interval] of Object.entries(computed) as [IntervalKind, Interval | Undefined][]) {
    if (isUndefined(interval))
      missing.push({ kind, name, why: bound === undefined ? interval.why : bound.why });
    else if (interval.every(Number.isFinite)) {
      const [lo, hi] = interval.map((end) => Math.min(Math.max(end, within[0]), within[1]));
      if (lo !== interval[0] || hi !== interval[1]) cut.push(kind);
      intervals[kind] = [lo, hi];
    } else missing.push({ kind, name, why: 'It reaches beyond all numbers.' });
  }
  return { intervals, missing, cut };
}

/** The limit of the domain at which refits of a quantity are tied, if any: ties distort differences from the estimate. */
function boundOf(
  within: Interval,
  replicates: Sample,
  estimate: number,
): { readonly why: string; readonly estimate: boolean } | undefined {
  for (const end of within) {
    if (!Number.isFinite(end)) continue;
    const radius = ON_BOUND * Math.abs(end);
    const tied = replicates.near(end, radius);
    if (tied === 0) continue;
    const isAlsoThere = Math.abs(estimate - end) <= radius;
    const also = isAlsoThere ? ', and so does the estimate' : '';
    return {
      why: `${plural(tied, 'refit')} of ${formatCount(replicates.count)} ${tied === 1 ? 'rests' : 'rest'} at ${end}, the end of its domain${also}: it takes ties for distances. The percentile interval does not.`,
      estimate: isAlsoThere,
    };
  }
  return undefined;
}

/** A column of refits; NaN where one did not converge. */
export function endedWell({ columns, status }: Replicates, name: string): Float64Array {
  return columns[name].map((value, k) => (hasConverged(status[k]) ? value : Number.NaN));
}
