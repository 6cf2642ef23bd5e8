/** Errors of prediction. */

/** Prediction less observation, of logarithms or losses; NaN where the prediction has no logarithm. */
export function errorOf(measure: 'log' | 'raw', predicted: number, observed: number): number {
  return measure === 'log' ? Math.log(predicted / observed) : predicted - observed;
}

/** Root of the weighted mean of squares; NaN without weight. */
export function rootMeanSquare(errors: ArrayLike<number>, weight: ArrayLike<number>): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < errors.length; i++) {
    if (!(weight[i] > 0)) continue;
    sum += weight[i] * errors[i] * errors[i];
    total += weight[i];
  }
  return Math.sqrt(sum / total);
}
