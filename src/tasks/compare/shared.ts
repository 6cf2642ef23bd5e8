import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { CommonRows } from './common-rows.js';
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
    for(outcome: FitOutcome): Promise<Backend>;
  };
  readonly control: Control;
  /** A contender is done. */
  readonly step: () => void;
}
