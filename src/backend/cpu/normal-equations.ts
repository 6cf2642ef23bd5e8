import type { Evaluator } from '../../formula/evaluator.js';
import type { HuberForm } from '../../problem/loss.js';
import type { Problem } from '../../problem/problem.js';

/** What one pass over the rows yields at a parameter vector. */
export interface Normal {
  /** Sum of weight times penalty, the penalty in its Huber form. */
  objective: number;
  readonly gradient: Float64Array;
  /** Packed p x p: sum of weight times psi(r)/r times J J', which a convex penalty never lies above. */
  readonly matrix: Float64Array;
}

/** One pass over a problem's rows: objective, gradient and reweighted normal matrix, with its own buffers. */
export interface NormalPass {
  /** The residuals of the last call. */
  readonly residual: Float64Array;
  /** Objective alone. */
  objective(at: Float64Array, form: HuberForm): number;
  objectiveAndGradient(at: Float64Array, form: HuberForm, gradient: Float64Array): number;
  normal(at: Float64Array, form: HuberForm, out: Normal): void;
}

export function createNormal(size: number): Normal {
  return {
    objective: 0,
    gradient: new Float64Array(size),
    matrix: new Float64Array((size * (size + 1)) / 2),
  };
}

/** d residual / d value of each row: 1 / L on the relative scale, 1 otherwise. */
export function residualScale(problem: Problem): Float64Array {
  const { target, loss } = problem;
  return loss.residual === 'relative'
    ? target.map((observed) => 1 / observed)
    : new Float64Array(target.length).fill(1);
}

/** The size of what residuals are taken of: 1 on the log and relative scales, the mean |L| on the raw one. */
export function residualSize({ loss, target }: Problem): number {
  if (loss.residual !== 'raw') return 1;
  let sum = 0;
  for (const observed of target) sum += Math.abs(observed);
  return sum / target.length || 1;
}

export function createNormalPass(problem: Problem, evaluator: Evaluator = problem.evaluator()): NormalPass {
  const { rows, size, target, weight } = problem;
  const scale = residualScale(problem);
  const residual = new Float64Array(rows);
  const score = new Float64Array(rows);
  const curvature = new Float64Array(rows);
  const scaled = new Float64Array(rows);

  /** Fills residual, score = w psi(r) dr/dv and curvature = w psi(r)/r (dr/dv)^2; returns the objective. */
  function penalise(value: Float64Array, { delta, up, down }: HuberForm): number {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const slope = scale[i];
      const r = (value[i] - target[i]) * slope;
      const size = Math.abs(r);
      const c = weight[i] * (r > 0 ? up : down);
      const inside = size <= delta;
      const psiOverR = inside ? c : (c * delta) / size;
      residual[i] = r;
      score[i] = psiOverR * r * slope;
      curvature[i] = psiOverR * slope * slope;
      sum += inside ? 0.5 * c * r * r : c * delta * (size - 0.5 * delta);
    }
    return sum;
  }

  return {
    residual,
    objective(at, form) {
      return penalise(evaluator.value(at), form);
    },
    objectiveAndGradient(at, form, gradient) {
      const law = evaluator.gradient(at);
      const sum = penalise(law.value, form);
      for (let i = 0; i < size; i++) gradient[i] = dot(score, law.gradient[i], rows);
      return sum;
    },
    normal(at, form, out) {
      const law = evaluator.gradient(at);
      out.objective = penalise(law.value, form);
      let entry = 0;
      for (let i = 0; i < size; i++) {
        const column = law.gradient[i];
        let sum = 0;
        for (let k = 0; k < rows; k++) {
          const derivative = column[k];
          scaled[k] = curvature[k] * derivative;
          sum += score[k] * derivative;
        }
        out.gradient[i] = sum;
        for (let j = 0; j <= i; j++) out.matrix[entry++] = dot(scaled, law.gradient[j], rows);
      }
    },
  };
}

/** Four partial sums: shorter dependency chains, and a smaller rounding error than one running sum. */
export function dot(a: Float64Array, b: Float64Array, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length - (length % 4);
  for (let k = 0; k < whole; k += 4) {
    s0 += a[k] * b[k];
    s1 += a[k + 1] * b[k + 1];
    s2 += a[k + 2] * b[k + 2];
    s3 += a[k + 3] * b[k + 3];
  }
  for (let k = whole; k < length; k++) s0 += a[k] * b[k];
  return s0 + s1 + (s2 + s3);
}
