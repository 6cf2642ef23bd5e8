import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import type { CommonRows } from '../contenders/common-rows.js';
import type { Fitted } from '../contenders/fitted.js';
import type { Interruption } from '../interruption.js';
import type { AskedCompare } from './job.js';
import type { Judged } from './score.js';

/** What every criterion is computed from. */
export interface Shared {
  readonly job: AskedCompare;
  readonly common: CommonRows;
  readonly judged: readonly Judged[];
  readonly measure: 'log' | 'raw';
  readonly backends: {
    readonly first: Backend;
    /** The back end for refits of a fit. */
    for(fitted: Fitted): Promise<Backend>;
  };
  readonly control: Control;
  /** What an abort leaves out. */
  readonly left: Interruption;
  /** A contender is done. */
  readonly step: () => void;
}
