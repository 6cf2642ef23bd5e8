/** Bootstrap and jackknife of a fit: replicates, their covariance, intervals. */

import { type Backend, isHardware, type PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { recordOf } from '../../own.js';
import type { StartSet } from '../../problem/problem.js';
import type { Replicates } from '../../problem/replicates.js';
import { createStarts } from '../../problem/starts.js';
import { Status, type StatusName, statusName } from '../../problem/status.js';
import { emptyRefined, type Refined } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { tailsOf } from '../../statistics/intervals.js';
import { MIDDLE } from '../../statistics/middle-deviation.js';
import { formatCount } from '../../text.js';
import { exactObjective } from '../fit/exactness.js';
import { DEFAULT_REFIT_STARTS, secondsOfRefit } from '../fit/fit-work.js';
import { withTextsRead } from '../fit/job.js';
import type { Minima } from '../fit/minima.js';
import type { Bootstrap } from '../fit/record.js';
import { naturalColumns } from '../fitted/natural-columns.js';
import type { Interruption } from '../interruption.js';
import { polishKnownRefits } from './known-refits.js';
import { type RefitSpreads, spreadsOf, spreadTails } from './refit-spreads.js';
import { type RefitStatistics, statisticsOf } from './refit-statistics.js';
import { type MakeRefits, planAt, type RefitWork, type StoredRefits } from './refit-work.js';
import { refitAll } from './refits.js';
import { summariseReplicates } from './replicate-summary.js';
import { quantitiesOf, type ResampledFit } from './resampled-fit.js';
import { isJackknife } from './resampling.js';
import { indices, omitting, type SchemePlan, schemeOfJob } from './scheme.js';
import { standardErrors } from './standard-errors.js';

/** Blocks of the jackknife for BCa at most: with more rows, whole blocks are left out, to take no longer than the bootstrap. */
const MAX_BLOCKS = 2000;

/** A refit's search stops where the predicted reduction of a step, relative to the objective, is below this; polish follows. */
const TOLERANCE = { f32: 4e-7, f64: 1e-9 } as const;

/** A fit, and what is needed to refit it. */
export interface Refittable extends ResampledFit {
  readonly backend: Backend;
  readonly prepared: PreparedProblem;
  readonly precision: 'f32' | 'f64';
  /** The options of the fit's own search. */
  readonly search: SearchOptions;
  /** The minima that it found. */
  readonly minima?: Pick<Minima, 'found'>;
}

/** What refits say of a fit. */
export interface Resampled {
  readonly bootstrap: Bootstrap;
  /** Absent where they lie elsewhere and are too many. */
  readonly replicates?: Replicates;
  /** Of each free parameter, for its verdict. */
  readonly spreads: RefitSpreads;
}

/**
 * Refits resamples under the job's scheme: fewer than requested if the job is interrupted after some were done. Refits that
 * are `known` are summarised as they are; `elsewhere` has them made in parts.
 */
export async function bootstrap(
  fit: Refittable,
  left: Interruption,
  control: Control,
  {
    known,
    elsewhere,
  }: { readonly known?: Replicates | undefined; readonly elsewhere?: MakeRefits | undefined },
): Promise<Resampled> {
  const { job, jobModel, best } = fit;
  const scheme = schemeOfJob(job, jobModel, best.parameters);
  const starts = refitStarts(fit, isJackknife(scheme.scheme));
  const stored = await (elsewhere === undefined
    ? refitsInMemory(fit, scheme, starts.set, known, control)
    : workOf(fit, scheme, starts.set).then(elsewhere));
  const { replicates } = stored;
  // An incomplete jackknife estimates nothing.
  if (isJackknife(scheme.scheme) && (replicates?.count ?? 0) < scheme.resamples)
    throwIfAborted(control.signal);
  const jackknifeReplicates = job.interval.includes('bca')
    ? await left.unless('before rows were left out one by one for BCa intervals', () =>
        jackknifeOf(fit, scheme, control),
      )
    : undefined;
  // Among objectives that are zero to rounding, a lower one is no improvement.
  const isExact = best.objective <= exactObjective(jobModel.model.problem);
  return stored.evaluate((refits) => ({
    ...(replicates === undefined ? {} : { replicates }),
    spreads: spreadsOf(
      refits,
      jobModel.model.free.map(({ name }) => name),
      job.level,
    ),
    bootstrap: {
      scheme: scheme.scheme,
      resamples: refits.count,
      asked: scheme.resamples,
      failed: refits.count - refits.kept,
      statuses: statusCounts(refits),
      starts: { count: starts.set.count, kind: starts.kind },
      improved: isExact ? 0 : refits.improved,
      level: job.level,
      ...summariseReplicates(fit, scheme, refits, jackknifeReplicates),
    },
  }));
}

async function refitsInMemory(
  fit: Refittable,
  scheme: SchemePlan,
  starts: StartSet,
  known: Replicates | undefined,
  control: Control,
): Promise<StoredRefits & { readonly replicates: Replicates }> {
  const { job, jobModel } = fit;
  const studentised = job.interval.includes('studentised');
  const made =
    known === undefined
      ? await refitAll({ ...refitRequest(fit, starts, scheme), covariance: studentised }, control)
      : await polishKnownRefits(
          jobModel.model,
          scheme,
          known,
          { maxSteps: job.maxSteps, covariance: studentised },
          control,
        );
  const replicates = known ?? replicatesOf(fit, made);
  const errors = studentised ? await standardErrors(fit, made, scheme) : undefined;
  const refits = statisticsOf(replicates, errors);
  return { replicates, evaluate: async (work) => work(refits) };
}

/** The refits as work that can be done in parts. */
async function workOf(fit: Refittable, scheme: SchemePlan, starts: StartSet): Promise<RefitWork> {
  const { job, jobModel, best, backend, derived } = fit;
  const { size } = jobModel.model.problem;
  const covariance = job.interval.includes('studentised');
  const own = covariance ? (await standardErrors(fit, emptyRefined(0, size, true), scheme)).own : undefined;
  return {
    items: scheme.resamples,
    columns: [...jobModel.model.parameterNames, ...derived.quantities.map(({ name }) => name)],
    ...(own === undefined ? {} : { errors: { names: quantitiesOf(fit).map(({ name }) => name), own } }),
    foreseen: quantitiesOf(fit).map(({ name: column, estimate }) => ({
      column,
      probabilities: [...tailsOf(job.level), ...MIDDLE, ...spreadTails(job.level)],
      mean: true,
      ...(job.interval.includes('bca') && Number.isFinite(estimate) ? { about: estimate } : {}),
    })),
    secondsEach: secondsOfRefit(jobModel.model, starts.count),
    given: best.parameters,
    backend: () => backend.info,
    async make(first, count, control) {
      const at = planAt(scheme.plan, first);
      const request = refitRequest(fit, starts, { plan: at.plan, resamples: count });
      const made = await refitAll({ ...request, first: at.first, covariance }, control);
      if (made.count < count) throwIfAborted(control.signal);
      const replicates = replicatesOf(fit, made);
      if (!covariance) return { replicates };
      return { replicates, errors: (await standardErrors(fit, made, scheme)).replicates };
    },
  };
}

/**
 * The fit without each row in turn, one refit from the optimum each.
 * @throws IsolossError `interrupted` unless all of them are done.
 */
export function leaveEachOut(fit: Refittable, control: Control): Promise<Replicates> {
  const { rows } = fit.jobModel.model.problem;
  return withoutEach(fit, omitting(indices(rows), rows), control);
}

function refitRequest(
  { job, jobModel, backend, prepared, precision, search }: Refittable,
  starts: StartSet,
  { plan, resamples }: Pick<SchemePlan, 'plan' | 'resamples'>,
) {
  const options: SearchOptions = {
    ...search,
    tolerance: TOLERANCE[precision],
    merge: !job.exhaustive && starts.count > 1,
  };
  const onCpu = backend.info.name === 'cpu';
  const onGpu = isHardware(backend.info);
  return { problem: jobModel.model.problem, prepared, onCpu, onGpu, plan, resamples, starts, options };
}

/** For the acceleration of BCa intervals: the fit without each unit, or block of rows, in turn. */
function jackknifeOf(fit: Refittable, { cluster }: SchemePlan, control: Control): Promise<Replicates> {
  const { rows } = fit.jobModel.model.problem;
  const blocks = Math.min(rows, MAX_BLOCKS);
  const unit = cluster ?? indices(rows).map((row) => row % blocks);
  const units = unit.reduce((most, u) => Math.max(most, u), 0) + 1;
  return withoutEach(fit, omitting(unit, units), control);
}

async function withoutEach(
  fit: Refittable,
  plan: ReturnType<typeof omitting>,
  control: Control,
): Promise<Replicates> {
  const refined = await refitAll(refitRequest(fit, refitStarts(fit, true).set, plan), control);
  if (refined.count < plan.resamples) throwIfAborted(control.signal);
  return replicatesOf(fit, refined);
}

/** The optimum of all runs, then (unless `optimumOnly`) the start set of the job. */
function refitStarts(
  { job, jobModel, best, minima }: Refittable,
  optimumOnly: boolean,
): { readonly set: StartSet; readonly kind: string } {
  const { model } = jobModel;
  const { size } = model.problem;
  const { refitStarts: asked } = withTextsRead(job);
  // The starts of many groups cost as much as the refit, and lead where the optimum does if all those of the fit did.
  const isClear = model.groups !== undefined && minima?.found.length === 1;
  const usual = isClear ? undefined : DEFAULT_REFIT_STARTS;
  const plan = optimumOnly ? undefined : asked === undefined ? usual : asked.value;
  if (plan === undefined) {
    const set = {
      count: 1,
      fill: (_: number, n: number, out: Float64Array) => out.set(best.parameters.subarray(0, n * size)),
    };
    return { set, kind: 'the optimum' };
  }
  const others = createStarts(model, { plan, planned: true, given: [], range: job.range, seed: job.seed });
  const set: StartSet = {
    count: 1 + others.count,
    fill(first, n, out) {
      const skip = first === 0 ? 1 : 0;
      if (skip === 1) out.set(best.parameters);
      if (n > skip) others.fill(first + skip - 1, n - skip, out.subarray(skip * size));
    },
  };
  return { set, kind: `the optimum and ${formatCount(others.count)} ${others.kind}` };
}

/** The refits in natural units: parameters and derived quantities. */
export function replicatesOf({ jobModel, derived }: ResampledFit, refined: Refined): Replicates {
  const { count, parameters, objective, status, improved } = refined;
  const natural = naturalColumns(jobModel.model, parameters, count);
  const derivedColumns = derived.evaluate(natural, count);
  const columns = recordOf(Object.entries(natural));
  derived.quantities.forEach(({ name }, i) => {
    columns[name] = derivedColumns[i];
  });
  return { count, columns, objective, status, improved };
}

function statusCounts({ statuses }: RefitStatistics): Record<StatusName, number> {
  return Object.fromEntries(
    Object.values(Status)
      .filter((code) => code !== Status.running)
      .map((code) => [statusName(code), statuses[code]]),
  ) as Record<StatusName, number>;
}
