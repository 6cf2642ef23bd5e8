/** Multiplier estimates at a point from a pattern search: non-negative least squares on the stationarity condition. */
import { nonNegativeLeastSquares } from '../../linear-algebra/nnls.js';
import type { Evaluation, SmoothQuestion } from './smooth-question.js';

/** A constraint within this distance is active: about the final step of a pattern search. */
const BINDS = 1e-7;

/** Multipliers of constraints, then of lower and upper bounds alternately; `evaluation` has one row, keeps kinks, and has run. */
export function nearestMultipliers(smooth: SmoothQuestion, evaluation: Evaluation): Float64Array {
  const { at, value, gradient } = evaluation;
  const n = at.length;
  const slopes = gradient.map((columns) => Float64Array.from(columns, (column) => column[0]));
  const ends = at.flatMap(([x], i) => [
    { slack: smooth.lower[i] - x, slope: axis(n, i, -1) },
    { slack: x - smooth.upper[i], slope: axis(n, i, 1) },
  ]);
  const limits = [...value.slice(1).map(([slack], c) => ({ slack, slope: slopes[c + 1] })), ...ends];
  const binding = limits.flatMap(({ slack }, c) => (slack > -BINDS ? [c] : []));
  const found = nonNegativeLeastSquares(
    binding.map((c) => limits[c].slope),
    slopes[0].map((slope) => -slope),
  );
  const multipliers = new Float64Array(limits.length);
  binding.forEach((c, k) => {
    multipliers[c] = found[k];
  });
  return multipliers;
}

function axis(n: number, i: number, sign: number): Float64Array {
  return Float64Array.from({ length: n }, (_, j) => (i === j ? sign : 0));
}
