/** Refits as their summary sees them: statistics of those that converged, wherever they lie. */
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { covarianceMatrix } from '../../statistics/moments.js';
import { asSample, type Sample } from '../../statistics/sample.js';
import type { StandardErrors } from './standard-errors.js';

/** Standard errors of one quantity: of the estimate, and of the replicates that converged. */
export interface Errors {
  readonly own: number;
  /** Of each replicate with its error what `of` makes of them, those numbers that are finite. */
  readonly ratios: (of: (value: number, error: number) => number) => Sample | Float64Array;
}

/** Statistics of refits. */
export interface RefitStatistics {
  /** Failed ones included. */
  readonly count: number;
  /** By `Status` code. */
  readonly statuses: ArrayLike<number>;
  /** Where another start led to a lower minimum than the optimum of all runs did. */
  readonly improved: number;
  /** Those that converged. */
  readonly kept: number;
  /** The finite values of a column among those kept. */
  sample(name: string): Sample;
  /** Covariances of columns, all of whose kept values are finite; row-major. */
  covariance(names: readonly string[]): Float64Array;
  /** The answers to questions that do not depend on each other, which are looked up together. */
  each<Answer>(questions: readonly (() => Answer)[]): Answer[];
  /** Errors of the quantity at `index`, where they were asked for. */
  errors(index: number, name: string): Errors | undefined;
}

/** Of refits in memory. */
export function statisticsOf(replicates: Replicates, errors: StandardErrors | undefined): RefitStatistics {
  const { count, columns, status, improved } = replicates;
  const rows = Array.from(status.keys()).filter((k) => hasConverged(status[k]));
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (k) => column[k]);
  const statuses = countStatuses(status);
  const samples = new Map<string, Sample>();
  return {
    count,
    statuses,
    improved: improved.reduce((sum, better) => sum + better, 0),
    kept: rows.length,
    sample(name) {
      const sample = samples.get(name) ?? asSample(pick(columns[name]).filter(Number.isFinite));
      samples.set(name, sample);
      return sample;
    },
    covariance: (names) => covarianceMatrix(names.map((name) => pick(columns[name]))),
    each: (questions) => questions.map((ask) => ask()),
    errors: (index, name) =>
      errors && pairedErrors(errors.own[index], pick(columns[name]), pick(errors.replicates[index])),
  };
}

/** Errors of `values`, of which `errors` has one each. */
export function pairedErrors(own: number, values: Float64Array, errors: Float64Array): Errors {
  return { own, ratios: (of) => values.map((value, k) => of(value, errors[k])).filter(Number.isFinite) };
}

/** How many have each `Status` code. */
export function countStatuses(status: Uint8Array): Float64Array {
  const counts = new Float64Array(256);
  for (const code of status) counts[code]++;
  return counts;
}
