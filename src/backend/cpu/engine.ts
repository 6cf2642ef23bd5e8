import type { Remote } from 'comlink';
import { processorName } from '#platform';
import type { WorkerHandle } from '../../platform/platform.js';
import { createBatch, emptyFits, type Fits } from '../../solver/batch.js';
import { fitsF32 } from '../../solver/fits-f32.js';
import { type CpuKernel, compileKernel } from '../../solver/kernel.js';
import { COHORT, KnownMinima } from '../../solver/known-minima.js';
import type { ObjectiveResult } from '../../solver/results.js';
import type { Precision } from '../../solver/search-options.js';
import type { Backend, PreparedProblem } from '../contract.js';
import { allocate } from './allocate.js';
import { newKey, poolOf, sharedKernel } from './common-pool.js';
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
}

export interface CpuBackend extends Backend {
  /** The workers that run its work in parallel; a pool of one is not used. */
  readonly pool: WorkerPool;
}

/** The CPU back end: WebAssembly SIMD, on any machine, on all of its threads where there is work for them. */
export function createCpuBackend({ precision = 'f32', workers, startWorker }: CpuOptions = {}): CpuBackend {
  const { pool, own } = poolOf(workers, startWorker);
  return {
    pool,
    info: { name: 'cpu', adapter: processorName(), precision, software: false },
    prepare: async (problem) => prepare(await compileKernel(problem), precision, pool),
    sweeps: {
      surface: (sweep, probabilities, options) => prepareSurface(pool, sweep, probabilities, options),
      allocate: (search, control) => allocate(pool, search, control),
    },
    dispose: () => {
      if (own) pool.terminate();
    },
  };
}

function prepare(kernel: CpuKernel, precision: Precision, pool: WorkerPool): PreparedProblem {
  const { size } = kernel;
  const key = newKey();
  const work = createBatch(kernel, precision);
  const { refit, dispose } = refitOnPool(kernel, precision, pool);
  const times: Record<'search' | 'objective', ItemTime> = { search: {}, objective: {} };
  let posted: CpuKernel | undefined;
  const post = async (remote: Remote<CpuWorker>, preparedKeys: Set<number>): Promise<void> => {
    if (preparedKeys.has(key)) return;
    posted ??= sharedKernel(kernel);
    await remote.prepare(key, posted, precision);
    preparedKeys.add(key);
  };
  let hasReported = precision === 'f64' || fitsF32(kernel);
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
      await runParallel<Fits>(
        pool,
        {
          count,
          name: 'starts',
          time: times.search,
          unit: options.merge ? COHORT : 1,
          runLocal: (k) => {
            fill(k, k + 1);
            work.fit(fits, k, k + 1, options, known);
          },
          runRemote: async (remote, preparedKeys, from, to) => {
            await post(remote, preparedKeys);
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
    async objective(points, smoothing, control = {}) {
      const count = size === 0 ? 0 : points.length / size;
      const out = { objective: new Float64Array(count), gradient: new Float64Array(count * size) };
      await runParallel<ObjectiveResult>(
        pool,
        {
          count,
          name: 'parameter vectors',
          time: times.objective,
          unit: 1,
          runLocal: (k) => work.objective(points, k, k + 1, smoothing, out),
          runRemote: async (remote, preparedKeys, from, to) => {
            await post(remote, preparedKeys);
            return remote.objective(key, points.slice(from * size, to * size), smoothing);
          },
          accept: (from, { objective, gradient }) => {
            out.objective.set(objective, from);
            out.gradient.set(gradient, from * size);
          },
        },
        control,
      );
      return out;
    },
    dispose() {
      pool.forget(key);
      dispose();
    },
  };
}
