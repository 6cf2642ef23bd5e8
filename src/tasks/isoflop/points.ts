/** From rows to training curves, and to the points of which budgets are made. */
import type { AskedIsoflop } from './job.js';
import type { RunRows } from './read-runs.js';

/** One run's rows, least compute first; of equal compute the later row counts. */
export interface Curve {
  readonly logC: Float64Array;
  readonly logN: Float64Array;
  readonly logD: Float64Array;
  readonly logLoss: Float64Array;
}

/** Points of profiles: logarithms of N, D and compute, the loss, and each point's run. */
export type Points = Omit<RunRows, 'name'>;

/** The rows of each run, by its number; runs are numbered in the order of their first rows. */
export function rowsByRun({ run }: Points): number[][] {
  const rows: number[][] = [];
  run.forEach((number, row) => {
    if (number === rows.length) rows.push([]);
    rows[number].push(row);
  });
  return rows;
}

/**
 * The training curves, smoothed by a Gaussian of `smooth` rows and of their last share `final` of compute, at least two rows;
 * undefined for runs of one row.
 */
export function curvesOf(
  rows: Points,
  byRun: readonly (readonly number[])[],
  { smooth, final }: Pick<AskedIsoflop, 'smooth' | 'final'>,
): (Curve | undefined)[] {
  return byRun.map((own) => {
    const order = lastOfEqual(
      [...own].sort((i, j) => rows.logC[i] - rows.logC[j] || i - j),
      rows.logC,
    );
    if (order.length < 2) return undefined;
    const of = (values: Float64Array) => Float64Array.from(order, (row) => values[row]);
    const logLoss = smoothed(of(rows.loss).map(Math.log), smooth);
    const logC = of(rows.logC);
    const least = logC[logC.length - 1] + Math.log1p(-Math.min(final, 1 - 1e-12));
    // Curves are interpolated: a row before the share is its beginning.
    const first =
      final >= 1 ? 0 : Math.max(0, Math.min(logC.findIndex((c) => c >= least) - 1, logC.length - 2));
    return {
      logC: logC.subarray(first),
      logN: of(rows.logN).subarray(first),
      logD: of(rows.logD).subarray(first),
      logLoss: logLoss.subarray(first),
    };
  });
}

function lastOfEqual(order: readonly number[], logC: Float64Array): number[] {
  return order.filter((row, i) => i === order.length - 1 || logC[order[i + 1]] - logC[row] > 1e-12);
}

function smoothed(values: Float64Array, deviation: number): Float64Array {
  if (deviation === 0) return values;
  const reach = Math.ceil(4 * deviation);
  return values.map((_, i) => {
    let [sum, weights] = [0, 0];
    for (let j = Math.max(0, i - reach); j <= Math.min(values.length - 1, i + reach); j++) {
      const weight = Math.exp(-0.5 * ((j - i) / deviation) ** 2);
      sum += weight * values[j];
      weights += weight;
    }
    return sum / weights;
  });
}

/** A curve at a compute, linear in logarithms; undefined outside it. */
export interface CurvePoint {
  readonly logN: number;
  readonly logD: number;
  readonly logLoss: number;
}

export function pointOnCurve({ logC, logN, logD, logLoss }: Curve, at: number): CurvePoint | undefined {
  const last = logC.length - 1;
  // A budget that differs by rounding is on the curve.
  if (at < logC[0] - 1e-9 || at > logC[last] + 1e-9) return undefined;
  let [lo, hi] = [0, last];
  while (hi - lo > 1) {
    const middle = (lo + hi) >> 1;
    if (logC[middle] <= at) lo = middle;
    else hi = middle;
  }
  const t = Math.min(1, Math.max(0, (at - logC[lo]) / (logC[hi] - logC[lo])));
  const between = (values: Float64Array) => values[lo] + t * (values[hi] - values[lo]);
  return { logN: between(logN), logD: between(logD), logLoss: between(logLoss) };
}

/** The points that approaches 2 and 3 use: curves at given budgets, all rows, or the last row of each run. */
export function profilePoints(
  rows: Points,
  byRun: readonly (readonly number[])[],
  curves: readonly (Curve | undefined)[],
  { budget, checkpoints }: Pick<AskedIsoflop, 'budget' | 'checkpoints'>,
): Points {
  if (budget !== undefined) return interpolated(curves, budget.value.map(Math.log));
  if (checkpoints) return rows;
  const last = byRun.map((own) =>
    own.reduce((best, row) => (rows.logC[row] >= rows.logC[best] ? row : best), own[0]),
  );
  return chosen(rows, last);
}

function interpolated(curves: readonly (Curve | undefined)[], budgets: readonly number[]): Points {
  const found = budgets.flatMap((logC) =>
    curves.flatMap((curve, run) => {
      const point = curve && pointOnCurve(curve, logC);
      return point === undefined ? [] : [{ ...point, logC, run }];
    }),
  );
  return {
    logN: Float64Array.from(found, ({ logN }) => logN),
    logD: Float64Array.from(found, ({ logD }) => logD),
    logC: Float64Array.from(found, ({ logC }) => logC),
    loss: Float64Array.from(found, ({ logLoss }) => Math.exp(logLoss)),
    run: Uint32Array.from(found, ({ run }) => run),
  };
}

export function chosen({ logN, logD, logC, loss, run }: Points, rows: readonly number[]): Points {
  const part = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
  return {
    logN: part(logN),
    logD: part(logD),
    logC: part(logC),
    loss: part(loss),
    run: Uint32Array.from(rows, (row) => run[row]),
  };
}
