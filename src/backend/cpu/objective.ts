import { huberForm } from '../../problem/loss.js';
import type { Problem } from '../../problem/problem.js';
import { createNormalPass } from './normal-equations.js';

/** Objective at `at`; its gradient is written into `gradient`. */
export type ObjectiveAt = (at: Float64Array, smoothing: number, gradient: Float64Array) => number;

/** The float64 twin of `shaders/objective.wgsl`. */
export function createObjective(problem: Problem): ObjectiveAt {
  const pass = createNormalPass(problem);
  return (at, smoothing, gradient) =>
    pass.objectiveAndGradient(at, huberForm(problem.loss.rho, smoothing), gradient);
}
