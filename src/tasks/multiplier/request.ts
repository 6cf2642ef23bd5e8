import type { BudgetInput } from '../../jobs/shapes.js';
import type { FitRequest } from '../fit/request.js';

/** Two ladders of runs, or more, and what is taken as known of them. */
export interface MultiplierRequest
  extends Pick<
    FitRequest,
    'map' | 'where' | 'melt' | 'pivot' | 'dropMissing' | 'lastBy' | 'bestBy' | 'level'
  > {
  /** The columns or the expression that names the recipe of each run; left out where a second table is the baseline. */
  readonly recipe?: string;
  /** The recipe that the others are compared with. Default: that of the first row. */
  readonly baseline?: string;
  /** Of each recipe keep the runs that no run of as little compute is better than. Default: false. */
  readonly frontier?: boolean;
  /** The irreducible loss of all recipes: a number, or published values whose `E` it is. Default: 0. */
  readonly floor?: number | string;
  /** Where the number of the floor is from. */
  readonly floorSource?: string;
  /** Compute of the baseline at which the multiplier is given as well. */
  readonly target?: BudgetInput;
}
