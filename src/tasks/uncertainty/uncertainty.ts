/** What a job asks beside the fit itself: resamples, rows left out, profiles. */
import type { Control } from '../../control.js';
import { field, IsolossError } from '../../errors.js';
import type { Law } from '../../laws/law.js';
import { checkReplicateNames, type Replicates } from '../../problem/replicates.js';
import type { Table } from '../../runs/table.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import type { FitSettings } from '../fit/job.js';
import type { Minima } from '../fit/minima.js';
import type { FitControl } from '../fit/outcome.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Bootstrap, Profile, RowLeverage } from '../fit/record.js';
import { asymptotic } from './asymptotic.js';
import { bootstrap, leaveEachOut, type Refittable, unlessStopped } from './bootstrap.js';
import { rivalsOf } from './identifiability.js';
import { leverage } from './leverage.js';
import { profiledNames, profiles } from './profile.js';
import { isResampled } from './resampling.js';
import { checkScheme } from './scheme.js';

/** Rows up to which leaving out each in turn costs little beside a bootstrap or a profile. */
const FEW_ROWS = 2000;

export interface Uncertainty {
  readonly bootstrap?: Bootstrap;
  readonly replicates?: Replicates;
  readonly leverage?: readonly RowLeverage[];
  readonly profiles?: readonly Profile[];
}

export interface UncertaintyRequest extends Refittable {
  readonly table: Table;
  readonly own?: Law;
  readonly minima: Minima;
}

/** Throws for what is asked of uncertainty and cannot be, before the work begins. */
export function checkUncertainty(job: FitSettings, jobModel: JobModel): void {
  const { model } = jobModel;
  profiledNames(model, job.profile);
  if (isResampled(job)) {
    checkReplicateNames(model.law.parameters.map(({ name }) => name));
    checkScheme(job, jobModel);
  }
  const fewest = fewestReplicates(job.level);
  if (job.bootstrap === undefined || job.bootstrap >= fewest) return;
  throw new IsolossError(
    'too-few-resamples',
    `${job.bootstrap} resamples are too few for intervals at level ${job.level}: at least ${fewest} are needed.`,
    `Ask for a thousand or more with ${field('bootstrap')}.`,
  );
}

export async function uncertaintyOf(request: UncertaintyRequest, control: FitControl): Promise<Uncertainty> {
  const { job } = request;
  const resampling = isResampled(job);
  let refitted: Pick<Uncertainty, 'bootstrap' | 'replicates'> = {};
  if (resampling) {
    control.stage?.('resample');
    refitted = await bootstrap(request, control);
    // What was done before the interruption is told, and nothing more begun.
    if (control.signal?.aborted) return refitted;
  }
  const rest = (): Promise<Uncertainty> => withoutResampling(request, refitted, control);
  if (!resampling) return rest();
  const others = await unlessStopped(rest);
  if (others === undefined)
    control.event?.('Interrupted after the resamples: leverage and profiles are left out.');
  return { ...refitted, ...others };
}

/** Leverage and profiles. */
async function withoutResampling(
  request: UncertaintyRequest,
  refitted: Pick<Uncertainty, 'bootstrap' | 'replicates'>,
  control: FitControl,
): Promise<Uncertainty> {
  const { job, jobModel, table, own, best, minima, backend, search } = request;
  const { model } = jobModel;
  // A parameter at its bound has no standard error: its profile is all that says how far from there it may lie.
  const names = [...job.profile, ...best.atBound.map((i) => model.free[i].name)];
  const leftOut = await rowLeverage(
    request,
    refitted.bootstrap !== undefined || job.profile.length > 0,
    refitted,
    control,
  );
  if (names.length === 0) return leftOut;
  control.stage?.('profile');
  return {
    ...leftOut,
    profiles: await profiles(
      {
        job,
        table,
        ...(own === undefined ? {} : { own }),
        names,
        model,
        best,
        rivals: rivalsOf(model, minima),
        backend,
        search,
      },
      control,
    ),
  };
}

/** Asked for, or of small cost beside what was asked for. */
async function rowLeverage(
  request: UncertaintyRequest,
  beside: boolean,
  { bootstrap: known, replicates }: Pick<Uncertainty, 'bootstrap' | 'replicates'>,
  control: Control,
): Promise<Pick<Uncertainty, 'leverage'>> {
  const { job, jobModel, best } = request;
  const { model, runs, fitted } = jobModel;
  if (!job.leverage && !(beside && fitted.length <= FEW_ROWS)) return {};
  const leftOut =
    known?.scheme === 'jackknife' && replicates !== undefined
      ? replicates
      : await leaveEachOut(request, control);
  // Local, as leaving out one row is: resamples of what is not determined scatter without limit.
  const errors = asymptotic(model, best, job.level).sandwich.standardErrors;
  const numbers = Int32Array.from(fitted, (row) => runs.rowNumbers[row]);
  return { leverage: leverage(model, numbers, model.values(best.parameters), leftOut, errors) };
}
