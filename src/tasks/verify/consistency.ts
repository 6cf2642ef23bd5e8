/** What a fit's record must satisfy in itself, whatever the runs: counts, derived quantities, and the summary of its refits. */

import { IsolossError } from '../../errors.js';
import { build } from '../../formula/build.js';
import { evaluateNode } from '../../formula/evaluate-node.js';
import { Graph } from '../../formula/graph.js';
import { own } from '../../own.js';
import { groupedName } from '../../problem/group-names.js';
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { statusName } from '../../problem/status.js';
import { percentileInterval } from '../../statistics/intervals.js';
import { correlationMatrix, covarianceMatrix, mean } from '../../statistics/moments.js';
import { quantiles } from '../../statistics/quantile.js';
import type { Bootstrap, FitRecord } from '../fit/record.js';
import { isJackknife } from '../uncertainty/resampling.js';
import { type Comparison, compareValues, type Path } from './compare.js';

/** The fields of a record that follow from others, as they must be; in the layout of the record, with nothing else in it. */
export function consistentFields(record: FitRecord): object {
  const { job, parameters, fixed, data, starts, objective, status, residuals, seconds } = record;
  const { statuses } = starts;
  const free = Object.keys(parameters).filter((name) => !Object.hasOwn(fixed, plainName(record, name)));
  const degrees = data.rows - free.length;
  const isOptimum = status === 'converged' || status === 'atBound';
  const { total: _, ...stages } = seconds;
  return {
    seed: job.seed,
    fixed: job.fix,
    parameters: fixedValues(record),
    identifiability: {
      freeParameters: free.length,
      degreesOfFreedom: degrees,
      verdicts: Object.fromEntries(free.map((name) => [name, {}])),
    },
    starts: {
      count: sum(Object.values(statuses)),
      converged: statuses.converged + statuses.atBound,
      merged: statuses.merged,
      minima: starts.minima.map((_, i) => (i === 0 ? { objective, parameters } : {})),
    },
    derived: Object.fromEntries(
      Object.entries(record.derived).map(([name, { formula }]) => [
        name,
        { value: orNull(evaluated(formula, record, name)) },
      ]),
    ),
    score: { rows: data.rows },
    ...(record.holdOut === undefined ? {} : { holdOut: { rows: data.heldOut } }),
    residuals: [...residuals].sort((a, b) => a - b),
    asymptotic: {
      level: job.level,
      ...(record.asymptotic.covariance === undefined
        ? {}
        : { covariance: { rows: record.asymptotic.covariance.degrees + free.length } }),
    },
    ...(record.bootstrap === undefined ? {} : { bootstrap: consistentBootstrap(record.bootstrap, record) }),
    ...(record.profiles === undefined ? {} : { profiles: record.profiles.map(() => ({ level: job.level })) }),
    // The status of an optimum is `atBound` exactly if parameters are listed as being at one.
    ...(isOptimum ? { status: record.certificate.atBound.length > 0 ? 'atBound' : 'converged' } : {}),
    seconds: { total: sum(Object.values(stages)) },
  };
}

function consistentBootstrap({ statuses, scheme, resamples }: Bootstrap, { job }: FitRecord): object {
  const converged = statuses.converged + statuses.atBound;
  return {
    scheme: job.scheme ?? 'pairs',
    ...(isJackknife(scheme) ? {} : { asked: job.bootstrap }),
    failed: resamples - converged,
    resamples: sum(Object.values(statuses)),
    level: job.level,
  };
}

/** What of a bootstrap's record follows from its refits alone. */
export function summaryOfRefits(
  { bootstrap, parameters, derived, job }: FitRecord & { readonly bootstrap: Bootstrap },
  replicates: Replicates,
): object {
  const kept = [...replicates.status.keys()].filter((k) => hasConverged(replicates.status[k]));
  const counts = Object.fromEntries(Object.keys(bootstrap.statuses).map((name) => [name, 0]));
  for (const code of replicates.status) counts[statusName(code)]++;
  const { names, robustErrors = [], scheme } = bootstrap;
  const estimates = names.map((name) => own(parameters, name) ?? own(derived, name)?.value ?? Number.NaN);
  const columns = names.map((name) => {
    const column = own(replicates.columns, name);
    return Float64Array.from(kept, (k) => column?.[k] ?? Number.NaN);
  });
  const p = names.length;
  const jackknife = isJackknife(scheme);
  const n = replicates.count;
  const covariance = covarianceMatrix(columns).map((entry) => entry * (jackknife ? (n - 1) ** 2 / n : 1));
  const isRobust = (i: number): boolean => robustErrors.includes(names[i]);
  const square = <T>(entries: ArrayLike<T>): T[][] =>
    names.map((_, i) => names.map((_, j) => entries[i * p + j]));
  const byName = <T>(of: (i: number) => T, which = (_: number) => true): Record<string, T> =>
    Object.fromEntries(names.flatMap((name, i) => (which(i) ? [[name, of(i)] as const] : [])));
  const deviations = byName(
    (i) => Math.sqrt(covariance[i * p + i]),
    (i) => !isRobust(i),
  );
  const centre = (i: number): number =>
    isRobust(i) && columns[i].every(Number.isFinite) ? quantiles(columns[i], [0.5])[0] : mean(columns[i]);
  const hasIntervals = Object.keys(bootstrap.intervals).length > 0;
  return {
    resamples: n,
    statuses: counts,
    standardErrors: deviations,
    bias: byName((i) => (jackknife ? n - 1 : 1) * (centre(i) - estimates[i])),
    covariance: square(covariance),
    correlations: square(correlationMatrix(covariance, p)),
    ...(hasIntervals
      ? { intervals: byName((i) => ({ percentile: percentile(columns[i], job.level) })) }
      : {}),
  };
}

/** null where a name in the record has no refits. */
function percentile(column: Float64Array, level: number): readonly [number, number] | null {
  return column.length > 0 && column.every(Number.isFinite) ? percentileInterval(column, level) : null;
}

/** Compares only the fields that `expected` has. */
export function compareKnown(stored: unknown, expected: unknown, relative: number): Comparison {
  const isKnown = (path: Path): boolean => {
    let at: unknown = expected;
    for (const key of path) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
      at = Reflect.get(at, key);
    }
    return true;
  };
  return compareValues(stored, JSON.parse(JSON.stringify(expected)), (path) =>
    isKnown(path) ? { relative, absolute: 1e-12 } : 'skip',
  );
}

/** The parameters that were fixed or tied, by their expressions of the others. */
function fixedValues(record: FitRecord): Record<string, number | null> {
  return Object.fromEntries(
    Object.keys(record.parameters).flatMap((name) => {
      const formula = own(record.fixed, plainName(record, name));
      return formula === undefined ? [] : [[name, orNull(evaluated(formula, record, name))]];
    }),
  );
}

/** A formula of `name`, which speaks of the parameters of the group that `name` is of. NaN if it has no value. */
function evaluated(formula: string, record: FitRecord, name: string): number {
  const { parameters, derived } = record;
  const graph = new Graph();
  const values = [
    ...Object.entries(parameters),
    ...Object.entries(derived).map(([quantity, { value }]) => [quantity, value ?? Number.NaN] as const),
  ];
  const group = groupOf(record, name);
  const known = [
    ...values,
    ...values.flatMap(([long, value]) =>
      group !== undefined && groupOf(record, long) === group
        ? [[plainName(record, long), value] as const]
        : [],
    ),
  ];
  const leaves = new Map(known.map(([symbol, value]) => [symbol, graph.constant(value)]));
  try {
    return evaluateNode(graph, build(graph, formula, leaves), () => Number.NaN);
  } catch (error) {
    if (error instanceof IsolossError) return Number.NaN;
    throw error;
  }
}

/** The group of `A[c4]`; undefined for what all groups share. */
function groupOf({ groups }: FitRecord, name: string): string | undefined {
  return groups?.names.find((group) => name.endsWith(groupedName('', group)));
}

/** `A` of `A[c4]`. */
function plainName(record: FitRecord, name: string): string {
  const group = groupOf(record, name);
  return group === undefined ? name : name.slice(0, -groupedName('', group).length);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
