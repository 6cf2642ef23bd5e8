import type { Score } from './record.js';

/** Root mean square errors of predictions, raw and of logarithms, over the rows where `include` holds. */
export function score(
  observed: Float64Array,
  predicted: Float64Array,
  include: (row: number) => boolean,
): Score {
  let rows = 0;
  let squares = 0;
  let logSquares = 0;
  observed.forEach((truth, row) => {
    if (!include(row)) return;
    rows++;
    squares += (predicted[row] - truth) ** 2;
    logSquares += Math.log(predicted[row] / truth) ** 2;
  });
  const rmsle = Math.sqrt(logSquares / rows);
  return { rows, rmse: Math.sqrt(squares / rows), ...(Number.isFinite(rmsle) ? { rmsle } : {}) };
}
