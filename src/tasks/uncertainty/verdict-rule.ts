/** From this standard deviation on a direction is open: parameters along it are not determined, rather than weakly. */
export const OPEN_SPREAD = 1e3;

/**
 * Thresholds of verdicts by the width of intervals: below `determined` a parameter is determined, below `weak` weakly
 * determined, otherwise not. `ratio`: upper over lower limit, for positive parameters and for those that carry a term,
 * such as exponents (infinite where the interval contains 0). `effect`: the change of the law by half the width of the
 * interval, relative to the typical loss, for parameters that enter linearly. `range`: half the width relative to the
 * search range, for all others. Of the verdicts from profile, replicates and curvature the gravest is reported.
 */
export const verdictRule = {
  ratio: { determined: 5, weak: 1000 },
  effect: { determined: 0.25, weak: 2 },
  range: { determined: 0.25, weak: 2 },
} as const;

export type VerdictKind = 'determined' | 'weakly determined' | 'not determined';

/** How well the runs determine one parameter. */
export interface ParameterVerdict {
  readonly verdict: VerdictKind;
  /** One sentence. */
  readonly why: string;
}
