import type { Arity } from './functions.js';

/** Those of the changes of x so far, in the `group`-th of `groups`: `change(x, group, groups)`. Their meaning: `runs/gathered-changes`. */
export const changeFunctions = ['change', 'changedto', 'sumsince'] as const;

/**
 * Functions along a run, which expressions over the rows of a table may call and laws may not. `cumsum(x, keep)` is the sum
 * s = keep s + x. Their meaning: `runs/paths`.
 */
export const pathFunctions: ReadonlyMap<string, Arity> = new Map<string, Arity>([
  ...Object.entries({ cumsum: 2, cummin: 1, cummax: 1, diff: 1, previous: 1 }).map(
    ([name, maximum]) => [name, { minimum: 1, maximum, takesPath: true }] as const,
  ),
  ...changeFunctions.map((name) => [name, { minimum: 3, maximum: 3, takesPath: true }] as const),
]);
