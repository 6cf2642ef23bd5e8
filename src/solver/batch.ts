/** Many fits or evaluations of one problem on one thread, synchronously. */
import { huberForm } from '../loss/loss.js';
import { Status } from '../problem/status.js';
import { COHORT } from './cohort.js';
import type { CpuKernel } from './kernel.js';
import type { KnownMinima } from './known-minima.js';
import type { LocalResult } from './levenberg-marquardt.js';
import { createLocalSearch, type LocalSearch } from './local-search.js';
import { createPasses } from './passes.js';
import type { ObjectiveResult } from './results.js';
import type { Precision, SearchOptions } from './search-options.js';
import type { SideBySide } from './side-by-side.js';

/** A batch of fits; `parameters` holds the starts, then the results. */
export interface Fits {
  readonly parameters: Float64Array;
  readonly objective: Float64Array;
  readonly status: Uint8Array;
  readonly steps: Uint32Array;
}

export interface Batch {
  /**
   * Fits starts `from .. to - 1` of `fits` in place; yields every few milliseconds. With `known`, a start that enters the basin
   * of a minimum already known to its cohort takes that as its result; start 0 of `fits` must then begin a cohort, and `from` too.
   */
  fit(fits: Fits, from: number, to: number, options: SearchOptions, known?: KnownMinima): Generator<void>;
  /** Objective and gradient at points `from .. to - 1`, written to the same indices of `out`; the objective alone where that has no gradient. */
  objective(points: Float64Array, from: number, to: number, smoothing: number, out: ObjectiveResult): void;
}

export function emptyFits(parameters: Float64Array, count: number): Fits {
  return {
    parameters,
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    steps: new Uint32Array(count),
  };
}

/** Its `objective` is the twin of `shaders/objective.wgsl`. Fits are made one by one, or side by side by `side`. */
export function createBatch(kernel: CpuKernel, precision: Precision, side?: SideBySide): Batch {
  const { size, loss } = kernel;
  const passes = createPasses(kernel);
  const search = createLocalSearch(kernel, passes, precision);
  const fit = side === undefined ? oneByOne(size, search) : fitSideBySide(size, side, search);
  return {
    fit,
    objective(points, from, to, smoothing, out) {
      const form = huberForm(loss.rho, smoothing);
      for (let k = from; k < to; k++) {
        const [first, last] = [k * size, (k + 1) * size];
        const at = points.subarray(first, last);
        out.objective[k] =
          out.gradient.length === 0
            ? passes.objective(at, form)
            : passes.gradient(at, form, out.gradient.subarray(first, last));
      }
    },
  };
}

function oneByOne(size: number, search: LocalSearch): Batch['fit'] {
  return function* fit(fits, from, to, options, known) {
    for (let k = from; k < to; k++) {
      if (k % COHORT === 0) known?.clear();
      put(fits, k, search(fits.parameters.subarray(k * size, (k + 1) * size), options, known));
      yield;
    }
  };
}

/** `Batch.fit` by `side`, with `search` where single precision overflows. */
export function fitSideBySide(size: number, side: SideBySide, search: LocalSearch): Batch['fit'] {
  return function* fit(fits, from, to, options, known) {
    for (let first = from; first < to; first += COHORT) {
      known?.clear();
      const last = known === undefined ? to : Math.min(to, first + COHORT);
      const current = new Uint32Array(side.lanes);
      let next = first;
      const place = (k: number): Float64Array => fits.parameters.subarray(k * size, (k + 1) * size);
      yield* side.run(
        {
          next(lane, at) {
            if (next >= last) return false;
            current[lane] = next;
            at.set(place(next++));
            return true;
          },
          end(lane, at, result) {
            const k = current[lane];
            const { status, normal } = result;
            if (status === Status.notFinite) {
              known?.abandon(lane);
              put(fits, k, search(place(k), options, known, side.lanes));
              return;
            }
            place(k).set(at);
            put(fits, k, result);
            if (status !== Status.merged) known?.add(at, normal, lane);
          },
          ...(known === undefined ? {} : { basinOf: (lane, at, sums) => known.basinOf(at, sums, lane) }),
        },
        options,
      );
      if (known === undefined) return;
    }
  };
}

function put(
  fits: Fits,
  k: number,
  { objective, status, steps }: Pick<LocalResult, 'objective' | 'status' | 'steps'>,
): void {
  fits.objective[k] = objective;
  fits.status[k] = status;
  fits.steps[k] = steps;
}
