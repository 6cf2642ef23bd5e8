/** The sums of a Gauss-Newton pass in float64, with the error that a pass may make. Two-sided penalties alone. */

import { packedIndex, packedLength } from '../../../src/linear-algebra/packed.js';
import type { HuberForm } from '../../../src/loss/loss.js';
import type { Problem } from '../../../src/problem/problem.js';
import type { Precision } from '../../../src/solver/search-options.js';
import { type Approximate, evaluate, stored } from './rounding.js';

const ULP = { f32: 2 ** -23, f64: 2 ** -52 } as const;

/** Roundings of a row's own arithmetic: residual, penalty, slope (a division of 2.5 ulp) and two products. */
const OPERATIONS = 12;

/**
 * The objective, the gradient sums, then the packed normal sums at `at`, on the log or raw residual. Arithmetic of
 * float64 makes the errors of single precision, so many times smaller as its ulp is, and stores what it is given.
 */
export function analyseNormal(
  problem: Problem,
  at: Float64Array,
  { delta, up }: HuberForm,
  precision: Precision,
): Approximate[] {
  const { program, rows, columns, target, weight, size } = problem;
  const ulp = ULP[precision];
  const finer = ulp / ULP.f32;
  const triangle = packedLength(size);
  const value = new Float64Array(1 + size + triangle);
  const error = new Float64Array(value.length);
  const magnitude = new Float64Array(value.length);
  const add = (k: number, term: number, own: number): void => {
    value[k] += term;
    error[k] += own + OPERATIONS * ulp * Math.abs(term);
    magnitude[k] += Math.abs(term);
  };
  for (let row = 0; row < rows; row++) {
    const [predicted, ...gradient] = evaluate(
      program.graph,
      [program.value, ...program.gradient],
      ({ kind, value: index }) =>
        stored(kind === 'const' ? index : kind === 'column' ? columns[index][row] : at[index]),
    );
    const r = predicted.value - target[row];
    const off = finer * (predicted.error + stored(target[row]).error) + ulp * Math.abs(r);
    const size_ = Math.abs(r);
    const core = Math.min(size_, delta);
    const w = weight[row] * up;
    add(0, w * core * (size_ - core / 2), w * Math.min(size_ + off, delta) * off);
    // psi is 1-Lipschitz and flat beyond delta; the slope psi / r falls by at most 1 / max(|r|, delta) of itself.
    const psi = w * Math.sign(r) * core;
    const psiOff = size_ - off > delta ? 0 : w * off;
    const slope = size_ <= delta ? w : (w * delta) / size_;
    const slopeOff = slope * Math.min(1, off / Math.max(size_ - off, delta));
    gradient.forEach((a, i) => {
      const aOff = finer * a.error;
      add(1 + i, psi * a.value, psiOff * (Math.abs(a.value) + aOff) + Math.abs(psi) * aOff);
      for (let j = 0; j <= i; j++) {
        const b = gradient[j];
        const bOff = finer * b.error;
        const product = Math.abs(a.value * b.value);
        const productOff = Math.abs(a.value) * bOff + (Math.abs(b.value) + bOff) * aOff;
        add(
          1 + size + packedIndex(i, j),
          slope * a.value * b.value,
          slopeOff * (product + productOff) + slope * productOff,
        );
      }
    });
  }
  // Blocks of 256 rows, then their sums; both sides are added up.
  const longest = Math.min(rows, 256) + Math.ceil(rows / 256) + (precision === 'f64' ? rows : 0);
  return Array.from(value, (v, k) => ({ value: v, error: error[k] + longest * ulp * magnitude[k] }));
}
