/** Starts of a law of which some parameters differ between groups of rows. */
import { penalty } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { rowsByGroup } from './group-coordinates.js';
import { createLinearSeeds } from './linear-seed.js';
import type { Model, ModelGroups } from './model.js';
import { overRows } from './over-rows.js';

/** Seeded starts that are compared for each nonlinear parameter, and the best of all, which are followed. */
export const COMPARED_STARTS = 32;
export const KEPT_STARTS = 8;

/** Rows of the groups by which starts are compared: the nonlinear parameters, in which starts differ, are what most groups share. */
export const COMPARED_ROWS = 2048;

/**
 * A positive parameter of a group that is below this share of its value in all rows starts at that value: where common exponents are
 * far off, the best value in many a group is zero, from which its logarithm returns slowly.
 */
const LEAST_SHARE = 0.3;

/**
 * Completes a start of the pooled law (natural units) for all groups: each group's linear parameters fit its own rows best,
 * those that all groups share fit all rows best, and nonlinear ones are the same everywhere.
 */
export function createGroupedSeed(groups: ModelGroups): (pooled: Float64Array) => Float64Array {
  const { pooled, local, places, names, of } = groups;
  const size = places.reduce((most, place) => place.reduce((a, b) => Math.max(a, b), most), -1) + 1;
  const rows = rowsByGroup({ count: names.length, of });
  const ends = new Uint32Array(names.length);
  // Group by group, so that each one's rows are neighbours.
  const ordered = new Uint32Array(of.length);
  for (const [group, own] of rows.entries()) {
    const first = group === 0 ? 0 : ends[group - 1];
    ordered.set(own, first);
    ends[group] = first + own.length;
  }
  const solveAt = createLinearSeeds(overRows(pooled, ordered));
  return (theta) => {
    const complete = solveAt(theta);
    const shared = theta.slice();
    complete(shared);
    const out = new Float64Array(size);
    for (const [group, place] of places.entries()) {
      const own = theta.slice();
      complete(own, group === 0 ? 0 : ends[group - 1], ends[group]);
      for (const [k, to] of place.entries()) {
        const vanishes = pooled.free[k].logarithmic && own[k] < LEAST_SHARE * shared[k];
        out[to] = local[k] && !vanishes ? own[k] : shared[k];
      }
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

/** Numbers of the best of `count` starts (natural units) by the objective, best first, at most `kept`. */
export function bestStarts(
  model: Model,
  count: number,
  kept: number,
  at: (index: number) => Float64Array,
): number[] {
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
  const objectives = Array.from({ length: count }, (_, index) => objective(at(index)));
  return [...objectives.keys()].sort((a, b) => objectives[a] - objectives[b]).slice(0, kept);
}
