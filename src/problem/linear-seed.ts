import { Derivative } from '../formula/differentiate.js';
import { emitColumns } from '../formula/emit-columns.js';
import { nonNegativeLeastSquares } from '../linear-algebra/nnls.js';
import { norm } from '../linear-algebra/qr.js';
import type { Model } from './model.js';

/** A linear coefficient that the solve puts at zero starts at this fraction of the typical loss instead: log 0 is infinite. */
const MIN_FRACTION = 1e-3;

/**
 * Completes a start: given the nonlinear parameters in `theta` (natural units), writes the linear ones that fit the
 * runs best, by least squares relative to the loss (log and relative residuals) or absolute (raw), non-negative where
 * their domain requires it. Where the law is not finite, the linear ones become NaN, and the search reports that status.
 */
export function createLinearSeed(model: Model): (theta: Float64Array) => void {
  const solveAt = createLinearSeeds(model);
  return (theta) => solveAt(theta)(theta);
}

/**
 * The same for parts of the rows: at nonlinear parameters the function that writes the linear ones that fit rows `from .. to - 1`
 * best, all by default. The columns of the law are computed once for all parts, until the next call.
 */
export function createLinearSeeds(
  model: Model,
): (nonlinear: Float64Array) => (theta: Float64Array, from?: number, to?: number) => void {
  const { graph, limit, free, problem } = model;
  const linear = free.flatMap((parameter, j) => (parameter.linear ? [j] : []));
  if (linear.length === 0) return () => () => {};
  const slopes = linear.map((j) => new Derivative(graph, 'param', j).of(limit.root));
  const columns = emitColumns(
    graph,
    [limit.root, ...slopes],
    { scalar: 'param', column: 'input' },
    limit.inputs,
    problem.rows,
  );
  const log = problem.loss.residual === 'log';
  const counts = problem.counts;
  const loss = counts?.observed ?? (log ? problem.target.map(Math.exp) : problem.target);
  const scale = problem.weight.map(
    (w, i) =>
      Math.sqrt(w * (counts?.size[i] ?? 1)) / (problem.loss.residual === 'raw' ? 1 : Math.abs(loss[i])),
  );
  const bounded = linear.map((j) => free[j].lower >= 0);
  const size = (column: Float64Array): number => norm(column) || 1;
  const sizeOfAll = size(loss);
  // Overwritten by every start.
  const remainder = new Float64Array(problem.rows);
  const basis = linear.map(() => new Float64Array(problem.rows));
  return (nonlinear) => {
    const at = nonlinear.slice();
    for (const j of linear) at[j] = 0;
    columns.run(at);
    const [base, ...raw] = columns.results;
    for (let i = 0; i < base.length; i++) remainder[i] = (loss[i] - base[i]) * scale[i];
    for (const [k, column] of raw.entries()) {
      const scaled = basis[k];
      for (let i = 0; i < column.length; i++) scaled[i] = column[i] * scale[i];
    }
    return (theta, from = 0, to = base.length) => {
      const isAll = from === 0 && to === base.length;
      const pick = (column: Float64Array): Float64Array => (isAll ? column : column.subarray(from, to));
      const own = [remainder, ...basis].map(pick);
      if (!own.every(isAllFinite)) {
        for (const j of linear) theta[j] = Number.NaN;
        return;
      }
      const solution = nonNegativeLeastSquares(own.slice(1), own[0], bounded);
      linear.forEach((j, k) => {
        const sizeOfLoss = isAll ? sizeOfAll : size(pick(loss));
        const least = free[j].logarithmic ? (MIN_FRACTION * sizeOfLoss) / size(pick(raw[k])) : -Infinity;
        theta[j] = Math.max(solution[k], least);
      });
    };
  };
}

function isAllFinite(column: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] - column[i];
  return sum === 0;
}
