/** k-fold cross-validation by run: every run is predicted from a fit to the runs of the other folds. */
import { formatCount, plural } from '../../text.js';
import { intervalAbout } from '../contenders/criteria.js';
import { errorOf, rootMeanSquare } from '../contenders/errors.js';
import { drawingRuns, drawsOf } from '../contenders/resamples.js';
import { foldsOfRuns } from './folds.js';
import type { CompareRecord } from './record.js';
import type { RefitSeries, Refits } from './refits.js';
import { type Judged, type Score, withoutScore } from './score.js';
import type { PlannedCriterion, Shared } from './shared.js';

/** Of each refit, beside the optimum of all rows. */
const FOLD = { seeded: 8, maxSteps: 500 } as const;

export interface CrossValidation {
  readonly made: NonNullable<CompareRecord['crossValidation']>;
  readonly scores: ReadonlyMap<string, Score>;
  readonly notes: readonly string[];
}

/** The same folds for all contenders; errors are resampled by run. */
export function crossValidation(shared: Shared): PlannedCriterion<CrossValidation> {
  const { job, common, judged, left, step } = shared;
  const { run, runs, table } = common;
  const folds = Math.min(job.folds, runs);
  if (folds < 2) {
    const why = 'There is one run only, which cannot be predicted from others.';
    return {
      series: [],
      score: async () => ({
        made: { folds, rows: 0 },
        scores: new Map(judged.map(({ entrant }) => [entrant.name, withoutScore(why)])),
        notes: [],
      }),
    };
  }
  const group = judged.find(({ outcome }) => outcome?.rows.group !== undefined)?.outcome?.rows.group;
  const foldOfRun = foldsOfRuns(runs, folds, job.seed, group && ofRuns(group, run, runs));
  const fold = run.map((r) => foldOfRun[r]);
  const predictable = rowsWithOthers(fold, judged);
  const rows = Int32Array.from(fold.keys()).filter((row) => predictable[row] === 1);
  const notes = [
    ...(folds < job.folds
      ? [`There are ${plural(runs, 'run')} for ${job.folds} folds: each is left out once.`]
      : []),
    ...(rows.length < table.rows
      ? [
          `Cross-validation leaves out ${plural(table.rows - rows.length, 'row')} whose group has no rows in other folds.`,
        ]
      : []),
  ];
  const planned = judged.map((one) => ({ one, series: seriesOf(one, fold, folds) }));
  return {
    series: planned.flatMap(({ series }) => (typeof series === 'string' ? [] : (series ?? []))),
    async score(refitsOf) {
      const scores = new Map<string, Score>();
      for (const { one, series } of planned) {
        const { name } = one.entrant;
        const score = left.isOut
          ? undefined
          : await left.unless(`before ${name} was cross-validated`, async () =>
              typeof series === 'string'
                ? withoutScore(series)
                : scoreOf(one, series && (await refitsOf(series)), fold, predictable, shared),
            );
        scores.set(name, score ?? withoutScore('Cross-validation: interrupted.'));
        step();
      }
      return { made: { folds, rows: rows.length }, scores, notes };
    },
  };
}

/** The refits without each fold, none where values were not fitted, or why there is nothing to score. */
function seriesOf(
  { outcome, predicted, weight, why }: Judged,
  fold: Uint32Array,
  folds: number,
): RefitSeries | string | undefined {
  if (predicted === undefined || weight === undefined) return why ?? 'it could not be fitted';
  if (outcome === undefined) return undefined;
  const least = fewestLeft(fold, folds, weight);
  const needed = outcome.model.free.length;
  if (least < needed) {
    return `Cross-validation: a fold leaves ${plural(least, 'row')} for ${plural(needed, 'parameter')}.`;
  }
  const plan = { kind: 'omit', unit: fold, units: folds } as const;
  return { of: outcome, plan, resamples: folds, ...FOLD };
}

/** The group of each run's first row. */
function ofRuns(group: Uint32Array, run: Uint32Array, runs: number): Uint32Array {
  const out = new Uint32Array(runs);
  for (let row = run.length - 1; row >= 0; row--) out[run[row]] = group[row];
  return out;
}

/** 1 for rows whose group, in every grouping that is compared, has rows in another fold. */
function rowsWithOthers(fold: Uint32Array, judged: readonly Judged[]): Uint8Array {
  const predictable = new Uint8Array(fold.length).fill(1);
  for (const { outcome } of judged) {
    const group = outcome?.rows.group;
    if (group === undefined) continue;
    const foldsOf = new Map<number, Set<number>>();
    for (const [row, g] of group.entries()) foldsOf.set(g, (foldsOf.get(g) ?? new Set()).add(fold[row]));
    for (const [row, g] of group.entries()) if (foldsOf.get(g)?.size === 1) predictable[row] = 0;
  }
  return predictable;
}

function scoreOf(
  { predicted, observed, weight, why }: Judged,
  refits: Refits | undefined,
  fold: Uint32Array,
  predictable: Uint8Array,
  { job, common, measure }: Shared,
): Score {
  if (predicted === undefined || observed === undefined || weight === undefined) {
    return withoutScore(why ?? 'it could not be fitted');
  }
  const used = weight.map((w, row) => (predictable[row] === 1 ? w : 0));
  const errors = new Float64Array(fold.length);
  if (refits === undefined) {
    for (const row of fold.keys()) errors[row] = errorOf(measure, predicted[row], observed[row]);
  } else {
    for (let k = 0; k < refits.count; k++) {
      const rows = Int32Array.from(fold.keys()).filter((row) => fold[row] === k);
      const values = refits.predict(k, rows);
      for (const [i, row] of rows.entries()) errors[row] = errorOf(measure, values[i], observed[row]);
    }
  }
  const without = used.reduce((count, w, row) => count + (w > 0 && !Number.isFinite(errors[row]) ? 1 : 0), 0);
  if (without > 0) {
    return withoutScore(`Cross-validation: ${formatCount(without)} of the predictions are no numbers.`);
  }
  const value = rootMeanSquare(errors, used);
  const draw = drawsOf(drawingRuns(common.run, job.seed), used);
  const draws = Float64Array.from({ length: job.bootstrap }, (_, b) => rootMeanSquare(errors, draw(b)));
  return {
    error: {
      value,
      interval: intervalAbout(value, draws, job.level, 0),
      failed: refits?.failed ?? 0,
      refits: refits?.count ?? 0,
    },
    draws,
  };
}

/** Rows with weight that the largest fold leaves. */
function fewestLeft(fold: Uint32Array, folds: number, weight: Float64Array): number {
  const counts = new Float64Array(folds);
  let total = 0;
  for (const [row, k] of fold.entries()) {
    if (!(weight[row] > 0)) continue;
    counts[k]++;
    total++;
  }
  return total - counts.reduce((most, count) => Math.max(most, count), 0);
}
