/** Parameter vectors around the estimate, and quantiles of a quantity from its values at them. */

import { newRunQuantiles } from '../../bands/new-run.js';
import type { ResidualScale } from '../../loss/loss.js';
import { quantiles } from '../../statistics/quantile.js';
import { studentQuantile } from '../../statistics/student.js';
import {
  type DeltaMethod,
  deltaMethodOf,
  extremeChange,
  type QuantityScale,
  shiftedBy,
  slopesOf,
  steppedColumns,
  studentQuantiles,
  usableScale,
} from './delta-method.js';
import { drawsOf } from './draws.js';
import type { FittedLaw } from './fitted-law.js';

export interface ParameterSample {
  /** Equally likely refits of resamples, or difference steps along the directions of the covariance. */
  readonly kind: 'refits' | 'covariance';
  readonly count: number;
  /** By parameter of the law. */
  readonly columns: readonly Float64Array[];
  /**
   * Quantiles of a quantity that is `value` at the estimate and `values` at the vectors: of the refits, or of Student's t
   * by the delta method, symmetric on `scale` if the values are positive. NaN if a value is not finite.
   */
  quantiles(
    value: number,
    values: Float64Array,
    probabilities: readonly number[],
    scale: QuantityScale,
  ): number[];
  /** The same for the loss of a new run, with the scatter of the fitted runs about the law. */
  newRun(
    value: number,
    values: Float64Array,
    probabilities: readonly number[],
    residuals: Residuals,
  ): number[];
}

type Residuals = NonNullable<FittedLaw['residuals']>;

/** From the refits if any, thinned to `most` (but not below what a band needs); else from the covariance; else undefined. */
export function parameterSampleOf(fitted: FittedLaw, most = Infinity): ParameterSample | undefined {
  const draws = drawsOf(fitted, most);
  if (draws !== undefined) {
    return {
      kind: 'refits',
      count: draws[0]?.length ?? 0,
      columns: draws,
      quantiles: (_, values, probabilities) =>
        values.every(Number.isFinite)
          ? quantiles(values, probabilities)
          : probabilities.map(() => Number.NaN),
      newRun: (_, values, probabilities, residuals) => newRunQuantiles(values, residuals, probabilities),
    };
  }
  const delta = deltaMethodOf(fitted);
  return delta === undefined ? undefined : covarianceSample(fitted, delta);
}

function covarianceSample(fitted: FittedLaw, delta: DeltaMethod): ParameterSample {
  return {
    kind: 'covariance',
    count: 2 * delta.directions.length,
    columns: steppedColumns(fitted, delta),
    quantiles(value, values, probabilities, wanted) {
      const scale = usableScale(wanted, [value], values);
      return studentQuantiles(delta, value, slopesOf(delta, values, scale), probabilities, scale);
    },
    newRun(value, values, probabilities, residuals) {
      const scale = usableScale(scaleOf(residuals.scale), [value], values);
      const slopes = slopesOf(delta, values, scale);
      return probabilities.map((probability) => {
        const t = studentQuantile(probability, delta.degrees);
        const change = Math.hypot(extremeChange(delta, slopes, t), t * delta.scatter);
        return shiftedBy(value, Math.sign(t) * change, scale);
      });
    },
  };
}

/** The scale on which losses are compared; relative and logarithmic differences are the same where they are small. */
export function scaleOf(residual: ResidualScale): QuantityScale {
  return residual === 'raw' ? 'raw' : 'log';
}
