import type { Interval } from '../../statistics/intervals.js';
import type { HyperJob } from './job.js';

/** A number with its interval at the job's level; null where there is none. */
export interface SweptEstimate {
  readonly value: number;
  readonly interval: Interval | null;
}

/** The runs of one scale. */
export interface SweepCell {
  /** Values of `by`. */
  readonly at: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Runs near the best one, which the bowl is fitted to. */
  readonly used: number;
  /** The run with the least loss. */
  readonly best: { readonly loss: number; readonly at: Readonly<Record<string, number>> };
  /** Why it has no optimum; absent where it has. */
  readonly reason?: string;
  /** By hyper-parameter its best value; null without an optimum. */
  readonly optimum: Readonly<Record<string, SweptEstimate>> | null;
  /** The least loss of the bowl. */
  readonly loss: number | null;
  /** By hyper-parameter the factor, either way, within which the excess loss stays below the job's share, the others at their best. */
  readonly flatness: Readonly<Record<string, number>> | null;
}

/** The best value as a product of powers: coefficient * N^p * D^q. */
export interface OptimumLaw {
  readonly name: string;
  /** What it is a law of. */
  readonly of: readonly string[];
  /** Why there is none; absent where there is one. */
  readonly reason?: string;
  readonly coefficient: SweptEstimate | null;
  readonly exponents: Readonly<Record<string, SweptEstimate>>;
  /** Optima of cells about the law, beyond their own uncertainty: standard deviation of logarithms. */
  readonly scatter: number | null;
  readonly cells: number;
}

/** One bowl for all cells, each with its own least loss, whose centre follows powers. */
export interface ResponseSurface {
  readonly reason?: string;
  readonly laws: readonly OptimumLaw[];
  /** Asked for, made (fewer if it was interrupted), and those with a bowl, which intervals are over. */
  readonly resamples: { readonly asked: number; readonly made: number; readonly kept: number };
}

/** A published rule beside the optima of the cells. */
export interface PublishedRule {
  readonly rule: string;
  readonly name: string;
  /** Its value over that of the cell: least, geometric mean, most. */
  readonly ratio: readonly [least: number, mean: number, most: number];
  /** Excess loss, as a share, that it would cost in the bowls of the cells: mean and most. */
  readonly excess: readonly [mean: number, most: number];
}

/** Best hyper-parameters by cell of a sweep, and their law. */
export interface HyperRecord {
  readonly schema: 'isoloss/hyper@1';
  readonly job: HyperJob;
  readonly data: {
    readonly source: string;
    readonly rows: number;
    /** The column or expression of each name. */
    readonly columns: Readonly<Record<string, string>>;
    /** What was inferred, filtered or dropped, one sentence each. */
    readonly notes: readonly string[];
  };
  readonly over: readonly string[];
  readonly by: readonly string[];
  /** Standard deviation of losses about the bowls, over the least loss of their cell; null without a degree of freedom. */
  readonly noise: number | null;
  readonly degrees: number;
  readonly cells: readonly SweepCell[];
  /** By hyper-parameter, in terms of `by`, then of C where that is `6*N*D`. */
  readonly laws: readonly OptimumLaw[];
  /** Absent without cells that differ. */
  readonly surface?: ResponseSurface;
  readonly predictions: readonly {
    readonly at: Readonly<Record<string, number>>;
    /** By hyper-parameter: by the law of the optima, and by the response surface. */
    readonly best: Readonly<
      Record<string, { readonly law: SweptEstimate | null; readonly surface: SweptEstimate | null }>
    >;
    /** The largest factor by which it lies beyond the cells. */
    readonly beyond: number;
  }[];
  readonly published: readonly PublishedRule[];
  readonly warnings: readonly string[];
}
