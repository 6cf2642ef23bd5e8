/** What a job may request besides the fit: resampling, leverage, profiles. */
import type { Control } from '../../control.js';
import type { Law } from '../../laws/law.js';
import type { Replicates } from '../../problem/replicates.js';
import type { Table } from '../../runs/table.js';
import { formatCount } from '../../text.js';
import type { Minima } from '../fit/minima.js';
import type { FitControl } from '../fit/outcome.js';
import type { Bootstrap, Profile, RowLeverage } from '../fit/record.js';
import type { Interruption } from '../interruption.js';
import { asymptotic } from './asymptotic.js';
import type { Refittable } from './bootstrap.js';
import { rivalsOf } from './identifiability.js';
import type { RefitSpreads } from './refit-spreads.js';
import type { MakeRefits } from './refit-work.js';
import { isResampled } from './resampling.js';

/** Up to this many rows, leaving out each in turn is cheap compared with a bootstrap or a profile. */
const FEW_ROWS = 2000;

export interface Uncertainty {
  readonly bootstrap?: Bootstrap;
  readonly replicates?: Replicates;
  readonly spreads?: RefitSpreads;
  readonly leverage?: readonly RowLeverage[];
  readonly profiles?: readonly Profile[];
}

export interface UncertaintyRequest extends Refittable {
  readonly table: Table;
  /** The job's law, if that is no formula. */
  readonly named: Law | undefined;
  readonly minima: Minima;
  /** Has the refits of resamples made in parts. */
  readonly elsewhere?: MakeRefits | undefined;
}

/** What is interrupted is left out and named in `left`; refits and profiles that are complete are kept. */
export async function uncertaintyOf(
  request: UncertaintyRequest,
  left: Interruption,
  control: FitControl,
): Promise<Uncertainty> {
  const { job } = request;
  if (left.isOut) return {};
  let refitted: Refitted = {};
  if (isResampled(job)) {
    control.stage?.('resample');
    const { replicates: known } = control;
    const drawn = await left.unless('before resamples were refitted', async () => {
      const { bootstrap } = await import('./on-request.js');
      return bootstrap(request, left, control, { known, elsewhere: request.elsewhere });
    });
    if (drawn === undefined) return {};
    refitted = drawn;
    const { resamples, asked } = drawn.bootstrap;
    // Those that are known may be of a job that was interrupted, which is no interruption of this one.
    if (known === undefined && resamples < asked) {
      left.out(`after ${formatCount(resamples)} of ${formatCount(asked)} resamples`);
      return refitted;
    }
  }
  return { ...refitted, ...(await leverageAndProfiles(request, refitted, left, control)) };
}

type Refitted = Pick<Uncertainty, 'bootstrap' | 'replicates' | 'spreads'>;

/** Leverage and profiles. */
async function leverageAndProfiles(
  request: UncertaintyRequest,
  refitted: Refitted,
  left: Interruption,
  control: FitControl,
): Promise<Uncertainty> {
  const { job, jobModel, table, named, best, minima, backend, search } = request;
  const { model } = jobModel;
  // A parameter at its bound has no standard error: only its profile bounds its distance from there.
  const names = [...job.profile, ...best.atBound.map((i) => model.free[i].name)];
  const rowsLeftOut = wantsLeverage(request, refitted.bootstrap !== undefined || job.profile.length > 0)
    ? await left.unless('while rows were left out one by one: leverage is left out', () =>
        rowLeverage(request, refitted, control),
      )
    : undefined;
  if (names.length === 0) return rowsLeftOut ?? {};
  control.stage?.('profile');
  const made: Profile[] = [];
  const all = await left.unless(`before all profiles were complete`, async () => {
    const { profiles } = await import('./on-request.js');
    return profiles(
      {
        job,
        table,
        named,
        names,
        model,
        best,
        rivals: rivalsOf(model, minima),
        backend,
        search,
      },
      { ...control, made: (profile) => made.push(profile) },
    );
  });
  return { ...rowsLeftOut, ...(all !== undefined || made.length > 0 ? { profiles: all ?? made } : {}) };
}

/** Leverage is computed where requested or cheap compared with what was requested. */
function wantsLeverage({ job, jobModel }: UncertaintyRequest, isCheapBeside: boolean): boolean {
  return job.leverage || (isCheapBeside && jobModel.fitted.length <= FEW_ROWS);
}

async function rowLeverage(
  request: UncertaintyRequest,
  { bootstrap: known, replicates }: Refitted,
  control: Control,
): Promise<Pick<Uncertainty, 'leverage'>> {
  const { job, jobModel, best } = request;
  const { model, runs, fitted } = jobModel;
  const { leaveEachOut, leverage } = await import('./on-request.js');
  const rowsLeftOut =
    known?.scheme === 'jackknife' && replicates !== undefined
      ? replicates
      : await leaveEachOut(request, control);
  // Local standard errors, as leaving out one row is local: replicates of undetermined parameters scatter without limit.
  const errors = asymptotic(model, best, job.level).sandwich.standardErrors;
  const numbers = Int32Array.from(fitted, (row) => runs.rowNumbers[row]);
  return { leverage: leverage(model, numbers, model.values(best.parameters), rowsLeftOut, errors) };
}
