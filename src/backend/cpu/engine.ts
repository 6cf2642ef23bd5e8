import type { Remote } from 'comlink';
import { processorName } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import { rowOperations } from '../../problem/operation-count.js';
import type { Problem } from '../../problem/problem.js';
import { type Batch, createBatch, emptyFits, type Fits } from '../../solver/batch.js';
import { COHORT } from '../../solver/cohort.js';
import type { FitsCode } from '../../solver/compile-fits.js';
import { fitsF32 } from '../../solver/fits-f32.js';
import { type CpuKernel, compileKernel } from '../../solver/kernel.js';
import { KnownMinima } from '../../solver/known-minima.js';
import { emptyObjectiveResult, type ObjectiveResult } from '../../solver/results.js';
import type { Precision } from '../../solver/search-options.js';
import { searchSeconds } from '../break-even.js';
import type { Backend, PreparedProblem } from '../contract.js';
import { allocate } from './allocate.js';
import { newKey, poolOf, sharedKernel } from './common-pool.js';
import { Locals } from './locals.js';
import { type ItemTime, runParallel } from './parallel.js';
import type { WorkerPool } from './pool.js';
import { refitOnPool } from './resamples.js';
import { prepareSurface } from './surface.js';
import type { CpuWorker } from './worker.js';

export interface CpuOptions {
  /** Arithmetic of the search; polishing is float64 either way. */
  readonly precision?: Precision;
  /** Workers for long work: by default as many as the machine has threads; with 0 or 1 none is used. */
  readonly workers?: number;
  /** Starts a worker; tests inject faults by it. */
  readonly startWorker?: () => WorkerHandle;
  /** Workers take part in work of at least so many milliseconds; tests set 0, so that they do on machines of any speed. */
  readonly leastWork?: number;
}

export interface CpuBackend extends Backend {
  /** The workers that run its work in parallel; a pool of one is not used. */
  readonly pool: WorkerPool;
}

/** The CPU back end: WebAssembly SIMD, on any machine, on all of its threads where there is work for them. */
export function createCpuBackend({
  precision = 'f32',
  workers,
  startWorker,
  leastWork,
}: CpuOptions = {}): CpuBackend {
  const { pool, own } = poolOf(workers, startWorker, leastWork);
  return {
    pool,
    info: { name: 'cpu', adapter: processorName(), precision, software: false },
    prepare: async (problem) => prepare(problem, await compileKernel(problem), precision, pool),
    sweeps: {
      surface: (sweep, probabilities, options) => prepareSurface(pool, sweep, probabilities, options),
      allocate: (search, control) => allocate(pool, search, control),
    },
    dispose: () => {
      if (own) pool.terminate();
    },
  };
}

/** A problem on this thread and, as needed, on workers. */
class PreparedBatch {
  readonly #key = newKey();
  readonly #kernel: CpuKernel;
  readonly #precision: Precision;
  readonly #code: FitsCode | undefined;
  readonly time: ItemTime = {};
  readonly locals: Locals<Batch>;
  #posted: CpuKernel | undefined;

  constructor(kernel: CpuKernel, precision: Precision, code?: FitsCode) {
    this.#kernel = kernel;
    this.#precision = precision;
    this.#code = code;
    this.locals = new Locals(() => createBatch(kernel, precision, code?.open(kernel)));
  }

  /** Its key on `remote`, which prepares it unless it has. */
  async prepareOn(remote: Remote<CpuWorker>, preparedKeys: Set<number>): Promise<number> {
    if (!preparedKeys.has(this.#key)) {
      this.#posted ??= sharedKernel(this.#kernel);
      await remote.prepare(this.#key, this.#posted, this.#precision, this.#code?.fitsModule);
      preparedKeys.add(this.#key);
    }
    return this.#key;
  }

  release(pool: WorkerPool): void {
    pool.forget(this.#key);
  }
}

/** From this many starts on they are fitted side by side: with fewer, lanes that have nothing left to do cost more than they save. */
const SIDE_BY_SIDE_FROM = 32;

/** Starts of a chunk that are fitted side by side: enough to keep all lanes busy most of the time. */
const SIDE_BY_SIDE_UNIT = 32;

function prepare(
  problem: Problem,
  kernel: CpuKernel,
  precision: Precision,
  pool: WorkerPool,
): PreparedProblem {
  const { size } = kernel;
  const pass = { rows: problem.rows, rowOperations: rowOperations(problem) };
  const single = new PreparedBatch(kernel, precision);
  let several: Promise<PreparedBatch> | undefined;
  const { refit, dispose } = refitOnPool(problem, kernel, precision, pool);
  const objectiveTime: ItemTime = {};
  const inSingle = fitsF32(kernel);
  /** Code that makes fits side by side is compiled when it is first needed. */
  const makeSeveral = async (): Promise<PreparedBatch> => {
    const { fitsCodeOf } = await import('../../solver/compile-fits.js');
    const code = await fitsCodeOf(problem, inSingle ? precision : 'f64', true);
    return code === undefined ? single : new PreparedBatch(kernel, precision, code);
  };
  let hasReported = precision === 'f64' || inSingle;
  return {
    async search(starts, first, count, options, control = {}) {
      if (!hasReported)
        control.event?.(
          'The runs exceed the range of single precision; they are searched in double precision.',
        );
      hasReported = true;
      const fits = emptyFits(new Float64Array(count * size), count);
      // Starts are computed as they are needed, while the workers run.
      const fill = (from: number, to: number): void =>
        starts.fill(first + from, to - from, fits.parameters.subarray(from * size, to * size));
      const known = options.merge ? new KnownMinima() : undefined;
      // By the number of all starts, so that no result depends on the chunk.
      if (starts.count >= SIDE_BY_SIDE_FROM) several ??= makeSeveral();
      const batch = starts.count >= SIDE_BY_SIDE_FROM ? await several : undefined;
      const { locals, time } = batch ?? single;
      const unit = batch === undefined || batch === single ? 1 : SIDE_BY_SIDE_UNIT;
      await runParallel<Fits>(
        pool,
        {
          count,
          name: 'starts',
          time,
          counted: searchSeconds({ ...pass, starts: count }),
          unit: options.merge ? COHORT : unit,
          runLocal: (from, to) => {
            fill(from, to);
            return locals.use((local) => local.fit(fits, from, to, options, known));
          },
          runRemote: async (remote, preparedKeys, from, to) => {
            const key = await (batch ?? single).prepareOn(remote, preparedKeys);
            fill(from, to);
            return remote.fit(key, fits.parameters.slice(from * size, to * size), options);
          },
          accept: (from, { parameters, objective, status, steps }) => {
            fits.parameters.set(parameters, from * size);
            fits.objective.set(objective, from);
            fits.status.set(status, from);
            fits.steps.set(steps, from);
          },
        },
        control,
      );
      return { count, ...fits };
    },
    refit,
    async objective(points, smoothing, control = {}, options = {}) {
      const count = size === 0 ? 0 : points.length / size;
      const out = emptyObjectiveResult(count, size, options.gradient);
      await runParallel<ObjectiveResult>(
        pool,
        {
          count,
          name: 'parameter vectors',
          time: objectiveTime,
          unit: 1,
          runLocal: (k) => single.locals.one.objective(points, k, k + 1, smoothing, out),
          runRemote: async (remote, preparedKeys, from, to) =>
            remote.objective(
              await single.prepareOn(remote, preparedKeys),
              points.slice(from * size, to * size),
              smoothing,
              options,
            ),
          accept: (from, { objective, gradient }) => {
            out.objective.set(objective, from);
            if (gradient.length > 0) out.gradient.set(gradient, from * size);
          },
        },
        control,
      );
      return out;
    },
    dispose() {
      single.release(pool);
      void several?.then(
        (batch) => batch.release(pool),
        () => undefined,
      );
      dispose();
    },
  };
}
