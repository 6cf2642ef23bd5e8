import { processorName, shared, yieldToEvents } from '#platform';
import { throwIfAborted } from '../../errors.js';
import type { WorkerHandle } from '../../platform/platform.js';
import type { Backend, Control, Precision, PreparedProblem } from '../contract.js';
import { type CpuKernel, compileKernel } from './kernel.js';
import { COHORT, Landmarks } from './landmarks.js';
import { WorkerPool, WorkersLost } from './pool.js';
import { fitsSingle } from './single.js';
import { createWork, emptyFits, type Fits } from './work.js';

/** Longest stretch without looking at the event loop, milliseconds: Ctrl-C and aborts should feel immediate. */
const SLICE = 50;

/** How long the main thread works alone before it looks for help, milliseconds: most fits are done by then. */
const ALONE = 8;

/** Workers are worth their start where at least this much is left for them, milliseconds. */
const WORTHWHILE = 150;

/** Work handed to a worker at once, milliseconds: short enough to share evenly, long enough to hide the message. */
const PIECE = 10;

export interface CpuOptions {
  /** Arithmetic of the search; polishing is float64 either way. */
  readonly precision?: Precision;
  /** Workers for what takes long; as many as the machine has threads by default, at most one for none. */
  readonly workers?: number;
  /** How a worker is started; tests plant faults here. */
  readonly startWorker?: () => WorkerHandle;
}

/** The CPU back end: WebAssembly SIMD, on any machine, on all of its threads where there is work for them. */
export function createCpuBackend({ precision = 'f32', workers, startWorker }: CpuOptions = {}): Backend {
  const pool = new WorkerPool(workers, startWorker);
  let keys = 0;
  return {
    info: { name: 'cpu', adapter: processorName(), precision, software: false },
    prepare: async (problem) => prepare(await compileKernel(problem), precision, pool, keys++),
    dispose: () => pool.terminate(),
  };
}

function prepare(kernel: CpuKernel, precision: Precision, pool: WorkerPool, key: number): PreparedProblem {
  const { size } = kernel;
  const work = createWork(kernel, precision);
  let posted: CpuKernel | undefined;
  let told = precision === 'f64' || fitsSingle(kernel);
  return {
    async search(starts, first, count, options, control = {}) {
      if (!told)
        control.event?.('The runs are out of reach of single precision; they are searched in double.');
      told = true;
      const fits = emptyFits(new Float64Array(count * size), count);
      // Starts are made as they are needed, beside the workers' work.
      const fill = (from: number, to: number): void =>
        starts.fill(first + from, to - from, fits.parameters.subarray(from * size, to * size));
      const began = performance.now();
      const alone = pool.size > 1 ? ALONE : Infinity;
      const landmarks = options.merge ? new Landmarks() : undefined;
      const unit = options.merge ? COHORT : 1;
      const fitOne = (k: number): void => {
        fill(k, k + 1);
        work.fit(fits, k, k + 1, options, landmarks);
      };
      const done = await inSlices(0, count, alone, unit, control, fitOne);
      const perFit = (performance.now() - began) / Math.max(done, 1);
      if ((count - done) * perFit >= WORTHWHILE && pool.size > 1) {
        posted ??= sharedKernel(kernel);
        const stride = unit * Math.max(1, Math.round(PIECE / perFit / unit));
        const shipped: Kernel = { key, kernel: posted, precision };
        for (const piece of await fitOnPool(pool, shipped, fits, fill, done, stride, options, control)) {
          await inSlices(piece, Math.min(count, piece + stride), Infinity, unit, control, fitOne);
        }
      } else {
        await inSlices(done, count, Infinity, unit, control, fitOne);
      }
      return { count, ...fits };
    },
    async objective(points, smoothing, control = {}) {
      const count = size === 0 ? 0 : points.length / size;
      const out = { objective: new Float64Array(count), gradient: new Float64Array(count * size) };
      await inSlices(0, count, Infinity, 1, control, (k) => work.objective(points, k, k + 1, smoothing, out));
      return out;
    },
    dispose: () => pool.forget(key),
  };
}

interface Kernel {
  readonly key: number;
  readonly kernel: CpuKernel;
  readonly precision: Precision;
}

/** The kernel with its columns where workers read them without a copy, if the platform has such a place. */
function sharedKernel(kernel: CpuKernel): CpuKernel {
  return {
    ...kernel,
    columns: kernel.columns.map(shared),
    target: shared(kernel.target),
    weight: shared(kernel.weight),
  };
}

/**
 * Fits starts `from` and up on the pool, `stride` at a time; each piece's result goes where it belongs, whoever made
 * it. Returns the pieces, by their first start, that lost workers left undone.
 */
async function fitOnPool(
  pool: WorkerPool,
  { key, kernel, precision }: Kernel,
  fits: Fits,
  fill: (from: number, to: number) => void,
  from: number,
  stride: number,
  options: Parameters<PreparedProblem['search']>[3],
  control: Control,
): Promise<number[]> {
  const { size } = kernel;
  const count = fits.objective.length;
  const undone = new Set<number>();
  for (let piece = from; piece < count; piece += stride) undone.add(piece);
  const queue = [...undone].values();
  let done = from;
  try {
    await pool.run(
      () => queue.next().value,
      async (remote, piece, knows) => {
        if (!knows.has(key)) {
          await remote.prepare(key, kernel, precision);
          knows.add(key);
        }
        const end = Math.min(count, piece + stride);
        fill(piece, end);
        return remote.fit(key, fits.parameters.slice(piece * size, end * size), options);
      },
      (piece, result) => {
        fits.parameters.set(result.parameters, piece * size);
        fits.objective.set(result.objective, piece);
        fits.status.set(result.status, piece);
        fits.steps.set(result.steps, piece);
        undone.delete(piece);
        done += result.objective.length;
        control.progress?.(done, count);
      },
      {
        signal: control.signal,
        died: (why) => control.event?.(`A worker was lost (${why}); its starts were fitted again.`),
      },
    );
  } catch (error) {
    if (!(error instanceof WorkersLost)) throw error;
    control.event?.(`The workers were lost (${error.message}); the main thread did the rest.`);
  }
  throwIfAborted(control.signal);
  return [...undone];
}

/**
 * Runs `work` for `from .. count - 1`, letting events in between, until `most` milliseconds have passed and a multiple
 * of `unit` is reached; returns where it stopped. How it is cut shows in no result.
 */
async function inSlices(
  from: number,
  count: number,
  most: number,
  unit: number,
  control: Control,
  work: (k: number) => void,
): Promise<number> {
  throwIfAborted(control.signal);
  const last = performance.now() + most;
  let due = performance.now() + SLICE;
  for (let k = from; k < count; k++) {
    work(k);
    const now = performance.now();
    if (now >= last && (k + 1) % unit === 0) return k + 1;
    if (now < due) continue;
    control.progress?.(k + 1, count);
    await yieldToEvents();
    throwIfAborted(control.signal);
    due = performance.now() + SLICE;
  }
  control.progress?.(count, count);
  return count;
}
