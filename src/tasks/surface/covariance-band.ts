/** A column of a surface that rests on the covariance of the parameters. */
import { studentQuantile } from '../../statistics/student.js';
import {
  deviationOf,
  type FirstOrder,
  moved,
  type QuantityScale,
  reachOf,
  usableScale,
} from '../fitted/first-order.js';

export interface CovarianceBand {
  readonly first: FirstOrder;
  /** See `chainOf`. */
  readonly chain: readonly Float64Array[];
  readonly scale: QuantityScale;
  /** Numbers among a tile's columns: the quantity, and its slopes by the parameters of the law. */
  readonly root: number;
  readonly gradient: readonly number[];
}

/** The standard error of the quantity at each point of a tile, or its quantile at the share `take`. */
export function fillBand(
  { first, chain, scale: wanted, root, gradient }: CovarianceBand,
  take: 'deviation' | number,
  columns: readonly Float64Array[],
  into: Float64Array,
): Float64Array {
  const slopes = new Float64Array(chain.length);
  const t = take === 'deviation' ? 0 : studentQuantile(take, first.degrees);
  for (let point = 0; point < into.length; point++) {
    const value = columns[root][point];
    const scale = take === 'deviation' ? 'raw' : usableScale(wanted, [value]);
    chain.forEach((weights, k) => {
      let slope = 0;
      for (let j = 0; j < gradient.length; j++) {
        if (weights[j] !== 0) slope += weights[j] * columns[gradient[j]][point];
      }
      slopes[k] = scale === 'log' ? slope / value : slope;
    });
    into[point] = take === 'deviation' ? deviationOf(slopes) : moved(value, reachOf(first, slopes, t), scale);
  }
  return into;
}
