import type { Problem } from './problem.js';

/**
 * The way from one point to another in internal coordinates, as a quadratic form taken at `from` measures it best:
 * closed coordinates, logarithms of x, by the relative change of x itself, since the objective is smooth in x up to
 * zero and its logarithm has no end there.
 */
export function displacement(
  { closed }: Pick<Problem, 'closed'>,
  from: Float64Array,
  to: Float64Array,
): Float64Array {
  const away = to.map((u, i) => u - from[i]);
  for (const i of closed) away[i] = Math.expm1(away[i]);
  return away;
}
