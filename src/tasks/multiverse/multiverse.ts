/** Multiverse analysis: the fit under every combination of an analyst's choices, and the sensitivity of each conclusion. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, IsolossError, optionOf } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Table } from '../../runs/table.js';
import { type BatchedFit, fitBatch } from '../fit/batch.js';
import type { FitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import { type Predictor, predictorOf } from '../fit/predictor.js';
import type { FitRecord } from '../fit/record.js';
import { isOfRows } from '../fit/row-errors.js';
import { shownAsymptotic } from '../fit/shown-asymptotic.js';
import { stopwatch } from '../stopwatch.js';
import { isClose } from './closeness.js';
import { conclusionsOf, type Quantity } from './conclusions.js';
import { type AskedMultiverse, askMultiverse, type MultiverseJob } from './job.js';
import type { MultiverseRecord, Universe } from './record.js';
import type { MultiverseRequest } from './request.js';
import { type Point, planOf } from './universes.js';

export interface MultiverseControl extends Control {
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/**
 * Fits every universe of `request` to `table`, as one batch; `control.progress` counts universes.
 * A universe that cannot be fitted is listed with its reason. Throws an {@link IsolossError} for an invalid job (an
 * unknown law, column or parameter, a point without an input) before anything is fitted. An abort rejects with an
 * `AbortError`, whose `finished` is the record of the universes done by then, if any.
 */
export function multiverse(
  request: MultiverseRequest | MultiverseJob | AskedMultiverse,
  table: Table,
  control: MultiverseControl = {},
): Promise<MultiverseRecord> {
  return asTask('multiverse', () => fitAll(request, table, control));
}

async function fitAll(
  request: MultiverseRequest | MultiverseJob | AskedMultiverse,
  table: Table,
  control: MultiverseControl,
): Promise<MultiverseRecord> {
  const clock = stopwatch();
  const job = askMultiverse({ runs: table.source, ...request });
  const { universes: planned, dimensions, points } = planOf(job, table);

  const events = new Set<string>();
  const results: (BatchedFit | IsolossError)[] = [];
  let aborted: AbortError | undefined;
  try {
    await fitBatch(
      planned.map(({ job: fitJob }) => ({ job: fitJob, table, at: points.map(({ at }) => at) })),
      {
        ...(control.signal === undefined ? {} : { signal: control.signal }),
        ...(control.backend === undefined ? {} : { backend: control.backend }),
        ...(control.progress === undefined ? {} : { progress: control.progress }),
        event(text) {
          events.add(text);
          control.event?.(text);
        },
        done(index, result) {
          if (result instanceof IsolossError && !isOfRows(result)) throw result;
          results[index] = result;
        },
      },
    );
  } catch (error) {
    if (!(error instanceof AbortError) || results[0] === undefined) throw error;
    aborted = error;
  }
  // Universes are done in any order: what an abort keeps ends at the first one that was not.
  const universes: Universe[] = [];
  const meanings = new Map<string, Meaning>();
  let backend: MultiverseRecord['backend'] | undefined;
  let notes: readonly string[] | undefined;
  for (const [index, { choices }] of planned.entries()) {
    const result = results[index];
    if (result === undefined) break;
    if (result instanceof IsolossError) {
      universes.push(failed(choices, result));
      continue;
    }
    backend ??= result.record.backend;
    notes ??= result.record.data.notes;
    collectMeanings(result, meanings);
    universes.push(universeOf(choices, result, points));
  }
  const [first] = results;
  const base =
    job.measure === 'loss' || first instanceof IsolossError
      ? undefined
      : predictorOfFit(planned[0].job, table, first);
  const record: MultiverseRecord = {
    schema: 'isoloss/multiverse@1',
    job: written(job),
    data: { source: table.source, rows: table.rows, notes: notes ?? [] },
    dimensions,
    asked: planned.length,
    converged: universes.filter((universe) => universe.reason === undefined).length,
    universes,
    conclusions: conclusionsOf(
      quantitiesOf(universes, job, meanings),
      universes,
      dimensions,
      (quantity, value, at) => isClose(job, points, base, quantity, value, at),
    ),
    backend: backend ?? (await backendOf(planned[0].job, control.backend)),
    seconds: { total: clock() },
    events: [...events],
  };
  if (aborted !== undefined) throw abortedWith('multiverse', record, control.signal);
  return record;
}

/** What a job without a fit would have run on. */
async function backendOf(job: FitJob, given: Backend | undefined): Promise<MultiverseRecord['backend']> {
  if (given !== undefined) return { ...given.info, reason: 'given by the caller' };
  const { backend, reason } = await chooseBackend(job.backend, job.adapter);
  const { info } = backend;
  backend.dispose();
  return { ...info, reason };
}

function predictorOfFit(job: FitJob, table: Table, { record }: BatchedFit): Predictor {
  const { model } = modelOfJob(job, table);
  const at = model.toInternal(model.free.map(({ name }) => record.parameters[name]));
  return predictorOf((columns) => model.predict(at, columns));
}

function universeOf(
  choices: Universe['choices'],
  { record, predictions }: BatchedFit,
  points: readonly Point[],
): Universe {
  const { status, statusText, loss, objective, parameters, data, score, holdOut, warnings } = record;
  return {
    choices,
    status,
    ...(status === 'converged' || status === 'atBound' ? {} : { reason: statusText }),
    loss,
    objective: finite(objective),
    parameters: allFinite(Object.entries(parameters)),
    derived: Object.fromEntries(Object.entries(record.derived).map(([name, { value }]) => [name, value])),
    intervals: intervalsOf(record),
    predictions: allFinite(points.map(({ text }, k) => [text, predictions[k]])),
    rows: data.rows,
    heldOut: data.heldOut,
    score,
    ...(holdOut === undefined ? {} : { holdOut }),
    warnings: warnings.length,
  };
}

function intervalsOf(record: FitRecord): Universe['intervals'] {
  return Object.fromEntries(
    Object.entries(shownAsymptotic(record).intervals).map(([name, ends]) => [
      name,
      ends?.every(Number.isFinite) ? ends : null,
    ]),
  );
}

function failed(choices: Universe['choices'], error: IsolossError): Universe {
  return {
    choices,
    status: 'failed',
    // Records, like their notes, name options.
    reason: error.worded(optionOf).message,
    objective: null,
    parameters: {},
    derived: {},
    intervals: {},
    predictions: {},
    rows: null,
    heldOut: null,
    warnings: 0,
  };
}

function allFinite(entries: readonly (readonly [string, number])[]): Record<string, number | null> {
  return Object.fromEntries(entries.map(([name, value]) => [name, finite(value)]));
}

/** Null for numbers that JSON cannot represent. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Unit and formula of a quantity. */
type Meaning = Pick<Quantity, 'unit' | 'formula'>;

function collectMeanings({ record, law }: BatchedFit, meanings: Map<string, Meaning>): void {
  const namedMeanings: (readonly [string, Meaning])[] = [
    ...law.parameters.map(({ name, unit }) => [name, { unit }] as const),
    ...Object.entries(record.derived).map(([name, { unit, formula }]) => [name, { unit, formula }] as const),
    ['L', { unit: law.target.unit }],
  ];
  for (const [name, { unit, ...rest }] of namedMeanings) {
    if (!meanings.has(name)) meanings.set(name, { unit: unit === '1' ? '' : unit, ...rest });
  }
}

/** Quantities in the order in which they occur: fitted parameters, derived quantities, predictions. */
function quantitiesOf(
  universes: readonly Universe[],
  { fix }: AskedMultiverse,
  meanings: ReadonlyMap<string, Meaning>,
): Quantity[] {
  return (['parameters', 'derived', 'predictions'] as const).flatMap((kind) =>
    [...new Set(universes.flatMap((universe) => Object.keys(universe[kind])))]
      .filter((name) => kind !== 'parameters' || !Object.hasOwn(fix, name))
      .map((name) => ({ kind, name, unit: '', ...meanings.get(kind === 'predictions' ? 'L' : name) })),
  );
}
