/** Multiverse analysis: the fit under every combination of an analyst's choices, and the sensitivity of each conclusion. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import { type Control, gatheringEvents } from '../../control.js';
import { AbortError, abortedWith, asTask, IsolossError, optionOf } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Table } from '../../runs/table.js';
import { type BatchedFit, eachFit, type MakeBatch } from '../fit/batch.js';
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

/** As {@link multiverse}, with its fits made in parts by `elsewhere`. */
export function multiverseInParts(
  elsewhere: MakeBatch,
  request: MultiverseRequest | MultiverseJob | AskedMultiverse,
  table: Table,
  control: MultiverseControl = {},
): Promise<MultiverseRecord> {
  return asTask('multiverse', () => fitAll(request, table, control, elsewhere));
}

async function fitAll(
  request: MultiverseRequest | MultiverseJob | AskedMultiverse,
  table: Table,
  control: MultiverseControl,
  elsewhere?: MakeBatch,
): Promise<MultiverseRecord> {
  const clock = stopwatch();
  const job = askMultiverse({ runs: table.source, ...request });
  const { universes: planned, dimensions, points } = planOf(job, table);

  const { within, events } = gatheringEvents(control);
  const found: Found[] = [];
  let base = undefined as BatchedFit | undefined;
  let aborted: AbortError | undefined;
  try {
    await eachFit(
      planned.map(({ job: fitJob }) => ({ job: fitJob, table, at: points.map(({ at }) => at) })),
      (index, result) => {
        const { choices } = planned[index];
        if (!(result instanceof IsolossError)) {
          if (index === 0) base = result;
          found[index] = foundIn(choices, result, points);
        } else if (isOfRows(result)) found[index] = { universe: failed(choices, result), meanings: [] };
        else throw result;
      },
      { ...within, elsewhere },
    );
  } catch (error) {
    if (!(error instanceof AbortError) || found[0] === undefined) throw error;
    aborted = error;
  }
  // Universes are done in any order: what an abort keeps ends at the first one that was not.
  const missing = planned.findIndex((_, index) => found[index] === undefined);
  const kept = missing < 0 ? found : found.slice(0, missing);
  const universes = kept.map(({ universe }) => universe);
  const meanings = new Map<string, Meaning>();
  for (const [name, meaning] of kept.flatMap((each) => each.meanings)) {
    if (!meanings.has(name)) meanings.set(name, meaning);
  }
  const first = kept.find(({ backend }) => backend !== undefined);
  const predict =
    job.measure === 'loss' || base === undefined ? undefined : predictorOfFit(planned[0].job, table, base);
  const record: MultiverseRecord = {
    schema: 'isoloss/multiverse@1',
    job: written(job),
    data: { source: table.source, rows: table.rows, notes: first?.notes ?? [] },
    dimensions,
    asked: planned.length,
    converged: universes.filter((universe) => universe.reason === undefined).length,
    universes,
    conclusions: conclusionsOf(
      quantitiesOf(universes, job, meanings),
      universes,
      dimensions,
      (quantity, value, at) => isClose(job, points, predict, quantity, value, at),
    ),
    backend: first?.backend ?? (await backendOf(planned[0].job, control)),
    seconds: { total: clock() },
    events: [...events],
  };
  if (aborted !== undefined) throw abortedWith('multiverse', record, control.signal);
  return record;
}

/** What a job without a fit would have run on. */
async function backendOf(
  job: FitJob,
  { backend: given, signal }: Pick<MultiverseControl, 'backend' | 'signal'>,
): Promise<MultiverseRecord['backend']> {
  if (given !== undefined) return { ...given.info, reason: 'given by the caller' };
  const { backend, reason } = await chooseBackend(job.backend, job.adapter, { signal });
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

/** What a multiverse keeps of a fit: little, since it may have thousands. */
interface Found {
  readonly universe: Universe;
  readonly meanings: readonly (readonly [name: string, meaning: Meaning])[];
  readonly backend?: MultiverseRecord['backend'];
  readonly notes?: readonly string[];
}

function foundIn(choices: Universe['choices'], fit: BatchedFit, points: readonly Point[]): Found {
  const { record, law } = fit;
  const namedMeanings: (readonly [string, Meaning])[] = [
    ...law.parameters.map(({ name, unit }) => [name, { unit }] as const),
    ...Object.entries(record.derived).map(([name, { unit, formula }]) => [name, { unit, formula }] as const),
    ['L', { unit: law.target.unit }],
  ];
  return {
    universe: universeOf(choices, fit, points),
    meanings: namedMeanings.map(([name, { unit, ...rest }]) => [
      name,
      { unit: unit === '1' ? '' : unit, ...rest },
    ]),
    backend: record.backend,
    notes: record.data.notes,
  };
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
