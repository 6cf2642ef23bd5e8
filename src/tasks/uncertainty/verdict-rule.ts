/** From this spread on a direction is open: what lies along it is not determined at all, rather than poorly. */
export const OPEN_SPREAD = 1e3;

/**
 * The rule by which intervals make verdicts: below `determined` a parameter is determined, below `weak` weakly, and
 * else not. `ratio`: upper end over lower end, of positive parameters and of those that carry a term, such as exponents
 * (infinite where the interval holds 0). `effect`: by how much half the width of the interval moves the law, relative to the typical loss, of
 * parameters that enter linearly. `range`: half the width relative to the range looked through, of all others.
 * The gravest of the profile's, the replicates' and the curvature's findings stands.
 */
export const verdictRule = {
  ratio: { determined: 5, weak: 1000 },
  effect: { determined: 0.25, weak: 2 },
  range: { determined: 0.25, weak: 2 },
} as const;

export type VerdictKind = 'determined' | 'weakly determined' | 'not determined';

/** What the runs say of one parameter. */
export interface ParameterVerdict {
  readonly verdict: VerdictKind;
  /** One sentence. */
  readonly why: string;
}
