/** Sums over rows in float64, each with the error that f32 arithmetic may make of it: what passes are judged by. */

import {
  type Approximate,
  evaluate,
  FINER,
  product,
  rounded,
  stored,
  ULP,
} from '../../../src/formula/error-analysis.js';
import { packedIndex, packedLength } from '../../../src/linear-algebra/packed.js';
import { type HuberForm, huberForm } from '../../../src/loss/loss.js';
import type { Problem } from '../../../src/problem/problem.js';
import type { Precision } from '../../../src/solver/search-options.js';

/** A sum under way: its terms, and an ulp of every partial sum that a term can take part in. */
class ApproximateSum {
  #value = 0;
  #error = 0;
  #size = 0;

  add({ value, error }: Approximate): void {
    this.#value += value;
    this.#error += error;
    this.#size += Math.abs(value) + error;
  }

  /** `longest`: additions that a term takes part in. */
  total(longest: number): Approximate {
    return { value: this.#value, error: this.#error + longest * ULP * this.#size };
  }
}

/** Additions of f32: blocks of 256 rows, then their sums. */
const additions = (rows: number): number => Math.min(rows, 256) + Math.ceil(rows / 256);

/** Exact objective and gradient at `at` (f32 numbers), each with the error that f32 arithmetic may make. */
export function analyseObjective(problem: Problem, at: Float64Array, smoothing: number): Approximate[] {
  return analyseRows(problem, at, huberForm(problem.loss.rho, smoothing), 'gradient').map((sum) =>
    sum.total(additions(problem.rows)),
  );
}

/**
 * The sums of a Gauss-Newton pass at `at` (f32 numbers): objective, gradient, packed normal sums, each with the error
 * that a pass may make. Both sides of a comparison in float64 err, and add up row by row.
 */
export function analyseNormal(
  problem: Problem,
  at: Float64Array,
  form: HuberForm,
  precision: Precision,
): Approximate[] {
  const blocks = additions(problem.rows);
  return analyseRows(problem, at, form, 'normal').map((sum) => {
    if (precision === 'f32') return sum.total(blocks);
    const { value, error } = sum.total(blocks + problem.rows);
    return { value, error: 2 * FINER * error };
  });
}

function analyseRows(
  problem: Problem,
  at: Float64Array,
  { delta, up, down }: HuberForm,
  wanted: 'gradient' | 'normal',
): ApproximateSum[] {
  const { program, rows, columns, target, weight, loss, size } = problem;
  const count = 1 + size + (wanted === 'normal' ? packedLength(size) : 0);
  const sums = Array.from({ length: count }, () => new ApproximateSum());
  for (let row = 0; row < rows; row++) {
    const [value, ...gradient] = evaluate(program.graph, [program.value, ...program.gradient], (node) =>
      stored(
        node.kind === 'const'
          ? node.value
          : node.kind === 'column'
            ? columns[node.value][row]
            : at[node.value],
      ),
    );
    const observed = stored(target[row]);
    const scale =
      loss.residual === 'relative'
        ? rounded(1 / target[row], observed.error / target[row] ** 2, 2.5)
        : stored(1);
    const difference = rounded(value.value - observed.value, value.error + observed.error, 1);
    const r = rounded(
      difference.value * scale.value,
      difference.error * scale.value + Math.abs(difference.value) * scale.error,
      1,
    );
    const length = Math.abs(r.value);
    const c = weight[row] * (r.value > 0 ? up : down);
    const core = Math.min(length, delta);
    // h is delta-Lipschitz, and so is psi's size with 1; five operations follow, one a division.
    const rho = rounded(c * core * (length - core / 2), c * Math.min(length + r.error, delta) * r.error, 8);
    const outside = length - r.error > delta;
    const psi = rounded(Math.sign(r.value) * c * core, outside ? 0 : c * r.error, 8);
    sums[0].add(rho);
    const along = gradient.map((d) => product(scale, d));
    gradient.forEach((d, i) => {
      sums[1 + i].add(product(product(psi, scale), d));
    });
    if (wanted === 'gradient') continue;
    // The curvature psi / r falls by at most 1 / max(|r|, delta) of itself.
    const curvature = c * (length <= delta ? 1 : delta / length);
    const carried = curvature * Math.min(1, r.error / Math.max(length - r.error, delta));
    const bend = rounded(curvature, carried, 8);
    along.forEach((a, i) => {
      const bent = product(bend, a);
      for (let j = 0; j <= i; j++) sums[1 + size + packedIndex(i, j)].add(product(bent, along[j]));
    });
  }
  return sums;
}
