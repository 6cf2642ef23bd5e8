/** Parameter vectors beside the estimate, and what a quantity's values there say of how sure it is. */

import { newRunQuantiles } from '../../bands/new-run.js';
import type { ResidualScale } from '../../loss/loss.js';
import { quantiles } from '../../statistics/quantile.js';
import { studentQuantile } from '../../statistics/student.js';
import { drawsOf } from './draws.js';
import {
  type FirstOrder,
  firstOrderOf,
  moved,
  type QuantityScale,
  reachOf,
  slopesOf,
  steppedColumns,
  studentQuantiles,
  usableScale,
} from './first-order.js';
import type { FittedLaw } from './fitted.js';

export interface Neighbourhood {
  /** Refits of resamples, each as likely as any other; or steps along the directions of the covariance. */
  readonly kind: 'refits' | 'covariance';
  readonly count: number;
  /** By parameter of the law. */
  readonly columns: readonly Float64Array[];
  /**
   * Quantiles of a quantity that is `value` at the estimate and `values` at the vectors: those of the refits, or
   * Student's t by the quantity's slopes, symmetric on `scale` where the values allow. NaN where a value is not finite.
   */
  quantiles(value: number, values: Float64Array, shares: readonly number[], scale: QuantityScale): number[];
  /** The same of a new run's loss, which scatters about the law as the fitted runs do. */
  newRun(value: number, values: Float64Array, shares: readonly number[], residuals: Residuals): number[];
}

type Residuals = NonNullable<FittedLaw['residuals']>;

/** Of refits where there are any, at most `most` (never fewer than a band needs); else of the covariance; else undefined. */
export function neighbourhoodOf(fitted: FittedLaw, most = Infinity): Neighbourhood | undefined {
  const draws = drawsOf(fitted, most);
  if (draws !== undefined) {
    return {
      kind: 'refits',
      count: draws[0]?.length ?? 0,
      columns: draws,
      quantiles: (_, values, shares) =>
        values.every(Number.isFinite) ? quantiles(values, shares) : shares.map(() => Number.NaN),
      newRun: (_, values, shares, residuals) => newRunQuantiles(values, residuals, shares),
    };
  }
  const first = firstOrderOf(fitted);
  return first === undefined ? undefined : ofCovariance(fitted, first);
}

function ofCovariance(fitted: FittedLaw, first: FirstOrder): Neighbourhood {
  return {
    kind: 'covariance',
    count: 2 * first.directions.length,
    columns: steppedColumns(fitted, first),
    quantiles(value, values, shares, wanted) {
      const scale = usableScale(wanted, [value], values);
      return studentQuantiles(first, value, slopesOf(first, values, scale), shares, scale);
    },
    newRun(value, values, shares, residuals) {
      const scale = usableScale(scaleOf(residuals.scale), [value], values);
      const slopes = slopesOf(first, values, scale);
      return shares.map((share) => {
        const t = studentQuantile(share, first.degrees);
        const reach = Math.hypot(reachOf(first, slopes, t), t * first.scatter);
        return moved(value, Math.sign(t) * reach, scale);
      });
    },
  };
}

/** The scale on which losses are compared; relative and logarithmic differences are the same where they are small. */
export function scaleOf(residual: ResidualScale): QuantityScale {
  return residual === 'raw' ? 'raw' : 'log';
}
