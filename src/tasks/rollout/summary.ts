/** What the steps of a rollout come to: by law, by distance, and in which order. */

import { criterionOf, type Valued } from '../contenders/criteria.js';
import type { Entrant } from '../contenders/entrants.js';
import { rootMeanSquare } from '../contenders/errors.js';
import { drawingRuns, drawsOf } from '../contenders/resamples.js';
import type { AskedRollout } from './job.js';
import type { Horizon, RolloutLaw, RolloutRecord, RolloutStep } from './record.js';

/** Predictions of one step; empty where it has none. */
export interface Predicted {
  readonly law: string;
  readonly group: string | undefined;
  /** On the record's measure, one entry a row, as are the next ones. */
  readonly errors: readonly number[];
  readonly weight: readonly number[];
  /** Scale over the largest fitted scale; NaN where rows have none. */
  readonly factors: readonly number[];
  /** Whether the band at the job's level holds the row; null without bands. */
  readonly isInside: readonly (boolean | null)[];
  /** The run of each row. */
  readonly run: Uint32Array;
}

/** Boundaries of the bins of distance, multiples of the largest fitted scale. */
const FACTORS = [1, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000] as const;

/** Resamples for the intervals of differences. */
const RESAMPLES = 500;

type Summary = Pick<RolloutRecord, 'laws' | 'horizons' | 'ranking'>;

export function summaryOf(
  job: AskedRollout,
  entrants: readonly Entrant[],
  steps: readonly RolloutStep[],
  predictions: readonly Predicted[],
): Summary {
  const horizons = entrants.flatMap(({ name }) => horizonsOf(name, predictions));
  const laws = entrants.map((entrant): RolloutLaw => {
    const { name, job: fitJob, published, jobModel } = entrant;
    const own = predictions.filter(({ law, errors }) => law === name && errors.length > 0);
    const pooled = pool(own);
    const law = published?.law ?? jobModel?.model.law;
    return {
      name,
      law: law?.name ?? fitJob.law,
      formula: law?.formula ?? fitJob.law,
      steps: own.length,
      asked: steps.filter((step) => step.law === name).length,
      predictions: pooled.errors.length,
      error: finite(rootMeanSquare(pooled.errors, pooled.weight)),
      ...(job.by === undefined ? {} : { byGroup: meanOfGroups(own) }),
      coverage: shareInside(pooled.isInside),
      reach: reachOf(
        horizons.filter((one) => one.law === name),
        job.within,
      ),
    };
  });
  const ranking = rankingOf(job, entrants, predictions);
  return { laws, horizons, ...(ranking === undefined ? {} : { ranking }) };
}

function pool(parts: readonly Predicted[]) {
  return {
    errors: parts.flatMap(({ errors }) => errors),
    weight: parts.flatMap(({ weight }) => weight),
    factors: parts.flatMap(({ factors }) => factors),
    isInside: parts.flatMap(({ isInside }) => isInside),
  };
}

function horizonsOf(law: string, predictions: readonly Predicted[]): Horizon[] {
  const { errors, weight, factors, isInside } = pool(predictions.filter((one) => one.law === law));
  return FACTORS.flatMap((from, k): Horizon[] => {
    const to = FACTORS[k + 1] ?? null;
    const at = [...factors.keys()].filter((i) => factors[i] > from && (to === null || factors[i] <= to));
    if (at.length === 0) return [];
    const own = at.map((i) => errors[i]);
    const error = rootMeanSquare(
      own,
      at.map((i) => weight[i]),
    );
    if (!Number.isFinite(error)) return [];
    return [
      {
        law,
        from,
        to,
        predictions: at.length,
        error,
        bias: own.reduce((sum, value) => sum + value, 0) / at.length,
        coverage: shareInside(at.map((i) => isInside[i])),
      },
    ];
  });
}

/** The end of the last of the nearest distances at all of which errors are small. */
function reachOf(horizons: readonly Horizon[], within: number): number | null {
  if (horizons.length === 0) return null;
  const beyond = horizons.findIndex(({ error }) => error > within);
  const good = beyond < 0 ? horizons : horizons.slice(0, beyond);
  const last = good.at(-1);
  return last === undefined ? 1 : (last.to ?? last.from);
}

function meanOfGroups(own: readonly Predicted[]): NonNullable<RolloutLaw['byGroup']> {
  const byGroup = new Map<string, Predicted[]>();
  for (const one of own) byGroup.set(one.group ?? '', [...(byGroup.get(one.group ?? '') ?? []), one]);
  const errors = [...byGroup.values()].map((parts) => {
    const { errors: all, weight } = pool(parts);
    return rootMeanSquare(all, weight);
  });
  const n = errors.length;
  const mean = errors.reduce((sum, error) => sum + error, 0) / n;
  const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (n - 1);
  return { groups: n, mean: n === 0 ? 0 : mean, standardError: n > 1 ? Math.sqrt(variance / n) : null };
}

/** Laws over the steps of which all have errors; drawn are groups, or runs. */
function rankingOf(
  job: AskedRollout,
  entrants: readonly Entrant[],
  predictions: readonly Predicted[],
): RolloutRecord['ranking'] {
  const of = (name: string): readonly Predicted[] => predictions.filter(({ law }) => law === name);
  const able = entrants.filter(({ name }) => of(name).some(({ errors }) => errors.length > 0));
  if (able.length < 2) return undefined;
  const steps = Math.min(...able.map(({ name }) => of(name).length));
  const shared = Array.from({ length: steps }, (_, k) => k).filter((k) =>
    able.every(({ name }) => of(name)[k].errors.length > 0),
  );
  if (shared.length === 0) return undefined;
  const groups = new Map<string | undefined, number>();
  const units = shared.flatMap((k): number[] => {
    const { group, run } = of(able[0].name)[k];
    if (job.by === undefined) return [...run];
    if (!groups.has(group)) groups.set(group, groups.size);
    return new Array<number>(run.length).fill(groups.get(group) ?? 0);
  });
  const plan = drawingRuns(Uint32Array.from(units), job.seed);
  const valued = able.map(({ name, published }): Valued => {
    const { errors, weight } = pool(shared.map((k) => of(name)[k]));
    const draw = drawsOf(plan, Float64Array.from(weight));
    return {
      contender: name,
      value: rootMeanSquare(errors, weight),
      isPublished: published !== undefined,
      draws: Float64Array.from({ length: RESAMPLES }, (_, b) => rootMeanSquare(errors, draw(b))),
    };
  });
  const leftOut = entrants
    .filter((entrant) => !able.includes(entrant))
    .map(({ name }) => ({ contender: name, why: 'it could not be fitted at any cut-off' }));
  return criterionOf('extrapolation', valued, leftOut, job.level);
}

/** Null where nothing is known. */
export function shareInside(isInside: readonly (boolean | null)[]): number | null {
  const known = isInside.filter((is) => is !== null);
  return known.length === 0 ? null : known.filter(Boolean).length / known.length;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
