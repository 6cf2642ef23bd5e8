import type { Backend } from '../../../src/backend/contract.js';
import type { StartSet } from '../../../src/problem/problem.js';
import type { SearchResult } from '../../../src/solver/results.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';

/** A search that a task asked for: starts from `first` on, as many as the result has. */
export interface RecordedSearch {
  readonly starts: StartSet;
  readonly first: number;
  readonly options: SearchOptions;
  readonly result: SearchResult;
}

/** A back end in the hands of a task, and what it was asked there. */
export interface Recording {
  readonly backend: Backend;
  readonly searches: readonly RecordedSearch[];
}

/** Passes everything on to `backend`, which stays open. */
export function recording(backend: Backend): Recording {
  const searches: RecordedSearch[] = [];
  return {
    searches,
    backend: {
      get info() {
        return backend.info;
      },
      sweeps: backend.sweeps,
      async prepare(problem) {
        const prepared = await backend.prepare(problem);
        return {
          async search(starts, first, count, options, control) {
            const result = await prepared.search(starts, first, count, options, control);
            searches.push({ starts, first, options, result });
            return result;
          },
          refit: (...request) => prepared.refit(...request),
          objective: (...request) => prepared.objective(...request),
          dispose: () => prepared.dispose(),
        };
      },
      dispose: () => undefined,
    },
  };
}
