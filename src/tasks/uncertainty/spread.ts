/** The spread of replicates: standard errors, covariances, intervals. */
import { robustCovariance } from '../../backend/cpu/covariance.js';
import { compileKernel } from '../../backend/cpu/kernel.js';
import { createPasses } from '../../backend/cpu/passes.js';
import type { Polished } from '../../backend/cpu/polish.js';
import type { Refined } from '../../backend/cpu/refit.js';
import { packedIndex, packedLength } from '../../problem/linear-algebra/packed.js';
import { unitCount } from '../../problem/resample.js';
import { Status } from '../../problem/status.js';
import {
  basicInterval,
  bcaInterval,
  fewestReplicates,
  type Interval,
  isUndefined,
  kindWords,
  percentileInterval,
  studentisedInterval,
  type Undefined,
} from '../../statistics/intervals.js';
import { correlationMatrix, covarianceMatrix, mean } from '../../statistics/moments.js';
import type { FitJob } from '../../store/job.js';
import type { Bootstrap, IntervalKind } from '../../store/record.js';
import { isJackknife } from '../../store/resampling.js';
import { formatCount, plural } from '../../text.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Derived } from '../fitted/derived.js';
import { coverageNotes } from './coverage-notes.js';
import { hasEndedWell, type Replicates } from './replicates.js';
import type { SchemePlan } from './scheme.js';

/** With fewer clusters than this, drawing them again shows too little of how they differ (Cameron, Gelbach and Miller 2008). */
const FEW_CLUSTERS = 20;

/** With more refits lost than this share, those that are left were chosen by what made them end well. */
const MOST_FAILED = 0.5;

/** A fit whose replicates are to be judged. */
export interface Estimated {
  readonly job: FitJob;
  readonly jobModel: JobModel;
  readonly best: Polished;
  readonly derived: Derived;
}

/** A quantity whose spread is told. */
export interface Quantity {
  readonly name: string;
  readonly estimate: number;
  /** Positive: intervals that measure distances do so in the logarithm. */
  readonly logarithmic: boolean;
}

export function quantitiesOf({ jobModel, best, derived }: Estimated): Quantity[] {
  const { model } = jobModel;
  const values = model.values(best.parameters);
  const more = derived.at(values);
  return [
    ...model.free.map(({ name, logarithmic }) => ({ name, logarithmic, estimate: values[name] })),
    ...derived.quantities.map(({ name }, i) => ({ name, logarithmic: false, estimate: more[i] })),
  ];
}

/** Standard errors of each quantity: the estimate's own, and every replicate's; logarithms' where it is logarithmic. */
export interface StandardErrors {
  readonly own: readonly number[];
  readonly replicates: readonly Float64Array[];
}

export async function standardErrors(
  { jobModel: { model }, best, derived }: Estimated,
  { count, parameters, covariance }: Refined,
  { cluster }: SchemePlan,
): Promise<StandardErrors> {
  const kernel = await compileKernel(model.problem);
  const sampling = { weight: kernel.weight, ...(cluster === undefined ? {} : { group: cluster }) };
  const { size } = kernel;
  const packed = packedLength(size);
  const at = (internal: Float64Array, spread: Float64Array): number[] => {
    const slopes = [...model.jacobian(internal), ...derived.slopes(internal)];
    return Array.from({ length: slopes.length / size }, (_, i) => {
      let variance = 0;
      for (let j = 0; j < size; j++) {
        for (let k = 0; k < size; k++) {
          variance += slopes[i * size + j] * slopes[i * size + k] * spread[packedIndex(j, k)];
        }
      }
      return Math.sqrt(variance);
    });
  };
  const own = at(best.parameters, robustCovariance(kernel, createPasses(kernel).evaluator, best, sampling));
  const replicates = own.map(() => new Float64Array(count));
  for (let k = 0; k < count; k++) {
    at(parameters.slice(k * size, (k + 1) * size), covariance.subarray(k * packed, (k + 1) * packed)).forEach(
      (error, i) => {
        replicates[i][k] = error;
      },
    );
  }
  return { own, replicates };
}

/** What a bootstrap's record says of the replicates. */
export type Spread = Pick<
  Bootstrap,
  'standardErrors' | 'bias' | 'intervals' | 'names' | 'covariance' | 'correlations' | 'notes'
>;

export function spread(
  fit: Estimated,
  plan: SchemePlan,
  replicates: Replicates,
  leftOut: Replicates | undefined,
  errors: StandardErrors | undefined,
): Spread {
  const kept = Array.from(replicates.status.keys()).filter((k) => hasEndedWell(replicates.status[k]));
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (k) => column[k]);
  const { scheme, resamples } = plan;
  const notes = countNotes(replicates, plan, kept.length);
  const all = quantitiesOf(fit);
  const quantities = all.filter(({ name, estimate, logarithmic }) => {
    // A positive parameter may vanish in rounding: it has no logarithm then.
    const told = (x: number): boolean => Number.isFinite(x) && (x > 0 || !logarithmic);
    const finite = told(estimate) && pick(replicates.columns[name]).every(told);
    if (!finite)
      notes.push(
        `${name} is not ${logarithmic ? 'positive and ' : ''}finite in every resample, so nothing is said of its spread.`,
      );
    return finite;
  });
  const survivors = kept.length < (1 - MOST_FAILED) * replicates.count;
  if (kept.length < 2 || survivors) {
    notes.push(
      survivors
        ? 'More than half of the refits did not converge: those that did are no fair sample, so nothing is said of the spread.'
        : 'Too few refits ended well to say anything of the spread.',
    );
    return {
      standardErrors: {},
      bias: {},
      intervals: {},
      names: [],
      covariance: [],
      correlations: [],
      notes,
    };
  }
  const names = quantities.map(({ name }) => name);
  const columns = names.map((name) => pick(replicates.columns[name]));
  const p = names.length;
  // Leaving one of n out moves a fit by about 1 / n of what a whole new sample does.
  const jackknife = isJackknife(scheme);
  const stretch = jackknife ? (resamples - 1) ** 2 / resamples : 1;
  const shift = jackknife ? resamples - 1 : 1;
  const fewest = fewestReplicates(fit.job.level);
  const tooFew = !jackknife && kept.length < fewest;
  if (tooFew) {
    notes.push(
      `Intervals at level ${fit.job.level} need at least ${fewest} refits that ended well, and there are ${kept.length}.`,
    );
  }
  const covariance = covarianceMatrix(columns).map((entry) => entry * stretch);
  const record = <T>(of: (quantity: Quantity, i: number) => T): Record<string, T> =>
    Object.fromEntries(quantities.map((quantity, i) => [quantity.name, of(quantity, i)]));
  const square = <T>(entries: ArrayLike<T>): T[][] =>
    Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => entries[i * p + j]));
  const missing: Missing[] = [];
  const made = {
    standardErrors: record((_, i) => Math.sqrt(covariance[i * p + i])),
    bias: record(({ estimate }, i) => shift * (mean(columns[i]) - estimate)),
    intervals:
      jackknife || tooFew
        ? {}
        : record((quantity, i) =>
            intervalsOf(
              fit.job,
              quantity,
              columns[i],
              leftOut,
              errors && errorsOf(errors, quantity),
              missing,
            ),
          ),
    names,
    covariance: square(covariance),
    correlations: square(correlationMatrix(covariance, p)),
  };
  const { loss, rows } = fit.jobModel.model.problem;
  const kinds = Object.values(made.intervals).flatMap((of) => Object.keys(of) as IntervalKind[]);
  notes.push(...coverageNotes(kinds, loss, rows));
  return { ...made, notes: [...notes, ...missingNotes(missing)] };

  function errorsOf({ own, replicates: each }: StandardErrors, quantity: Quantity) {
    const place = all.indexOf(quantity);
    return { own: own[place], replicates: pick(each[place]) };
  }
}

/** A column of refits; NaN where one did not end well. */
function endedWell({ columns, status }: Replicates, name: string): Float64Array {
  return columns[name].map((value, k) => (hasEndedWell(status[k]) ? value : Number.NaN));
}

function countNotes(
  { count, status }: Replicates,
  { scheme, resamples, cluster, plan }: SchemePlan,
  kept: number,
): string[] {
  const of = (n: number): string => `${plural(n, 'refit')} of ${formatCount(count)}`;
  const failed = count - kept;
  const bounded = status.reduce((sum, code) => sum + (code === Status.atBound ? 1 : 0), 0);
  const clusters = cluster?.reduce((most, unit) => Math.max(most, unit + 1), 0) ?? FEW_CLUSTERS;
  const lone = plan.kind === 'draw' ? plan.among.filter((among) => among === 1).length : 0;
  const notes: [string, boolean][] = [
    [`Stopped after ${formatCount(count)} of ${plural(resamples, 'resample')}.`, count < resamples],
    [
      `${of(failed)} did not converge and ${failed === 1 ? 'is' : 'are'} left out of everything here.`,
      failed > 0,
    ],
    [`${of(bounded)} rest${bounded === 1 ? 's' : ''} on a bound, which cuts the spread short.`, bounded > 0],
    [
      `With ${clusters} clusters, standard errors and intervals tend to be too small.`,
      clusters < FEW_CLUSTERS,
    ],
    [
      `${plural(lone, 'row')} of ${formatCount(unitCount(plan))} ${lone === 1 ? 'is' : 'are'} alone in ${lone === 1 ? 'its stratum' : 'their strata'} and drawn in every resample, so standard errors and intervals are too small.`,
      lone > 0,
    ],
    ['The jackknife gives standard errors; intervals come from a bootstrap.', isJackknife(scheme)],
  ];
  return notes.filter(([, applies]) => applies).map(([note]) => note);
}

/** An interval that the replicates do not give. */
interface Missing {
  readonly kind: IntervalKind;
  readonly name: string;
  readonly why: string;
}

/** One sentence for all quantities that lack an interval for the same reason. */
function missingNotes(missing: readonly Missing[]): string[] {
  const alike = (a: Missing, b: Missing): boolean => a.kind === b.kind && a.why === b.why;
  return missing
    .filter((entry, i) => missing.findIndex((other) => alike(entry, other)) === i)
    .map((entry) => {
      const names = missing.filter((other) => alike(entry, other)).map(({ name }) => name);
      return `No ${kindWords[entry.kind]} interval of ${names.join(', ')}: ${entry.why}`;
    });
}

function intervalsOf(
  job: FitJob,
  { name, estimate, logarithmic }: Quantity,
  replicates: Float64Array,
  leftOut: Replicates | undefined,
  errors: { readonly own: number; readonly replicates: Float64Array } | undefined,
  missing: Missing[],
): Partial<Record<IntervalKind, Interval>> {
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
  const intervals: Partial<Record<IntervalKind, Interval>> = {};
  for (const [kind, interval] of Object.entries(made) as [IntervalKind, Interval | Undefined][]) {
    if (isUndefined(interval)) missing.push({ kind, name, why: interval.why });
    else if (interval.every(Number.isFinite)) intervals[kind] = interval;
    else missing.push({ kind, name, why: 'It reaches beyond all numbers.' });
  }
  return intervals;
}
