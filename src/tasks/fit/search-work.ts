/** The search of a fit as work that can be divided. */
import type { BackendInfo } from '../../backend/contract.js';
import { throwIfAborted } from '../../errors.js';
import { COHORT } from '../../solver/cohort.js';
import type { DividedWork, MakeParts } from '../divided-work.js';
import { secondsOfStart } from './fit-work.js';
import { exactObjectives, type FollowedStarts } from './followed-starts.js';
import { type StartSearch, searchStarts } from './search-starts.js';

export interface SearchWork extends DividedWork<FollowedStarts> {
  /** Internal coordinates. */
  readonly size: number;
}

/** Has all starts followed, and resolves to who reads where they ended. */
export type MakeSearch = (work: SearchWork) => ReturnType<MakeParts<FollowedStarts>>;

/** Following the starts of `search`: cohorts, which merge with each other, are whole. */
export function searchWork(search: StartSearch, backend: () => BackendInfo): SearchWork {
  const { model, kernel, starts } = search;
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
