/** Summary of replicates: standard errors, bias, covariances and intervals, with notes on their reliability. */
import { hasKink } from '../../loss/loss.js';
import type { Replicates } from '../../problem/replicates.js';
import { unitCount } from '../../problem/resample.js';
import { Status } from '../../problem/status.js';
import type { IntervalKind } from '../../statistics/intervals.js';
import { fewestReplicates } from '../../statistics/intervals.js';
import { middleDeviation } from '../../statistics/middle-deviation.js';
import { correlationMatrix } from '../../statistics/moments.js';
import { formatCount, listed, plural } from '../../text.js';
import { exactObjective } from '../fit/exactness.js';
import type { Bootstrap } from '../fit/record.js';
import { coverageNotes } from './coverage-notes.js';
import { exactIntervals, exactNote } from './exact-intervals.js';
import type { RefitStatistics } from './refit-statistics.js';
import { cutNotes, intervalsOf, missingNotes } from './replicate-intervals.js';
import { type Quantity, quantitiesOf, type ResampledFit } from './resampled-fit.js';
import { isJackknife } from './resampling.js';
import type { SchemePlan } from './scheme.js';

/** With fewer clusters, a cluster bootstrap underestimates their variance (Cameron, Gelbach and Miller 2008). */
const FEW_CLUSTERS = 20;

/** With fewer rows, resamples of rows often consist of a few distinct rows. */
const FEW_ROWS = 10;

/** If a larger fraction of refits fails, the remaining ones are a biased sample. */
const MOST_FAILED = 0.5;

/** Leaving out a row moves a quantile by a finite amount or not at all (Efron 1979), which is no estimate of skewness. */
const bcaOfKink =
  'BCa intervals take their acceleration from leaving out single rows, which says little under absolute and quantile losses: percentile intervals are the better choice.';

/** The fields of a bootstrap's record that follow from its replicates. */
export type ReplicateSummary = Pick<
  Bootstrap,
  'standardErrors' | 'robustErrors' | 'bias' | 'intervals' | 'names' | 'covariance' | 'correlations' | 'notes'
>;

export function summariseReplicates(
  fit: ResampledFit,
  plan: SchemePlan,
  refits: RefitStatistics,
  jackknifeReplicates: Replicates | undefined,
): ReplicateSummary {
  const { kept } = refits;
  const { scheme, resamples } = plan;
  const isCounts = fit.jobModel.loss.likelihood !== undefined;
  const notes = countNotes(refits, plan, isCounts);
  const all = quantitiesOf(fit);
  const quantities = all.filter(({ name, estimate }) => {
    const finite = Number.isFinite(estimate) && refits.sample(name).count === kept;
    if (!finite) notes.push(`${name} is not finite in every resample, so nothing is said of its spread.`);
    return finite;
  });
  const mostFailed = kept < (1 - MOST_FAILED) * refits.count;
  if (kept < 2 || mostFailed) {
    notes.push(
      mostFailed
        ? 'More than half of the refits did not converge: those that did are no fair sample, so nothing is said of the spread.'
        : 'Too few refits ended well to say anything of the spread.',
    );
    return {
      standardErrors: {},
      bias: {},
      intervals: {},
      names: [],
      covariance: [],
      correlations: [],
      notes,
    };
  }
  const names = quantities.map(({ name }) => name);
  const samples = names.map((name) => refits.sample(name));
  const p = names.length;
  // Leaving out one of n moves a fit by about 1 / n of what a new sample does: the jackknife's variance and bias factors.
  const jackknife = isJackknife(scheme);
  const varianceFactor = jackknife ? (resamples - 1) ** 2 / resamples : 1;
  const biasFactor = jackknife ? resamples - 1 : 1;
  const fewest = fewestReplicates(fit.job.level);
  const tooFew = !jackknife && kept < fewest;
  if (tooFew) {
    notes.push(
      `Intervals at level ${fit.job.level} need at least ${fewest} refits that ended well, and there are ${kept}.`,
    );
  }
  const exact = fit.best.objective <= exactObjective(fit.jobModel.model.problem);
  const covariance = refits.covariance(names).map((entry) => entry * varianceFactor);
  const record = <T>(of: (quantity: Quantity, i: number) => T): Record<string, T> =>
    Object.fromEntries(quantities.map((quantity, i) => [quantity.name, of(quantity, i)]));
  const square = <T>(entries: ArrayLike<T>): T[][] =>
    Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => entries[i * p + j]));
  const quantityIntervals =
    jackknife || tooFew
      ? []
      : refits.each(
          quantities.map((quantity, i) => () => ({
            name: quantity.name,
            ...(exact
              ? { intervals: exactIntervals(fit.job, quantity, samples[i]), missing: [], cut: [] }
              : intervalsOf(
                  fit.job,
                  quantity,
                  samples[i],
                  jackknifeReplicates,
                  refits.errors(all.indexOf(quantity), quantity.name),
                )),
          })),
        );
  const deviations = refits.each(
    samples.map((sample, i) => () => {
      const deviation = Math.sqrt(covariance[i * p + i]);
      const robust = jackknife || exact ? undefined : middleDeviation(sample, deviation);
      return { deviation, robust };
    }),
  );
  const heavyTailed = quantities.filter((_, i) => deviations[i].robust !== undefined).map(({ name }) => name);
  if (heavyTailed.length > 0) notes.push(heavyTailNote(heavyTailed));
  const centre = (i: number): number =>
    deviations[i].robust === undefined ? samples[i].mean : samples[i].quantiles([0.5])[0];
  const summary = {
    standardErrors: record((_, i) => deviations[i].robust ?? deviations[i].deviation),
    ...(heavyTailed.length === 0 ? {} : { robustErrors: heavyTailed }),
    bias: record(({ estimate }, i) => biasFactor * (centre(i) - estimate)),
    intervals: Object.fromEntries(quantityIntervals.map(({ name, intervals }) => [name, intervals])),
    names,
    covariance: square(covariance),
    correlations: square(correlationMatrix(covariance, p)),
  };
  const { loss, rows } = fit.jobModel.model.problem;
  const kinds = Object.values(summary.intervals).flatMap((of) => Object.keys(of) as IntervalKind[]);
  notes.push(...(exact ? [exactNote] : coverageNotes(kinds, loss, rows)));
  if (!exact && hasKink(loss.rho) && kinds.includes('bca')) notes.push(bcaOfKink);
  return {
    ...summary,
    notes: [
      ...notes,
      ...cutNotes(quantityIntervals),
      ...missingNotes(quantityIntervals.flatMap(({ missing }) => missing)),
    ],
  };
}

function heavyTailNote(names: readonly string[]): string {
  const one = names.length === 1;
  return `The standard error of ${listed(names)} is a robust one, by the middle 95 % of refits, and ${one ? 'its' : 'their'} bias by the median: a few refits ran away, which leaves the standard deviation without meaning.`;
}

function countNotes(
  { count, kept, statuses }: RefitStatistics,
  { scheme, resamples, cluster, plan }: SchemePlan,
  isCounts: boolean,
): string[] {
  const of = (n: number): string => `${plural(n, 'refit')} of ${formatCount(count)}`;
  const failed = count - kept;
  const bounded = statuses[Status.atBound];
  const clusters = cluster?.reduce((most, unit) => Math.max(most, unit + 1), 0) ?? FEW_CLUSTERS;
  const drawn = scheme === 'pairs' ? unitCount(plan) : FEW_ROWS;
  const lone = plan.kind === 'draw' ? plan.among.filter((among) => among === 1).length : 0;
  const notes: [string, boolean][] = [
    [`Stopped after ${formatCount(count)} of ${plural(resamples, 'resample')}.`, count < resamples],
    [
      `${of(failed)} did not converge and ${failed === 1 ? 'is' : 'are'} left out of everything here.`,
      failed > 0,
    ],
    [`${of(bounded)} rest${bounded === 1 ? 's' : ''} on a bound, which cuts the spread short.`, bounded > 0],
    [
      `Pairs drawn from ${plural(drawn, 'row')} are often the same few rows again, so standard errors and intervals are unsure: ${isCounts ? 'those of the fit without a bootstrap are by the noise of counts' : '--scheme parametric draws noise about the fitted law instead'}.`,
      drawn < FEW_ROWS,
    ],
    [
      `With ${clusters} clusters, standard errors and intervals tend to be too small.`,
      clusters < FEW_CLUSTERS,
    ],
    [
      `${plural(lone, 'row')} of ${formatCount(unitCount(plan))} ${lone === 1 ? 'is' : 'are'} alone in ${lone === 1 ? 'its stratum' : 'their strata'} and drawn in every resample, so standard errors and intervals are too small.`,
      lone > 0,
    ],
    ['The jackknife gives standard errors; intervals come from a bootstrap.', isJackknife(scheme)],
  ];
  return notes.filter(([, applies]) => applies).map(([note]) => note);
}
