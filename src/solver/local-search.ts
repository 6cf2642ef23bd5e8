import { Status } from '../problem/status.js';
import type { CpuKernel } from './kernel.js';
import type { KnownMinima } from './known-minima.js';
import { createLevenbergMarquardt, type Fitted } from './levenberg-marquardt.js';
import type { Passes } from './passes.js';
import type { Precision, SearchOptions } from './search-options.js';
import { fitsSingle } from './single-precision.js';

/**
 * Follows the start in `at` to its end, in place. With `known`, a start that comes to where one before it has ended
 * takes that end, and a new end is remembered.
 */
export type LocalSearch = (at: Float64Array, options: SearchOptions, known?: KnownMinima) => Fitted;

/** In `precision`, and in double what overflows single. */
export function createLocalSearch(kernel: CpuKernel, passes: Passes, precision: Precision): LocalSearch {
  const fitWide = createLevenbergMarquardt(kernel, passes, 'f64');
  const fit =
    precision === 'f32' && fitsSingle(kernel) ? createLevenbergMarquardt(kernel, passes, 'f32') : fitWide;
  const start = new Float64Array(kernel.size);
  return (at, options, known) => {
    const met = known?.met.bind(known);
    start.set(at);
    let end = fit(at, options, met);
    if (end.status === Status.notFinite && fit !== fitWide) {
      at.set(start);
      end = fitWide(at, options, met);
    }
    if (end.status !== Status.notFinite && end.status !== Status.merged) known?.add(at, end.normal);
    return end;
  };
}
