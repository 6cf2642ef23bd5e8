import type { Problem } from '../../../src/problem/problem.js';
import type { SearchResult } from '../../../src/solver/results.js';
import type { Precision } from '../../../src/solver/search-options.js';
import { countNormalPass, countRows, scale, sum, traffic } from '../../count.js';
import type { Counted } from '../../suite.js';

/** Passes over the rows that a search took: one for every step, and one where a start lies. */
export function passesOf({ count, steps }: Pick<SearchResult, 'count' | 'steps'>): number {
  return steps.reduce((total, taken) => total + taken, count);
}

/**
 * What `fits` fits need that take so many passes in all: the passes, the rows once, a start in and an end out for each.
 * The float64 polish of a few ends is not counted: it is the host's, on any back end.
 */
export function countFits(problem: Problem, precision: Precision, fits: number, passes: number): Counted {
  const { size } = problem;
  // Coordinates in; coordinates, objective, status and steps out.
  const out = (size + 3) * fits;
  return sum(
    scale(countNormalPass(problem, precision), passes),
    countRows(problem, precision),
    traffic(precision, size * fits + out, out),
  );
}
