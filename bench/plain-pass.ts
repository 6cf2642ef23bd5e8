import type { HuberForm } from '../src/loss/loss.js';
import type { Problem } from '../src/problem/problem.js';

/**
 * The yardstick of the passes: the same sums for E + A/N^alpha + B/D^beta on the log residual, as a careful person
 * writes them by hand in JavaScript, one loop and no allocation. Internal coordinates are log E, log A, log B at the
 * columns' centre, alpha, beta; `sums` takes the objective, 5 gradient sums and 15 normal sums.
 */
export function plainNormalPass(
  problem: Pick<Problem, 'rows' | 'columns' | 'target' | 'weight'>,
  { delta }: HuberForm,
): (at: Float64Array, sums: Float64Array) => void {
  const { rows, columns, target, weight } = problem;
  const [logN, logD] = columns;
  const slope = new Float64Array(5);
  return (at, sums) => {
    const [e, a, b, alpha, beta] = at;
    const E = Math.exp(e);
    sums.fill(0);
    for (let i = 0; i < rows; i++) {
      const A = Math.exp(a - alpha * logN[i]);
      const B = Math.exp(b - beta * logD[i]);
      const law = E + A + B;
      const r = Math.log(law) - target[i];
      const size = Math.abs(r);
      const curvature = weight[i] * (size <= delta ? 1 : delta / size);
      sums[0] += weight[i] * (size <= delta ? 0.5 * r * r : delta * (size - 0.5 * delta));
      slope[0] = E / law;
      slope[1] = A / law;
      slope[2] = B / law;
      slope[3] = -slope[1] * logN[i];
      slope[4] = -slope[2] * logD[i];
      let entry = 6;
      for (let j = 0; j < 5; j++) {
        const scaled = curvature * slope[j];
        sums[1 + j] += scaled * r;
        for (let k = 0; k <= j; k++) sums[entry++] += scaled * slope[k];
      }
    }
  };
}
