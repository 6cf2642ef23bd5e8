/** Refits of resamples on one thread: draw, search, and then polish. */

import { packedLength, quadraticForm } from '../linear-algebra/packed.js';
import { displacement } from '../problem/displacement.js';
import { createResampler, type ResamplePlan } from '../problem/resample.js';
import type { CpuKernel } from './kernel.js';
import { KnownMinima } from './known-minima.js';
import { createLocalSearch } from './local-search.js';
import { createPasses } from './passes.js';
import { createPolisher, type Polished } from './polish.js';
import type { Refined, RefitResult } from './results.js';
import { robustCovariance } from './robust-covariance.js';
import type { Precision, SearchOptions } from './search-options.js';

/** An end this near the other's minimum, by its curvature and relative to the objective, leads there. */
const BASIN = 1e-2;

/** Of two ends told apart by search, the other is polished too where it is not higher than this, relative. */
const NEAR = 1e-4;

/** Objectives that differ by less, relative, are one and the same. */
const SAME = 1e-8;

export interface Refits {
  /**
   * Fits resample `resample` from every one of `starts` (row-major), in order, into place `k` of `out`, and polishes the
   * ends into the same place of `refined`, where that is given.
   */
  search(
    resample: number,
    starts: Float64Array,
    options: SearchOptions,
    out: RefitResult,
    k: number,
    refined?: Refined,
  ): void;
  /** Polishes what another search found, place `k` of `found`, into the same place of `out`, in at most `maxSteps`. */
  refine(resample: number, found: RefitResult, maxSteps: number, out: Refined, k: number): void;
}

/**
 * Draws and fits the resamples of `plan`, with buffers made once. Which minima `search` keeps is as in
 * `shaders/reduce.wgsl`, its twin.
 */
export function createRefits(kernel: CpuKernel, precision: Precision, plan: ResamplePlan): Refits {
  const { size } = kernel;
  const resampler = createResampler(plan, kernel);
  const drawn: CpuKernel = { ...kernel, weight: resampler.weight, target: resampler.target };
  const passes = createPasses(drawn);
  const search = createLocalSearch(drawn, passes, precision);
  // Made before anything is drawn: the size it takes residuals to have must not depend on which resample comes first.
  const polish = createPolisher(drawn, passes);
  const at = new Float64Array(size);
  const clustered = plan.kind === 'draw' && plan.order.length < kernel.rows;
  const sampling = { weight: kernel.weight, ...(clustered ? { group: plan.unit } : {}) };
  const draw = (resample: number): void => {
    resampler.draw(resample);
    passes.observe();
  };
  const polishEnds = (found: RefitResult, maxSteps: number, out: Refined, k: number): void => {
    const end = (place: number): Float64Array =>
      found.parameters.slice((2 * k + place) * size, (2 * k + place + 1) * size);
    const first = polish(end(0), { maxSteps });
    const [claim, other] = [found.objective[2 * k], found.objective[2 * k + 1]];
    const rival = other <= claim * (1 + NEAR) || !Number.isFinite(first.objective);
    let best = first;
    if (rival && Number.isFinite(other) && !liesIn(kernel, first, end(1))) {
      const second = polish(end(1), { maxSteps });
      if (second.objective < first.objective * (1 - SAME) || !Number.isFinite(first.objective)) best = second;
    }
    out.parameters.set(best.parameters, k * size);
    out.objective[k] = best.objective;
    out.status[k] = best.status;
    out.improved[k] = best === first ? 0 : 1;
    if (out.covariance.length > 0) {
      out.covariance.set(robustCovariance(drawn, passes.evaluator, best, sampling), k * packedLength(size));
    }
  };
  return {
    search(resample, starts, options, out, k, refined) {
      draw(resample);
      const known = options.merge ? new KnownMinima() : undefined;
      for (let start = 0; start * size < starts.length; start++) {
        const place = 2 * k + Math.min(start, 1);
        at.set(starts.subarray(start * size, (start + 1) * size));
        const end = search(at, options, known);
        // The first end has its place; of the others the lowest.
        if (start > 0 && !(end.objective < out.objective[place])) continue;
        out.parameters.set(at, place * size);
        out.objective[place] = end.objective;
        out.status[place] = end.status;
      }
      if (refined !== undefined) polishEnds(out, options.maxSteps, refined, k);
    },
    refine(resample, found, maxSteps, out, k) {
      draw(resample);
      polishEnds(found, maxSteps, out, k);
    },
  };
}

function liesIn(kernel: CpuKernel, minimum: Polished, end: Float64Array): boolean {
  const away = displacement(kernel, minimum.parameters, end);
  return quadraticForm(minimum.gaussNewton, away) / 2 <= BASIN * minimum.objective;
}
