/** A column of a surface computed from the covariance of the parameters. */
import { studentQuantile } from '../../statistics/student.js';
import {
  type DeltaMethod,
  deviationOf,
  extremeChange,
  type QuantityScale,
  shiftedBy,
  usableScale,
} from '../fitted/delta-method.js';

export interface CovarianceBand {
  readonly first: DeltaMethod;
  /** See `chainFactors`. */
  readonly chain: readonly Float64Array[];
  readonly scale: QuantityScale;
  /** Indices of a tile's columns: the quantity, and its derivatives by the parameters of the law. */
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
    into[point] =
      take === 'deviation' ? deviationOf(slopes) : shiftedBy(value, extremeChange(first, slopes, t), scale);
  }
  return into;
}
