/** A law with its parameters known: what predictions, surfaces, allocations and designs start from. */
import type { Law } from '../../laws/law.js';
import type { ResidualScale } from '../../loss/loss.js';
import type { Interval } from '../../statistics/intervals.js';
import type { ParameterCovariance } from '../fit/record.js';
import type { Scheme } from '../uncertainty/resampling.js';

export interface FittedLaw {
  /** How it was asked for: a record's path or a preset's name. */
  readonly name: string;
  readonly law: Law;
  /** Every parameter of the law, natural units. */
  readonly values: Readonly<Record<string, number>>;
  /** Parameter vectors of the refits that ended well, where there are any: one column a parameter. */
  readonly replicates?: {
    readonly count: number;
    readonly columns: Readonly<Record<string, Float64Array>>;
    /** By refit: the number of its resample; how many those are, failed ones included, and how they were drawn. */
    readonly resamples?: Int32Array;
    readonly asked?: number;
    readonly drawn?: { readonly scheme: Scheme; readonly seed: number };
  };
  /** What its runs alone say of how sure the parameters are: used where there are no refits. */
  readonly covariance?: ParameterCovariance;
  /** SHA-256 of the fitted numbers: fits of the same runs have the same. */
  readonly digest?: string;
  /** Quantiles of the fitted rows' residuals, evenly spaced from 0 to 1, and the scale they are on. */
  readonly residuals?: { readonly quantiles: readonly number[]; readonly scale: ResidualScale };
  /** What of each input was fitted to. */
  readonly ranges?: Readonly<Record<string, Interval>>;
  /** Of the fitted runs, least and greatest. */
  readonly tokensPerParameter?: Interval;
  /** Symbol to the column or expression that it was in the fitted table, where its user said so. */
  readonly map?: Readonly<Record<string, string>>;
  /** Quantities its user derived from the parameters, name to formula, in order. */
  readonly derive?: Readonly<Record<string, string>>;
  /** The level its intervals have; 0.95 where it says none. */
  readonly level?: number;
  /** What to know before believing what follows from it, one sentence each. */
  readonly warnings?: readonly string[];
}
