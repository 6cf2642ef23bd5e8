import type { BudgetInput } from '../../jobs/shapes.js';
import type { FitRequest } from '../fit/request.js';
import type { CurveKind } from './job.js';

/** What an isoFLOP analysis is asked; everything has a default. */
export interface IsoflopRequest
  extends Pick<
    FitRequest,
    | 'map'
    | 'where'
    | 'melt'
    | 'pivot'
    | 'dropMissing'
    | 'lastBy'
    | 'bestBy'
    | 'level'
    | 'seed'
    | 'backend'
    | 'adapter'
  > {
  /** Columns (`dataset` or `family,seed`) or an expression: every group of rows with equal values is analysed by itself. */
  readonly by?: string;
  /** The columns or the expression that tell runs apart where a run has several rows, its training curve. */
  readonly run?: string;
  /** Approaches 2 and 3 use every row of a run in place of its last. Default: false. */
  readonly checkpoints?: boolean;
  /** Compute, FLOP, at which the training curves are interpolated. */
  readonly budget?: BudgetInput;
  /** Share by which the compute of runs of one budget may differ. Default: 0.05. */
  readonly tolerance?: number;
  /** The curve through the losses of a budget. Default: `parabola`. */
  readonly curve?: CurveKind;
  /** Parabola and cubic are fitted to the sizes within this factor of the one with the least loss. Default: 8. */
  readonly window?: number;
  /** Standard deviation, in rows, of the Gaussian by which training curves are smoothed. Default: 0. */
  readonly smooth?: number;
  /** The last share of every training curve, by compute, that approach 1 uses. Default: 1. */
  readonly final?: number;
  /** Compute, FLOP, to extrapolate to. */
  readonly target?: BudgetInput;
  /** Conventions of counting N and C under which it is repeated, or `all`. */
  readonly counting?: readonly string[];
  /** The family of the models, for what the table does not have of their shapes. Default: `chinchilla`. */
  readonly architecture?: string;
  /** Penalty of the log residuals of approach 3. Default: `huber`. */
  readonly loss?: 'huber' | 'squared' | 'absolute';
  /** Delta of the Huber penalty. Default: 0.001. */
  readonly delta?: number;
  /** Resamples of the runs. Default: 1000. */
  readonly bootstrap?: number;
  /** Tables drawn from the law for the bias of approaches 1 and 2. Default: 200. */
  readonly simulations?: number;
}
