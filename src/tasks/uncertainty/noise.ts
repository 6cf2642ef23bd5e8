/** Noise moments of M-estimation, from the residuals of a fit. */

import { hasKink, huberForm } from '../../loss/loss.js';
import { residualSize, residualSlopes } from '../../loss/residual.js';
import type { Problem } from '../../problem/problem.js';
import { densityAtKink } from '../../statistics/kink-density.js';
import { expectedSlopes } from '../../statistics/smoothed-slope.js';

/** Means over rows, weighted: a weight is the inverse variance of its row up to a factor. */
export interface Noise {
  /** Rows that carry weight. */
  readonly rows: number;
  /** Degrees of freedom: rows less fitted parameters. Without any, noise cannot be estimated. */
  readonly degrees: number;
  /** psi^2, psi being the penalty's slope; times the mean weight. */
  readonly square: number;
  /** Expected psi' (the penalty's curvature) under this noise: at a kink the jump of psi times the density there. */
  readonly slope: number;
  /** psi / r, the row weights in `Polished.gaussNewton`. */
  readonly ratio: number;
  /** The scale of the noise is that of a likelihood, and not estimated: see {@link degreesOf}. */
  readonly known?: true;
  /** Degrees-of-freedom correction of `square`, rows over degrees; 1 with a kink, whose density estimate corrects itself. */
  readonly inflation: number;
}

/** Degrees of freedom of Student's t for errors by this noise. */
export function degreesOf({ degrees, known }: Noise): number {
  return known ? Infinity : degrees;
}

const known = new WeakMap<Problem, { readonly at: Float64Array; readonly noise: Noise }>();

/** `at` in the problem's internal coordinates. The last answer is kept: several tables of a record ask for the same. */
export function noiseOf(problem: Problem, at: Float64Array): Noise {
  const last = known.get(problem);
  if (last?.at.every((value, i) => Object.is(value, at[i])) === true) return last.noise;
  const noise = noiseAt(problem, at);
  known.set(problem, { at: at.slice(), noise });
  return noise;
}

function noiseAt(problem: Problem, at: Float64Array): Noise {
  const { target, weight, loss } = problem;
  if (loss.likelihood !== undefined) {
    // Half the sum of squared deviance residuals is minus the log-likelihood: psi is 2 r, of a residual of variance 1.
    const rows = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
    return { rows, degrees: rows - problem.size, square: 4, slope: 2, ratio: 2, inflation: 1, known: true };
  }
  const value = problem.evaluator().value(at);
  const scale = residualSlopes(problem);
  const kink = hasKink(loss.rho);
  const { up, down, delta } = huberForm(loss.rho, 1);
  const residuals = new Float64Array(target.length);
  let [rows, total, squares, ratios, sizes] = [0, 0, 0, 0, 0];
  for (let i = 0; i < target.length; i++) {
    const w = weight[i];
    if (!(w > 0)) continue;
    const r = (value[i] - target[i]) * scale[i];
    const size = Math.abs(r);
    const c = r > 0 ? up : down;
    const inside = !kink && size <= delta;
    residuals[i] = r;
    const psi = c * Math.min(size, delta);
    rows++;
    total += w;
    squares += w * psi * psi;
    ratios += w * (inside ? c : psi / size);
    sizes += w * size;
  }
  const degrees = rows - problem.size;
  const multiplicity = weight.map((w) => (w > 0 ? 1 : 0));
  if (kink) {
    const deviation = Math.max(sizes / total, Number.EPSILON * residualSize(problem));
    const { mean } = densityAtKink(residuals, multiplicity, problem.size, down / (up + down));
    return {
      rows,
      degrees,
      square: (up * down * total) / rows,
      slope: (up + down) * mean,
      ratio: 1 / deviation,
      inflation: 1,
    };
  }
  const expected = expectedSlopes(residuals, multiplicity, { delta, up, down });
  const slopes = expected.reduce((sum, slope, i) => (weight[i] > 0 ? sum + weight[i] * slope : sum), 0);
  // Without a row near delta psi' has no estimate: half a row is assumed.
  const minSlope = (0.5 * Math.min(up, down)) / rows;
  return {
    rows,
    degrees,
    square: squares / rows,
    slope: Math.max(slopes / total, minSlope),
    ratio: ratios / total,
    inflation: rows / Math.max(degrees, 1),
  };
}

/**
 * Noise variance per unit of `Polished.gaussNewton` (Huber's proposal 2): the inverse of that matrix times this is the covariance. For
 * the squared loss this is the textbook's, for quantiles that of Koenker and Bassett (1978).
 */
export function noiseVariance({ square, slope, ratio, inflation }: Noise): number {
  return square * inflation * (ratio / slope / slope);
}
