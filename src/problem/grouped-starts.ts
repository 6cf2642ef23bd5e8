/** Starts of a law of which some parameters differ between groups of rows. */
import { penalty } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { rowsByGroup } from './group-coordinates.js';
import { createLinearSeeds } from './linear-seed.js';
import type { Model, ModelGroups } from './model.js';

/** Seeded starts that are compared for each nonlinear parameter, and the best of all, which are followed. */
export const COMPARED_STARTS = 32;
export const KEPT_STARTS = 8;

/**
 * Completes a start of the pooled law (natural units) for all groups: each group's linear parameters fit its own rows best,
 * those that all groups share fit all rows best, and nonlinear ones are the same everywhere.
 */
export function createGroupedSeed(groups: ModelGroups): (pooled: Float64Array) => Float64Array {
  const { pooled, local, places, names, of } = groups;
  const size = places.reduce((most, place) => place.reduce((a, b) => Math.max(a, b), most), -1) + 1;
  const solveAt = createLinearSeeds(pooled);
  const rows = rowsByGroup({ count: names.length, of });
  return (theta) => {
    const complete = solveAt(theta);
    const shared = theta.slice();
    complete(shared);
    const out = new Float64Array(size);
    for (const [group, place] of places.entries()) {
      const own = theta.slice();
      complete(own, rows[group]);
      for (const [k, to] of place.entries()) out[to] = local[k] ? own[k] : shared[k];
    }
    return out;
  };
}

/** The pooled law's values in every group. */
export function sameInAllGroups(
  { places }: ModelGroups,
  pooled: ArrayLike<number>,
  size: number,
): Float64Array {
  const out = new Float64Array(size);
  for (const place of places) for (const [k, to] of place.entries()) out[to] = pooled[k];
  return out;
}

/** The best of `count` starts by the objective, best first, at most `kept`; natural units. */
export function bestStarts(
  model: Model,
  count: number,
  kept: number,
  at: (index: number) => Float64Array,
): Float64Array[] {
  const { problem } = model;
  const evaluator = problem.evaluator();
  const slopes = residualSlopes(problem);
  const objective = (natural: Float64Array): number => {
    const value = evaluator.value(model.toInternal(natural));
    let sum = 0;
    for (let row = 0; row < problem.rows; row++) {
      sum +=
        problem.weight[row] * penalty(problem.loss.rho, (value[row] - problem.target[row]) * slopes[row]);
    }
    return Number.isNaN(sum) ? Infinity : sum;
  };
  return Array.from({ length: count }, (_, index) => {
    const natural = at(index);
    return { natural, objective: objective(natural) };
  })
    .sort((a, b) => a.objective - b.objective)
    .slice(0, kept)
    .map(({ natural }) => natural);
}
