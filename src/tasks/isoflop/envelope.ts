/**
 * Approach 1: at every compute the run with the least loss, and a line through those. With training curves the envelope is
 * taken at evenly spaced values of compute; without them, at the budgets.
 */
import { type Found, type LogOptimum, linesThrough } from './optima.js';
import { type Curve, type Points, pointOnCurve } from './points.js';
import type { BudgetPoints } from './profiles.js';

/** Values of compute at which an envelope of curves is taken, as Hoffmann et al. have it. */
const ENVELOPE_POINTS = 1500;

/** The runs at one compute: those of the least loss first, and those of the least N first. */
interface Station {
  readonly logC: number;
  readonly run: Uint32Array;
  readonly logN: Float64Array;
  readonly logD: Float64Array;
  readonly loss: Float64Array;
  readonly bySize: Uint32Array;
}

/** An envelope that can be taken of any sample of the runs. */
export interface Envelope {
  /** Values of compute that the lines go through, if every one has an optimum. */
  readonly stations: number;
  /** `counts` is how often each run was drawn. */
  find(counts: Float64Array | undefined): EnvelopeFound;
}

export interface EnvelopeFound extends Found {
  /** Stations with an optimum, and those where the least loss is that of the smallest or the largest N. */
  readonly inside: number;
  readonly atEdge: number;
}

/** Of training curves: stations over the compute that they cover, and at the budgets. */
export function envelopeOfCurves(
  curves: readonly (Curve | undefined)[],
  budgets: readonly BudgetPoints[],
  losses: readonly (Float64Array | undefined)[] = curves.map((curve) => curve?.logLoss),
): Envelope {
  const known = curves.filter((curve) => curve !== undefined);
  const from = known.reduce((least, { logC }) => Math.min(least, logC[0]), Number.POSITIVE_INFINITY);
  const to = known.reduce(
    (most, { logC }) => Math.max(most, logC[logC.length - 1]),
    Number.NEGATIVE_INFINITY,
  );
  const at = (logC: number): Station =>
    stationOf(
      logC,
      curves.flatMap((curve, run) => {
        const logLoss = losses[run];
        const point = curve && logLoss && pointOnCurve({ ...curve, logLoss }, logC);
        return point === undefined
          ? []
          : [{ run, logN: point.logN, logD: point.logD, loss: Math.exp(point.logLoss) }];
      }),
    );
  const grid = Array.from({ length: ENVELOPE_POINTS }, (_, i) =>
    at(from + ((to - from) * i) / (ENVELOPE_POINTS - 1)),
  );
  return envelopeOver(
    grid,
    budgets.map(({ logC }) => at(logC)),
  );
}

/** Of runs without curves: stations are the budgets. */
export function envelopeOfBudgets(
  { logN, logD, run, loss: observed }: Points,
  budgets: readonly BudgetPoints[],
  loss: Float64Array = observed,
): Envelope {
  const stations = budgets.map(({ logC, order }) =>
    stationOf(
      logC,
      Array.from(order, (point) => ({
        run: run[point],
        logN: logN[point],
        logD: logD[point],
        loss: loss[point],
      })),
    ),
  );
  return envelopeOver(stations, stations);
}

function stationOf(
  logC: number,
  runs: readonly { run: number; logN: number; logD: number; loss: number }[],
): Station {
  const sorted = [...runs].sort((p, q) => p.loss - q.loss || p.run - q.run);
  const logN = Float64Array.from(sorted, (one) => one.logN);
  const bySize = Uint32Array.from(sorted, (_, i) => i).sort((i, j) => logN[i] - logN[j]);
  return {
    logC,
    run: Uint32Array.from(sorted, ({ run }) => run),
    logN,
    logD: Float64Array.from(sorted, (one) => one.logD),
    loss: Float64Array.from(sorted, ({ loss }) => loss),
    bySize,
  };
}

function envelopeOver(grid: readonly Station[], budgets: readonly Station[]): Envelope {
  const logC = grid.map((station) => station.logC);
  return {
    stations: grid.length,
    find(counts) {
      const along = grid.map((station) => bestAt(station, counts));
      const inside = along.map((one) => (one === 'edge' ? undefined : one));
      return {
        optima:
          grid === budgets
            ? inside
            : budgets.map((station) => {
                const best = bestAt(station, counts);
                return best === 'edge' ? undefined : best;
              }),
        lines: linesThrough(logC, inside),
        inside: inside.filter((one) => one !== undefined).length,
        atEdge: along.filter((one) => one === 'edge').length,
      };
    },
  };
}

/** The drawn run of least loss; at the edge of the sizes it says nothing of where the loss turns. */
function bestAt(
  { run, logN, logD, loss, bySize }: Station,
  counts: Float64Array | undefined,
): LogOptimum | 'edge' | undefined {
  const isDrawn = (i: number) => counts === undefined || counts[run[i]] > 0;
  let best = 0;
  while (best < run.length && !isDrawn(best)) best++;
  if (best === run.length) return undefined;
  let [lo, hi] = [0, bySize.length - 1];
  while (!isDrawn(bySize[lo])) lo++;
  while (!isDrawn(bySize[hi])) hi--;
  const isInside = logN[best] > logN[bySize[lo]] + 1e-9 && logN[best] < logN[bySize[hi]] - 1e-9;
  return isInside ? { logN: logN[best], logD: logD[best], loss: loss[best] } : 'edge';
}
