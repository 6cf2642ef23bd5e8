import { Status } from '../problem/status.js';
import { fitsF32 } from './fits-f32.js';
import type { CpuKernel } from './kernel.js';
import type { KnownMinima } from './known-minima.js';
import { createLevenbergMarquardt, type LocalResult } from './levenberg-marquardt.js';
import type { Normal, Passes } from './passes.js';
import type { Precision, SearchOptions } from './search-options.js';

/**
 * Searches from the start in `at` to a minimum, in place. With `known`, a start that enters the basin of a known minimum
 * takes that minimum as its result, and new minima are added; `fit` is this one among those in progress.
 */
export type LocalSearch = (
  at: Float64Array,
  options: SearchOptions,
  known?: KnownMinima,
  fit?: number,
) => LocalResult;

/** Searches in `precision`, and in f64 where f32 overflows. */
export function createLocalSearch(kernel: CpuKernel, passes: Passes, precision: Precision): LocalSearch {
  const fitF64 = createLevenbergMarquardt(kernel, passes, 'f64');
  const follow =
    precision === 'f32' && fitsF32(kernel) ? createLevenbergMarquardt(kernel, passes, 'f32') : fitF64;
  const start = new Float64Array(kernel.size);
  return (at, options, known, fit = 0) => {
    const knownBasin = known && ((point: Float64Array, sums: Normal) => known.basinOf(point, sums, fit));
    start.set(at);
    let result = follow(at, options, knownBasin);
    if (result.status === Status.notFinite && follow !== fitF64) {
      at.set(start);
      known?.abandon(fit);
      result = fitF64(at, options, knownBasin);
    }
    if (result.status === Status.notFinite) known?.abandon(fit);
    else if (result.status !== Status.merged) known?.add(at, result.normal, fit);
    return result;
  };
}
