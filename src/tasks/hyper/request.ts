import type { PointInput } from '../../jobs/shapes.js';
import type { FitRequest } from '../fit/request.js';

/** A sweep of hyper-parameters; everything has a default. */
export interface HyperRequest
  extends Pick<
    FitRequest,
    'map' | 'where' | 'melt' | 'pivot' | 'dropMissing' | 'lastBy' | 'bestBy' | 'level' | 'seed'
  > {
  /** The hyper-parameters that are swept. Default: `['lr']`. */
  readonly over?: readonly string[];
  /** What tells cells apart, and what the best values are a law of. Default: N and D where the table has them, else C. */
  readonly by?: readonly string[];
  /** A bowl is fitted to the runs within this factor of the best run of a cell. Default: 8. */
  readonly window?: number;
  /** Share of excess loss beyond which runs take no part. Default: 0.1. */
  readonly within?: number;
  /** Share of excess loss for which deviations are given. Default: 0.01. */
  readonly excess?: number;
  /** Scales at which the best values are given as well. */
  readonly at?: readonly PointInput[];
  /** Published rules to compare with. Default: all of learning rates and batches, for `lr` and `B`. */
  readonly published?: readonly string[];
  /** Resamples of the runs for the response surface. Default: 1000. */
  readonly bootstrap?: number;
}
