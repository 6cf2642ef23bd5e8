import type { Interval } from '../../statistics/intervals.js';
import type { MultiplierJob } from './job.js';

/** A number with its interval; an end is null where nothing bounds it. */
export interface BoundedEstimate {
  readonly value: number;
  readonly interval: readonly [lo: number | null, hi: number | null];
}

/** The runs of one recipe. */
export interface Ladder {
  readonly name: string;
  readonly runs: readonly { readonly C: number; readonly loss: number }[];
}

/** What two ladders are worth in compute where the baseline has this much. */
export interface MultiplierPoint {
  /** Compute of the baseline. */
  readonly C: number;
  /** Its loss there, by its own line. */
  readonly loss: number;
  /** Compute of the baseline over that with which the recipe has the same loss, each with its own exponent. */
  readonly multiplier: BoundedEstimate;
  /** Whether both lie within the compute of their runs. */
  readonly inside: boolean;
}

/** A recipe against the baseline. */
export interface RecipeComparison {
  readonly recipe: string;
  /** Why there is no answer; absent where there is one. */
  readonly reason?: string;
  /** How many times the compute of this recipe the baseline needs for the same loss, if both have one exponent. */
  readonly multiplier: BoundedEstimate | null;
  /** The exponent beta that both have. */
  readonly exponent: { readonly value: number; readonly interval: Interval } | null;
  /** Standard deviation of the log losses about the two lines, and its degrees of freedom. */
  readonly noise: number | null;
  readonly degrees: number;
  /** The exponents each by itself, and the p value of their being equal; null where no degree of freedom is left. */
  readonly exponents: {
    readonly baseline: { readonly value: number; readonly interval: Interval };
    readonly recipe: { readonly value: number; readonly interval: Interval };
    readonly p: number;
    readonly degrees: number;
  } | null;
  /** Losses that both ladders have runs about; null where they do not overlap. */
  readonly overlap: Interval | null;
  /** With exponents of their own the multiplier changes with scale: from the least to the most compute of the runs. */
  readonly curve: readonly MultiplierPoint[];
  readonly targets: readonly MultiplierPoint[];
  /** The multiplier under other floors. */
  readonly floors: readonly { readonly floor: number; readonly multiplier: BoundedEstimate | null }[];
  readonly warnings: readonly string[];
}

/** Effective compute multipliers of recipes by ladders of few runs. */
export interface MultiplierRecord {
  readonly schema: 'isoloss/multiplier@1';
  readonly job: MultiplierJob;
  readonly data: {
    readonly source: string;
    /** The table of the baseline, where it is another. */
    readonly against?: string;
    readonly rows: number;
    /** Columns or expressions that compute and loss are. */
    readonly C: string;
    readonly L: string;
    /** What was inferred, filtered or dropped, one sentence each. */
    readonly notes: readonly string[];
  };
  /** L = floor + A/C^beta; the floor is pinned, and `source` says where it is from. */
  readonly floor: { readonly value: number; readonly source: string };
  readonly level: number;
  readonly baseline: string;
  readonly ladders: readonly Ladder[];
  readonly comparisons: readonly RecipeComparison[];
  readonly warnings: readonly string[];
}
