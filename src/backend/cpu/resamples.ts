/** Resamples refitted and polished on all threads. */
import type { Remote } from 'comlink';
import type { Control } from '../../control.js';
import type { Problem } from '../../problem/problem.js';
import type { ResamplePlan } from '../../problem/resample.js';
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
import { type Pace, share } from './parallel.js';
import type { WorkerPool } from './pool.js';
import type { CpuWorker } from './worker.js';

/** One plan's resamples, on this thread and on any worker that asks for them. */
class Resamples {
  readonly #key = newKey();
  readonly #kernel: CpuKernel;
  readonly #precision: Precision;
  readonly plan: ResamplePlan;
  readonly starts: Float64Array;
  readonly pace: Pace = {};
  #here: Refitter | undefined;
  #posted: CpuKernel | undefined;

  constructor(kernel: CpuKernel, precision: Precision, plan: ResamplePlan, starts: Float64Array) {
    this.#kernel = kernel;
    this.#precision = precision;
    this.plan = plan;
    this.starts = starts;
  }

  get here(): Refitter {
    this.#here ??= createRefitter(this.#kernel, this.#precision, this.plan);
    return this.#here;
  }

  /** The key by which `remote` knows these resamples, from now on if not before. */
  async there(remote: Remote<CpuWorker>, knows: Set<number>): Promise<number> {
    const key = this.#key;
    if (!knows.has(key)) {
      this.#posted ??= sharedKernel(this.#kernel);
      await remote.prepareRefits(key, this.#posted, this.#precision, this.plan, this.starts);
      knows.add(key);
    }
    return key;
  }

  release(pool: WorkerPool): void {
    pool.forget(this.#key);
  }
}

/** `PreparedProblem.refit` of the CPU back end; what was set up for a plan serves later calls with it. */
export function refitOnPool(
  kernel: CpuKernel,
  precision: Precision,
  pool: WorkerPool,
): { readonly refit: PreparedProblem['refit']; dispose(): void } {
  const { size } = kernel;
  let resamples: Resamples | undefined;
  return {
    async refit(plan, starts, first, count, options, control = {}) {
      const made = new Float64Array(starts.count * size);
      starts.fill(0, starts.count, made);
      if (resamples?.plan !== plan || !sameNumbers(resamples.starts, made)) {
        resamples?.release(pool);
        resamples = new Resamples(kernel, precision, plan, made);
      }
      const known = resamples;
      const out = emptyRefitResult(count, size);
      const refined = options.polish && emptyRefined(count, size, options.polish.covariance);
      await share<RefitResult>(
        pool,
        {
          count,
          name: 'resamples',
          pace: known.pace,
          unit: 1,
          here: (k) => known.here.search(first + k, made, options, out, k, refined),
          there: async (remote, knows, from, to) =>
            remote.refit(await known.there(remote, knows), first + from, to - from, options),
          take: (from, part) => {
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

/** Finishes in float64 what any back end's refits of one plan found. */
export interface Refiner {
  /** `found`: resamples `first .. first + found.count - 1`. `maxSteps` is of each polish. */
  refine(first: number, found: RefitResult, maxSteps: number, control?: Control): Promise<Refined>;
  dispose(): void;
}

/** With `covariance`, each refit's covariance comes with it. */
export async function createRefiner(
  problem: Problem,
  plan: ResamplePlan,
  covariance: boolean,
): Promise<Refiner> {
  const kernel = await compileKernel(problem);
  const { size } = kernel;
  const { pool } = poolOf();
  const resamples = new Resamples(kernel, 'f64', plan, new Float64Array(0));
  return {
    async refine(first, found, maxSteps, control = {}) {
      const { count } = found;
      const out = emptyRefined(count, size, covariance);
      await share<Refined>(
        pool,
        {
          count,
          name: 'resamples',
          pace: resamples.pace,
          unit: 1,
          here: (k) => resamples.here.refine(first + k, found, maxSteps, out, k),
          there: async (remote, knows, from, to) =>
            remote.refine(
              await resamples.there(remote, knows),
              first + from,
              {
                count: to - from,
                parameters: found.parameters.slice(2 * from * size, 2 * to * size),
                objective: found.objective.slice(2 * from, 2 * to),
                status: found.status.slice(2 * from, 2 * to),
              },
              maxSteps,
              covariance,
            ),
          take: (from, part) => placeRefined(out, from, size, part),
        },
        control,
      );
      return out;
    },
    dispose: () => resamples.release(pool),
  };
}
