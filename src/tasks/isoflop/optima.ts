/** Optima of budgets by one approach, and the lines through them. */
import { type Line, lineThrough, onLine } from './line.js';

/** The optimum of one budget: logarithms of N and D, and the loss. */
export interface LogOptimum {
  readonly logN: number;
  readonly logD: number;
  readonly loss: number;
}

/** N_opt and D_opt as powers of compute, in logarithms. */
export interface PowerLines {
  readonly N: Line;
  readonly D: Line;
}

/** Least squares through optima at their compute; undefined where these lie at one budget only. */
export function linesThrough(
  logC: ArrayLike<number>,
  optima: readonly (LogOptimum | undefined)[],
): PowerLines | undefined {
  const at = optima.flatMap((optimum, i) => (optimum === undefined ? [] : [{ ...optimum, logC: logC[i] }]));
  const x = at.map(({ logC: c }) => c);
  const N = lineThrough(
    x,
    at.map(({ logN }) => logN),
  );
  const D = lineThrough(
    x,
    at.map(({ logD }) => logD),
  );
  return N === undefined || D === undefined ? undefined : { N, D };
}

/** What an approach finds in one sample of the runs. */
export interface Found {
  /** By budget; undefined where it has no optimum. */
  readonly optima: readonly (LogOptimum | undefined)[];
  readonly lines: PowerLines | undefined;
}

/** Collects what an approach finds in the resamples: a column for every number, NaN where a resample has none. */
export class Collected {
  readonly slopes: { readonly N: Float64Array; readonly D: Float64Array };
  readonly budgets: readonly Columns[];
  readonly targets: readonly Columns[];

  constructor(
    count: number,
    budgets: number,
    private readonly logTargets: readonly number[],
  ) {
    const empty = () => new Float64Array(count).fill(Number.NaN);
    const columns = (): Columns => ({ logN: empty(), logD: empty(), loss: empty() });
    this.slopes = { N: empty(), D: empty() };
    this.budgets = Array.from({ length: budgets }, columns);
    this.targets = logTargets.map(columns);
  }

  set(resample: number, { optima, lines }: Found): void {
    optima.forEach((optimum, b) => {
      if (optimum !== undefined) put(this.budgets[b], resample, optimum);
    });
    if (lines === undefined) return;
    this.slopes.N[resample] = lines.N.slope;
    this.slopes.D[resample] = lines.D.slope;
    this.targets.forEach((columns, t) => {
      put(columns, resample, extrapolated(lines, this.logTargets[t]));
    });
  }
}

/** An optimum on the lines, which have no loss. */
export function extrapolated({ N, D }: PowerLines, logC: number): LogOptimum {
  return { logN: onLine(N, logC), logD: onLine(D, logC), loss: Number.NaN };
}

export interface Columns {
  readonly logN: Float64Array;
  readonly logD: Float64Array;
  readonly loss: Float64Array;
}

function put(columns: Columns, row: number, { logN, logD, loss }: LogOptimum): void {
  columns.logN[row] = logN;
  columns.logD[row] = logD;
  columns.loss[row] = loss;
}
