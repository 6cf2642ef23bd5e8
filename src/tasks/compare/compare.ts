/** Compares laws on the same runs: how well they fit, and how well they predict runs that were not fitted. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { asTask, IsolossError, optionOf, throwIfAborted } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Loss } from '../../loss/loss.js';
import { reshaped } from '../../runs/reshape.js';
import type { Table } from '../../runs/table.js';
import { fit } from '../fit/fit.js';
import type { FitOutcome } from '../fit/outcome.js';
import { isOfRows } from '../fit/row-errors.js';
import { shownAsymptotic } from '../fit/shown-asymptotic.js';
import { predict } from '../predict/predict.js';
import { stopwatch } from '../stopwatch.js';
import { OpenBackends } from './backends.js';
import { type CommonRows, commonRows, heldOutRows, scaleOf } from './common-rows.js';
import { type Entrant, entrantsOf } from './contenders.js';
import { criterionOf, type Valued } from './criteria.js';
import { crossValidate } from './cross-validation.js';
import { extrapolate } from './extrapolation.js';
import { informationOf } from './information.js';
import { type AskedCompare, askCompare, type CompareJob } from './job.js';
import { jobOnCommonRows } from './on-common-rows.js';
import type { CompareRecord, Contender, Criterion, CriterionName } from './record.js';
import type { CompareRequest } from './request.js';
import type { Judged, Score } from './score.js';

/** Control of a comparison: signal, progress and events, a back end of one's own. */
export interface CompareControl extends Control {
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/**
 * Fits every law of `request` to the rows of `table` that all of them can use, under one loss, and compares them: objective,
 * AICc and BIC of the likelihood that the loss stands for, errors of cross-validation by run, and errors of predicting the
 * largest runs from the smaller ones. Differences have intervals over resamples of the runs that all laws share, and by each
 * criterion a law is said to be the best only where the model confidence set leaves no other. Published values are not
 * fitted. A law that cannot be fitted takes part with its reason. Throws an {@link IsolossError} for an invalid job before
 * anything is fitted, `nothing-varies` for one law alone, `bad-hold-out` where none or all of the rows would be held out. An
 * abort rejects with an `AbortError`. `control.progress` counts fits and their refits.
 */
export function compare(
  request: CompareRequest | CompareJob | AskedCompare,
  table: Table,
  control: CompareControl = {},
): Promise<CompareRecord> {
  return asTask('compare', () => compareAll(request, table, control));
}

async function compareAll(
  request: CompareRequest | CompareJob | AskedCompare,
  given: Table,
  control: CompareControl,
): Promise<CompareRecord> {
  const clock = stopwatch();
  const job = askCompare({ runs: given.source, ...request });
  const entrants = entrantsOf(job, reshapedFor(job, given));
  const common = commonRows(reshapedFor(job, given), entrants, job);
  const scale = scaleOf(common, entrants, job.scale);
  const held = heldOutRows(common, scale, job.holdOut);
  const leader = entrants.find(({ jobModel }) => jobModel !== undefined) as Entrant;
  const { loss, runs } = leader.jobModel as NonNullable<Entrant['jobModel']>;
  const target = runs.origin.get('L') ?? 'L';

  const events = new Set<string>();
  const within: Control = {
    ...(control.signal === undefined ? {} : { signal: control.signal }),
    event(text) {
      events.add(text);
      control.event?.(text);
    },
  };
  const backends = await OpenBackends.of(job, entrants, control.backend);
  let done = 0;
  const total = entrants.length * (1 + (job.folds > 0 ? 1 : 0) + (held === undefined ? 0 : 1));
  const step = (): void => control.progress?.(++done, total);
  try {
    const judged: Judged[] = [];
    for (const entrant of entrants) {
      throwIfAborted(control.signal);
      judged.push(await judgedOf(entrant, common, loss, target, backends, within));
      step();
    }
    const measure = measureOf(loss, judged);
    const shared = { job, common, judged, measure, backends, control: within, step };
    const crossValidation = job.folds > 0 ? await crossValidate(shared) : undefined;
    const extrapolation = held === undefined ? undefined : await extrapolate(shared, held);
    const information = informationOf(shared, loss);
    const contenders = judged.map((one): Contender => {
      const { name } = one.entrant;
      const own = information.of.get(name);
      const validated = crossValidation?.scores.get(name);
      const extrapolated = extrapolation?.scores.get(name);
      return {
        ...contenderOf(one),
        objective: own?.objective ?? null,
        logLikelihood: own?.logLikelihood ?? null,
        aicc: own?.aicc ?? null,
        bic: own?.bic ?? null,
        ...(validated === undefined ? {} : { crossValidation: validated.error }),
        ...(extrapolated === undefined ? {} : { extrapolation: extrapolated.error }),
        ...(extrapolated?.parameters === undefined ? {} : { withoutHeldOut: extrapolated.parameters }),
        notes: [
          ...one.notes,
          ...(own?.notes ?? []),
          ...[validated, extrapolated].flatMap((score) => (score?.why === undefined ? [] : [score.why])),
        ],
      };
    });
    return {
      schema: 'isoloss/compare@1',
      job: written(job),
      data: {
        source: given.source,
        rows: common.table.rows,
        runs: common.runs,
        target,
        notes: [
          ...runs.notes,
          ...common.notes,
          ...lossNotes(job, leader, entrants),
          ...(crossValidation?.notes ?? []),
        ],
      },
      measure,
      contenders,
      ...(crossValidation === undefined ? {} : { crossValidation: crossValidation.made }),
      ...(extrapolation === undefined ? {} : { extrapolation: extrapolation.made }),
      criteria: [
        ...information.criteria,
        byScore('crossValidation', judged, crossValidation?.scores, job.level),
        byScore('extrapolation', judged, extrapolation?.scores, job.level),
      ].filter((criterion) => criterion !== undefined),
      backend: backends.info,
      seconds: { total: clock() },
      events: [...events],
    };
  } finally {
    backends.dispose();
  }
}

/** The table as `melt` and `pivot` make it. */
function reshapedFor(job: AskedCompare, table: Table): Table {
  return reshaped(table, { melt: job.melt, ...(job.pivot === undefined ? {} : { pivot: job.pivot }) });
}

/** Fits an entrant to all rows, or evaluates its published values. */
async function judgedOf(
  entrant: Entrant,
  common: CommonRows,
  loss: Loss,
  target: string,
  backends: OpenBackends,
  control: Control,
): Promise<Judged> {
  const { jobModel, why, published } = entrant;
  if (jobModel === undefined) return { entrant, why: why ?? '', notes: [] };
  const own = jobModel.runs.origin.get('L') ?? 'L';
  const other =
    own === target ? {} : { incomparable: `it is a law of ${own}, and the first one of ${target}` };
  const job = jobOnCommonRows(entrant, loss);
  try {
    if (published !== undefined) return { entrant, ...other, ...evaluated(entrant, common) };
    const outcome = await fit(job, common.table, { ...control, backend: backends.first });
    return { entrant, ...other, job, outcome, ...columnsOf(outcome), notes: outcome.record.warnings };
  } catch (error) {
    if (!(error instanceof IsolossError) || !isOfRows(error)) throw error;
    return { entrant, ...other, why: error.worded(optionOf).message, notes: [] };
  }
}

function columnsOf({ rows: { predicted, observed, weight } }: FitOutcome) {
  return { predicted, observed, weight };
}

function evaluated({ published, jobModel }: Entrant, { table }: CommonRows) {
  if (published === undefined || jobModel === undefined) throw new TypeError('there are no published values');
  const { runs } = jobModel;
  const wanted = new Map([...runs.rowNumbers].map((number, i) => [number, i]));
  const at = Array.from(table.rowNumbers, (number) => wanted.get(number) ?? 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(at, (i) => column[i]);
  const inputs = Object.fromEntries([...runs.inputs].map(([name, column]) => [name, pick(column)]));
  return {
    predicted: predict(published, inputs).value,
    observed: pick(runs.target),
    weight: pick(runs.weight),
    notes: published.warnings ?? [],
  };
}

/** Errors are of logarithms where losses are, and where the residuals of the fits are not raw. */
function measureOf({ residual, likelihood }: Loss, judged: readonly Judged[]): 'log' | 'raw' {
  const observed = judged.flatMap((one) => (one.observed === undefined ? [] : [one.observed]));
  const isPositive = observed.every((column) => column.every((value) => value > 0));
  return residual === 'raw' || likelihood !== undefined || !isPositive ? 'raw' : 'log';
}

function contenderOf({
  entrant,
  outcome,
  why,
}: Judged): Omit<Contender, 'objective' | 'logLikelihood' | 'aicc' | 'bic' | 'notes'> {
  const { name, job, published, jobModel } = entrant;
  const law = outcome?.model.law ?? published?.law ?? jobModel?.model.law;
  const common = {
    name,
    law: law?.name ?? job.law,
    formula: law?.formula ?? job.law,
    ...(job.per === undefined ? {} : { per: job.per }),
  };
  if (outcome === undefined) {
    return {
      ...common,
      status: published === undefined || why !== undefined ? 'failed' : 'published',
      ...(why === undefined ? {} : { reason: why }),
      freeParameters: 0,
      parameters: allFinite(published?.values ?? {}),
      derived: {},
      intervals: {},
    };
  }
  const { record, model } = outcome;
  const isOptimum = record.status === 'converged' || record.status === 'atBound';
  return {
    ...common,
    status: record.status,
    ...(isOptimum ? {} : { reason: record.statusText }),
    freeParameters: model.free.length,
    loss: record.loss,
    parameters: allFinite(record.parameters),
    derived: Object.fromEntries(Object.entries(record.derived).map(([key, { value }]) => [key, value])),
    intervals: Object.fromEntries(
      Object.entries(shownAsymptotic(record).intervals).map(([key, ends]) => [
        key,
        ends?.every(Number.isFinite) ? ends : null,
      ]),
    ),
  };
}

export function allFinite(values: Readonly<Record<string, number>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
  );
}

function byScore(
  name: CriterionName,
  judged: readonly Judged[],
  scores: ReadonlyMap<string, Score> | undefined,
  level: number,
): Criterion | undefined {
  if (scores === undefined) return undefined;
  const valued: Valued[] = [];
  const leftOut: { contender: string; why: string }[] = [];
  for (const { entrant, incomparable } of judged) {
    const score = scores.get(entrant.name);
    const why = incomparable ?? score?.why ?? 'it could not be fitted';
    if (incomparable === undefined && score?.error) {
      valued.push({ contender: entrant.name, value: score.error.value, draws: score.draws });
    } else leftOut.push({ contender: entrant.name, why });
  }
  return criterionOf(name, valued, leftOut, level);
}

/** That laws have another loss by themselves than they are compared under. */
function lossNotes(job: AskedCompare, leader: Entrant, entrants: readonly Entrant[]): string[] {
  if (job.likelihood !== undefined) return [];
  const key = ({ jobModel }: Entrant): string => JSON.stringify(jobModel?.loss);
  const others = entrants.filter((one) => one.jobModel !== undefined && key(one) !== key(leader));
  return others.length === 0
    ? []
    : [
        `All laws have the loss of ${leader.name}; by ${others.length === 1 ? 'itself' : 'themselves'} ${others.map(({ name }) => name).join(', ')} would be fitted by another.`,
      ];
}
