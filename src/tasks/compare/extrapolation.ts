/** Extrapolation: the largest runs are predicted from a fit to the smaller ones. */
import { multiplyHigh, type ResamplePlan } from '../../problem/resample.js';
import { threefryWords } from '../../problem/threefry.js';
import { plural } from '../../text.js';
import { intervalAbout } from '../contenders/criteria.js';
import { errorOf, rootMeanSquare } from '../contenders/errors.js';
import type { Fitted } from '../contenders/fitted.js';
import { allFinite } from '../contenders/laws-on-runs.js';
import { drawingRuns, drawsOf } from '../contenders/resamples.js';
import { noise } from '../uncertainty/scheme.js';
import type { HeldOutRows } from './held-out.js';
import type { CompareRecord } from './record.js';
import type { RefitSeries, Refits } from './refits.js';
import { type Judged, type Score, withoutScore } from './score.js';
import type { PlannedCriterion, Shared } from './shared.js';

/** Fewer held-out runs than this do not stand for others: their noise is drawn in place of the runs. */
const FEW_HELD_OUT = 10;

/** With fewer fitted runs than so many for each parameter of some law, resampled runs no longer determine it: noise is drawn. */
const RUNS_PER_PARAMETER = 4;

/** Of each refit, beside the optimum of the fitted rows; one without a minimum would take steps without end. */
const RESAMPLE = { seeded: 2, maxSteps: 60 } as const;

export interface Extrapolation {
  readonly made: NonNullable<CompareRecord['extrapolation']>;
  readonly scores: ReadonlyMap<string, Score>;
}

/** A contender's fit to the smaller runs, and its errors on the held-out ones. */
interface Extrapolated {
  readonly outcome?: Fitted;
  readonly predicted: Float64Array;
  readonly errors: Float64Array;
}

/** The errors of every contender on the held-out rows, and over resamples of both kinds of rows. */
export function extrapolation(
  shared: Shared,
  { scale, rows: isHeldOut }: HeldOutRows,
  smaller: ReadonlyMap<string, Fitted | string>,
): PlannedCriterion<Extrapolation> {
  const { job, common, judged, measure, left, step } = shared;
  const heldOut = rowsWhere(isHeldOut, 1);
  const fitted = rowsWhere(isHeldOut, 0);
  const heldRun = Uint32Array.from(heldOut, (row) => common.run[row]);
  const runs = new Set(heldRun).size;
  const fits = new Map(
    judged.map((one) => {
      const { name } = one.entrant;
      return [name, extrapolated(one, smaller.get(name), heldOut, measure)] as const;
    }),
  );
  const outcomes = [...fits.values()].flatMap((one) => (typeof one === 'string' ? [] : (one.outcome ?? [])));
  const fittedRuns = new Set(fitted.map((row) => common.run[row])).size;
  const most = Math.max(0, ...outcomes.map(({ model }) => model.free.length));
  const isCount = outcomes.some(({ model }) => model.problem.counts !== undefined);
  const drawn = {
    fitted: fittedRuns < RUNS_PER_PARAMETER * most && !isCount ? 'noise' : 'runs',
    heldOut: runs < FEW_HELD_OUT && outcomes.length > 0 ? 'noise' : 'runs',
  } as const;
  const group = outcomes.find(({ rows }) => rows.group !== undefined)?.rows.group;
  const plan = drawingRuns(
    Uint32Array.from(fitted, (row) => common.run[row]),
    job.seed,
    group && Uint32Array.from(fitted, (row) => group[row]),
  );
  const quiet = quietest(outcomes, fitted, measure);
  const scatter = drawn.heldOut === 'noise' ? quiet?.errors : undefined;
  const noiseTable =
    drawn.fitted === 'noise' && quiet !== undefined ? noiseOf(quiet.outcome).table : undefined;
  const at = (of: Int32Array): number[] => Array.from(of, (row) => scale.values[row]);
  const made = {
    scale: scale.name,
    fittedTo: Math.max(...at(fitted)),
    heldOutFrom: Math.min(...at(heldOut)),
    heldOutTo: Math.max(...at(heldOut)),
    fitted: fitted.length,
    heldOut: heldOut.length,
    runs,
    drawn,
  };
  const own = (weight: Float64Array): Float64Array => Float64Array.from(heldOut, (row) => weight[row]);
  const planned = judged.map((one) => {
    const found = fits.get(one.entrant.name) ?? 'it could not be fitted';
    const isScored = typeof found !== 'string' && own(one.weight ?? new Float64Array(0)).some((w) => w > 0);
    return {
      ...{ one, found },
      series: isScored && found.outcome ? seriesOf(found.outcome, plan, noiseTable, job) : undefined,
    };
  });
  return {
    series: planned.flatMap(({ series }) => series ?? []),
    async score(refitsOf) {
      const scores = new Map<string, Score>();
      for (const { one, found, series } of planned) {
        const { name } = one.entrant;
        if (typeof found === 'string') scores.set(name, withoutScore(found));
        else {
          const score = left.isOut
            ? undefined
            : await left.unless(`before the refits of ${name} for its extrapolation`, async () =>
                scoreOf(
                  one,
                  found,
                  series && (await refitsOf(series)),
                  { heldOut, heldRun, scatter },
                  shared,
                ),
              );
          scores.set(name, score ?? withoutScore('Extrapolation: interrupted.'));
        }
        step();
      }
      return { made, scores };
    },
  };
}

/** Refits to resampled runs, or to noise drawn from `noiseTable` about the law's own predictions. */
function seriesOf(
  outcome: Fitted,
  plan: ResamplePlan,
  noiseTable: Float64Array | undefined,
  { seed, bootstrap }: Shared['job'],
): RefitSeries {
  const drawn: ResamplePlan =
    noiseTable === undefined ? plan : { kind: 'noise', seed, ...noiseOf(outcome), table: noiseTable };
  return { of: outcome, plan: drawn, resamples: bootstrap, ...RESAMPLE };
}

/** A contender's errors on the held-out rows; a sentence where there is no fit to the smaller runs. */
function extrapolated(
  { predicted, observed, outcome, why }: Judged,
  smaller: Fitted | string | undefined,
  heldOut: Int32Array,
  measure: 'log' | 'raw',
): Extrapolated | string {
  if (predicted === undefined || observed === undefined) return why ?? 'it could not be fitted';
  const errors = (of: Float64Array): Float64Array =>
    Float64Array.from(heldOut, (row) => errorOf(measure, of[row], observed[row]));
  if (outcome === undefined) return checked({ predicted, errors: errors(predicted) });
  if (smaller === undefined || typeof smaller === 'string') return smaller ?? 'it could not be fitted';
  const own = smaller.rows.predicted;
  return checked({ outcome: smaller, predicted: own, errors: errors(own) });
}

function checked(found: Extrapolated): Extrapolated | string {
  const without = found.errors.filter((error) => !Number.isFinite(error)).length;
  return without === 0
    ? found
    : `Extrapolation: the law has no value for ${plural(without, 'held-out row')}.`;
}

interface HeldOut {
  readonly heldOut: Int32Array;
  /** The run of each held-out row. */
  readonly heldRun: Uint32Array;
  /** Noise to draw from for the held-out rows, in place of drawing their runs. */
  readonly scatter: Float64Array | undefined;
}

/** Held-out rows are drawn by words of their own. */
const HELD_OUT = 0x9e3779b9;

function scoreOf(
  { observed = new Float64Array(0), weight = new Float64Array(0) }: Judged,
  { outcome, errors }: Extrapolated,
  refits: Refits | undefined,
  { heldOut, heldRun, scatter }: HeldOut,
  { job, measure }: Shared,
): Score {
  const own = Float64Array.from(heldOut, (row) => weight[row]);
  const value = rootMeanSquare(errors, own);
  if (Number.isNaN(value)) return withoutScore('Extrapolation: no held-out row carries weight.');
  const heldOutSeed = (job.seed ^ HELD_OUT) >>> 0;
  const draw = scatter === undefined ? drawsOf(drawingRuns(heldRun, heldOutSeed), own) : () => own;
  const shifts = scatter === undefined ? undefined : drawingNoise(scatter, heldOut.length, heldOutSeed);
  const draws = Float64Array.from({ length: job.bootstrap }, (_, b) => {
    const values = refits?.predict(b, heldOut);
    const shift = shifts?.(b);
    const drawn = errors.map(
      (error, i) =>
        (values === undefined ? error : errorOf(measure, values[i], observed[heldOut[i]])) -
        (shift?.[i] ?? 0),
    );
    return rootMeanSquare(drawn, draw(b));
  });
  return {
    error: {
      value,
      interval: intervalAbout(value, draws, job.level, 0),
      failed: refits?.failed ?? 0,
      refits: refits?.count ?? 0,
    },
    draws,
    ...(outcome === undefined
      ? {}
      : {
          parameters: allFinite(outcome.record.parameters),
        }),
  };
}

/** A law's own predictions of the fitted rows, and its residuals about them, as new observations are made of. */
function noiseOf({ model, record }: Fitted): ReturnType<typeof noise> {
  const best = model.toInternal(model.free.map(({ name }) => record.parameters[name]));
  return noise('residual', model.problem, best, undefined);
}

/**
 * The fit with the least scatter for its degrees of freedom, and its errors: the best estimate there is of the noise alone, which
 * is that of all laws, since what a law leaves out is no noise.
 */
function quietest(
  outcomes: readonly Fitted[],
  fitted: Int32Array,
  measure: 'log' | 'raw',
): { readonly outcome: Fitted; readonly errors: Float64Array } | undefined {
  const pools = outcomes.map((outcome) => {
    const { rows, model } = outcome;
    const inflation = Math.sqrt(fitted.length / Math.max(fitted.length - model.free.length, 1));
    const errors = Float64Array.from(
      fitted,
      (row) => inflation * errorOf(measure, rows.predicted[row], rows.observed[row]),
    );
    return { outcome, errors, size: errors.reduce((sum, error) => sum + error * error, 0) };
  });
  return pools.length === 0
    ? undefined
    : pools.reduce((least, pool) => (pool.size < least.size ? pool : least));
}

/** Noise of `rows` rows by resample, the same for all contenders. */
function drawingNoise(scatter: Float64Array, rows: number, seed: number): (resample: number) => Float64Array {
  const words = new Uint32Array(rows + (rows % 2));
  return (resample) => {
    threefryWords(seed, resample, words);
    return Float64Array.from({ length: rows }, (_, i) => scatter[multiplyHigh(words[i], scatter.length)]);
  };
}

function rowsWhere(marks: Uint8Array, value: number): Int32Array {
  return Int32Array.from(marks.keys()).filter((row) => marks[row] === value);
}
