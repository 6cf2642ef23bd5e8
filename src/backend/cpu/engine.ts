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
import { type Pace, share } from './parallel.js';
import type { WorkerPool } from './pool.js';
import { refitOnPool } from './resamples.js';
import { prepareSurface } from './surface.js';
import type { CpuWorker } from './worker.js';

export interface CpuOptions {
  /** Arithmetic of the search; polishing is float64 either way. */
  readonly precision?: Precision;
  /** Workers for what takes long; as many as the machine has threads by default, at most one for none. */
  readonly workers?: number;
  /** How a worker is started; tests plant faults here. */
  readonly startWorker?: () => WorkerHandle;
}

export interface CpuBackend extends Backend {
  /** The threads that its work is shared among; one of no more than one is not used. */
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
      surface: (sweep, shares) => prepareSurface(pool, sweep, shares),
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
  const paces: Record<'search' | 'objective', Pace> = { search: {}, objective: {} };
  let posted: CpuKernel | undefined;
  const post = async (remote: Remote<CpuWorker>, knows: Set<number>): Promise<void> => {
    if (knows.has(key)) return;
    posted ??= sharedKernel(kernel);
    await remote.prepare(key, posted, precision);
    knows.add(key);
  };
  let told = precision === 'f64' || fitsF32(kernel);
  return {
    async search(starts, first, count, options, control = {}) {
      if (!told)
        control.event?.('The runs are out of reach of single precision; they are searched in double.');
      told = true;
      const fits = emptyFits(new Float64Array(count * size), count);
      // Starts are made as they are needed, beside the workers' work.
      const fill = (from: number, to: number): void =>
        starts.fill(first + from, to - from, fits.parameters.subarray(from * size, to * size));
      const known = options.merge ? new KnownMinima() : undefined;
      await share<Fits>(
        pool,
        {
          count,
          name: 'starts',
          pace: paces.search,
          unit: options.merge ? COHORT : 1,
          here: (k) => {
            fill(k, k + 1);
            work.fit(fits, k, k + 1, options, known);
          },
          there: async (remote, knows, from, to) => {
            await post(remote, knows);
            fill(from, to);
            return remote.fit(key, fits.parameters.slice(from * size, to * size), options);
          },
          take: (from, { parameters, objective, status, steps }) => {
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
      await share<ObjectiveResult>(
        pool,
        {
          count,
          name: 'parameter vectors',
          pace: paces.objective,
          unit: 1,
          here: (k) => work.objective(points, k, k + 1, smoothing, out),
          there: async (remote, knows, from, to) => {
            await post(remote, knows);
            return remote.objective(key, points.slice(from * size, to * size), smoothing);
          },
          take: (from, { objective, gradient }) => {
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
