/** The refits of a job as work that can be divided: made in parts, anywhere, and summarised where they then lie. */
import type { Replicates } from '../../problem/replicates.js';
import type { ResamplePlan } from '../../problem/resample.js';
import { threefry } from '../../problem/threefry.js';
import type { Foreseen } from '../../statistics/streamed-sample.js';
import type { DividedWork } from '../divided-work.js';
import type { RefitStatistics } from './refit-statistics.js';

/** Refits of successive resamples. */
export interface RefitPart {
  readonly replicates: Replicates;
  /** Standard errors of every quantity, one column each, where studentised intervals need them. */
  readonly errors?: readonly Float64Array[];
}

/**
 * All that the refits of a job are, an item each. They are given the optimum, internal coordinates, where they start. `first` of
 * a part is a multiple of its `count`, or both lie below 2^32.
 */
export interface RefitWork extends DividedWork<RefitPart> {
  /** The columns of replicates, in their order. */
  readonly columns: readonly string[];
  /** The quantities, in the order of {@link RefitPart.errors}, and the estimate's own standard errors; where errors are computed. */
  readonly errors?: { readonly names: readonly string[]; readonly own: readonly number[] };
  /** What the summary is going to ask, so that it is computed together. */
  readonly foreseen: readonly Foreseen[];
}

/** Refits that were made, wherever they lie. */
export interface StoredRefits {
  /** What `work` makes of their statistics. It may be called several times. */
  evaluate<Result>(work: (refits: RefitStatistics) => Result): Promise<Result>;
  /** All of them, where they are few enough for memory. */
  readonly replicates?: Replicates;
}

/** Has all refits of the work made, and resolves to them. */
export type MakeRefits = (work: RefitWork) => Promise<StoredRefits>;

/** Resamples of one seed: their number is a word of the key by which random numbers are drawn. */
const OF_ONE_SEED = 2 ** 32;

/** The plan and the number in it of resample `first`, which may be any whole number. */
export function planAt(
  plan: ResamplePlan,
  first: number,
): { readonly plan: ResamplePlan; readonly first: number } {
  const block = Math.floor(first / OF_ONE_SEED);
  if (block === 0 || plan.kind === 'omit') return { plan, first };
  const [seed] = threefry(plan.seed, block, 0, 1);
  return { plan: { ...plan, seed }, first: first - block * OF_ONE_SEED };
}
