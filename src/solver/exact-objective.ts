/** The objective in float64, with its exact penalty. */
import type { Evaluator } from '../formula/evaluator.js';
import { penalty } from '../loss/loss.js';
import type { ProblemData } from './kernel.js';

/** The sum over rows of weight times the exact penalty, float64, over the observations in `problem` at the time of the call. */
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

/** Neumaier's compensated sum: the error does not grow with the number of terms. */
export function compensatedSum(terms: Float64Array): number {
  let sum = 0;
  let compensation = 0;
  for (let k = 0; k < terms.length; k++) {
    const term = terms[k];
    const next = sum + term;
    compensation += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + compensation;
}

/** Several sums of {@link compensatedSum}, whose terms come in any order. */
export class CompensatedSums {
  readonly #sum: Float64Array;
  readonly #compensation: Float64Array;

  constructor(count: number) {
    this.#sum = new Float64Array(count);
    this.#compensation = new Float64Array(count);
  }

  add(index: number, term: number): void {
    const sum = this.#sum[index];
    const next = sum + term;
    this.#compensation[index] += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    this.#sum[index] = next;
  }

  total(index: number): number {
    return this.#sum[index] + this.#compensation[index];
  }

  all(): Float64Array {
    return this.#sum.map((_, index) => this.total(index));
  }
}
