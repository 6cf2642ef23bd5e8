/** Objective, AICc and BIC: of the fit to all runs, with what resampling the runs says of differences. */
import type { Counts } from '../../loss/likelihood.js';
import { likelihoodOfRows } from '../../loss/log-likelihood.js';
import { type Loss, penalty } from '../../loss/loss.js';
import { residualOf } from '../../loss/residual.js';
import { criterionOf, type Valued } from '../contenders/criteria.js';
import type { Criterion } from '../contenders/criterion.js';
import { drawingRuns, drawsOf } from '../contenders/resamples.js';
import { exactObjective } from '../fit/exactness.js';
import { logProbability } from '../fit/goodness.js';
import type { Contender } from './record.js';
import type { Judged } from './score.js';
import type { Shared } from './shared.js';

interface Information extends Pick<Contender, 'objective' | 'logLikelihood' | 'aicc' | 'bic'> {
  readonly notes: readonly string[];
}

interface OfRows extends Information {
  /** Weighted penalty of each row, and its log density. */
  readonly penalties: Float64Array;
  readonly densities: Float64Array | undefined;
  /** What AICc and BIC add to -2 log likelihood. */
  readonly corrections: { readonly aicc: number; readonly bic: number };
}

const NAMES = ['objective', 'aicc', 'bic'] as const;

export function informationOf(
  { job, common, judged }: Shared,
  loss: Loss,
): { readonly of: ReadonlyMap<string, Information>; readonly criteria: readonly Criterion[] } {
  const counts = judged.find(({ outcome }) => outcome !== undefined)?.outcome?.model.problem.counts;
  const of = new Map<string, OfRows>();
  for (const one of judged) {
    const own = ofRows(one, loss, counts);
    if (own !== undefined) of.set(one.entrant.name, own);
  }
  const times = drawsOf(drawingRuns(common.run, job.seed), new Float64Array(common.table.rows).fill(1));
  const totals = new Map(
    [...of.keys()].map((name) => [name, { penalties: [] as number[], densities: [] as number[] }]),
  );
  for (let b = 0; b < job.bootstrap; b++) {
    const factor = times(b);
    for (const [name, { penalties, densities }] of of) {
      totals.get(name)?.penalties.push(dot(factor, penalties));
      if (densities !== undefined) totals.get(name)?.densities.push(-2 * dot(factor, densities));
    }
  }
  const criteria = NAMES.flatMap((name): Criterion[] => {
    const valued: Valued[] = [];
    const leftOut: { contender: string; why: string }[] = [];
    for (const { entrant, incomparable } of judged) {
      const contender = entrant.name;
      const own = of.get(contender);
      const value = own?.[name] ?? null;
      const drawn = totals.get(contender);
      if (incomparable !== undefined || own === undefined || value === null || drawn === undefined) {
        leftOut.push({ contender, why: incomparable ?? own?.notes[0] ?? 'it could not be fitted' });
        continue;
      }
      const draws =
        name === 'objective'
          ? Float64Array.from(drawn.penalties)
          : Float64Array.from(drawn.densities, (total) => total + own.corrections[name]);
      valued.push({ contender, value, draws, isPublished: entrant.published !== undefined });
    }
    const criterion = criterionOf(name, valued, leftOut, job.level);
    return criterion === undefined ? [] : [criterion];
  });
  return { of, criteria };
}

function ofRows(
  { outcome, predicted, observed, weight }: Judged,
  loss: Loss,
  counts: Counts | undefined,
): OfRows | undefined {
  if (predicted === undefined || observed === undefined || weight === undefined) return undefined;
  const n = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  const free = outcome?.model.free.length ?? 0;
  const isCount = loss.likelihood !== undefined;
  const k = free + (isCount ? 0 : 1);
  const densities = isCount
    ? counts && densitiesOfCounts(counts, predicted, weight)
    : likelihoodOfRows(loss, predicted, observed, weight).rows;
  const penalties = Float64Array.from(predicted, (value, row) =>
    weight[row] > 0 ? weight[row] * penalty(loss.rho, residualOf(loss.residual, value, observed[row])) : 0,
  );
  const objective =
    outcome?.record.objective ??
    (isCount ? Number.NaN : dot(new Float64Array(penalties.length).fill(1), penalties));
  const isExact = outcome !== undefined && !isCount && objective <= exactObjective(outcome.model.problem);
  const logLikelihood =
    densities === undefined ? Number.NaN : densities.reduce((sum, value) => sum + value, 0);
  const isKnown = Number.isFinite(logLikelihood) && !isExact;
  const corrections = {
    aicc: n > k + 1 ? (2 * k * n) / (n - k - 1) : Number.NaN,
    bic: k * Math.log(n),
  };
  const notes = isKnown
    ? Number.isFinite(corrections.aicc)
      ? []
      : [`AICc needs more than ${k + 1} rows for ${k} parameters, the scale of the noise among them.`]
    : [
        isExact
          ? 'The law meets every row, so that its likelihood has no bound: AICc and BIC say nothing.'
          : 'The law has no value in some row, and so no likelihood.',
      ];
  return {
    penalties,
    densities,
    corrections,
    objective: finite(objective),
    logLikelihood: isKnown ? logLikelihood : null,
    aicc: isKnown ? finite(-2 * logLikelihood + corrections.aicc) : null,
    bic: isKnown ? finite(-2 * logLikelihood + corrections.bic) : null,
    notes,
  };
}

/** Weights repeat rows. */
function densitiesOfCounts(
  { likelihood, observed, size }: Counts,
  predicted: Float64Array,
  weight: Float64Array,
): Float64Array {
  return predicted.map((value, row) =>
    weight[row] > 0
      ? weight[row] * logProbability(likelihood, observed[row] * size[row], size[row], value)
      : 0,
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== 0) sum += a[i] * b[i];
  return sum;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
