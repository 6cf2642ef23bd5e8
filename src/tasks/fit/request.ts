import type {
  AxisInput,
  BoundInput,
  FormulaInput,
  PerInput,
  PointInput,
  RangeInput,
  StartsInput,
} from '../../jobs/shapes.js';
import type { LawDefinition } from '../../laws/define.js';
import type { IntervalKind } from '../../statistics/intervals.js';
import type { Scheme } from '../uncertainty/resampling.js';

/** Where the search runs: a hardware GPU where there is one and else the CPU, or one of them by name. */
export type BackendChoice = 'auto' | 'cpu' | 'webgpu';

/**
 * What a fit is asked: which law, which rows, which loss, which starts, how much uncertainty. Only `law` is required; what
 * is not set is as the law has it, or does not apply. A record repeats it as {@link FitJob}.
 *
 * Expressions are formulas over the columns of the table and the inputs of the law, such as `L < 3.4` or `C/(6*N)`.
 */
export interface FitRequest {
  /** The name of the table in the record. Default: the table's own. */
  readonly runs?: string;
  /** A law by name such as `chinchilla` or `broken:2`, a formula such as `E + A/N^alpha`, or a law as `defineLaw` takes it. */
  readonly law: string | LawDefinition;
  /** By name, in order: parts of a formula, each of which may use those before it. */
  readonly let?: Readonly<Record<string, FormulaInput>>;
  /** By input of the law, or `L`: a column, or an expression over columns. Default: by the names of columns. */
  readonly map?: Readonly<Record<string, FormulaInput>>;
  /**
   * What L is measured in, such as `bits/byte`. Default: by the name of its column (`bpb`, `ppl`, `acc`, `error`), else the
   * law's own.
   */
  readonly unit?: string;
  /** Keep the rows for which this expression holds. */
  readonly where?: string;
  /** Rows for which this expression holds are not fitted but predicted and scored. */
  readonly holdOut?: string;
  /** Weight of each row in the objective: an expression, zero or above. Default: 1. */
  readonly weight?: string;
  /** Leave out rows in which something that is used is missing, rather than throw `missing-values`. Default: false. */
  readonly dropMissing?: boolean;
  /** Of the rows that share this value keep the last in the table, or the last by a column: `run:step`. */
  readonly lastBy?: string;
  /**
   * Make rows of a chart that has a column for each run: patterns of their names, such as `* - val/loss`, `{N} loss` or
   * `loss={N}`. The values become one column, what a placeholder stands for becomes another (`run` for the star).
   */
  readonly melt?: readonly string[];
  /**
   * Make columns of a long table: the column of names and that of values (`key:value`), and the columns that tell rows apart
   * (`key:value:run_id,step`; otherwise all others but times).
   */
  readonly pivot?: string;
  /** Of the rows that share this value, such as `N,D`, keep the one of least loss, or of the least `N,D:-score`. */
  readonly bestBy?: string;
  /**
   * Keep the rows on the lower envelope of many curves: those than which no row of as small a value, such as compute `C`, has a
   * lower loss; of each group (`dataset:C`).
   */
  readonly envelope?: string;
  /** Keep the corners of the convex hull of that envelope, in logarithms. */
  readonly hull?: string;
  /** Scale of the residual: differences of logarithms, differences, or relative differences. Default: the law's, else `log`. */
  readonly residual?: 'log' | 'raw' | 'relative';
  /** Penalty of a residual, summed over rows. Default: the law's own, else `huber`. */
  readonly loss?: 'huber' | 'squared' | 'absolute' | 'quantile';
  /** Where the Huber penalty turns from square to linear, on the scale of the residual. Default: 0.001. */
  readonly delta?: number;
  /** Factor of the Huber penalty where the law predicts more than was observed. Default: 1. */
  readonly over?: number;
  /** Factor of the Huber penalty where the law predicts less than was observed. Default: 1. */
  readonly under?: number;
  /** The probability of the quantile penalty, within (0, 1). */
  readonly tau?: number;
  /**
   * Fit counts by maximum likelihood in place of a loss: `binomial` where the law is a probability and L the fraction of
   * `trials` that succeeded, `poisson` where it is a rate and L a count, or a count over its `exposure`. Default: the law's,
   * unless a residual or a loss is asked for.
   */
  readonly likelihood?: 'binomial' | 'poisson';
  /** Trials of each row: an expression or a number. Default where the likelihood is the law's own: 1, single outcomes. */
  readonly trials?: string;
  /** What the count of each row is divided by in L: an expression. Default: 1. */
  readonly exposure?: string;
  /** Parameters that every group of rows has to itself, and the columns that tell groups apart. Default: none. */
  readonly per?: PerInput;
  /** How starts are made. Default: `seeded`, from the parameters that enter the law linearly. */
  readonly starts?: StartsInput;
  /** Starts of your own, each with a value for every free parameter; alone they replace the generated ones. */
  readonly start?: readonly PointInput[];
  /** By parameter: where its starts are drawn from, natural units. */
  readonly range?: Readonly<Record<string, RangeInput>>;
  /** By parameter: a number to hold it at, or an expression of others to tie it to. */
  readonly fix?: Readonly<Record<string, FormulaInput>>;
  /** Parameters of a formula of your own that are above zero. */
  readonly positive?: readonly string[];
  /** By parameter: the ends between which it is kept, natural units; null is open. */
  readonly bound?: Readonly<Record<string, BoundInput>>;
  /** Record the objective over a grid of up to three parameters, the others held at the optimum. */
  readonly objectiveGrid?: readonly AxisInput[];
  /** Follow every start to its end, also one that enters the basin of a known minimum. Default: false. */
  readonly exhaustive?: boolean;
  /** Number of resamples to refit, for standard errors and intervals; from 2 to 1e7, which are kept in memory. */
  readonly bootstrap?: number;
  /** How resamples are drawn. Default: `pairs`. The jackknives leave out one row or cluster at a time and take no number. */
  readonly scheme?: Scheme;
  /** Rows that share this value are drawn, or left out, together. */
  readonly cluster?: string;
  /** Rows are drawn only among those that share this value. */
  readonly strata?: string;
  /** Standard deviation of each row's noise on the residual's scale, for the parametric scheme. Default: from the residuals. */
  readonly noise?: string;
  /** Starts of each refit beside the optimum: a number of seeded ones, or a way to make them. Default: 8. */
  readonly refitStarts?: StartsInput | number;
  /** Kinds of intervals beside `percentile`. */
  readonly interval?: readonly IntervalKind[];
  /** The level of all intervals, from 0.5 to 0.9999. Default: 0.95. */
  readonly level?: number;
  /** By name: a quantity of your own, a formula of the parameters, with uncertainty like theirs. */
  readonly derive?: Readonly<Record<string, string>>;
  /** Parameters to hold at many values in turn, refitting the others; `all` for each of them. */
  readonly profile?: readonly string[];
  /** Refit without each row in turn. Default: false, unless there is a bootstrap or a profile and the rows are few. */
  readonly leverage?: boolean;
  /** Steps that a start may take. Default: 500. */
  readonly maxSteps?: number;
  /** Seed of everything random, from 0 to 4294967295. Default: 0. */
  readonly seed?: number;
  /** Where the search runs. Default: `auto`. */
  readonly backend?: BackendChoice;
  /** Take the WebGPU adapter whose name contains this text. */
  readonly adapter?: string;
}
