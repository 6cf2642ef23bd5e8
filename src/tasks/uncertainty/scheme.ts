/** The resampling schemes as plans that back ends draw by. */
import { field, IsolossError } from '../../errors.js';
import type { Counts } from '../../loss/likelihood.js';
import { isTwoSided } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
import { mean } from '../../statistics/moments.js';
import { normalQuantile } from '../../statistics/normal.js';
import { formatCount } from '../../text.js';
import type { FitSettings } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Scheme } from './resampling.js';

/** Entries in tables of real-valued draws: quantiles at the midpoints of so many equal probability intervals. */
const TABLE_SIZE = 1 << 14;

export interface SchemePlan {
  readonly scheme: Scheme;
  readonly plan: ResamplePlan;
  /** Resamples to fit: as asked for, or one for each unit the jackknife leaves out. */
  readonly resamples: number;
  /** Each row's cluster, where whole clusters are drawn. */
  readonly cluster?: Uint32Array;
}

/**
 * Throws where the job's scheme does not suit its runs: `one-group`, `lone-rows`, `bad-noise`, `one-sided-loss`,
 * `no-count-noise`.
 */
export function checkScheme(job: FitSettings, jobModel: JobModel): void {
  const scheme = job.scheme ?? 'pairs';
  if (job.cluster !== undefined || job.strata !== undefined) groupsOf(job, jobModel);
  noiseColumn(job, jobModel);
  const { rho, likelihood } = jobModel.loss;
  if (likelihood !== undefined && (scheme === 'residual' || scheme === 'wild')) {
    throw new IsolossError(
      'no-count-noise',
      `The ${scheme} scheme adds noise to observations, and ${likelihood} counts with noise added are no counts.`,
      `Use ${field('scheme')} parametric, which draws counts from the law, pairs or bayesian, ${field('profile')} for intervals by the likelihood, or the standard errors of the fit, which are those of ${likelihood} noise.`,
    );
  }
  if (!(scheme === 'wild' || scheme === 'parametric') || !isTwoSided(rho)) return;
  const what =
    rho.kind === 'quantile'
      ? `the quantile loss has a share of ${rho.tau} below it`
      : 'the loss weighs one side more than the other';
  throw new IsolossError(
    'one-sided-loss',
    `The ${scheme} scheme draws noise that is the same on both sides of the law, where ${what}.`,
    `Use ${field('scheme')} pairs or residual.`,
  );
}

/** The plan of a job that resamples; `at` is the optimum, internal coordinates. Throws as {@link checkScheme} does. */
export function schemeOfJob(job: FitSettings, jobModel: JobModel, at: Float64Array): SchemePlan {
  const { problem, groups } = jobModel.model;
  const scheme = job.scheme ?? 'pairs';
  const resamples = job.bootstrap ?? 0;
  const { seed } = job;
  switch (scheme) {
    case 'pairs':
      // Within the groups that have parameters of their own: a resample without rows of one would not determine them.
      if (groups !== undefined) {
        return { scheme, resamples, plan: stratifiedDraws(seed, groups.of, groups.names.length) };
      }
      return { scheme, resamples, plan: clusterDraws(seed, indices(problem.rows), problem.rows) };
    case 'cluster': {
      const { units, unit } = groupsOf(job, jobModel);
      return { scheme, resamples, plan: clusterDraws(seed, unit, units), cluster: unit };
    }
    case 'stratified': {
      const { units, unit } = groupsOf(job, jobModel);
      return { scheme, resamples, plan: stratifiedDraws(seed, unit, units) };
    }
    case 'bayesian': {
      const unit = indices(problem.rows);
      return {
        scheme,
        resamples,
        plan: { kind: 'factor', seed, unit, units: problem.rows, table: exponentialTable() },
      };
    }
    case 'jackknife':
      return { scheme, ...omitting(indices(problem.rows), problem.rows) };
    case 'jackknife-cluster': {
      const { units, unit } = groupsOf(job, jobModel);
      return { scheme, ...omitting(unit, units), cluster: unit };
    }
    default:
      if (problem.counts !== undefined) {
        return { scheme, resamples, plan: countPlan(seed, problem, problem.counts, at) };
      }
      return {
        scheme,
        resamples,
        plan: { kind: 'noise', seed, ...noise(scheme, problem, at, noiseColumn(job, jobModel)) },
      };
  }
}

/** Counts of the law's probabilities or rates. A weight repeats a row: so many times the trials, or the exposure, are drawn. */
function countPlan(
  seed: number,
  problem: Problem,
  { likelihood, size }: Counts,
  at: Float64Array,
): ResamplePlan {
  const mean = problem.predicted?.(at).slice() ?? new Float64Array(problem.rows);
  const drawn = size.map((n, row) => {
    const all = n * problem.weight[row];
    return likelihood === 'binomial' && all > 0 ? Math.max(1, Math.round(all)) : all;
  });
  return { kind: 'count', seed, likelihood, mean, size, drawn };
}

/** Leaves out each unit once. */
export function omitting(
  unit: Uint32Array,
  units: number,
): { readonly plan: ResamplePlan; readonly resamples: number } {
  return { plan: { kind: 'omit', unit, units }, resamples: units };
}

/** 0, 1, 2 ... */
export function indices(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}

function clusterDraws(seed: number, unit: Uint32Array, units: number): ResamplePlan {
  return {
    kind: 'draw',
    seed,
    unit,
    order: indices(units),
    from: new Uint32Array(units),
    among: new Uint32Array(units).fill(units),
  };
}

/** Every row is a unit; it is drawn among those of its stratum. */
function stratifiedDraws(seed: number, stratum: Uint32Array, strata: number): ResamplePlan {
  const sizes = new Uint32Array(strata);
  for (const s of stratum) sizes[s]++;
  const offsets = sizes.map((_, s) => sizes.subarray(0, s).reduce((sum, size) => sum + size, 0));
  const order = indices(stratum.length).sort((a, b) => stratum[a] - stratum[b] || a - b);
  return {
    kind: 'draw',
    seed,
    unit: indices(stratum.length),
    order,
    from: order.map((row) => offsets[stratum[row]]),
    among: order.map((row) => sizes[stratum[row]]),
  };
}

/** Renumbers the groups that remain after rows have been held out. */
function renumbered(group: Uint32Array): { readonly units: number; readonly unit: Uint32Array } {
  const numbers = new Map<number, number>();
  const unit = group.map((g) => {
    const number = numbers.get(g) ?? numbers.size;
    numbers.set(g, number);
    return number;
  });
  return { units: numbers.size, unit };
}

/** Clusters or strata of the fitted rows. */
function groupsOf(
  { cluster, strata }: FitSettings,
  { runs, fitted }: JobModel,
): ReturnType<typeof renumbered> {
  const { group } = runs;
  const option = cluster === undefined ? `${field('strata')} ${strata}` : `${field('cluster')} ${cluster}`;
  if (group === undefined) throw new TypeError('no groups were read');
  const groups = renumbered(Uint32Array.from(fitted, (row) => group[row]));
  if (groups.units === 1) {
    throw new IsolossError(
      'one-group',
      `${option} is the same in all ${formatCount(fitted.length)} fitted rows.`,
      `Name a column that tells groups of rows apart, or use ${field('scheme')} pairs.`,
    );
  }
  if (cluster === undefined && groups.units === fitted.length) {
    throw new IsolossError(
      'lone-rows',
      `${option} is different in every fitted row: all resamples would be the same.`,
      `Name a column that several rows share, or use ${field('scheme')} pairs.`,
    );
  }
  return groups;
}

/**
 * Fitted values and the noise added to them: drawn residuals, the row's own residual with a random sign, or Gaussian
 * noise. Weights are inverse variances: noise times the square root of the weight has equal variance. Rows without
 * weight get no noise.
 */
export function noise(
  scheme: 'residual' | 'wild' | 'parametric',
  { rows, size, loss, weight, target, evaluator }: Problem,
  at: Float64Array,
  column: Float64Array | undefined,
): { readonly fitted: Float64Array; readonly spread: Float64Array; readonly table: Float64Array } {
  const fitted = evaluator().value(at).slice();
  // Relative residuals are relative to the prediction here, so that adding a row's own residual restores its target.
  const scale = loss.residual === 'relative' ? fitted : new Float64Array(rows).fill(1);
  const unit = scale.map((s, row) => (weight[row] > 0 ? s / Math.sqrt(weight[row]) : 0));
  const weighted = indices(rows).filter((row) => weight[row] > 0);
  const residual = Float64Array.from(weighted, (row) => (fitted[row] - target[row]) / unit[row]);
  // Residuals are smaller than errors, since the fit follows the rows: degrees-of-freedom correction.
  const inflation = Math.sqrt(weighted.length / Math.max(weighted.length - size, 1));
  if (scheme === 'wild') {
    const spread = fitted.map((value, row) => (value - target[row]) * inflation);
    return { fitted, spread, table: Float64Array.of(-1, 1) };
  }
  if (scheme === 'residual') {
    // Residuals are centred for the squared loss, which fits the mean; robust losses have their own centre at zero.
    const centre = loss.rho.kind === 'squared' ? mean(residual) : 0;
    return { fitted, spread: unit, table: residual.map((e) => (e - centre) * inflation) };
  }
  const sd = Math.sqrt(mean(residual.map((e) => e * e))) * inflation;
  return {
    fitted,
    spread: column === undefined ? unit.map((u) => u * sd) : column.map((sd, row) => sd * scale[row]),
    table: Float64Array.from({ length: TABLE_SIZE }, (_, k) => normalQuantile((k + 0.5) / TABLE_SIZE)),
  };
}

/** The fitted rows' own standard deviations, where the job has them. */
function noiseColumn({ noise: text }: FitSettings, { runs, fitted }: JobModel): Float64Array | undefined {
  const { noise, source, table, rowNumbers } = runs;
  if (noise === undefined) return undefined;
  const column = Float64Array.from(fitted, (row) => noise[row]);
  const bad = fitted.find((row) => !(noise[row] >= 0));
  if (bad === undefined && column.some((sd) => sd > 0)) return column;
  const row = bad === undefined ? undefined : rowNumbers[bad];
  throw new IsolossError(
    'bad-noise',
    bad === undefined
      ? `${field('noise')} ${text} is 0 in every fitted row.`
      : `${source}, ${table.rowWord} ${row}: ${field('noise')} ${text} is ${noise[bad]}.`,
    "Give standard deviations on the residual's scale: 0 or more, and not all 0.",
    { place: { file: source, ...(row === undefined ? {} : { row }) } },
  );
}

/** Quantiles of the exponential distribution, scaled so that their mean is 1. */
function exponentialTable(): Float64Array {
  const raw = Float64Array.from({ length: TABLE_SIZE }, (_, k) => -Math.log1p(-(k + 0.5) / TABLE_SIZE));
  const mean = raw.reduce((sum, x) => sum + x, 0) / TABLE_SIZE;
  return raw.map((x) => x / mean);
}
