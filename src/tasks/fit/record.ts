import type { BackendCheck, EngineName } from '../../backend/contract.js';
import type { Likelihood } from '../../loss/likelihood.js';
import type { ResidualScale, Rho } from '../../loss/loss.js';
import type { StatusName } from '../../problem/status.js';
import type { Interval, IntervalKind } from '../../statistics/intervals.js';
import type { ReplicatesFile } from '../../store/replicates.js';
import type { Scheme } from '../uncertainty/resampling.js';
import type { ParameterVerdict, verdictRule } from '../uncertainty/verdict-rule.js';
import type { FitJob } from './job.js';

/** A minimum of the objective, natural units. */
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

/** Evidence of optimality, computed in float64 at the reported parameters. */
export interface Certificate {
  /** Newton decrement: the predicted reduction of a Newton step, relative to the objective. */
  readonly decrement: number;
  /** Largest |gradient| component, in internal coordinates, scaled by the square root of its curvature. */
  readonly gradient: number;
  /** Condition number of the curvature scaled to unit diagonal. */
  readonly condition: number;
  /** Names of parameters that lie at a bound. */
  readonly atBound: readonly string[];
  /** Absolute and quantile losses: rows fitted exactly, and the largest multiplier over its limit (< 1 certifies). */
  readonly exactRows?: number;
  readonly multiplier?: number;
}

/** A direction in parameter space that the runs determine weakly or not at all. */
export interface WeakDirection {
  /** Parameters that move together along it, strongest first. */
  readonly parameters: readonly string[];
  /**
   * Standard deviation along it, as a multiple of the largest that counts as determined: a factor of two for a positive
   * parameter, for any other the width of `verdictRule`. Capped at 1e6.
   */
  readonly spread: number;
}

/** The limit of a parameter as the objective decreases towards an infimum that is not attained. */
export type Course = 'infinity' | '-infinity' | 'zero';

/** An infimum that is not attained. */
export interface Runaway {
  /** Parameters that diverge, or vanish, together. */
  readonly parameters: Readonly<Record<string, Course>>;
  /** The lowest objective evaluated. */
  readonly objective: number;
}

/** A quantity computed from the parameters. */
export interface DerivedValue {
  readonly formula: string;
  readonly unit: string;
  /** null where it is not finite. */
  readonly value: number | null;
}

/** Asymptotic standard errors and intervals; null where undetermined. */
export interface Asymptotic {
  readonly standardErrors: Readonly<Record<string, number | null>>;
  /**
   * Of the job's level, for parameters and derived quantities: symmetric in the logarithm of positive parameters,
   * clipped to domain and bounds. A parameter at its bound has the interval of its profile.
   */
  readonly intervals: Readonly<Record<string, Interval | null>>;
}

/**
 * Why a symmetric interval misleads. The law is curved over it, so that its likelihood interval lies `higher` or `lower`, or has `no value`
 * at one of its ends; or it holds where they are other parameters that may leave their `bound`, or that are `open`: the runs do not
 * determine them.
 */
export type Doubt = 'higher' | 'lower' | 'no value' | 'bound' | 'open';

/**
 * The covariance behind `gaussNewton`, of all fitted parameters and those tied to them, for the uncertainty of derived
 * quantities by Student's t with `degrees` degrees of freedom.
 */
export interface ParameterCovariance {
  /** Order of the rows and columns: free parameters, then tied ones. */
  readonly names: readonly string[];
  /** Parameters whose covariances are those of their logarithms. */
  readonly logarithmic: readonly string[];
  /** Parameters at a bound: fixed there, with rows of zeros. */
  readonly held: readonly string[];
  /** Bounds of a parameter, natural units; null is none. */
  readonly bounds: Readonly<Record<string, readonly [lo: number | null, hi: number | null]>>;
  /** Fitted rows that carry weight, and those less the free parameters. */
  readonly rows: number;
  readonly degrees: number;
  /** The scale of the noise is known, that of a likelihood: normal quantiles in place of Student's t. */
  readonly known?: true;
  /** Standard deviation of a run about the law, on the scale of the residuals: their squares over `degrees`; null without degrees, and for likelihoods. */
  readonly scatter: number | null;
  /** null where no degrees are left, or where the runs leave `open` parameters undetermined. */
  readonly matrix: readonly (readonly number[])[] | null;
  /** In place of `matrix`, which is null, where many parameters differ between groups. */
  readonly byGroup?: GroupCovariances;
  readonly open: readonly string[];
}

/** Covariances whose size is proportional to the number of groups. */
export interface GroupCovariances {
  /** By group: of its own parameters and of those that all groups share, in the order of `names`. */
  readonly matrices: readonly (readonly (readonly number[])[])[];
  /** By group and own parameter, rows whose products are the covariances with parameters of other groups. */
  readonly between: readonly (readonly (readonly number[])[])[];
}

/** Results of resampling. Parameters that were not fitted do not appear. */
export interface Bootstrap {
  readonly scheme: Scheme;
  /** Refitted; fewer than `asked` if the job was interrupted. */
  readonly resamples: number;
  readonly asked: number;
  /** Refits that ended without converging: left out of everything below. */
  readonly failed: number;
  readonly statuses: Readonly<Record<StatusName, number>>;
  /** Starts of each resample, and how they are made. */
  readonly starts: { readonly count: number; readonly kind: string };
  /** Resamples in which another start reached a lower objective than the start from the optimum of all runs. */
  readonly improved: number;
  readonly level: number;
  readonly standardErrors: Readonly<Record<string, number>>;
  /**
   * Quantities with outlying replicates: their standard error is the width of the middle 95 % of replicates over that of
   * a standard normal variate, their bias that of the median; the matrices are not robust.
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
  /** Notes on the intervals: kinds left out and why, coverage known to be poor. */
  readonly notes: readonly string[];
  /** The file of all replicates, if it was written. */
  readonly replicates?: ReplicatesFile;
}

/** The objective with one parameter fixed at each of `values` in turn and the others refitted. */
export interface Profile {
  readonly parameter: string;
  /** Ascending, natural units. */
  readonly values: readonly number[];
  /** null where no start reached a finite objective. */
  readonly objective: readonly (number | null)[];
  /** Test statistic, 0 at the optimum; to be compared with `threshold`. */
  readonly statistic: readonly (number | null)[];
  readonly threshold: number;
  /** Definition of the statistic and its reference distribution, one sentence. */
  readonly statisticText: string;
  readonly level: number;
  /** null where the statistic stays below the threshold over the explored range: unbounded on that side. */
  readonly interval: readonly [lo: number | null, hi: number | null];
  /** Other parameters along the profile, natural units. */
  readonly others: Readonly<Record<string, readonly (number | null)[]>>;
  /** A lower objective than the fit's, if the profile reached one. */
  readonly better?: { readonly objective: number; readonly parameters: Readonly<Record<string, number>> };
}

/** A minimum without curvature, under a robust penalty: the objective is constant over an interval of each parameter. */
export interface FlatMinimum {
  /** Interval by free parameter, natural units, the others refitted; null is unbounded. */
  readonly ends: Readonly<Record<string, readonly [lo: number | null, hi: number | null]>>;
  /** Description, in sentences. */
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

/** A finding about a fit from its residuals or rows. */
export interface AdequacyFinding {
  readonly kind: 'column' | 'law' | 'lack of fit' | 'few runs' | 'correlated rows' | 'identical rows';
  /** The columns of the table, or the input or product of inputs, that it is about. */
  readonly about: readonly string[];
  /** Multiplied by the number of tests; null where nothing was tested. */
  readonly p: number | null;
  /** Fraction of the residual variance explained, fraction of rows concerned, or the correlation. */
  readonly share: number;
  /** The finding and what to do about it. */
  readonly text: string;
}

/** Whether the residuals look like noise: see `ADEQUACY_LEVEL`. */
export interface Adequacy {
  readonly level: number;
  /** Tests made. */
  readonly tests: number;
  /** Findings against the fit or its standard errors, the most important first; they lower verdicts. */
  readonly findings: readonly AdequacyFinding[];
  /** Findings that lower no verdict. */
  readonly notices: readonly AdequacyFinding[];
  /** Variables that residuals were tested against, smallest p first; p is of the single test, uncorrected. */
  readonly against: readonly {
    readonly name: string;
    readonly kind: 'input' | 'compute' | 'ratio' | 'prediction' | 'derived' | 'number' | 'group' | 'repeats';
    readonly p: number;
    readonly share: number;
  }[];
  /** Columns that were not tested, and why. */
  readonly leftOut: readonly { readonly column: string; readonly why: string }[];
  /** Correlated rows, if there are any: tests were then made on runs (clusters of rows) instead of rows. */
  readonly clusters?: {
    readonly by: readonly string[];
    readonly runs: number;
    readonly correlation: number;
    readonly p: number;
    /** Factor by which standard errors that treat rows as independent are too small, for what varies only between runs. */
    readonly inflation: number;
  };
}

/** How well counts agree with the noise that their likelihood expects. */
export interface Goodness {
  /** Natural logarithm of the likelihood of the fitted rows, weights as repetitions, constants included. */
  readonly logLikelihood: number;
  /** Pearson's chi-square: squared differences from the law over their expected variances, at weights of mean one. */
  readonly pearson: number;
  /** `pearson` over the degrees of freedom, about 1 under the likelihood's noise; null without any. */
  readonly dispersion: number | null;
  /** Probability of such a chi-square or more under that noise; null where expected counts are too small for the test. */
  readonly p: number | null;
  /** The runs scatter more than the likelihood expects: standard errors and intervals are then the sandwich's. */
  readonly overdispersed: boolean;
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

/** Values of the objective and its gradient on a grid of parameters, the others fixed at the optimum. */
export interface ObjectiveGrid {
  readonly axes: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Last axis fastest; null where the law has no finite value. */
  readonly objective: readonly (number | null)[];
  /** d objective / d parameter, natural units, one array an axis. */
  readonly gradient: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Groups of rows by which parameters differ. */
export interface FittedGroups {
  /** The columns or expression that tell groups apart. */
  readonly by: string;
  /** Parameters that every group has to itself. */
  readonly parameters: readonly string[];
  readonly names: readonly string[];
  /** Fitted rows of each group. */
  readonly rows: readonly number[];
  /** A test of equality for each of the parameters whose covariance is known. */
  readonly equality: readonly GroupEquality[];
}

/** A Wald test of whether a parameter is the same in all groups. */
export interface GroupEquality {
  readonly parameter: string;
  /** Groups compared: those in which the parameter does not lie at a bound. */
  readonly groups: number;
  /** Wald statistic over its degrees of freedom. */
  readonly f: number;
  /** null where the noise is known, that of a likelihood: f is chi-square over its degrees. */
  readonly degrees: readonly [between: number, residual: number | null];
  readonly p: number;
  /** The value that the groups together give, were it the same in all, with an interval at the level of the job. */
  readonly common: { readonly value: number; readonly interval: Interval };
}

/**
 * The record of a fit. Everything but `backend`, `seconds` and `events` is determined by the job, the data and the
 * kind of arithmetic, to the byte, however the work was divided.
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
    /** What L is measured in, where that is known: as the job says, by the name of its column, or as the law has it. */
    readonly unit?: string;
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
    /** What was inferred, filtered or dropped, one sentence each. */
    readonly notes: readonly string[];
  };
  /** With a likelihood residuals are deviance residuals, whose squares sum to the objective, the deviance. */
  readonly loss: { readonly residual: ResidualScale | 'deviance'; readonly likelihood?: Likelihood } & Rho;
  /** Present where parameters differ between groups of rows. */
  readonly groups?: FittedGroups;
  /** Present where the loss is a likelihood. */
  readonly goodness?: Goodness;
  /** Every parameter of the law, natural units; `A[c4]` is the A of the group c4. */
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
    /** Starts followed. */
    readonly count: number;
    /** Starts of the job, if an interruption left some out. */
    readonly asked?: number;
    /** Converged, at a bound included. */
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
    /** If no minimum is attained: the parameters that diverge as the objective decreases. */
    readonly runaway?: Runaway;
    /** Every free parameter. */
    readonly verdicts: Readonly<Record<string, ParameterVerdict>>;
    /** The thresholds behind the verdicts. */
    readonly rule: typeof verdictRule;
    /** Other minima within `RIVAL` of the best objective. */
    readonly rivals: readonly Minimum[];
    /** If the minimum is flat. */
    readonly flat?: FlatMinimum;
    /** The most influential rows, if refits without each row were made. */
    readonly leverage?: readonly RowLeverage[];
  };
  /** Derived quantities, the law's own and the job's. */
  readonly derived: Readonly<Record<string, DerivedValue>>;
  readonly asymptotic: {
    readonly level: number;
    readonly gaussNewton: Asymptotic;
    readonly sandwich: Asymptotic;
    /** Absent from records of earlier versions. */
    readonly covariance?: ParameterCovariance;
    /** Notes on the sandwich covariance. */
    readonly notes?: readonly string[];
    /**
     * Parameters whose symmetric interval misleads; those profiled are among them. Absent from records of earlier versions, and where
     * it would take too long to know.
     */
    readonly doubtful?: Readonly<Record<string, Doubt>>;
  };
  readonly bootstrap?: Bootstrap;
  readonly profiles?: readonly Profile[];
  /** If the law meets every row. */
  readonly exact?: ExactFit;
  readonly score: Score;
  /** Quantiles of the fitted rows' residuals at 0, 0.5 % ... 100 %, on the loss's residual scale: the errors of new runs. */
  readonly residuals: readonly number[];
  readonly holdOut?: Score;
  /** Tests of the residuals; absent in records of earlier versions. */
  readonly adequacy?: Adequacy;
  readonly objectiveGrid?: ObjectiveGrid;
  /** Warnings, one sentence each. */
  readonly warnings: readonly string[];
  readonly backend: {
    readonly name: EngineName;
    readonly adapter: string;
    readonly precision: 'f32' | 'f64';
    readonly software: boolean;
    /** Result of the arithmetic test (GPUs). */
    readonly check?: BackendCheck;
    /** Why this back end was chosen. */
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
  /** Events during the run: retries, devices lost, failovers. */
  readonly events: readonly string[];
}
