/** Resamples refitted and polished on all threads. */
import type { Remote } from 'comlink';
import type { Control } from '../../control.js';
import type { Problem } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
import type { FitsCode } from '../../solver/compile-fits.js';
import { fitsF32 } from '../../solver/fits-f32.js';
import { type CpuKernel, compileKernel } from '../../solver/kernel.js';
import { createRefitter, type Refitter } from '../../solver/refit.js';
import {
  emptyRefined,
  emptyRefitResult,
  placeRefined,
  type Refined,
  type RefitResult,
} from '../../solver/results.js';
import type { Precision } from '../../solver/search-options.js';
import type { PreparedProblem } from '../contract.js';
import { newKey, poolOf, sharedKernel } from './common-pool.js';
import { Locals } from './locals.js';
import { type ItemTime, runParallel } from './parallel.js';
import type { WorkerPool } from './pool.js';
import type { CpuWorker } from './worker.js';

/** Rows up to which resamples are fitted side by side, each lane with rows of its own: more fill caches. */
const MOST_OWN_ROWS = 1 << 14;

/** From this many starts on the starts of a resample are fitted side by side, which share its rows; else resamples. */
const MANY_STARTS = 32;

/** Resamples of a chunk that are fitted side by side: enough to keep all lanes busy most of the time. */
const SIDE_BY_SIDE_UNIT = 16;

/** The resamples of one plan, prepared on this thread and on workers as needed. */
class ResampledProblem {
  readonly #key = newKey();
  readonly #kernel: CpuKernel;
  readonly #precision: Precision;
  readonly plan: ResamplePlan;
  readonly starts: Float64Array;
  readonly time: ItemTime = {};
  readonly #code: FitsCode | undefined;
  readonly locals: Locals<Refitter>;
  #posted: CpuKernel | undefined;

  constructor(
    kernel: CpuKernel,
    precision: Precision,
    plan: ResamplePlan,
    starts: Float64Array,
    code?: FitsCode,
  ) {
    this.#code = code;
    this.#kernel = kernel;
    this.#precision = precision;
    this.plan = plan;
    this.starts = starts;
    this.locals = new Locals(() =>
      createRefitter(kernel, precision, plan, code?.open(kernel), starts.slice(0, kernel.size)),
    );
  }

  /** The key of these resamples on `remote`, which prepares them unless it has. */
  async prepareOn(remote: Remote<CpuWorker>, preparedKeys: Set<number>): Promise<number> {
    const key = this.#key;
    if (!preparedKeys.has(key)) {
      this.#posted ??= sharedKernel(this.#kernel);
      await remote.prepareRefits(
        key,
        this.#posted,
        this.#precision,
        this.plan,
        this.starts,
        this.#code?.fitsModule,
      );
      preparedKeys.add(key);
    }
    return key;
  }

  release(pool: WorkerPool): void {
    pool.forget(this.#key);
  }
}

/** `PreparedProblem.refit` of the CPU back end; what was prepared for a plan is reused by later calls with it. */
export function refitOnPool(
  problem: Problem,
  kernel: CpuKernel,
  precision: Precision,
  pool: WorkerPool,
): { readonly refit: PreparedProblem['refit']; dispose(): void } {
  const { size } = kernel;
  let resamples: ResampledProblem | undefined;
  const compiled = new Map<boolean, Promise<FitsCode | undefined>>();
  /** Code that makes fits side by side is compiled when it is first needed. */
  const compile = async (shared: boolean): Promise<FitsCode | undefined> => {
    if (!shared && kernel.rows > MOST_OWN_ROWS) return undefined;
    const { fitsCodeOf } = await import('../../solver/compile-fits.js');
    return fitsCodeOf(problem, fitsF32(kernel) ? precision : 'f64', shared);
  };
  return {
    async refit(plan, starts, first, count, options, control = {}) {
      const shared = starts.count >= MANY_STARTS;
      const compiling = compiled.get(shared) ?? compile(shared);
      compiled.set(shared, compiling);
      const code = await compiling;
      const made = new Float64Array(starts.count * size);
      starts.fill(0, starts.count, made);
      if (resamples?.plan !== plan || !sameNumbers(resamples.starts, made)) {
        resamples?.release(pool);
        resamples = new ResampledProblem(kernel, precision, plan, made, code);
      }
      const current = resamples;
      const out = emptyRefitResult(count, size);
      const refined = options.polish && emptyRefined(count, size, options.polish.covariance);
      await runParallel<RefitResult>(
        pool,
        {
          count,
          name: 'resamples',
          time: current.time,
          unit: code === undefined || shared ? 1 : SIDE_BY_SIDE_UNIT,
          runLocal: (from, to) =>
            current.locals.use((local) =>
              local.search(first + from, to - from, made, options, out, from, refined),
            ),
          runRemote: async (remote, preparedKeys, from, to) =>
            remote.refit(await current.prepareOn(remote, preparedKeys), first + from, to - from, options),
          accept: (from, part) => {
            out.parameters.set(part.parameters, 2 * from * size);
            out.objective.set(part.objective, 2 * from);
            out.status.set(part.status, 2 * from);
            if (refined && part.refined) placeRefined(refined, from, size, part.refined);
          },
        },
        control,
      );
      return refined === undefined ? out : { ...out, refined };
    },
    dispose: () => resamples?.release(pool),
  };
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
}

/** Finishes in float64 what any back end's refits of one plan searched. */
export interface Refiner {
  /** `searched`: resamples `first .. first + searched.count - 1`. `maxSteps` is of each polish. */
  refine(first: number, searched: RefitResult, maxSteps: number, control?: Control): Promise<Refined>;
  dispose(): void;
}

/** With `covariance`, the covariance of each refit is computed as well. Fits polished from `origin` share their first sums. */
export async function createRefiner(
  problem: Problem,
  plan: ResamplePlan,
  covariance: boolean,
  origin: Float64Array = new Float64Array(0),
): Promise<Refiner> {
  const kernel = await compileKernel(problem);
  const { size } = kernel;
  const { pool } = poolOf();
  const resamples = new ResampledProblem(kernel, 'f64', plan, origin);
  return {
    async refine(first, searched, maxSteps, control = {}) {
      const { count } = searched;
      const out = emptyRefined(count, size, covariance);
      await runParallel<Refined>(
        pool,
        {
          count,
          name: 'resamples',
          time: resamples.time,
          unit: 1,
          runLocal: (k) => resamples.locals.one.refine(first + k, searched, maxSteps, out, k),
          runRemote: async (remote, preparedKeys, from, to) =>
            remote.refine(
              await resamples.prepareOn(remote, preparedKeys),
              first + from,
              {
                count: to - from,
                parameters: searched.parameters.slice(2 * from * size, 2 * to * size),
                objective: searched.objective.slice(2 * from, 2 * to),
                status: searched.status.slice(2 * from, 2 * to),
              },
              maxSteps,
              covariance,
            ),
          accept: (from, part) => placeRefined(out, from, size, part),
        },
        control,
      );
      return out;
    },
    dispose: () => resamples.release(pool),
  };
}
