import type { SearchResult } from './contract.js';

/** Room for the results of `count` fits of `size` parameters. */
export function emptySearchResult(count: number, size: number): SearchResult {
  return {
    count,
    parameters: new Float64Array(count * size),
    objective: new Float64Array(count),
    status: new Uint8Array(count),
    steps: new Uint32Array(count),
  };
}
