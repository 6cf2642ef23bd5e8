import type { Evaluator } from '../../formula/evaluator.js';
import { packedLength } from '../../problem/linear-algebra/packed.js';
import type { HuberForm } from '../../problem/loss.js';
import type { Problem } from '../../problem/problem.js';
import { dot, residualScale } from './normal-equations.js';

/** Objective, gradient and both matrices of second order at a parameter vector. */
export interface Curvature {
  objective: number;
  /** How far rounding of predictions and observations alone can move the objective: below it nothing can be told. */
  rounding: number;
  readonly gradient: Float64Array;
  /** Packed: sum of weight psi(r)/r J J'. */
  readonly gaussNewton: Float64Array;
  /** Packed: the objective's own second derivative, sum of weight (psi'(r) J J' + psi(r) d2r). */
  readonly hessian: Float64Array;
}

export interface CurvaturePass {
  /** Residuals of the last call. */
  readonly residual: Float64Array;
  curvature(at: Float64Array, form: HuberForm, out: Curvature): void;
}

export function createCurvature(size: number): Curvature {
  return {
    objective: 0,
    rounding: 0,
    gradient: new Float64Array(size),
    gaussNewton: new Float64Array(packedLength(size)),
    hessian: new Float64Array(packedLength(size)),
  };
}

/**
 * The pass that polishing takes: sums that decide the last digits (objective, gradient) are compensated, and the
 * loss's second derivative is exact.
 */
export function createCurvaturePass(problem: Problem, evaluator: Evaluator): CurvaturePass {
  const { rows, size, target, weight } = problem;
  const scale = residualScale(problem);
  const residual = new Float64Array(rows);
  const terms = new Float64Array(rows);
  const score = new Float64Array(rows);
  const reweighted = new Float64Array(rows);
  const exact = new Float64Array(rows);
  const left = new Float64Array(rows);
  const leftExact = new Float64Array(rows);

  return {
    residual,
    curvature(at, { delta, up, down }, out) {
      const law = evaluator.hessian(at);
      let rounding = 0;
      for (let i = 0; i < rows; i++) {
        const slope = scale[i];
        const r = (law.value[i] - target[i]) * slope;
        const size = Math.abs(r);
        const c = weight[i] * (r > 0 ? up : down);
        const inside = size <= delta;
        const psiOverR = inside ? c : (c * delta) / size;
        residual[i] = r;
        terms[i] = inside ? 0.5 * c * r * r : c * delta * (size - 0.5 * delta);
        score[i] = psiOverR * r * slope;
        reweighted[i] = psiOverR * slope * slope;
        exact[i] = inside ? c * slope * slope : 0;
        const noise = Number.EPSILON * Math.abs(slope) * (Math.abs(law.value[i]) + Math.abs(target[i]));
        rounding += psiOverR * noise * (0.5 * size + 16 * noise);
      }
      out.objective = compensatedSum(terms);
      out.rounding = rounding;
      let entry = 0;
      for (let i = 0; i < size; i++) {
        const column = law.gradient[i];
        for (let k = 0; k < rows; k++) {
          terms[k] = score[k] * column[k];
          left[k] = reweighted[k] * column[k];
          leftExact[k] = exact[k] * column[k];
        }
        out.gradient[i] = compensatedSum(terms);
        for (let j = 0; j <= i; j++, entry++) {
          out.gaussNewton[entry] = dot(left, law.gradient[j], rows);
          const second = law.hessian[entry];
          out.hessian[entry] =
            dot(leftExact, law.gradient[j], rows) + (second ? dot(score, second, rows) : 0);
        }
      }
    },
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
