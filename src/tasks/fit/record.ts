import type { BackendCheck, EngineName } from '../../backend/contract.js';
import type { ResidualScale, Rho } from '../../loss/loss.js';
import type { StatusName } from '../../problem/status.js';
import type { Interval, IntervalKind } from '../../statistics/intervals.js';
import type { ReplicatesFile } from '../../store/replicates.js';
import type { Scheme } from '../uncertainty/resampling.js';
import type { ParameterVerdict, verdictRule } from '../uncertainty/verdict-rule.js';
import type { FitJob } from './job.js';

/** A minimum the search found, in natural units. */
export interface Minimum {
  readonly objective: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** Starts that ended in its basin. */
  readonly starts: number;
}

/** Prediction errors over a set of rows: root mean square of L_hat - L and of log L_hat - log L. */
export interface Score {
  readonly rows: number;
  readonly rmse: number;
  /** Absent where a loss or a prediction is not positive. */
  readonly rmsle?: number;
}

/** Why the optimum should be believed: all of it from float64 at the reported parameters. */
export interface Certificate {
  /** What half a Newton step could still gain, relative to the objective. */
  readonly decrement: number;
  /** Largest |gradient| component, in internal coordinates, scaled by the square root of its curvature. */
  readonly gradient: number;
  /** Condition number of the curvature scaled to unit diagonal. */
  readonly condition: number;
  /** Names of parameters that lie at a bound. */
  readonly atBound: readonly string[];
  /** Absolute and quantile losses: rows fitted exactly, and the largest multiplier as a share of its limit (< 1 certifies). */
  readonly exactRows?: number;
  readonly multiplier?: number;
}

/** A direction in parameter space that the runs leave open. */
export interface WeakDirection {
  /** Parameters that move together along it, strongest first. */
  readonly parameters: readonly string[];
  /**
   * Standard deviation along it, as a multiple of what would still count as determined: a factor of two for a positive
   * parameter, for any other the width of `verdictRule`. Capped at 1e6.
   */
  readonly spread: number;
}

/** Where a parameter goes as the objective falls towards a value that it never takes. */
export type Course = 'infinity' | '-infinity' | 'zero';

/** An infimum that is not attained. */
export interface Runaway {
  /** Those that run away together. */
  readonly parameters: Readonly<Record<string, Course>>;
  /** The lowest objective met on the way. */
  readonly objective: number;
}

/** A quantity computed from the parameters. */
export interface DerivedValue {
  readonly formula: string;
  readonly unit: string;
  /** null where it is not finite. */
  readonly value: number | null;
}

/** What curvature and slopes at the optimum alone say of the uncertainty; null where they say nothing. */
export interface Asymptotic {
  readonly standardErrors: Readonly<Record<string, number | null>>;
  /**
   * Of the job's level, symmetric in the logarithm of positive parameters, within the domain and the bounds; ends for
   * parameters and derived quantities. A parameter at its bound has the interval of its profile.
   */
  readonly intervals: Readonly<Record<string, Interval | null>>;
}

/**
 * The covariance that `gaussNewton` rests on, of every parameter that was fitted or tied to one that was: for what
 * follows from the parameters. Student's t with `degrees` degrees of freedom goes with it.
 */
export interface ParameterCovariance {
  /** Order of the rows and columns: free parameters, then tied ones. */
  readonly names: readonly string[];
  /** Parameters whose logarithm it is of; of the others it is of the parameter itself. */
  readonly logarithmic: readonly string[];
  /** Parameters at a bound: they are held there, and their rows are zero. */
  readonly held: readonly string[];
  /** Bounds that a parameter has, natural units; null is none. */
  readonly bounds: Readonly<Record<string, readonly [lo: number | null, hi: number | null]>>;
  /** Fitted rows that carry weight, and those less the free parameters. */
  readonly rows: number;
  readonly degrees: number;
  /** Standard deviation of a run about the law, on the scale of the residuals: their squares over `degrees`; null without degrees. */
  readonly scatter: number | null;
  /** null where no degrees are left, or where the runs leave `open` parameters undetermined. */
  readonly matrix: readonly (readonly number[])[] | null;
  readonly open: readonly string[];
}

/** How runs drawn again move the fit. Parameters that were not fitted do not appear. */
export interface Bootstrap {
  readonly scheme: Scheme;
  /** Refitted; fewer than `asked` where the job was stopped. */
  readonly resamples: number;
  readonly asked: number;
  /** Refits that ended without converging: left out of everything below. */
  readonly failed: number;
  readonly statuses: Readonly<Record<StatusName, number>>;
  /** Starts of each resample, and how they are made. */
  readonly starts: { readonly count: number; readonly kind: string };
  /** Resamples whose best end lies lower than where the optimum of all runs led. */
  readonly improved: number;
  readonly level: number;
  readonly standardErrors: Readonly<Record<string, number>>;
  /**
   * Quantities of which a few refits ran away: their standard error is the width of the middle 95 % of refits over that of
   * a standard normal variate, their bias that of the median; the matrices are as they are.
   */
  readonly robustErrors?: readonly string[];
  /** Mean of the replicates less the estimate. */
  readonly bias: Readonly<Record<string, number>>;
  /** By parameter or derived quantity, then by kind. */
  readonly intervals: Readonly<Record<string, Readonly<Partial<Record<IntervalKind, Interval>>>>>;
  /** Order of the rows and columns of the matrices: free parameters, then derived quantities. */
  readonly names: readonly string[];
  readonly covariance: readonly (readonly number[])[];
  /** null where a quantity does not vary. */
  readonly correlations: readonly (readonly (number | null)[])[];
  /** What to know of the intervals: kinds left out and why, coverage known to be poor. */
  readonly notes: readonly string[];
  /** The file of all replicates, where it was written. */
  readonly replicates?: ReplicatesFile;
}

/** The objective with one parameter held at each of `values` in turn and the others fitted again. */
export interface Profile {
  readonly parameter: string;
  /** Ascending, natural units. */
  readonly values: readonly number[];
  /** null where no start ended finite. */
  readonly objective: readonly (number | null)[];
  /** What is compared with `threshold`: 0 at the optimum. */
  readonly statistic: readonly (number | null)[];
  readonly threshold: number;
  /** What the statistic is and what it is compared with, one sentence. */
  readonly statisticText: string;
  readonly level: number;
  /** null where the statistic stays below the threshold as far as was looked: an open end. */
  readonly interval: readonly [lo: number | null, hi: number | null];
  /** Other parameters along the profile, natural units. */
  readonly others: Readonly<Record<string, readonly (number | null)[]>>;
  /** A lower objective than the fit's was met on the way. */
  readonly better?: { readonly objective: number; readonly parameters: Readonly<Record<string, number>> };
}

/** A minimum at which a robust penalty has no curvature: a whole interval of each parameter is as good. */
export interface FlatMinimum {
  /** By free parameter, natural units, the others fitted again; null is an open end. */
  readonly ends: Readonly<Record<string, readonly [lo: number | null, hi: number | null]>>;
  /** What is flat and why, in sentences. */
  readonly text: string;
}

/** A fit whose residuals are all rounding. */
export interface ExactFit {
  /** Every row is met to the rounding of float64, or to the digits given; or there are no more rows than parameters. */
  readonly kind: 'exact' | 'rounded' | 'interpolated';
  /** The largest |prediction - loss|. */
  readonly largest: number;
  /** In sentences. */
  readonly text: string;
}

/** Something that the residuals, or the rows themselves, say of a fit. */
export interface AdequacyFinding {
  readonly kind: 'column' | 'law' | 'lack of fit' | 'few runs' | 'correlated rows' | 'identical rows';
  /** The columns of the table, or the input or product of inputs, that it is about. */
  readonly about: readonly string[];
  /** Multiplied by the number of tests; null where nothing was tested. */
  readonly p: number | null;
  /** Share of the residuals' scatter that it explains, of the rows concerned, or the correlation. */
  readonly share: number;
  /** What was found and what to do about it. */
  readonly text: string;
}

/** Whether the residuals look like noise: see `ADEQUACY_LEVEL`. */
export interface Adequacy {
  readonly level: number;
  /** Tests made. */
  readonly tests: number;
  /** What speaks against the fit or its standard errors, the most important first: no verdict stands above it. */
  readonly findings: readonly AdequacyFinding[];
  /** What is worth knowing and lowers no verdict. */
  readonly notices: readonly AdequacyFinding[];
  /** What residuals were tested against, each by itself, least p first; p is not multiplied. */
  readonly against: readonly {
    readonly name: string;
    readonly kind: 'input' | 'compute' | 'ratio' | 'prediction' | 'derived' | 'number' | 'group' | 'repeats';
    readonly p: number;
    readonly share: number;
  }[];
  /** Columns that were not tested, and why. */
  readonly leftOut: readonly { readonly column: string; readonly why: string }[];
  /** Rows whose residuals go together, where there are such: then runs were tested, not rows. */
  readonly clusters?: {
    readonly by: readonly string[];
    readonly runs: number;
    readonly correlation: number;
    readonly p: number;
    /** How many times too small standard errors are that take each row for itself, of what runs alone determine. */
    readonly inflation: number;
  };
}

/** How far the fit moves when one row is left out. */
export interface RowLeverage {
  /** Row of the file, 1-based. */
  readonly row: number;
  /** Shift of each parameter, natural units: fit without the row less the fit. */
  readonly shifts: Readonly<Record<string, number>>;
  /** The largest shift as a multiple of that parameter's standard error. */
  readonly largest: number;
}

/** Values of the objective and its gradient on a grid of parameters, the others held at the optimum. */
export interface ObjectiveGrid {
  readonly axes: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Last axis fastest; null where the law has no finite value. */
  readonly objective: readonly (number | null)[];
  /** d objective / d parameter, natural units, one array an axis. */
  readonly gradient: Readonly<Record<string, readonly (number | null)[]>>;
}

/**
 * The record of a fit. Everything but `backend`, `seconds` and `events` is determined by the job, the data and the
 * kind of arithmetic, and is the same bytes however the work was cut up.
 */
export interface FitRecord {
  readonly schema: 'isoloss/fit@1';
  readonly job: FitJob;
  readonly law: {
    readonly name: string;
    readonly formula: string;
    /** Named sub-expressions of the formula, in order. */
    readonly where: readonly { readonly name: string; readonly formula: string }[];
    readonly inputs: readonly { readonly name: string; readonly unit: string; readonly from: string }[];
    readonly source?: string;
  };
  readonly data: {
    readonly source: string;
    /** SHA-256 over the used columns as float64, little-endian, with weights. */
    readonly digest: string;
    /** Rows fitted. */
    readonly rows: number;
    readonly heldOut: number;
    /** Least and greatest value of each input over the fitted rows, natural units: beyond them is extrapolation. */
    readonly ranges: Readonly<Record<string, Interval>>;
    /** Least and greatest D / N of a fitted row, where the law has both and they are above zero. */
    readonly tokensPerParameter?: Interval;
    /** What was guessed, filtered or dropped, one sentence each. */
    readonly notes: readonly string[];
  };
  readonly loss: { readonly residual: ResidualScale } & Rho;
  /** Every parameter of the law, natural units. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Parameters not fitted: fixed to a number or tied to an expression. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Sum over the fitted rows. */
  readonly objective: number;
  readonly status: StatusName;
  readonly statusText: string;
  readonly certificate: Certificate;
  readonly starts: {
    readonly kind: string;
    readonly count: number;
    /** Ended by converging (at a bound included). */
    readonly converged: number;
    /** Ended within `AT_BEST` of the best objective (absolute and quantile losses, and runs nearly without noise: in the best minimum's basin). */
    readonly atBest: number;
    readonly merged: number;
    /** The objective is convex, the law being linear in its parameters: there is no other minimum. */
    readonly convex?: true;
    readonly statuses: Readonly<Record<StatusName, number>>;
    /** Distinct minima, best first, at most `MOST_MINIMA`; the first is the result. */
    readonly minima: readonly Minimum[];
  };
  readonly seed: number;
  readonly identifiability: {
    readonly freeParameters: number;
    readonly degreesOfFreedom: number;
    readonly weak: readonly WeakDirection[];
    /** Where no minimum is attained: the parameters that go without end as the objective falls. */
    readonly runaway?: Runaway;
    /** Every free parameter. */
    readonly verdicts: Readonly<Record<string, ParameterVerdict>>;
    /** The thresholds that made them. */
    readonly rule: typeof verdictRule;
    /** Other minima within `RIVAL` of the best objective. */
    readonly rivals: readonly Minimum[];
    /** Where the minimum is flat. */
    readonly flat?: FlatMinimum;
    /** The rows that move the fit most, where refits without each row were made. */
    readonly leverage?: readonly RowLeverage[];
  };
  /** What parameters imply: the law's own derived quantities and the job's. */
  readonly derived: Readonly<Record<string, DerivedValue>>;
  readonly asymptotic: {
    readonly level: number;
    readonly gaussNewton: Asymptotic;
    readonly sandwich: Asymptotic;
    /** Absent from records that were written before there was one. */
    readonly covariance?: ParameterCovariance;
    /** What to know of the sandwich, where there is something. */
    readonly notes?: readonly string[];
  };
  readonly bootstrap?: Bootstrap;
  readonly profiles?: readonly Profile[];
  /** Where the law meets every row. */
  readonly exact?: ExactFit;
  readonly score: Score;
  /** Residuals of the fitted rows at 0, 0.5 % ... 100 %, on the loss's residual scale: what a new run may be off by. */
  readonly residuals: readonly number[];
  readonly holdOut?: Score;
  /** What the residuals say against the law; absent in records of earlier versions. */
  readonly adequacy?: Adequacy;
  readonly objectiveGrid?: ObjectiveGrid;
  /** What the user should know before believing the numbers, one sentence each. */
  readonly warnings: readonly string[];
  readonly backend: {
    readonly name: EngineName;
    readonly adapter: string;
    readonly precision: 'f32' | 'f64';
    readonly software: boolean;
    /** What the test of its arithmetic found (GPUs). */
    readonly check?: BackendCheck;
    /** Why this one. */
    readonly reason: string;
  };
  readonly seconds: {
    readonly total: number;
    readonly prepare: number;
    readonly search: number;
    readonly polish: number;
    /** Refits of resamples, of rows left out, and along profiles. */
    readonly uncertainty: number;
  };
  /** What happened on the way: devices lost and replaced, work moved. */
  readonly events: readonly string[];
}
