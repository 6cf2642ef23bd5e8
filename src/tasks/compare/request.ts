import type { PerInput } from '../../jobs/shapes.js';
import type { FitRequest } from '../fit/request.js';
import type { NamedLawInput } from '../multiverse/request.js';

/** What a comparison is asked: a fit of several laws to the same runs, and what they are judged by. */
export interface CompareRequest
  extends Omit<
    FitRequest,
    | 'law'
    | 'per'
    | 'holdOut'
    | 'objectiveGrid'
    | 'bootstrap'
    | 'scheme'
    | 'strata'
    | 'noise'
    | 'refitStarts'
    | 'interval'
    | 'profile'
    | 'leverage'
  > {
  /** Laws by name, formulas, laws as `defineLaw` takes them, or published values (`chinchilla:besiroglu-2024`), which are not fitted. */
  readonly law: NamedLawInput | readonly NamedLawInput[];
  /** Each law is compared also with these parameters of groups of rows, where it has them. */
  readonly per?: PerInput | readonly PerInput[];
  /** Folds of the cross-validation, drawn by run; 0 leaves it out. Default: 10. */
  readonly folds?: number;
  /** What laws are extrapolated in, a column or an expression. Default: compute, else the only input of the first law. */
  readonly scale?: string;
  /** Rows to predict from a fit to all others: an expression, or the share of the runs that is largest in scale. Default: 0.2; 0 for none. */
  readonly holdOut?: string;
  /** Resamples of the runs, the same for all laws, for intervals; from 50 to 1e6. Default: 500. */
  readonly bootstrap?: number;
}
