/** The fit: search, polish, uncertainty and record. */
import { chooseBackend, isForCpuAlone } from '../../backend/choose.js';
import { isHardware, type PreparedProblem } from '../../backend/contract.js';
import { abortedWith, asTask, IsolossError } from '../../errors.js';
import { MAX_GROUPED_ON_DEVICE } from '../../formula/size-limits.js';
import { residualSize } from '../../loss/residual.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import { createStarts } from '../../problem/starts.js';
import type { Table } from '../../runs/table.js';
import { fitsF32 } from '../../solver/fits-f32.js';
import { compileKernel } from '../../solver/kernel.js';
import { createPolisher } from '../../solver/polish.js';
import type { SearchResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { formatCount } from '../../text.js';
import { Interruption } from '../interruption.js';
import { stopwatch } from '../stopwatch.js';
import { checkUncertainty } from '../uncertainty/check-uncertainty.js';
import type { MakeRefits } from '../uncertainty/refit-work.js';
import { MOST_IN_MEMORY } from '../uncertainty/resampling.js';
import { withoutSignal } from '../without-signal.js';
import { exactObjectives } from './followed-starts.js';
import { withInformation } from './information.js';
import type { AskedFit, FitJob } from './job.js';
import { findMinima, isSettled, type Minima, mayRunAway, SearchPool } from './minima.js';
import { namedLaw } from './named-law.js';
import type { FitControl, FitOutcome } from './outcome.js';
import { predictorOf } from './predictor.js';
import { modelWith } from './problem-of-job.js';
import { readRequest } from './read-request.js';
import type { FitRecord } from './record.js';
import type { FitRequest } from './request.js';
import { searchStarts } from './search-starts.js';
import type { MakeSearch } from './search-work.js';

/**
 * Fewer starts than this are not merged, unless parameters differ between groups: there is little to save, and the census of all of
 * them is informative.
 */
const MIN_STARTS_TO_MERGE = 64;

/** Huber delta that replaces zero in searches under absolute and quantile losses, relative to `residualSize`. */
const SMOOTHING = 1e-3;

/** A search stops where the predicted reduction of a step, relative to the objective, is below this; polish follows. */
const TOLERANCE = { f32: 3e-8, f64: 1e-9 } as const;

/**
 * Fits the law of `request` to `table`: a search from many starts on the chosen back end, then float64 polish with a
 * certificate. Throws an {@link IsolossError} for bad input and a back end that is not there. An abort rejects with an
 * `AbortError`; from the first chunk of starts on its `finished` is the fit by what was done: the starts followed, the
 * refits of whole chunks, the profiles completed.
 */
export function fit(
  request: FitRequest | FitJob | AskedFit,
  table: Table,
  control: FitControl = {},
): Promise<FitOutcome> {
  return asTask('fit', () => fitted(request, table, control));
}

/** As {@link fit}, on back ends that `choose` opens in place of `chooseBackend`; they are not disposed. */
export function fitOn(
  choose: typeof chooseBackend,
  request: FitRequest | FitJob | AskedFit,
  table: Table,
  control: FitControl = {},
): Promise<FitOutcome> {
  return asTask('fit', () => fitted(request, table, control, choose));
}

/** Who makes the search of a fit, or the refits of its resamples, in parts. */
export interface FitElsewhere {
  readonly search?: MakeSearch;
  readonly refits?: MakeRefits;
}

/** As {@link fit}, with what is long made in parts by `elsewhere`: refits however many there are. */
export function fitInParts(
  elsewhere: FitElsewhere,
  request: FitRequest | FitJob | AskedFit,
  table: Table,
  control: FitControl = {},
): Promise<FitOutcome> {
  return asTask('fit', () => fitted(request, table, control, undefined, elsewhere));
}

async function fitted(
  request: FitRequest | FitJob | AskedFit,
  table: Table,
  control: FitControl,
  choose?: typeof chooseBackend,
  elsewhere: FitElsewhere = {},
): Promise<FitOutcome> {
  const clock = stopwatch();
  const job = await readRequest(request, table);
  const law = control.law ?? (await namedLaw(job.law));
  control.stage?.('prepare');
  const jobModel = modelWith(law, job, table);
  const { model } = jobModel;
  if (model.free.length === 0) {
    throw new IsolossError(
      'nothing-to-fit',
      model.law.parameters.length === 0 ? 'The law has no parameters.' : 'Every parameter is fixed.',
      'Leave at least one parameter free.',
    );
  }
  const starts = createStarts(model, {
    plan: job.starts?.value ?? { kind: 'seeded' },
    planned: job.starts !== undefined,
    given: job.start.map(({ value }) => value),
    range: job.range,
    seed: job.seed,
  });
  const grids = job.objectiveGrid.length === 0 ? undefined : await import('./objective-grid.js');
  grids?.checkObjectiveGrid(model, job.objectiveGrid);
  const { derivedOf } = await import('../fitted/derived.js');
  const derived = derivedOf(model, job.derive);
  await checkUncertainty(job, jobModel, elsewhere.refits === undefined ? MOST_IN_MEMORY : Infinity);
  const events: string[] = [];
  const controlWithEvents: FitControl = {
    ...control,
    event(text) {
      events.push(text);
      control.event?.(text);
    },
  };
  const onCpu = isForCpuAlone(model.problem);
  const why = `the groups have ${model.problem.size} parameters together, more than a GPU fits at once (${MAX_GROUPED_ON_DEVICE})`;
  const own = onCpu && control.backend?.info.name !== 'cpu' ? undefined : control.backend;
  if (onCpu && (job.backend === 'webgpu' || job.adapter !== undefined || own !== control.backend)) {
    controlWithEvents.event?.(`The fit runs on the CPU: ${why}.`);
  }
  // The user's own starts are followed in float64: rounding must not lead them to another minimum.
  const precision = job.start.length > 0 || !fitsF32(model.problem) ? 'f64' : 'f32';
  const chosen =
    own !== undefined
      ? { backend: own, reason: 'given by the caller' }
      : await (choose ?? chooseBackend)(onCpu ? 'cpu' : job.backend, onCpu ? undefined : job.adapter, {
          precision,
          signal: control.signal,
          work: async () => (await import('./fit-work.js')).secondsOfFit(model, job, starts.count),
        });
  const { backend } = chosen;
  const reason = onCpu && own === undefined ? why : chosen.reason;
  let prepared: PreparedProblem | undefined;
  try {
    const { problem } = model;
    const unit = residualSize(problem);
    // After a failover the back end may have another precision.
    const searchOptions = (): SearchOptions => ({
      maxSteps: job.maxSteps,
      tolerance: TOLERANCE[backend.info.precision],
      smoothing: SMOOTHING * unit,
    });
    const solver = await backend.prepare(problem);
    prepared = solver;
    const prepareSeconds = clock();
    control.stage?.('search');
    const kernel = await compileKernel(problem);
    const pool = new SearchPool();
    const options = (): SearchOptions => ({
      ...searchOptions(),
      merge: !job.exhaustive && (model.groups !== undefined || starts.count >= MIN_STARTS_TO_MERGE),
    });
    const search = { model, kernel, prepared: solver, starts, onGpu: isHardware(backend.info), options };
    const follow = async (): Promise<number> => {
      if (elsewhere.search !== undefined) {
        const { searchWork } = await import('./search-work.js');
        const read = await elsewhere.search(searchWork(search, () => backend.info));
        await read((part) => pool.take(part));
        return starts.count;
      }
      const evaluated = exactObjectives(kernel);
      // A chunk is counted whole or not at all.
      const take = async (result: SearchResult) =>
        pool.take(await evaluated(result, withoutSignal(controlWithEvents)));
      return searchStarts(search, { first: 0, end: starts.count }, controlWithEvents, take);
    };
    const followed = await follow();
    const left = new Interruption(controlWithEvents);
    if (followed < starts.count) {
      left.out(`after ${formatCount(followed)} of ${formatCount(starts.count)} starts`);
    }
    const searchSeconds = clock();
    control.stage?.('polish');
    const polished = await findMinima(kernel, pool, job.maxSteps, left);
    const reached =
      polished.found[0]?.polished.flat === true
        ? (await import('./flat-minimum.js')).withFlatInterval(model, kernel, polished)
        : polished;
    const [lowest] = reached.found;
    if (lowest === undefined) {
      const { noFiniteStart } = await import('./no-finite-start.js');
      throw noFiniteStart(starts, jobModel);
    }
    // Pages load what judges and reports a fit once they have one, not before it can begin.
    const furthest = isSettled(lowest.polished)
      ? lowest.polished
      : (await import('./flat-valley.js')).alongFlatValley(
          kernel,
          lowest.polished,
          createPolisher(kernel),
          job.maxSteps,
        );
    const best = withInformation(problem, furthest);
    const minima: Minima = { ...reached, found: [{ ...lowest, polished: best }, ...reached.found.slice(1)] };
    const { directionsOf } = await import('../uncertainty/eigen-directions.js');
    // Judged as in the record, whose status a flat direction decides on.
    const isOpen = (): boolean =>
      directionsOf(shapeOf(problem), best.gaussNewton, best.atBound).flat.length > 0;
    const runaway =
      mayRunAway(best) || isOpen()
        ? (await import('./runaway.js')).runawayOf(model, best, createPolisher(kernel), job.maxSteps)
        : undefined;
    const grid =
      grids === undefined
        ? undefined
        : await left.unless('before the objective was recorded over its grid', () =>
            grids.objectiveGrid(model, solver, best.parameters, job.objectiveGrid, controlWithEvents),
          );
    const polishSeconds = clock();
    const { uncertaintyOf } = await import('../uncertainty/uncertainty.js');
    const uncertainty = await uncertaintyOf(
      {
        job,
        jobModel,
        table,
        named: law,
        best,
        minima,
        derived,
        backend,
        prepared: solver,
        precision: backend.info.precision,
        search: searchOptions(),
        elsewhere: elsewhere.refits,
      },
      left,
      controlWithEvents,
    );
    const uncertaintySeconds = clock();
    control.stage?.('report');
    const { makeRecord } = await import('./make-record.js');
    const determined = await makeRecord({
      job,
      jobModel,
      starts: { ...starts, count: followed },
      pool,
      minima,
      ...(runaway === undefined ? {} : { runaway }),
      derived,
      uncertainty,
    });
    const record: FitRecord = {
      ...determined.record,
      ...(followed === starts.count ? {} : { starts: { ...determined.record.starts, asked: starts.count } }),
      ...(grid === undefined ? {} : { objectiveGrid: grid }),
      backend: { ...backend.info, reason },
      seconds: {
        total: prepareSeconds + searchSeconds + polishSeconds + uncertaintySeconds,
        prepare: prepareSeconds,
        search: searchSeconds,
        polish: polishSeconds,
        uncertainty: uncertaintySeconds,
      },
      events,
    };
    const outcome: FitOutcome = {
      record,
      rows: determined.rows,
      ...(uncertainty.replicates === undefined ? {} : { replicates: uncertainty.replicates }),
      model,
      predict: predictorOf((columns, groups) =>
        model.predict(best.parameters, columns, groupNumbers(model, groups)),
      ),
    };
    if (left.isOut) throw abortedWith('fit', outcome, control.signal);
    return outcome;
  } finally {
    prepared?.dispose();
    if (own === undefined && choose === undefined) backend.dispose();
  }
}

/** The groups that points belong to, by name, as numbers. Throws `unknown-group`. */
function groupNumbers({ groups }: Model, names: readonly string[] | undefined): Uint32Array | undefined {
  if (names === undefined) return undefined;
  const numbers = new Map((groups?.names ?? []).map((name, g) => [name, g]));
  return Uint32Array.from(names, (name) => {
    const number = numbers.get(name);
    if (number !== undefined) return number;
    throw new IsolossError(
      'unknown-group',
      `The fit has no group '${name}'.`,
      groups === undefined
        ? 'All its rows have the same parameters.'
        : `Groups are ${groups.names.join(', ')}.`,
    );
  });
}
