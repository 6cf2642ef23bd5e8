/** Control and result of a fit. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import type { Law } from '../../laws/law.js';
import type { Model } from '../../problem/model.js';
import type { Replicates } from '../../problem/replicates.js';
import type { Predictor } from './predictor.js';
import type { FitRecord } from './record.js';

/** The stages of a fit, in order; `resample` and `profile` only where they are asked for. */
export type Stage = 'prepare' | 'search' | 'polish' | 'resample' | 'profile' | 'report';

/** Control of a fit: signal, progress and events, the stage it enters, a law or back end of one's own. */
export interface FitControl extends Control {
  /** The job enters this stage. */
  readonly stage?: (stage: Stage) => void;
  /** A law that replaces `job.law`; see `defineLaw`. */
  readonly law?: Law;
  /** An open back end to use; it is not disposed, so that compiled pipelines serve many fits. */
  readonly backend?: Backend;
  /** Refits of the job's resamples that were made before: they are summarised, and no others are made. */
  readonly replicates?: Replicates;
}

/** A fit's record with the data that plots and later tasks need. Columns are as long as the selected rows. */
export interface FitOutcome {
  readonly record: FitRecord;
  readonly rows: {
    readonly inputs: Readonly<Record<string, Float64Array>>;
    readonly observed: Float64Array;
    readonly predicted: Float64Array;
    /** Prediction less observation, on the residual's scale. */
    readonly residual: Float64Array;
    readonly weight: Float64Array;
    readonly heldOut: Uint8Array;
    readonly rowNumbers: Int32Array;
    /** Each row's group, an index into the record's `groups.names`, where parameters differ between groups. */
    readonly group?: Uint32Array;
  };
  /** If resamples were refitted. */
  readonly replicates?: Replicates;
  /** The model fitted, for plots and further work. */
  readonly model: Model;
  /**
   * The fitted law at other inputs, natural units: `predict({ N: 7e10, D: 1.4e12 })` is a number. Where parameters differ
   * between groups, `groups` names that of each point. Throws `group-needed`, `unknown-group`.
   */
  readonly predict: Predictor;
}
