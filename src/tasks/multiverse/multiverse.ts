/** Multiverse analysis: the fit under every combination of an analyst's choices, and the sensitivity of each conclusion. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError, abortedWith, asTask, IsolossError, optionOf, throwIfAborted } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Model } from '../../problem/model.js';
import type { Table } from '../../runs/table.js';
import { fitsF32 } from '../../solver/fits-f32.js';
import type { Precision } from '../../solver/search-options.js';
import { fit } from '../fit/fit.js';
import type { FitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { FitRecord } from '../fit/record.js';
import { shownAsymptotic } from '../fit/shown-asymptotic.js';
import { stopwatch } from '../stopwatch.js';
import { isClose } from './closeness.js';
import { conclusionsOf, type Quantity } from './conclusions.js';
import { type AskedMultiverse, askMultiverse, type MultiverseJob } from './job.js';
import type { MultiverseRecord, Universe } from './record.js';
import type { MultiverseRequest } from './request.js';
import { isFailure, type Point, planOf } from './universes.js';

export interface MultiverseControl extends Control {
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/**
 * Fits every universe of `request` to `table`, one after the other on one back end; `control.progress` counts universes.
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
  const within: Control = {
    ...(control.signal === undefined ? {} : { signal: control.signal }),
    event(text) {
      events.add(text);
      control.event?.(text);
    },
  };
  const backends = new SharedBackends(control.backend, planned.length);
  const universes: Universe[] = [];
  const meanings = new Map<string, Meaning>();
  let base: FitOutcome['predict'] | undefined;
  let notes: readonly string[] | undefined;
  try {
    for (const { choices, job: fitJob } of planned) {
      try {
        throwIfAborted(control.signal);
        const backend = await backends.forJob(fitJob, table);
        const outcome = await fit(fitJob, table, { ...within, backend });
        notes ??= outcome.record.data.notes;
        if (universes.length === 0) base = outcome.predict;
        collectMeanings(outcome, meanings);
        universes.push(universeOf(choices, outcome, points));
      } catch (error) {
        if (!(error instanceof IsolossError)) throw error;
        if (error instanceof AbortError && universes.length > 0) break;
        if (!isFailure(error)) throw error;
        universes.push(failed(choices, error));
      }
      control.progress?.(universes.length, planned.length);
    }
    const [first, reason] = await backends.first(planned[0].job);
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
      backend: { ...first.info, reason },
      seconds: { total: clock() },
      events: [...events],
    };
    if (universes.length < planned.length) throw abortedWith('multiverse', record, control.signal);
    return record;
  } finally {
    backends.dispose();
  }
}

/** Back ends opened once for all universes: a second one if some need double precision. */
class SharedBackends {
  private readonly open = new Map<Precision, { readonly backend: Backend; readonly reason: string }>();

  constructor(
    private readonly given: Backend | undefined,
    private readonly universes: number,
  ) {}

  async forJob(job: FitJob, table: Table): Promise<Backend> {
    if (this.given !== undefined) return this.given;
    const { model } = modelOfJob(job, table);
    const allowsSingle = job.start.length === 0 && fitsF32(model.problem);
    return (await this.of(job, allowsSingle ? 'f32' : 'f64', model)).backend;
  }

  /** The back end opened first; opens one if none was needed. */
  async first(job: FitJob): Promise<readonly [backend: Backend, reason: string]> {
    if (this.given !== undefined) return [this.given, 'given by the caller'];
    const [choice = await this.of(job, 'f32')] = this.open.values();
    return [choice.backend, choice.reason];
  }

  dispose(): void {
    for (const { backend } of this.open.values()) backend.dispose();
  }

  /** All universes are taken to be as much work as the first. */
  private async of(job: FitJob, precision: Precision, model?: Model) {
    const { backend, adapter } = job;
    const work = async (of: Model): Promise<number> => {
      const { secondsOfJob } = await import('../fit/fit-work.js');
      return this.universes * secondsOfJob(of, job);
    };
    const options = model === undefined ? { precision } : { precision, work: () => work(model) };
    const choice = this.open.get(precision) ?? (await chooseBackend(backend, adapter, options));
    this.open.set(precision, choice);
    return choice;
  }
}

function universeOf(
  choices: Universe['choices'],
  { record, predict }: FitOutcome,
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
    predictions: allFinite(
      points.map(({ text, at }) => {
        const inputs = Object.fromEntries(Object.entries(at).map(([name, value]) => [name, [value]]));
        return [text, predict(inputs)[0]];
      }),
    ),
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

function collectMeanings({ record, model }: FitOutcome, meanings: Map<string, Meaning>): void {
  const namedMeanings: (readonly [string, Meaning])[] = [
    ...model.law.parameters.map(({ name, unit }) => [name, { unit }] as const),
    ...Object.entries(record.derived).map(([name, { unit, formula }]) => [name, { unit, formula }] as const),
    ['L', { unit: model.law.target.unit }],
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
