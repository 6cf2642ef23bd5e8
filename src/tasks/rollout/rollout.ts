/** Rolls laws out in scale: fitted up to each cut-off, they predict the runs beyond. */
import type { Backend } from '../../backend/contract.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { AbortError, abortedWith, asTask, IsolossError, optionOf } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Table } from '../../runs/table.js';
import { tableRows } from '../../runs/table-rows.js';
import { OpenBackends } from '../contenders/backends.js';
import { columnsOfEntrant } from '../contenders/columns.js';
import type { Entrant } from '../contenders/entrants.js';
import { errorOf, rootMeanSquare } from '../contenders/errors.js';
import { fittedOfBatch } from '../contenders/fitted.js';
import { allFinite, type LawsOnRuns, lawsOnRuns, measureOf } from '../contenders/laws-on-runs.js';
import { jobOnCommonRows } from '../contenders/on-common-rows.js';
import { type BatchedFit, eachFit, type MakeBatch } from '../fit/batch.js';
import type { FitJob } from '../fit/job.js';
import { isOfRows } from '../fit/row-errors.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fittedOfOutcome } from '../fitted/make-fitted-law.js';
import { predict } from '../predict/predict.js';
import { stopwatch } from '../stopwatch.js';
import { type AskedRollout, askRollout, type RolloutJob } from './job.js';
import type { Coverage, RolloutRecord, RolloutStep } from './record.js';
import type { RolloutRequest } from './request.js';
import { type Split, splitsOf } from './splits.js';
import { type Predicted, shareInside, summaryOf } from './summary.js';

/** Control of a rollout: signal, progress and events, a back end of one's own. */
export interface RolloutControl extends Control {
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/** Levels at which bands are checked beside the job's. */
const LEVELS = [0.5, 0.8] as const;

/**
 * Fits every law of `request` to the rows of `table` up to each cut-off of the scale, or to those that a split leaves, and predicts the
 * others: errors, bias, and how many of the predicted rows the bands hold, by cut-off, by distance, and over all; with `by`
 * in every group of rows by itself. Throws an {@link IsolossError} for an invalid job before anything is fitted,
 * `bad-hold-out` where nothing would be predicted. A fit that fails is a step with its reason. An abort rejects with an
 * `AbortError`, whose `finished` is the record of the steps done by then, if any; `control.progress` counts steps.
 */
export function rollout(
  request: RolloutRequest | RolloutJob | AskedRollout,
  table: Table,
  control: RolloutControl = {},
): Promise<RolloutRecord> {
  return asTask('rollout', () => rollAll(request, table, control));
}

/** As {@link rollout}, with its fits made in parts by `elsewhere`. */
export function rolloutInParts(
  elsewhere: MakeBatch,
  request: RolloutRequest | RolloutJob | AskedRollout,
  table: Table,
  control: RolloutControl = {},
): Promise<RolloutRecord> {
  return asTask('rollout', () => rollAll(request, table, control, elsewhere));
}

async function rollAll(
  request: RolloutRequest | RolloutJob | AskedRollout,
  given: Table,
  control: RolloutControl,
  elsewhere?: MakeBatch,
): Promise<RolloutRecord> {
  const clock = stopwatch();
  const job = askRollout({ runs: given.source, ...request });
  const laws = lawsOnRuns({ ...job, per: [] }, given, 1);
  const { entrants, common, scale, leader } = laws;
  const splits = splitsOf(common, scale, job);
  const setting = {
    job,
    laws,
    measure: measureOf(laws.loss, [leader.jobModel?.runs.target ?? new Float64Array(0)]),
  };
  const { within, events } = gatheringEvents(quiet(control));
  const backends = await OpenBackends.of(job, entrants, control);
  const tables = splits.map(({ fitted }) => tableRows(common.table, fitted));
  // In the order of the record: split by split, law by law.
  const all = splits.flatMap((split, k) => entrants.map((entrant) => ({ split, table: tables[k], entrant })));
  const done: (Stepped | undefined)[] = all.map(({ split, entrant }) =>
    entrant.published === undefined
      ? undefined
      : stepOf(entrant, split, setting, () => ({ fitted: entrant.published, status: 'published' })),
  );
  const planned = [...all.keys()].flatMap((step): Planned[] => {
    const { entrant, table } = all[step];
    return done[step] === undefined ? [{ step, table, job: jobOf(entrant, setting) }] : [];
  });
  const asked = all.length;
  try {
    try {
      await eachFit(
        planned,
        (index, result) => {
          const { step, job: fitJob, table } = planned[index];
          const { split, entrant } = all[step];
          done[step] = stepOf(entrant, split, setting, () => fittedOn(result, fitJob, table));
        },
        {
          ...within,
          elsewhere,
          backend: backends.first,
          progress: (count) => control.progress?.(asked - planned.length + count, asked),
        },
      );
    } catch (error) {
      if (!(error instanceof AbortError) || done[0] === undefined) throw error;
    }
    // Fits are done in any order: what an abort keeps ends at the first one that was not.
    const missing = done.indexOf(undefined);
    const kept = (missing < 0 ? done : done.slice(0, missing)).filter((one) => one !== undefined);
    const steps = kept.map(({ step }) => step);
    const predictions = kept.map(({ predicted }, at): Predicted => {
      const rows = all[at].split.predicted;
      return { ...predicted, run: Uint32Array.from(rows, (row) => common.run[row]) };
    });
    const record: RolloutRecord = {
      schema: 'isoloss/rollout@1',
      job: written(job),
      data: {
        source: given.source,
        rows: common.table.rows,
        target: laws.target,
        groups: new Set(splits.map(({ group }) => group)).size,
        notes: laws.notes,
      },
      measure: setting.measure,
      ...(scale === undefined ? {} : { scale: scale.name }),
      asked,
      ...summaryOf(job, entrants, steps, predictions),
      steps,
      backend: backends.info,
      seconds: { total: clock() },
      events: [...events],
    };
    if (steps.length < asked) throw abortedWith('rollout', record, control.signal);
    return record;
  } finally {
    backends.dispose();
  }
}

interface Setting {
  readonly job: AskedRollout;
  readonly laws: LawsOnRuns;
  readonly measure: 'log' | 'raw';
}

/** A fit of the batch; `step` is its place among the steps. */
interface Planned {
  readonly step: number;
  readonly table: Table;
  readonly job: FitJob;
}

interface Stepped {
  readonly step: RolloutStep;
  readonly predicted: Omit<Predicted, 'run'>;
}

interface FittedStep {
  readonly fitted: FittedLaw | undefined;
  readonly status: RolloutStep['status'];
  readonly reason?: string;
}

function jobOf(entrant: Entrant, { job: { bootstrap, level }, laws }: Setting): FitJob {
  return {
    ...jobOnCommonRows(entrant, laws.loss),
    ...(bootstrap === undefined ? {} : { bootstrap }),
    level,
  };
}

/** Errors of the law that `fit` gives on the rows to predict; why there are none where it throws an error of the rows. */
function stepOf(
  entrant: Entrant,
  split: Split,
  { job, laws: { common, scale }, measure }: Setting,
  fit: () => FittedStep,
): Stepped {
  const largest = (rows: Int32Array): number | null =>
    scale === undefined ? null : rows.reduce((most, row) => Math.max(most, scale.values[row]), -Infinity);
  const [fittedTo, reached] = [largest(split.fitted), largest(split.predicted)];
  const base = {
    law: entrant.name,
    ...(split.group === undefined ? {} : { group: split.group }),
    fittedTo,
    beyond: fittedTo === null || reached === null || !(fittedTo > 0) ? null : reached / fittedTo,
    fitted: split.fitted.length,
    predicted: split.predicted.length,
  };
  const none = { error: null, bias: null, coverage: [], parameters: {} } as const;
  const nothing = {
    law: entrant.name,
    group: split.group,
    errors: [],
    factors: [],
    isInside: [],
    weight: [],
  };
  try {
    const { fitted, status, reason } = fit();
    if (fitted === undefined || entrant.jobModel === undefined) {
      throw new IsolossError('too-few-rows', 'The law has no rows.', 'Give more rows.');
    }
    const { inputs, observed, weight } = columnsOfEntrant(entrant, common.table, split.predicted);
    const prediction = predict(fitted, inputs, { level: job.level, observed });
    const errors = Array.from(prediction.value, (value, i) => errorOf(measure, value, observed[i]));
    const isWhole = errors.every(Number.isFinite);
    const isInside = insideOf(prediction.newRun, observed);
    const coverage = [...new Set([...LEVELS, job.level])].sort().map((level): Coverage => {
      const band = level === job.level ? prediction.newRun : predict(fitted, inputs, { level }).newRun;
      return { level, share: shareInside(insideOf(band, observed)) };
    });
    return {
      step: {
        ...base,
        status,
        ...(isWhole
          ? reason === undefined
            ? {}
            : { reason }
          : { reason: 'the law has no value at some of the rows' }),
        error: isWhole ? rootMeanSquare(errors, weight) : null,
        bias: isWhole ? errors.reduce((sum, error) => sum + error, 0) / errors.length : null,
        coverage,
        parameters: allFinite(fitted.values),
      },
      predicted: isWhole
        ? {
            ...nothing,
            errors,
            weight: Array.from(weight),
            factors: Array.from(split.predicted, (row) =>
              scale === undefined || fittedTo === null ? Number.NaN : scale.values[row] / fittedTo,
            ),
            isInside,
          }
        : nothing,
    };
  } catch (error) {
    if (!(error instanceof IsolossError) || !(isOfRows(error) || error.code === 'no-value')) throw error;
    return {
      step: { ...base, status: 'failed', reason: error.worded(optionOf).message, ...none },
      predicted: nothing,
    };
  }
}

/** Throws the error that a fit is. */
function fittedOn(result: BatchedFit | IsolossError, job: FitJob, table: Table): FittedStep {
  if (result instanceof IsolossError) throw result;
  const outcome = fittedOfBatch(result, job, table);
  const { status, statusText } = outcome.record;
  const isOptimum = status === 'converged' || status === 'atBound';
  return { fitted: fittedOfOutcome(outcome), status, ...(isOptimum ? {} : { reason: statusText }) };
}

function insideOf(
  band: { readonly lower: Float64Array; readonly upper: Float64Array } | undefined,
  observed: Float64Array,
): (boolean | null)[] {
  return Array.from(observed, (value, i) =>
    band === undefined || Number.isNaN(band.lower[i]) || Number.isNaN(band.upper[i])
      ? null
      : band.lower[i] <= value && value <= band.upper[i],
  );
}
