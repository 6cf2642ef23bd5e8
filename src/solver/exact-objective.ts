/** What residuals are taken of, and the objective they add up to. */
import type { Evaluator } from '../formula/evaluator.js';
import { penalty } from '../loss/loss.js';
import type { ProblemData } from './kernel.js';

/** d residual / d value of each row: 1 / L on the relative scale, 1 otherwise. */
export function residualScale({ target, loss }: ProblemData): Float64Array {
  return loss.residual === 'relative'
    ? target.map((observed) => 1 / observed)
    : new Float64Array(target.length).fill(1);
}

/** The size of what residuals are taken of: 1 on the log and relative scales, the mean |L| on the raw one. */
export function residualSize({ loss, target }: ProblemData): number {
  if (loss.residual !== 'raw') return 1;
  let sum = 0;
  for (const observed of target) sum += Math.abs(observed);
  return sum / target.length || 1;
}

/** The sum over rows of weight times the exact penalty, float64, whatever observations `problem` holds at the time. */
export function createExactObjective(
  problem: ProblemData,
  evaluator: Evaluator,
): (at: Float64Array) => number {
  const { target, weight, loss } = problem;
  const relative = loss.residual === 'relative';
  const terms = new Float64Array(target.length);
  return (at) => {
    const value = evaluator.value(at);
    for (let i = 0; i < terms.length; i++) {
      const r = value[i] - target[i];
      terms[i] = weight[i] * penalty(loss.rho, relative ? r / target[i] : r);
    }
    return compensatedSum(terms);
  };
}

/** Neumaier's sum: the error no longer grows with the number of terms. */
export function compensatedSum(terms: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let k = 0; k < terms.length; k++) {
    const term = terms[k];
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
