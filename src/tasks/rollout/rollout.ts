/** Rolls laws out in scale: fitted up to each cut-off, they predict the runs beyond. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, IsolossError, optionOf, throwIfAborted } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Loss } from '../../loss/loss.js';
import { reshaped } from '../../runs/reshape.js';
import type { Table } from '../../runs/table.js';
import { tableRows } from '../../runs/table-rows.js';
import { OpenBackends } from '../compare/backends.js';
import { commonRows, type Scale, scaleOf } from '../compare/common-rows.js';
import { type Entrant, entrantsOf } from '../compare/contenders.js';
import { jobOnCommonRows } from '../compare/on-common-rows.js';
import { errorOf, rootMeanSquare } from '../compare/score.js';
import { fit } from '../fit/fit.js';
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

async function rollAll(
  request: RolloutRequest | RolloutJob | AskedRollout,
  given: Table,
  control: RolloutControl,
): Promise<RolloutRecord> {
  const clock = stopwatch();
  const job = askRollout({ runs: given.source, ...request });
  const table = reshaped(given, { melt: job.melt, ...(job.pivot === undefined ? {} : { pivot: job.pivot }) });
  const entrants = entrantsOf({ ...job, per: [] }, table, 1);
  const common = commonRows(table, entrants, job);
  const scale = scaleOf(common, entrants, job.scale);
  const splits = splitsOf(common, scale, job);
  const leader = entrants.find(({ jobModel }) => jobModel !== undefined)?.jobModel;
  if (leader === undefined) throw new TypeError('there is a law with rows');
  const { loss, runs } = leader;
  const measure =
    loss.residual === 'raw' || loss.likelihood !== undefined || runs.target.some((value) => !(value > 0))
      ? 'raw'
      : 'log';
  const events = new Set<string>();
  const within: Control = {
    ...(control.signal === undefined ? {} : { signal: control.signal }),
    event(text) {
      events.add(text);
      control.event?.(text);
    },
  };
  const backends = await OpenBackends.of(job, entrants, control.backend);
  const asked = splits.length * entrants.length;
  const steps: RolloutStep[] = [];
  const predictions: Predicted[] = [];
  try {
    try {
      for (const split of splits) {
        for (const entrant of entrants) {
          throwIfAborted(control.signal);
          const { step, predicted } = await stepOf(
            entrant,
            split,
            { job, common: common.table, scale, loss, measure },
            backends,
            within,
          );
          steps.push(step);
          predictions.push({
            ...predicted,
            run: Uint32Array.from(split.predicted, (row) => common.run[row]),
          });
          control.progress?.(steps.length, asked);
        }
      }
    } catch (error) {
      if (!(error instanceof AbortError) || steps.length === 0) throw error;
    }
    const record: RolloutRecord = {
      schema: 'isoloss/rollout@1',
      job: written(job),
      data: {
        source: given.source,
        rows: common.table.rows,
        target: runs.origin.get('L') ?? 'L',
        groups: new Set(splits.map(({ group }) => group)).size,
        notes: [...runs.notes, ...common.notes],
      },
      measure,
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
  readonly common: Table;
  readonly scale: Scale | undefined;
  readonly loss: Loss;
  readonly measure: 'log' | 'raw';
}

/** One law, fitted to one part of the rows. */
async function stepOf(
  entrant: Entrant,
  split: Split,
  { job, common, scale, loss, measure }: Setting,
  backends: OpenBackends,
  control: Control,
): Promise<{ readonly step: RolloutStep; readonly predicted: Omit<Predicted, 'run'> }> {
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
    const { fitted, status, reason } = await fittedOn(
      entrant,
      split,
      { job, common, loss },
      backends,
      control,
    );
    const { inputs, observed, weight } = columnsOf(entrant, split, common);
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
        parameters: Object.fromEntries(
          Object.entries(fitted.values).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
        ),
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

async function fittedOn(
  entrant: Entrant,
  split: Split,
  { job, common, loss }: Pick<Setting, 'job' | 'common' | 'loss'>,
  backends: OpenBackends,
  control: Control,
): Promise<{ readonly fitted: FittedLaw; readonly status: RolloutStep['status']; readonly reason?: string }> {
  if (entrant.published !== undefined) return { fitted: entrant.published, status: 'published' };
  const table = tableRows(common, split.fitted);
  const { bootstrap } = job;
  const outcome = await fit(
    {
      ...jobOnCommonRows(entrant, loss),
      ...(bootstrap === undefined ? {} : { bootstrap }),
      level: job.level,
    },
    table,
    { ...control, backend: backends.first },
  );
  const { status, statusText } = outcome.record;
  const isOptimum = status === 'converged' || status === 'atBound';
  return { fitted: fittedOfOutcome(outcome), status, ...(isOptimum ? {} : { reason: statusText }) };
}

/** Inputs, losses and weights of the rows to predict, as the entrant's own model reads them. */
function columnsOf({ jobModel }: Entrant, { predicted }: Split, common: Table) {
  if (jobModel === undefined)
    throw new IsolossError('too-few-rows', 'The law has no rows.', 'Give more rows.');
  const { runs } = jobModel;
  const place = new Map([...runs.rowNumbers].map((number, i) => [number, i]));
  const at = Array.from(predicted, (row) => place.get(common.rowNumbers[row]) ?? 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(at, (i) => column[i]);
  return {
    inputs: Object.fromEntries([...runs.inputs].map(([name, column]) => [name, pick(column)])),
    observed: pick(runs.target),
    weight: pick(runs.weight),
  };
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
