/** Fisher's information at a minimum of a deviance. */
import { addRows } from '../../linear-algebra/matrix-shape.js';
import { varianceOf } from '../../loss/likelihood.js';
import { shapeOf, sparseRows } from '../../problem/group-coordinates.js';
import type { Problem } from '../../problem/problem.js';
import type { Polished } from '../../solver/polish.js';

/**
 * Of a likelihood, `polished` with twice the expected information in place of the Gauss-Newton matrix, which agrees with it only
 * where counts are large: single outcomes of probability 1/2 count .72 of their information there. Others as they are.
 */
export function withInformation(problem: Problem, polished: Polished): Polished {
  const { counts, weight } = problem;
  const predicted = problem.predicted?.(polished.parameters);
  if (counts === undefined || predicted === undefined) return polished;
  const { value, gradient } = problem.evaluator().gradient(polished.parameters);
  const factors = predicted.map((m, row) => {
    if (!(weight[row] > 0)) return 0;
    // Residuals are (m - y) q with slope 1 / (v q), v the variance of the row: a row's information is slope^2 times v q^2.
    const v = varianceOf(counts.likelihood, m, counts.size[row]);
    const difference = m - counts.observed[row];
    const share = difference === 0 ? 1 : (value[row] / difference) ** 2 * v;
    return Number.isFinite(share) ? 2 * weight[row] * share : 0;
  });
  const shape = shapeOf(problem);
  const information = new Float64Array(shape.length);
  addRows(shape, information, sparseRows(problem, gradient), (row) => factors[row]);
  return information.every(Number.isFinite) ? { ...polished, gaussNewton: information } : polished;
}
