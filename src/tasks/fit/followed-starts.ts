/** The search of a fit as work that can be divided. */
import { yieldToEvents } from '#platform';
import type { BackendInfo } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { Model } from '../../problem/model.js';
import { Status } from '../../problem/status.js';
import { createExactObjective } from '../../solver/exact-objective.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { COHORT } from '../../solver/known-minima.js';
import { createPasses } from '../../solver/passes.js';
import type { SearchResult } from '../../solver/results.js';
import type { DividedWork, MakeParts } from '../divided-work.js';
import { secondsOfStart } from './fit-work.js';
import { type StartSearch, searchStarts } from './search-starts.js';

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
  return async ({ count, parameters, status }, { signal } = {}) => {
    const objective = new Float64Array(count);
    let nextYield = performance.now() + YIELD_INTERVAL;
    for (let k = 0; k < count; k++) {
      objective[k] =
        status[k] === Status.notFinite ? Number.NaN : exact(parameters.subarray(k * size, (k + 1) * size));
      if (performance.now() < nextYield) continue;
      await yieldToEvents();
      throwIfAborted(signal);
      nextYield = performance.now() + YIELD_INTERVAL;
    }
    return { size, count, parameters, objective, status };
  };
}

export interface SearchWork extends DividedWork<FollowedStarts> {
  /** Internal coordinates. */
  readonly size: number;
}

/** Has all starts followed, and resolves to who reads where they ended. */
export type MakeSearch = (work: SearchWork) => ReturnType<MakeParts<FollowedStarts>>;

/** Following the starts of `search`: cohorts, which merge with each other, are whole. */
export function searchWork(model: Model, search: StartSearch, backend: () => BackendInfo): SearchWork {
  const { kernel, starts } = search;
  const { size } = kernel;
  const evaluated = exactObjectives(kernel);
  return {
    size,
    items: starts.count,
    unit: COHORT,
    secondsEach: secondsOfStart(model),
    backend,
    async make(first, count, control) {
      const all = {
        ...{ size, count },
        parameters: new Float64Array(count * size),
        objective: new Float64Array(count),
        status: new Uint8Array(count),
      };
      const range = { first, end: first + count };
      const done = await searchStarts(search, range, control, async (result, from) => {
        const { objective, status, parameters } = await evaluated(result, control);
        all.parameters.set(parameters.subarray(0, result.count * size), (from - first) * size);
        all.objective.set(objective, from - first);
        all.status.set(status.subarray(0, result.count), from - first);
      });
      if (done < count) throwIfAborted(control.signal);
      return all;
    },
  };
}
