/**
 * Operations that fits need at least, from compiled formulas: the same for every back end. A reader can recount every number
 * here by hand.
 */
import { countGraph, type OperationCount } from '../formula/count.js';
import { isTwoSided } from '../loss/loss.js';
import type { Problem } from './problem.js';

export type CountedProblem = Pick<Problem, 'program' | 'rows' | 'size' | 'columns' | 'loss'>;

/** The law on the residual's scale (on the log scale its logarithm is part of it) and its gradient, at every row. */
export function lawAndGradient({ program, rows }: CountedProblem): OperationCount {
  const roots = [program.value, ...program.gradient];
  const { each, once } = countGraph(program.graph, roots, ({ kind }) => kind === 'column');
  return {
    operations: rows * each.operations + once.operations,
    transcendentals: rows * each.transcendentals + once.transcendentals,
  };
}

/** Of a row: its residual, its penalty into the objective, and `slope` = weight times rho'(r) over r. */
export function lossOperations({ loss }: CountedProblem): number {
  // r = value - target; relative: (value - L) (1 / L), the reciprocal made once.
  const residual = loss.residual === 'relative' ? 2 : 1;
  // r r, weight times that, added up; the slope is the weight.
  if (loss.rho.kind === 'squared') return residual + 3;
  // s = |r|, m = min(s, delta), m (s - m / 2): abs, min, times 1/2, minus, times.
  const huber = 5;
  // weight times that, added up.
  const objective = 2;
  // weight times m / s: divide, times.
  const slope = 2;
  // Which side of zero has which weight: a comparison and a multiplication.
  const side = isTwoSided(loss.rho) ? 2 : 0;
  return residual + huber + objective + slope + side;
}

/** One Gauss-Newton pass: law and gradient at every row, the objective, p gradient sums and p (p + 1) / 2 normal sums. */
export function normalPass(problem: CountedProblem): OperationCount {
  const { rows, program } = problem;
  const { operations, transcendentals } = lawAndGradient(problem);
  // Of groups a row has the coordinates of its own.
  const p = program.size;
  // slope g_j: p. Times r, added up: 2 p. Times g_k, k <= j, added up: 2 p (p + 1) / 2.
  const sums = p + 2 * p + p * (p + 1);
  return { operations: operations + rows * (lossOperations(problem) + sums), transcendentals };
}

/** Operations of such a pass over one row, transcendental functions among them. */
export function rowOperations(problem: CountedProblem): number {
  const { operations, transcendentals } = normalPass(problem);
  return (operations + transcendentals) / Math.max(1, problem.rows);
}
