/** One analysis: the three approaches on the rows of a group. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { plural } from '../../text.js';
import { type Steps, withPauses } from '../steps.js';
import { biasOf, type RowLoss, type Simulated } from './bias.js';
import { type LawParameters, lawOptimum } from './chinchilla-optimum.js';
import { type Envelope, envelopeOfBudgets, envelopeOfCurves } from './envelope.js';
import { exponent, noExponent, optimumOf } from './estimates.js';
import { flatnessOfLaw, flatnessOfProfile } from './flatness.js';
import type { AskedIsoflop } from './job.js';
import { fitLaw, LAW } from './law.js';
import { lawApproach, lawCollected, lawRecord } from './law-approach.js';
import { curveWords, lossWords, minimumWords } from './method-words.js';
import { movedToBudgets } from './moved.js';
import { Collected, extrapolated, type Found, type LogOptimum } from './optima.js';
import { type Curve, curvesOf, type Points, profilePoints, rowsByRun } from './points.js';
import { isMinimum } from './profile-curve.js';
import { type Budgets, budgetsOf, budgetsOfGroups, findProfiles } from './profiles.js';
import type { RunRows } from './read-runs.js';
import type { Approach, Budget, Counting, IsoflopAnalysis, Target } from './record.js';
import { runResampler } from './resamples.js';
import { analysisWarnings } from './warnings.js';

/** Envelopes of curves are taken in so many tables at most, by what one costs. */
const MOST_ENVELOPE_WORK = 3e7;

/** What a page draws of an analysis beside its record. */
export interface DrawnBudget {
  readonly logN: Float64Array;
  readonly loss: Float64Array;
  /** The fitted curve of approach 2, over the sizes it was fitted to; absent where it has no minimum. */
  readonly curve?: { readonly from: number; readonly to: number; readonly at: (logN: number) => number };
}

export interface AnalysedRuns {
  readonly analysis: IsoflopAnalysis;
  readonly budgets: readonly DrawnBudget[];
  /** The law of approach 3 and its refits, if it was fitted. */
  readonly law?: { readonly parameters: LawParameters; readonly refits: readonly LawParameters[] };
  /** The points of each budget. */
  readonly groups: readonly Uint32Array[];
  /** The largest share of itself by which a loss was moved to the compute of its budget. */
  readonly moved: number;
}

/**
 * Where `fixed` has groups of points, these are the budgets, whatever their compute: losses are moved to the mean compute of
 * each along the law, at the same N.
 */
export async function analyse(
  rows: RunRows,
  job: AskedIsoflop,
  cost: Counting['cost'],
  source: string,
  control: Control & { readonly backend: Backend },
  fixed: { readonly groups?: readonly Uint32Array[] } = {},
): Promise<AnalysedRuns> {
  const { level } = job;
  const byRun = rowsByRun(rows);
  const curves = curvesOf(rows, byRun, job);
  const given = profilePoints(rows, byRun, curves, job);
  const third = await fitLaw(given, job, source, control);
  const law = 'reason' in third ? undefined : third;
  const budgets =
    fixed.groups === undefined ? budgetsOf(given, job.tolerance) : budgetsOfGroups(given, fixed.groups);
  const points = fixed.groups === undefined ? given : movedToBudgets(given, budgets.all, law?.parameters);
  const logC = budgets.all.map((budget) => budget.logC);
  const isCurved = curves.some((curve) => curve !== undefined);
  const envelope = isCurved ? envelopeOfCurves(curves, budgets.all) : envelopeOfBudgets(points, budgets.all);

  const first = envelope.find(undefined);
  const second = findProfiles(points, budgets.all, job, undefined);
  const targets = job.target?.value.map(Math.log) ?? [];
  const resampled = await withPauses(
    resamples(points, byRun.length, budgets, envelope, job, targets),
    control.signal,
  );
  const simulated: Simulated[] = [
    {
      approach: 1,
      find: (loss) => simulatedEnvelope(points, curves, budgets, loss, isCurved).find(undefined),
    },
    {
      approach: 2,
      find: (loss) => findProfiles(points, budgets.all, job, undefined, lossesOf(points, loss)),
    },
  ];
  const simulations = isCurved
    ? Math.min(job.simulations, Math.floor(MOST_ENVELOPE_WORK / (envelope.stations * byRun.length)))
    : job.simulations;
  const bias =
    law === undefined
      ? undefined
      : await withPauses(
          biasOf(simulated, law.parameters, cost, logC, {
            simulations,
            noise: law.noise,
            seed: job.seed,
            rows: Math.max(points.loss.length, byRun.length),
          }),
          control.signal,
        );

  const lawColumns = law === undefined ? undefined : lawCollected(law, cost, logC, targets);
  const lawReason = 'reason' in third ? third.reason : undefined;
  const approaches: Approach[] = [
    {
      approach: 1,
      method: isCurved
        ? `the run of the least loss at ${plural(envelope.stations, 'value')} of compute along the envelope of training curves`
        : 'the run of the least loss of each budget, since there are no training curves',
      ...reasonOf(first, isCurved ? 'values of compute' : 'budgets'),
      ...exponentsFound(first, resampled.first, level),
      points: first.inside,
      resamples: { asked: job.bootstrap, kept: kept(resampled.first) },
    },
    {
      approach: 2,
      method: `${curveWords(job)} through the losses of each budget, and a line through the minima`,
      ...reasonOf(second, 'budgets'),
      ...exponentsFound(second, resampled.second, level),
      points: second.optima.filter((optimum) => optimum !== undefined).length,
      resamples: { asked: job.bootstrap, kept: kept(resampled.second) },
    },
    {
      approach: 3,
      method: `the law ${LAW} fitted to all runs (${lossWords(job)}), and its closed-form optimum`,
      ...(law === undefined
        ? {
            reason: lawReason ?? 'no fit',
            a: noExponent,
            b: noExponent,
            coefficients: { N: null, D: null },
            points: points.loss.length,
            resamples: { asked: job.bootstrap, kept: 0 },
          }
        : lawApproach(law, cost, lawColumns, job, points.loss.length)),
    },
  ];
  const analysis: IsoflopAnalysis = {
    name: rows.name,
    rows: rows.loss.length,
    runs: byRun.length,
    curves: curves.filter((curve) => curve !== undefined).length,
    budgets: budgets.all.map(({ logC: c, order }, b): Budget => {
      const of = (values: Float64Array) => Array.from(order, (point) => Math.exp(values[point]));
      const [sizes, compute] = [of(points.logN), of(points.logC)];
      const minimum = second.minima[b];
      const distinct = distinctSizes(points, order);
      return {
        C: Math.exp(c),
        range: [least(compute), -least(compute.map((value) => -value))],
        runs: order.length,
        sizes: distinct,
        N: [sizes[0], sizes[sizes.length - 1]],
        optima: [
          optimumOf(
            1,
            first.optima[b],
            resampled.first.budgets[b],
            level,
            'the least loss is that of the smallest or the largest N',
          ),
          optimumOf(
            2,
            second.optima[b],
            resampled.second.budgets[b],
            level,
            isMinimum(minimum) ? '' : minimumWords(minimum, job, distinct),
          ),
          ...(law === undefined || lawColumns === undefined
            ? []
            : [optimumOf(3, lawOptimum(law.parameters, cost, c), lawColumns.budgets[b], level)]),
        ],
        flatness: isMinimum(minimum)
          ? flatnessOfProfile(minimum, law?.parameters, cost, c)
          : law === undefined
            ? []
            : flatnessOfLaw(law.parameters, cost, c),
      };
    }),
    alone: budgets.alone,
    approaches,
    targets: targets.map(
      (c, t): Target => ({
        C: Math.exp(c),
        optima: [
          optimumOf(1, at(first, c), resampled.first.targets[t], level, 'approach 1 has no exponents'),
          optimumOf(2, at(second, c), resampled.second.targets[t], level, 'approach 2 has no exponents'),
          ...(law === undefined || lawColumns === undefined
            ? []
            : [optimumOf(3, lawOptimum(law.parameters, cost, c), lawColumns.targets[t], level)]),
        ],
      }),
    ),
    ...(law === undefined ? {} : { law: lawRecord(law, level) }),
    ...(bias === undefined || law === undefined
      ? {}
      : { bias: { simulations, noise: law.noise, approaches: bias } }),
    warnings: [],
  };
  return {
    analysis: {
      ...analysis,
      warnings: analysisWarnings(analysis, { isCut: budgets.isCut, atEdge: first.atEdge, isCurved }, job),
    },
    ...(law === undefined ? {} : { law }),
    groups: budgets.all.map(({ order }) => order),
    moved: largestMove(given.loss, points.loss),
    budgets: budgets.all.map(({ order }, b): DrawnBudget => {
      const minimum = second.minima[b];
      return {
        logN: Float64Array.from(order, (point) => points.logN[point]),
        loss: Float64Array.from(order, (point) => points.loss[point]),
        ...(isMinimum(minimum) ? { curve: { from: minimum.from, to: minimum.to, at: minimum.at } } : {}),
      };
    }),
  };
}

interface Resampled {
  readonly first: Collected;
  readonly second: Collected;
}

function* resamples(
  points: Points,
  runs: number,
  budgets: Budgets,
  envelope: Envelope,
  job: AskedIsoflop,
  targets: readonly number[],
): Steps<Resampled> {
  const { bootstrap, seed } = job;
  const first = new Collected(bootstrap, budgets.all.length, targets);
  const second = new Collected(bootstrap, budgets.all.length, targets);
  const { counts, draw } = runResampler(runs, strataOf(points, budgets, runs), seed);
  for (let r = 0; r < bootstrap; r++) {
    draw(r);
    first.set(r, envelope.find(counts));
    second.set(r, findProfiles(points, budgets.all, job, counts));
    yield;
  }
  return { first, second };
}

/** Where every run is of one budget, runs are drawn among those of their budget, so that it keeps their number. */
function strataOf({ run }: Points, { all }: Budgets, runs: number): Uint32Array | undefined {
  const strata = new Uint32Array(runs);
  for (const [b, { order }] of all.entries()) {
    for (const point of order) {
      if (strata[run[point]] !== 0) return undefined;
      strata[run[point]] = b + 1;
    }
  }
  return strata;
}

function simulatedEnvelope(
  points: Points,
  curves: readonly (Curve | undefined)[],
  budgets: Budgets,
  loss: RowLoss,
  isCurved: boolean,
): Envelope {
  if (!isCurved) return envelopeOfBudgets(points, budgets.all, lossesOf(points, loss));
  // A run's noise is that of its whole curve.
  const losses = curves.map((curve, run) =>
    curve?.logN.map((logN, i) => Math.log(loss(logN, curve.logD[i], run))),
  );
  return envelopeOfCurves(curves, budgets.all, losses);
}

const lossesOf = ({ logN, logD }: Points, loss: RowLoss): Float64Array =>
  logN.map((x, row) => loss(x, logD[row], row));

function exponentsFound({ lines }: Found, { slopes }: Collected, level: number) {
  return {
    a: exponent(lines?.N.slope, slopes.N, level),
    b: exponent(lines?.D.slope, slopes.D, level),
    coefficients: {
      N: lines === undefined ? null : Math.exp(lines.N.intercept),
      D: lines === undefined ? null : Math.exp(lines.D.intercept),
    },
  };
}

function reasonOf({ lines, optima }: Found, what: string): { readonly reason?: string } {
  if (lines !== undefined) return {};
  const found = optima.filter((optimum) => optimum !== undefined).length;
  return {
    reason:
      found === 0
        ? `no optimum lies inside the runs at any of the ${what}`
        : `exponents need optima at two ${what}, and there is one`,
  };
}

function largestMove(before: Float64Array, after: Float64Array): number {
  return before.reduce((most, loss, i) => Math.max(most, Math.abs(after[i] / loss - 1)), 0);
}

const least = (values: readonly number[]): number =>
  values.reduce((lowest, value) => Math.min(lowest, value), Number.POSITIVE_INFINITY);

const kept = ({ slopes }: Collected): number => slopes.N.filter(Number.isFinite).length;

const at = ({ lines }: Found, logC: number): LogOptimum | undefined =>
  lines === undefined ? undefined : extrapolated(lines, logC);

function distinctSizes({ logN }: Points, order: Uint32Array): number {
  return order.reduce(
    (count, point, i) => count + (i === 0 || logN[point] - logN[order[i - 1]] > 1e-9 ? 1 : 0),
    0,
  );
}
