import type { Problem } from './problem.js';

/**
 * The difference of two points in the coordinates in which a quadratic model at `from` is valid furthest: internal
 * coordinates, but for closed ones, logarithms of x, the relative change of x itself, since the objective is smooth in x up
 * to zero, where its logarithm diverges.
 */
export function displacement(
  { closed }: Pick<Problem, 'closed'>,
  from: Float64Array,
  to: Float64Array,
): Float64Array {
  const difference = to.map((u, i) => u - from[i]);
  for (const i of closed) difference[i] = Math.expm1(difference[i]);
  return difference;
}
