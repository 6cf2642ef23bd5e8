import type { CompareRequest } from '../compare/request.js';

/** What a rollout is asked: one law or several, fitted to the runs up to each cut-off, and how well they predict the rest. */
export interface RolloutRequest extends Omit<CompareRequest, 'per' | 'folds' | 'holdOut' | 'bootstrap'> {
  /** Scales up to which the laws are fitted: a count, spread over the runs, or values. Default: 6. */
  readonly cutOffs?: number | readonly (number | string)[];
  /** In place of cut-offs: the rows for which this expression holds are predicted from a fit to the others. */
  readonly split?: string;
  /** Columns: every group of rows with equal values is fitted by itself. */
  readonly by?: string;
  /** Error up to which an extrapolation counts as good, in logarithms, else in the unit of the losses. Default: 0.02. */
  readonly within?: number;
  /** Resamples of each fit to refit for its bands. Default: none, bands by the covariance. */
  readonly bootstrap?: number;
}
