/** Which of a record's uncertainties are shown. */
import { own } from '../../own.js';
import { type Interval, type IntervalKind, kindWords } from '../../statistics/intervals.js';
import type { Bootstrap, FitRecord } from './record.js';
import { shownAsymptotic } from './shown-asymptotic.js';

/** How sure one number is; null where the record does not say. */
export interface Uncertainty {
  readonly standardError: number | null;
  readonly interval: Interval | null;
}

/**
 * The uncertainty of a parameter or derived quantity: what resamples say where there are any, else the asymptotic one,
 * which takes every run for itself and so has no intervals to offer beside clusters. The asymptotic one too where all
 * refits rest on one bound: there it is from the profile, and refits without width say nothing.
 */
export function uncertaintyOf(record: FitRecord, name: string): Uncertainty {
  const { bootstrap } = record;
  const asymptotic = isClustered(bootstrap) ? undefined : shownAsymptotic(record);
  const kind = shownKind(bootstrap);
  const resampled = kind === undefined ? undefined : own(bootstrap?.intervals, name)?.[kind];
  const isStill =
    resampled !== undefined && resampled[0] === resampled[1] && record.certificate.atBound.includes(name);
  const interval = kind === undefined || isStill ? own(asymptotic?.intervals, name) : resampled;
  const errors = (isStill ? undefined : withSpread(bootstrap)) ?? asymptotic;
  return {
    standardError: own<number | null>(errors?.standardErrors, name) ?? null,
    interval: interval ?? null,
  };
}

/** A bootstrap that says something of the spread: where most refits failed, it does not. */
export function withSpread(bootstrap: Bootstrap | undefined): Bootstrap | undefined {
  return bootstrap !== undefined && bootstrap.names.length > 0 ? bootstrap : undefined;
}

export function isClustered(bootstrap: Bootstrap | undefined): boolean {
  return bootstrap?.scheme === 'cluster' || bootstrap?.scheme === 'jackknife-cluster';
}

/** The kind of bootstrap interval to show: percentiles, or what there is in their place. */
export function shownKind(bootstrap: Bootstrap | undefined): IntervalKind | undefined {
  return kindsOf(bootstrap)[0];
}

/** Kinds of intervals that a bootstrap has, in the order of {@link kindWords}. */
export function kindsOf(bootstrap: Bootstrap | undefined): IntervalKind[] {
  const known = Object.values(bootstrap?.intervals ?? {});
  return (Object.keys(kindWords) as IntervalKind[]).filter((kind) =>
    known.some((kinds) => kinds[kind] !== undefined),
  );
}

/** The level that intervals are shown at. */
export function levelOf({ bootstrap, asymptotic }: FitRecord): number {
  return shownKind(bootstrap) === undefined ? asymptotic.level : (bootstrap?.level ?? asymptotic.level);
}

/** Whether there are intervals to show: beside clusters only those of their own resamples. */
export function hasIntervals({ bootstrap }: FitRecord): boolean {
  return shownKind(bootstrap) !== undefined || !isClustered(bootstrap);
}
