import type { Arity } from './functions.js';

/**
 * Functions along a run, which expressions over the rows of a table may call and laws may not. `cumsum(x, keep)` is the sum
 * s = keep s + x. Their meaning: `runs/paths`.
 */
export const pathFunctions: ReadonlyMap<string, Arity> = new Map(
  Object.entries({ cumsum: 2, cummin: 1, cummax: 1, diff: 1, previous: 1 }).map(([name, maximum]) => [
    name,
    { minimum: 1, maximum, takesPath: true },
  ]),
);
