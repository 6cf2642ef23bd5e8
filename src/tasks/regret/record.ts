import type { FitReference } from '../fitted/reference.js';
import type { Solved } from '../solve/record.js';
import type { RegretJob } from './job.js';

/** What a wrong allocation costs. */
export interface RegretRecord {
  readonly schema: 'isoloss/regret@1';
  /** Of the command line, which repeats it. */
  readonly job?: RegretJob;
  readonly fit: FitReference;
  /** What inputs cost, where it was said: a formula, or the name of a known cost. */
  readonly cost?: string;
  /** The allocation: its inputs, cost and loss. */
  readonly spent: readonly Solved[];
  /**
   * At the loss of the allocation: `share`, the fraction of the cost that the best allocation would spare, `spared`, the cost
   * spared, with a price `money`; then the inputs and the cost of that best allocation.
   */
  readonly equalLoss: readonly Solved[];
  /** At the cost of the allocation: `excess`, the loss above that of the best allocation; then its inputs and loss. */
  readonly equalCost: readonly Solved[];
  readonly level: number;
  /** Refits used, and those with both optima; 0 if bands are from the covariance. */
  readonly drawn: number;
  readonly reached: number;
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
}
