/** Many fits or evaluations of one problem on one thread, synchronously. */
import { huberForm } from '../loss/loss.js';
import type { CpuKernel } from './kernel.js';
import { COHORT, type KnownMinima } from './known-minima.js';
import { createLocalSearch } from './local-search.js';
import { createPasses } from './passes.js';
import type { ObjectiveResult } from './results.js';
import type { Precision, SearchOptions } from './search-options.js';

/** A batch of fits; `parameters` holds the starts, then the results. */
export interface Fits {
  readonly parameters: Float64Array;
  readonly objective: Float64Array;
  readonly status: Uint8Array;
  readonly steps: Uint32Array;
}

export interface Batch {
  /**
   * Fits starts `from .. to - 1` of `fits` in place, in order. With `known`, a start that enters the basin of a minimum
   * already known to its cohort takes that as its result; start 0 of `fits` must then begin a cohort.
   */
  fit(fits: Fits, from: number, to: number, options: SearchOptions, known?: KnownMinima): void;
  /** Objective and gradient at points `from .. to - 1`, written to the same indices of `out`. */
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

/** Its `objective` is the twin of `shaders/objective.wgsl`. */
export function createBatch(kernel: CpuKernel, precision: Precision): Batch {
  const { size, loss } = kernel;
  const passes = createPasses(kernel);
  const search = createLocalSearch(kernel, passes, precision);
  return {
    fit({ parameters, objective, status, steps }, from, to, options, known) {
      for (let k = from; k < to; k++) {
        if (k % COHORT === 0) known?.clear();
        const result = search(parameters.subarray(k * size, (k + 1) * size), options, known);
        objective[k] = result.objective;
        status[k] = result.status;
        steps[k] = result.steps;
      }
    },
    objective(points, from, to, smoothing, out) {
      const form = huberForm(loss.rho, smoothing);
      for (let k = from; k < to; k++) {
        const [first, last] = [k * size, (k + 1) * size];
        out.objective[k] = passes.gradient(
          points.subarray(first, last),
          form,
          out.gradient.subarray(first, last),
        );
      }
    },
  };
}
