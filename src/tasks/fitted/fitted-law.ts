/** A law with parameter values and their uncertainty: the input of predictions, surfaces, allocations and designs. */
import type { Law } from '../../laws/law.js';
import type { Likelihood } from '../../loss/likelihood.js';
import type { ResidualScale } from '../../loss/loss.js';
import type { Interval } from '../../statistics/intervals.js';
import type { ParameterCovariance } from '../fit/record.js';
import type { Scheme } from '../uncertainty/resampling.js';

/** A law with values for its parameters, and what is known of their uncertainty: refits, or a covariance. Later tasks start from it. */
export interface FittedLaw {
  /** A record's path or a preset's name, as given. */
  readonly name: string;
  readonly law: Law;
  /** Every parameter of the law, natural units. */
  readonly values: Readonly<Record<string, number>>;
  /** Parameter vectors of the converged refits, if any: one column per parameter. */
  readonly replicates?: {
    readonly count: number;
    readonly columns: Readonly<Record<string, Float64Array>>;
    /** By refit the number of its resample; the count of resamples, failed ones included; scheme and seed. */
    readonly resamples?: Int32Array;
    readonly asked?: number;
    readonly drawn?: { readonly scheme: Scheme; readonly seed: number };
  };
  /** Covariance of the parameters, used if there are no replicates. */
  readonly covariance?: ParameterCovariance;
  /** SHA-256 of the fitted numbers: fits of the same runs have the same. */
  readonly digest?: string;
  /** Of fits to counts: the noise of a new run depends on its own trials or exposure. */
  readonly likelihood?: Likelihood;
  /** Quantiles of the fitted rows' residuals at evenly spaced probabilities from 0 to 1, their root mean square, and their scale. */
  readonly residuals?: {
    readonly quantiles: readonly number[];
    readonly rootMeanSquare?: number;
    readonly scale: ResidualScale;
  };
  /** Fitted range of each input, natural units. */
  readonly ranges?: Readonly<Record<string, Interval>>;
  /** Smallest and largest D / N of the fitted runs. */
  readonly tokensPerParameter?: Interval;
  /** Symbol to the column or expression of the fitted table that the user mapped it to. */
  readonly map?: Readonly<Record<string, string>>;
  /** Quantities its user derived from the parameters, name to formula, in order. */
  readonly derive?: Readonly<Record<string, string>>;
  /** The level of its intervals; 0.95 if absent. */
  readonly level?: number;
  /** Warnings that apply to everything computed from it, one sentence each. */
  readonly warnings?: readonly string[];
}

/** The scale of residuals and errors of predictions: that of the fit; differences, of counts. */
export function residualScaleOf({ residuals, likelihood, law }: FittedLaw): ResidualScale {
  if (residuals !== undefined) return residuals.scale;
  return likelihood === undefined ? (law.loss?.residual ?? 'log') : 'raw';
}
