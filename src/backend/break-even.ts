/**
 * From which work on a GPU saves time, for the back end `auto`: a GPU has to be found and opened and its kernels compiled,
 * while the CPU could compute already. Rates are of one thread of a server processor, from the project's own benchmark
 * (docs/PERFORMANCE.md): what is decided by them may be off by a factor of two or three, and costs no more than the start.
 */
import { formatSeconds } from '../text.js';

/** Seconds until a GPU computes: drivers discovered and opened 0.1 s, kernels compiled 0.1 to 0.5 s. */
const START = 0.4;

/** Operations a second of one thread's passes over rows: 1.2e8 rows of a law of 5 parameters, 84 operations and 5 exponentials. */
const ROW_OPERATIONS = 1.2e8 * (84 + 5);

/** Passes over the rows until a search ends: on average 27 from the customary grid, 19 of a resample's starts. */
const PASSES = { start: 27, refit: 19 } as const;

/**
 * Passes of a refit that is made whole: the search from each start where there are several, and polishing in float64; and what either
 * takes besides, as rows. Of 12 runs and of 240.
 */
const REFIT = { search: { passes: 15, rows: 120 }, polish: { passes: 32, rows: 235 } } as const;

/** Values of a surface a second: evaluated for a parameter vector, and put in order. */
const SURFACE_VALUES = 6e8;

/** Candidates of an allocation a second. */
const CANDIDATES = 1.1e9;

/** Seconds that work would take on one thread of the CPU. */
export type ThreadSeconds = number;

export interface FitWork {
  readonly rows: number;
  /** Operations of one pass over one row: the law, its slopes, and the sums of a step. */
  readonly rowOperations: number;
  readonly starts: number;
  readonly resamples: number;
  /** Of each resample; those with one are not searched on a GPU. */
  readonly refitStarts: number;
}

export function fitSeconds({ resamples, refitStarts, ...search }: FitWork): ThreadSeconds {
  const refits = refitStarts > 1 ? resamples * refitStarts : 0;
  return searchSeconds(search) + passSeconds(search, refits * PASSES.refit);
}

/** Of the search from so many starts alone. */
export function searchSeconds({
  starts,
  ...pass
}: Pick<FitWork, 'rows' | 'rowOperations' | 'starts'>): ThreadSeconds {
  return passSeconds(pass, starts * PASSES.start);
}

function passSeconds({ rows, rowOperations }: Pick<FitWork, 'rows' | 'rowOperations'>, passes: number) {
  return (passes * rows * rowOperations) / ROW_OPERATIONS;
}

/** Of one refit from so many starts, of which one alone is polished without a search. */
export function refitSeconds({
  rows,
  rowOperations,
  starts,
}: Pick<FitWork, 'rows' | 'rowOperations' | 'starts'>): ThreadSeconds {
  const { search, polish } = REFIT;
  const searched = starts > 1 ? starts * search.passes * (rows + search.rows) : 0;
  return ((searched + polish.passes * (rows + polish.rows)) * rowOperations) / ROW_OPERATIONS;
}

export function surfaceSeconds(points: number, vectors: number): ThreadSeconds {
  return (points * vectors) / SURFACE_VALUES;
}

export function allocationSeconds(points: number): ThreadSeconds {
  return points / CANDIDATES;
}

export interface Judgement {
  /** The CPU would take longer than a GPU takes to start. */
  readonly pays: boolean;
  /** How long it would take, in words that follow on the name of what is taken and a colon. */
  readonly reason: string;
}

/** Whether work is enough for a GPU, with so many threads at hand. */
export function judgeWork(work: ThreadSeconds, threads: number): Judgement {
  const seconds = work / threads;
  const on = threads === 1 ? 'one thread' : `${threads} threads`;
  const takes = `the work takes about ${formatSeconds(Math.max(seconds, 0.001))} on ${on} of the CPU`;
  const pays = seconds > START;
  return { pays, reason: pays ? takes : `${takes}, less than a GPU takes to start` };
}
