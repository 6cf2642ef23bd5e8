/** What the residuals of a fit show of the noise. */

import { hasKink, huberForm } from '../../loss/loss.js';
import { residualSize, residualSlopes } from '../../loss/residual.js';
import type { Problem } from '../../problem/problem.js';
import { densityAtKink } from '../../statistics/kink-density.js';
import { probabilityWithin } from '../../statistics/smoothed-slope.js';

/** Means over rows, rows counting by their weights: a weight says how precise its row is. */
export interface Noise {
  /** Rows that carry weight. */
  readonly rows: number;
  /** Those less the fitted parameters: where none are left, nothing tells noise from law. */
  readonly degrees: number;
  /** psi^2, psi being the penalty's slope; times the mean weight. */
  readonly square: number;
  /** psi', the penalty's curvature, as it is to be expected of such noise: at a kink its jump times the noise's density there. */
  readonly slope: number;
  /** psi / r, the curvature that `Polished.gaussNewton` counts. */
  readonly ratio: number;
  /** What `square` is short of for the rows that parameters drew to themselves: a density leaves these out already. */
  readonly inflation: number;
}

/** `at` in the problem's internal coordinates. */
export function noiseOf(problem: Problem, at: Float64Array): Noise {
  const { target, weight, loss } = problem;
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
  const times = weight.map((w) => (w > 0 ? 1 : 0));
  if (kink) {
    const deviation = Math.max(sizes / total, Number.EPSILON * residualSize(problem));
    const { mean } = densityAtKink(residuals, times, problem.size, down / (up + down));
    return {
      rows,
      degrees,
      square: (up * down * total) / rows,
      slope: (up + down) * mean,
      ratio: 1 / deviation,
      inflation: 1,
    };
  }
  const share = probabilityWithin(residuals, times, delta);
  const slopes = share.reduce((sum, within, i) => sum + weight[i] * up * within, 0);
  // No row anywhere near delta leaves no estimate of psi'; half a row is the benefit of the doubt.
  const least = (0.5 * Math.min(up, down)) / rows;
  return {
    rows,
    degrees,
    square: squares / rows,
    slope: Math.max(slopes / total, least),
    ratio: ratios / total,
    inflation: rows / Math.max(degrees, 1),
  };
}

/**
 * Noise variance per unit of `Polished.gaussNewton` (Huber's proposal 2): its inverse times this is the covariance. For
 * the squared loss this is the textbook's, for quantiles that of Koenker and Bassett (1978).
 */
export function noiseVariance({ square, slope, ratio, inflation }: Noise): number {
  return square * inflation * (ratio / slope / slope);
}
