/** Where the searches of a fit ended, with objectives in float64. */
import { yieldToEvents } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { Status } from '../../problem/status.js';
import { createExactObjective } from '../../solver/exact-objective.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { createPasses } from '../../solver/passes.js';
import type { SearchResult } from '../../solver/results.js';

/** Longest time between yields to the event loop, milliseconds. */
const YIELD_INTERVAL = 50;

/** Where the searches from successive starts ended. */
export interface FollowedStarts {
  readonly size: number;
  readonly count: number;
  /** count x size, row-major, internal coordinates. */
  readonly parameters: Float64Array;
  /** Exact penalties in float64; NaN where a search met numbers that are not finite. */
  readonly objective: Float64Array;
  /** `Status` codes. */
  readonly status: Uint8Array;
}

/** The function that recomputes the objectives of search results in float64. */
export function exactObjectives(
  kernel: CpuKernel,
): (result: SearchResult, control?: Control) => Promise<FollowedStarts> {
  const exact = createExactObjective(kernel, createPasses(kernel).evaluator);
  const { size } = kernel;
  return async ({ count, parameters, status, objective: searched }, { signal } = {}) => {
    const objective = new Float64Array(count);
    const place = (k: number): Float64Array => parameters.subarray(k * size, (k + 1) * size);
    /** By objective of the search its last result: starts that merged end at the very same point. */
    const last = new Map<number, number>();
    const exactAt = (k: number): number => {
      const twin = last.get(searched[k]);
      last.set(searched[k], k);
      const isSame = twin !== undefined && place(twin).every((x, i) => x === parameters[k * size + i]);
      return isSame ? objective[twin] : exact(place(k));
    };
    let nextYield = performance.now() + YIELD_INTERVAL;
    for (let k = 0; k < count; k++) {
      objective[k] = status[k] === Status.notFinite ? Number.NaN : exactAt(k);
      if (performance.now() < nextYield) continue;
      await yieldToEvents();
      throwIfAborted(signal);
      nextYield = performance.now() + YIELD_INTERVAL;
    }
    return { size, count, parameters, objective, status };
  };
}
