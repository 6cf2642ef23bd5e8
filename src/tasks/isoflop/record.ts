import type { StatusName } from '../../problem/status.js';
import type { Interval } from '../../statistics/intervals.js';
import type { FitRecord } from '../fit/record.js';
import type { IsoflopJob } from './job.js';

/** The approaches of Hoffmann et al. (2022): 1, the envelope of training curves; 2, a curve for each budget; 3, the law. */
export type ApproachNumber = 1 | 2 | 3;

/** A number with its interval over the resamples, at the job's level; null where there is none. */
export interface Estimate {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** An exponent, with its standard deviation over the resamples. */
export interface Exponent extends Estimate {
  readonly error: number | null;
}

/** One approach: N_opt = coefficient C^a and D_opt = coefficient C^b. */
export interface Approach {
  readonly approach: ApproachNumber;
  /** What was done, in words. */
  readonly method: string;
  /** Why it has no exponents; absent where it has. */
  readonly reason?: string;
  readonly a: Exponent;
  readonly b: Exponent;
  /** N and D, natural units, at C = 1 on the lines; null without exponents. */
  readonly coefficients: { readonly N: number | null; readonly D: number | null };
  /** Optima that the lines go through: points of the envelope, budgets, or (approach 3) runs fitted. */
  readonly points: number;
  readonly resamples: {
    readonly asked: number;
    /** Those that gave exponents; intervals are over them. */
    readonly kept: number;
  };
}

/** The compute-optimal N, D and loss at one budget by one approach; null where there is none, with `reason`. */
export interface Optimum {
  readonly approach: ApproachNumber;
  readonly reason?: string;
  readonly N: Estimate;
  readonly D: Estimate;
  readonly tokensPerParameter: Estimate;
  readonly loss: Estimate;
  /** Fraction of the resamples that have an optimum here; intervals are over those. */
  readonly found: number;
}

/** The range of N over which the loss exceeds its minimum by no more than `share` of it. */
export interface Flatness {
  readonly share: number;
  /** The approach whose curve it is: 2, or 3 where 2 has no optimum. */
  readonly approach: ApproachNumber;
  /** Natural units; null where the loss stays below to the end of what was fitted. */
  readonly N: readonly [lo: number | null, hi: number | null];
  /** The fraction of the budget that the law would spare by the best N at the loss of the ends; null without a law. */
  readonly compute: number | null;
}

/** Runs of about equal compute. */
export interface Budget {
  /** Geometric mean of the compute of its runs. */
  readonly C: number;
  /** Least and most compute of its runs. */
  readonly range: Interval;
  readonly runs: number;
  /** Different N. */
  readonly sizes: number;
  /** Least and largest N. */
  readonly N: Interval;
  readonly optima: readonly Optimum[];
  readonly flatness: readonly Flatness[];
}

/** Optima at a compute beyond the runs. */
export interface Target {
  readonly C: number;
  readonly optima: readonly Optimum[];
}

/** What an approach makes of tables drawn from the law of approach 3, on the sizes and budgets of the runs. */
export interface ApproachBias {
  readonly approach: 1 | 2;
  /** Its exponent less that of the law, without noise and over tables with noise: mean and standard deviation. */
  readonly a: Bias;
  readonly b: Bias;
  /** By budget, in their order, without noise: N of the approach over that of the law; null where it has none. */
  readonly ratios: readonly (number | null)[];
  /** Tables with noise that gave exponents. */
  readonly kept: number;
}

export interface Bias {
  readonly exact: number | null;
  readonly mean: number | null;
  readonly deviation: number | null;
}

/** The law of approach 3, an ordinary fit. */
export interface IsoflopLaw {
  readonly name: string;
  readonly formula: string;
  readonly status: StatusName;
  readonly objective: number;
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** Standard deviation of the log residuals, from their middle half. */
  readonly noise: number;
  readonly warnings: readonly string[];
}

/** The exponents under another convention of counting N and C. */
export interface CountingResult {
  readonly name: string;
  readonly title: string;
  /** Least and greatest ratio of N, and of C, to those of the analysis. */
  readonly N: Interval;
  readonly C: Interval;
  readonly cost: Counting['cost'];
  /** The largest share of itself by which a loss was moved along the law, to the mean compute of its budget. */
  readonly moved: number;
  readonly approaches: readonly Approach[];
}

/** One analysis: all rows, or those of a group. */
export interface IsoflopAnalysis {
  /** Its values of the columns of `by`; empty without groups. */
  readonly name: string;
  readonly rows: number;
  readonly runs: number;
  /** Runs with several rows. */
  readonly curves: number;
  readonly budgets: readonly Budget[];
  /** Rows whose compute no other row has: they belong to no budget. */
  readonly alone: number;
  readonly approaches: readonly Approach[];
  readonly targets: readonly Target[];
  readonly law?: IsoflopLaw;
  /** Absent without a law. */
  readonly bias?: {
    readonly simulations: number;
    readonly noise: number;
    readonly approaches: readonly ApproachBias[];
  };
  /** By convention of the job's `counting`. */
  readonly countings?: readonly CountingResult[];
  readonly warnings: readonly string[];
}

/** How N, D and C were counted. */
export interface Counting {
  /** The columns or expressions that they come from. */
  readonly N: string;
  readonly D: string;
  readonly C: string;
  /** The one that follows from the other two, if any. */
  readonly computed?: 'N' | 'D' | 'C';
  /** C = coefficient N^n D^d: 6, 1 and 1 where C is 6 N D, else fitted to the columns. */
  readonly cost: { readonly coefficient: number; readonly n: number; readonly d: number };
  /** The convention, in words. */
  readonly convention: string;
}

/** The record of an isoFLOP analysis. `backend`, `seconds` and `events` tell how it ran; the rest follows from job and data. */
export interface IsoflopRecord {
  readonly schema: 'isoloss/isoflop@1';
  readonly job: IsoflopJob;
  readonly data: {
    readonly source: string;
    readonly rows: number;
    /** What was inferred, filtered or dropped, one sentence each. */
    readonly notes: readonly string[];
  };
  readonly counting: Counting;
  /** Groups of the job; fewer are listed if it was interrupted. */
  readonly asked: number;
  readonly analyses: readonly IsoflopAnalysis[];
  readonly backend: FitRecord['backend'];
  readonly seconds: { readonly total: number };
  readonly events: readonly string[];
}
