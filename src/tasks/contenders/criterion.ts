import type { Interval } from '../../statistics/intervals.js';

/** What laws are ranked by: the first three are of the fit to all runs, the others of runs that were not fitted. */
export type CriterionName = 'objective' | 'aicc' | 'bic' | 'crossValidation' | 'extrapolation';

/** How contenders differ by one criterion. */
export interface Criterion {
  readonly name: CriterionName;
  /** The contender of least value among those ranked. */
  readonly best: string;
  /** Every fitted contender that has the value, the least first; published values where no law was fitted. */
  readonly ranking: readonly {
    readonly contender: string;
    readonly value: number;
    /** Value less that of the best, and its interval over resamples of the runs, both drawn alike. */
    readonly difference: number;
    readonly interval: Interval | null;
    /** Of being as good as the best, by the model confidence set. */
    readonly p: number;
    /** It may be the best: p is at least 1 - level. */
    readonly mayBeBest: boolean;
  }[];
  /** Published values beside fitted laws, the least first: they may rest on these very runs, and are not ranked. */
  readonly published?: readonly {
    readonly contender: string;
    readonly value: number;
    /** Value less that of the best of the ranking, and its interval. */
    readonly difference: number;
    readonly interval: Interval | null;
  }[];
  readonly leftOut: readonly { readonly contender: string; readonly why: string }[];
}
