/** Verifies the refits of a bootstrap: that each is a minimum of its resample, and the one that its starts lead to. */
import type { Control } from '../../control.js';
import { IsolossError } from '../../errors.js';
import { own } from '../../own.js';
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import { statusName } from '../../problem/status.js';
import type { Table } from '../../runs/table.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import { formatCount, formatNumber, plural } from '../../text.js';
import { exactObjective } from '../fit/exactness.js';
import { fit } from '../fit/fit.js';
import type { FitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { Bootstrap, FitRecord } from '../fit/record.js';
import { derivedOf } from '../fitted/derived.js';
import { naturalColumns } from '../fitted/natural-columns.js';
import { polishKnownRefits } from '../uncertainty/known-refits.js';
import { isJackknife } from '../uncertainty/resampling.js';
import { schemeOfJob } from '../uncertainty/scheme.js';
import { differs, holds, unchecked } from './checks.js';
import { isClose } from './compare.js';
import type { Check } from './record.js';

/** Fits of resamples that are affordable without being asked for. */
const AFFORDABLE_FITS = 20_000;

/** Objectives at equal parameters, and those of equal minima, agree to this, relative. */
const SAME_OBJECTIVE = 1e-8;

/** Parameters, tied parameters and derived quantities of one refit agree to this, relative. */
const SAME_VALUE = 1e-6;

/** Whether the refits that converged are minima of their resamples, drawn anew, and have the quantities they should. */
export async function checkRefits(
  { job, bootstrap }: FitRecord,
  { model, record }: FitOutcome,
  table: Table,
  stored: Replicates,
  control: Control,
): Promise<Check> {
  const name = 'refits';
  const at = model.toInternal(model.free.map((parameter) => record.parameters[parameter.name]));
  const plan = schemeOfJob(job, modelOfJob(job, table), at);
  const polish = (maxSteps: number) =>
    polishKnownRefits(model, plan, stored, { maxSteps, covariance: false }, control);
  const there = await polish(0);
  const polished = await polish(job.maxSteps);
  const floor = exactObjective(model.problem);
  const natural = naturalColumns(model, there.parameters, stored.count);
  const derived = derivedOf(model, job.derive);
  const columns = {
    ...natural,
    ...Object.fromEntries(
      derived
        .evaluate(natural, stored.count)
        .map((column, i) => [derived.quantities[i].name, column] as const),
    ),
  };
  const faults: string[] = [];
  let kept = 0;
  for (let k = 0; k < stored.count; k++) {
    if (!hasConverged(stored.status[k])) continue;
    kept++;
    const fault = faultOf(k);
    if (fault !== undefined) faults.push(fault);
  }
  if (faults.length > 0) {
    const are = faults.length === 1 ? 'does not hold' : 'do not hold';
    return differs(name, `${plural(faults.length, 'refit')} of ${formatCount(kept)} ${are}: ${faults[0]}.`);
  }
  const failed = stored.count - kept;
  const rest = failed === 0 ? '' : ` ${plural(failed, 'refit')} did not converge, which is not checked.`;
  return holds(
    name,
    `All ${formatCount(kept)} are minima of their resamples (${bootstrap?.scheme}), drawn anew.${rest}`,
  );

  function faultOf(k: number): string | undefined {
    const objective = stored.objective[k];
    const tolerance = { relative: SAME_OBJECTIVE, absolute: floor };
    if (!isClose(objective, there.objective[k], tolerance)) {
      return `the objective of refit ${k} is ${formatNumber(there.objective[k], 10)} at its parameters, not ${formatNumber(objective, 10)}`;
    }
    if (polished.objective[k] < objective && !isClose(objective, polished.objective[k], tolerance)) {
      return `refit ${k} is no minimum: its objective falls from ${formatNumber(objective, 10)} to ${formatNumber(polished.objective[k], 10)}`;
    }
    const wrong = Object.entries(columns).find(([quantity, column]) => {
      const value = own(stored.columns, quantity)?.[k] ?? Number.NaN;
      return Number.isFinite(column[k])
        ? !isClose(value, column[k], { relative: SAME_VALUE })
        : Number.isFinite(value);
    });
    return wrong && `${wrong[0]} of refit ${k} does not follow from its parameters`;
  }
}

/** The job with as many starts a resample as the record has, which earlier versions chose otherwise for fits with groups. */
export function withStartsOf(bootstrap: Bootstrap, job: FitJob): FitJob {
  if (job.refitStarts !== undefined || !bootstrap.starts.kind.endsWith(' seeded')) return job;
  return { ...job, refitStarts: String(bootstrap.starts.count - 1) };
}

/** Repeats the first refits from all their starts. */
export async function repeatedRefits(
  { job, bootstrap, backend }: FitRecord,
  stored: Replicates,
  table: Table,
  asked: number | undefined,
  control: Control,
): Promise<Check> {
  const name = 'refits repeated';
  if (bootstrap === undefined || asked === 0) return unchecked(name, 'Not asked for.');
  const jackknife = isJackknife(bootstrap.scheme);
  const affordable = Math.floor(AFFORDABLE_FITS / bootstrap.starts.count);
  const fewest = fewestReplicates(job.level);
  const count = jackknife ? stored.count : Math.min(Math.max(asked ?? affordable, fewest), stored.count);
  if (count < fewest && !jackknife) {
    return unchecked(name, `${plural(count, 'refit')} are too few for the job's level.`);
  }
  const { adapter: _, ...rest } = withStartsOf(bootstrap, job);
  try {
    const { replicates, model } = await fit(
      {
        ...rest,
        backend: 'cpu',
        ...(jackknife ? {} : { bootstrap: count }),
        interval: [],
        profile: [],
        leverage: false,
        objectiveGrid: [],
      },
      table,
      control,
    );
    const others =
      replicates === undefined ? [] : otherRefits(stored, replicates, exactObjective(model.problem));
    const repeated = `${plural(count, 'refit')} repeated from ${plural(bootstrap.starts.count, 'start')} each`;
    if (others.length === 0) return holds(name, `${repeated}: the same minima.`);
    const text = `${repeated}: ${formatCount(others.length)} led elsewhere; ${others[0]}.`;
    return backend.name === 'cpu'
      ? differs(name, text)
      : unchecked(
          name,
          `${text} They were searched on ${backend.adapter} (${backend.name}), with other rounding.`,
        );
  } catch (error) {
    if (!(error instanceof IsolossError) || error.kind === 'interrupted') throw error;
    return unchecked(name, error.message);
  }
}

/** The refits whose status or objective differs, in words. */
function otherRefits(stored: Replicates, others: Replicates, floor: number): string[] {
  return Array.from({ length: others.count }, (_, k) => k).flatMap((k) => {
    const [status, other] = [stored.status[k], others.status[k]];
    if (status !== other) return [`refit ${k} is ${statusName(status)}, repeated ${statusName(other)}`];
    const [objective, again] = [stored.objective[k], others.objective[k]];
    const isSame = isClose(objective, again, { relative: SAME_OBJECTIVE, absolute: floor });
    return !hasConverged(status) || isSame
      ? []
      : [
          `the objective of refit ${k} is ${formatNumber(objective, 10)}, repeated ${formatNumber(again, 10)}`,
        ];
  });
}
