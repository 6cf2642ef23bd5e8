/** A worker of the CPU back end: the same work as on the main thread, called through comlink. */
import { expose, transfer } from 'comlink';
import { workerEndpoint } from '#platform';
import { BAND_ENTRIES, createRowBands, type RowBands, type RowBandsRequest } from '../../bands/row-bands.js';
import { instantiate } from '../../formula/wasm/instantiate.js';
import type { ResamplePlan } from '../../problem/resample.js';
import { type Batch, createBatch, emptyFits, type Fits } from '../../solver/batch.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { KnownMinima } from '../../solver/known-minima.js';
import { createRefitter, type Refitter } from '../../solver/refit.js';
import type { ObjectiveResult, RefitResult } from '../../solver/results.js';
import { emptyObjectiveResult, emptyRefined, emptyRefitResult, type Refined } from '../../solver/results.js';
import type {
  ObjectiveOptions,
  Precision,
  RefitOptions,
  SearchOptions,
} from '../../solver/search-options.js';
import { createSideBySide, type FitsModule, type SideBySide } from '../../solver/side-by-side.js';
import { Pieces, runPieces } from '../tile-pieces.js';
import {
  type AllocateKernel,
  type AllocateWork,
  createAllocateWork,
  type PartialResult,
  searchPart,
} from './allocate-work.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';
import { createSurfaceWork } from './surface-work.js';

type Task =
  | { readonly size: number; readonly work: Batch }
  | { readonly size: number; readonly refits: Refitter; readonly starts: Float64Array }
  | { readonly kernel: SurfaceKernel; readonly surface: SurfaceWork }
  | { readonly kernel: AllocateKernel; readonly allocate: AllocateWork }
  | { readonly bands: RowBands; readonly inputs: number }
  | { readonly call: (argument: unknown) => Promise<unknown> }
  | { readonly code: WebAssembly.Exports };

const tasks = new Map<number, Task>();

function sideOf(kernel: CpuKernel, fitsModule: FitsModule | undefined): SideBySide | undefined {
  return fitsModule && createSideBySide(fitsModule, kernel);
}

/** Makes a function of what is sent once; both are plain data to structured cloning. */
export type CallFactory = (shared: unknown) => Promise<(argument: unknown) => Promise<unknown>>;

let factories: Readonly<Record<string, () => Promise<CallFactory>>> = {};

const service = {
  /** Prepares a problem under a key of the caller's; its starts are fitted side by side by `fitsModule`, where there is one. */
  prepare(key: number, kernel: CpuKernel, precision: Precision, fitsModule?: FitsModule): void {
    tasks.set(key, { size: kernel.size, work: createBatch(kernel, precision, sideOf(kernel, fitsModule)) });
  },
  /** Prepares the resamples of a problem; each is fitted from `starts`, row-major. */
  prepareRefits(
    key: number,
    kernel: CpuKernel,
    precision: Precision,
    plan: ResamplePlan,
    starts: Float64Array,
    fitsModule?: FitsModule,
  ): void {
    const side = sideOf(kernel, fitsModule);
    const refits = createRefitter(kernel, precision, plan, side, starts.slice(0, kernel.size));
    tasks.set(key, { size: kernel.size, refits, starts });
  },
  /** Fits every start of `starts` (row-major), whose array is overwritten and returned with the results. */
  fit(key: number, starts: Float64Array, options: SearchOptions): Fits {
    const { size, work } = taskOf('work', key);
    const count = starts.length / size;
    const fits = emptyFits(starts, count);
    const known = options.merge ? new KnownMinima() : undefined;
    for (const _ of work.fit(fits, 0, count, options, known));
    return withTransfer(fits, [fits.parameters, fits.objective, fits.status, fits.steps]);
  },
  /** Objective and, unless it is not wanted, gradient at every one of `points`, row-major. */
  objective(
    key: number,
    points: Float64Array,
    smoothing: number,
    options: ObjectiveOptions,
  ): ObjectiveResult {
    const { size, work } = taskOf('work', key);
    const count = points.length / size;
    const out = emptyObjectiveResult(count, size, options.gradient);
    work.objective(points, 0, count, smoothing, out);
    return withTransfer(out, [out.objective, out.gradient]);
  },
  /** Fits resamples `first .. first + count - 1`, and polishes them where `options` ask for it. */
  refit(key: number, first: number, count: number, options: RefitOptions): RefitResult {
    const { size, refits, starts } = taskOf('refits', key);
    const out = emptyRefitResult(count, size);
    const refined = options.polish && emptyRefined(count, size, options.polish.covariance);
    for (const _ of refits.search(first, count, starts, options, out, 0, refined));
    const arrays = [out.parameters, out.objective, out.status];
    return refined === undefined
      ? withTransfer(out, arrays)
      : withTransfer({ ...out, refined }, [...arrays, ...arraysOf(refined)]);
  },
  /** Polishes the results of a search for the resamples from `first` on, each in at most `maxSteps`. */
  refine(key: number, first: number, searched: RefitResult, maxSteps: number, covariance: boolean): Refined {
    const { size, refits } = taskOf('refits', key);
    const out = emptyRefined(searched.count, size, covariance);
    for (let k = 0; k < searched.count; k++) refits.refine(first + k, searched, maxSteps, out, k);
    return withTransfer(out, arraysOf(out));
  },
  prepareSurface(key: number, kernel: SurfaceKernel): void {
    tasks.set(key, { kernel, surface: createSurfaceWork(kernel) });
  },
  /** Pieces `from .. to - 1` of the tile of `count` points at `first`. */
  surface(key: number, first: number, count: number, from: number, to: number): Float64Array {
    const { kernel, surface } = taskOf('surface', key);
    const values = runPieces(kernel, surface, new Pieces(kernel, first, count), from, to);
    return transfer(values, [values.buffer]);
  },
  prepareAllocate(key: number, kernel: AllocateKernel): void {
    tasks.set(key, { kernel, allocate: createAllocateWork(kernel) });
  },
  /** Searches lines `from .. to - 1`. */
  allocate(key: number, from: number, to: number): PartialResult {
    const { kernel, allocate } = taskOf('allocate', key);
    const part = searchPart(kernel, allocate, from, to);
    return withTransfer(part, [part.point, part.objective, part.feasible]);
  },
  prepareBands(key: number, request: RowBandsRequest): void {
    tasks.set(key, { bands: createRowBands(request), inputs: request.law.inputs.length });
  },
  /** Bands at `count` values of each input; see `parallelBands`. */
  bands(key: number, columns: readonly Float64Array[], count: number): Float64Array {
    const { bands, inputs } = taskOf('bands', key);
    const ends = new Float64Array(count * BAND_ENTRIES);
    const at = new Float64Array(inputs);
    for (let row = 0; row < count; row++) {
      for (let i = 0; i < inputs; i++) at[i] = columns[i][row];
      bands(at, ends, row * BAND_ENTRIES);
    }
    return transfer(ends, [ends.buffer]);
  },
  /** Prepares the function `name` of those that `serve` was given, with what all of its calls share. */
  async prepareCalls(key: number, name: string, shared: unknown): Promise<void> {
    const factory = await factories[name]();
    tasks.set(key, { call: await factory(shared) });
  },
  /** Calls it. */
  call(key: number, argument: unknown): Promise<unknown> {
    return taskOf('call', key).call(argument);
  },
  /** Prepares any compiled code with so many bytes of memory, for benchmarks of what a thread can do. */
  prepareCode(key: number, module: WebAssembly.Module, bytes: number): void {
    tasks.set(key, { code: instantiate(module, bytes).exports });
  },
  /** Calls one of its functions so many times. */
  runCode(key: number, name: string, times: number, ...args: readonly number[]): void {
    const call = taskOf('code', key).code[name] as (...args: readonly number[]) => void;
    for (let k = 0; k < times; k++) call(...args);
  },
  release(key: number): void {
    tasks.delete(key);
  },
};

function taskOf<Kind extends 'work' | 'refits' | 'surface' | 'allocate' | 'bands' | 'call' | 'code'>(
  kind: Kind,
  key: number,
): Extract<Task, Record<Kind, unknown>> {
  const task = tasks.get(key);
  if (task === undefined || !(kind in task)) throw new RangeError(`no ${kind} ${key} was prepared here`);
  return task as Extract<Task, Record<Kind, unknown>>;
}

function arraysOf({ parameters, objective, status, improved, covariance }: Refined): ArrayBufferView[] {
  return [parameters, objective, status, improved, covariance];
}

/** The arrays of a result are transferred rather than copied. */
function withTransfer<T extends object>(result: T, arrays: readonly ArrayBufferView[]): T {
  return transfer(
    result,
    arrays.map(({ buffer }) => buffer as Transferable),
  );
}

export type CpuWorker = typeof service;

/** Answers the calls of the worker's owner. `functions` are those of higher floors, by name, loaded on first use. */
export function serve(functions: typeof factories): void {
  factories = functions;
  expose(service, workerEndpoint());
}
