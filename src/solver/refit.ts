/** Refits of resamples on one thread: draw, search, and then polish. */

import { quadraticForm } from '../linear-algebra/matrix-shape.js';
import { packedLength } from '../linear-algebra/packed.js';
import { displacement } from '../problem/displacement.js';
import { shapeOf } from '../problem/group-coordinates.js';
import { createResampler, type ResamplePlan } from '../problem/resample.js';
import type { CpuKernel } from './kernel.js';
import { KnownMinima } from './known-minima.js';
import { createLocalSearch } from './local-search.js';
import { createPasses } from './passes.js';
import { createPolisher, type Polished } from './polish.js';
import type { Refined, RefitResult } from './results.js';
import { robustCovariance } from './robust-covariance.js';
import type { Precision, SearchOptions } from './search-options.js';

/** A point within this quadratic distance of a minimum, relative to the objective, lies in its basin. */
const BASIN = 1e-2;

/** The second of a resample's two points is polished too where its objective is at most this much higher, relative. */
const COMPETITIVE = 1e-4;

/** Objectives that differ by less, relative, count as equal. */
const SAME = 1e-8;

export interface Refitter {
  /**
   * Fits resample `resample` from every one of `starts` (row-major), in order, into entry `k` of `out`, and polishes the
   * results into the same entry of `refined`, where that is given.
   */
  search(
    resample: number,
    starts: Float64Array,
    options: SearchOptions,
    out: RefitResult,
    k: number,
    refined?: Refined,
  ): void;
  /** Polishes the results of another search, entry `k` of `searched`, into the same entry of `out`, in at most `maxSteps`. */
  refine(resample: number, searched: RefitResult, maxSteps: number, out: Refined, k: number): void;
}

/**
 * Draws and fits the resamples of `plan`, with buffers made once. Which minima `search` keeps is as in
 * `shaders/reduce.wgsl`, its twin.
 */
export function createRefitter(kernel: CpuKernel, precision: Precision, plan: ResamplePlan): Refitter {
  const { size } = kernel;
  const resampler = createResampler(plan, kernel);
  const { weight, target, columns = kernel.columns } = resampler;
  const resampled: CpuKernel = { ...kernel, weight, target, columns };
  const passes = createPasses(resampled);
  const search = createLocalSearch(resampled, passes, precision);
  // Made before anything is drawn: the residual scale that it computes must not depend on which resample is first.
  const polish = createPolisher(resampled, passes);
  const at = new Float64Array(size);
  const minima = new KnownMinima();
  const clustered = plan.kind === 'draw' && plan.order.length < kernel.rows;
  const sampling = { weight: kernel.weight, ...(clustered ? { group: plan.unit } : {}) };
  const draw = (resample: number): void => {
    resampler.draw(resample);
    passes.reload();
  };
  const polishBoth = (searched: RefitResult, maxSteps: number, out: Refined, k: number): void => {
    const found = (which: 0 | 1): Float64Array =>
      searched.parameters.slice((2 * k + which) * size, (2 * k + which + 1) * size);
    const first = polish(found(0), { maxSteps, brief: true });
    const [firstObjective, otherObjective] = [searched.objective[2 * k], searched.objective[2 * k + 1]];
    const isCompetitive =
      otherObjective <= firstObjective * (1 + COMPETITIVE) || !Number.isFinite(first.objective);
    let best = first;
    if (isCompetitive && Number.isFinite(otherObjective) && !isInBasin(kernel, first, found(1))) {
      const second = polish(found(1), { maxSteps, brief: true });
      if (second.objective < first.objective * (1 - SAME) || !Number.isFinite(first.objective)) best = second;
    }
    out.parameters.set(best.parameters, k * size);
    out.objective[k] = best.objective;
    out.status[k] = best.status;
    out.improved[k] = best === first ? 0 : 1;
    if (out.covariance.length > 0) {
      out.covariance.set(
        robustCovariance(resampled, passes.evaluator, best, sampling),
        k * packedLength(size),
      );
    }
  };
  return {
    search(resample, starts, options, out, k, refined) {
      draw(resample);
      const known = options.merge ? minima : undefined;
      known?.clear();
      for (let start = 0; start * size < starts.length; start++) {
        const entry = 2 * k + Math.min(start, 1);
        at.set(starts.subarray(start * size, (start + 1) * size));
        const result = search(at, options, known);
        // The first start's result has an entry of its own; of the others the lowest is kept.
        if (start > 0 && !(result.objective < out.objective[entry])) continue;
        out.parameters.set(at, entry * size);
        out.objective[entry] = result.objective;
        out.status[entry] = result.status;
      }
      if (refined !== undefined) polishBoth(out, options.maxSteps, refined, k);
    },
    refine(resample, searched, maxSteps, out, k) {
      draw(resample);
      polishBoth(searched, maxSteps, out, k);
    },
  };
}

function isInBasin(kernel: CpuKernel, minimum: Polished, point: Float64Array): boolean {
  const difference = displacement(kernel, minimum.parameters, point);
  return quadraticForm(shapeOf(kernel), minimum.gaussNewton, difference) / 2 <= BASIN * minimum.objective;
}
