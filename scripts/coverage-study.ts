/**
 * How often intervals cover: laws are fitted to losses drawn from a law that is known, and the intervals that the library
 * makes of each fit are asked whether the truth lies within.
 */

import { multiplyHigh } from '../src/problem/resample.js';
import { threefry } from '../src/problem/threefry.js';
import { parseTable } from '../src/runs/parse-table.js';
import { compileKernel } from '../src/solver/kernel.js';
import { createPasses } from '../src/solver/passes.js';
import { createPolisher, type Polished } from '../src/solver/polish.js';
import { createRefitter } from '../src/solver/refit.js';
import { emptyRefined, emptyRefitResult, type Refined } from '../src/solver/results.js';
import { type Interval, intervalKinds } from '../src/statistics/intervals.js';
import { normalQuantile } from '../src/statistics/normal.js';
import { quantiles } from '../src/statistics/quantile.js';
import { type FitJob, parseFitJob } from '../src/tasks/fit/job.js';
import { modelOfJob } from '../src/tasks/fit/model-of-job.js';
import { derivedOf } from '../src/tasks/fitted/derived.js';
import { asymptotic } from '../src/tasks/uncertainty/asymptotic.js';
import { replicatesOf } from '../src/tasks/uncertainty/bootstrap.js';
import { profileStatistic } from '../src/tasks/uncertainty/profile-statistic.js';
import { statisticsOf } from '../src/tasks/uncertainty/refit-statistics.js';
import { summariseReplicates } from '../src/tasks/uncertainty/replicate-summary.js';
import type { ResampledFit } from '../src/tasks/uncertainty/resampled-fit.js';
import { indices, omitting, type SchemePlan, schemeOfJob } from '../src/tasks/uncertainty/scheme.js';
import { standardErrors } from '../src/tasks/uncertainty/standard-errors.js';

/** The optimum of the 240 published Chinchilla runs under Huber 1e-3. */
export const truth: Readonly<Record<string, number>> = {
  E: 1.8172181,
  A: 477.825866,
  B: 2143.417367,
  alpha: 0.3473105,
  beta: 0.36717243,
};

const LAW = 'chinchilla';
const LEVEL = 0.95;

/** The derived quantity looked at beside the parameters: the exponent of the best model size by compute. */
export const EXPONENT = 'a_opt';

/** Standard deviation of Gaussian noise, of log loss. */
const DEVIATION = 0.006;

/** In searches, of absolute and quantile losses: as in fits. */
const SMOOTHING = 1e-3;

/** First key of the noise; resamples have small ones. */
const NOISE_KEY = 0x80000000;

export const kinds = [...intervalKinds, 'gaussNewton', 'sandwich', 'profile'] as const;
export type Kind = (typeof kinds)[number];

export const losses = {
  squared: { loss: 'squared' },
  huber: { loss: 'huber' },
  absolute: { loss: 'absolute' },
  'quantile 0.1': { loss: 'quantile', tau: 0.1 },
  'quantile 0.9': { loss: 'quantile', tau: 0.9 },
} as const;
export type StudiedLoss = keyof typeof losses;

export const noises = ['gaussian', 'residuals'] as const;

/** One situation whose coverage is counted. */
export interface Cell {
  readonly loss: StudiedLoss;
  readonly noise: (typeof noises)[number];
  /** The design is every so manieth row of the table. */
  readonly every: number;
}

export const cells: readonly Cell[] = [1, 4].flatMap((every) =>
  (Object.keys(losses) as StudiedLoss[]).flatMap((loss) => noises.map((noise) => ({ loss, noise, every }))),
);

/** Of one kind of interval of one quantity: how often the truth lay within, below, above, and how often there was none. */
export interface Tally {
  readonly within: number;
  readonly below: number;
  readonly above: number;
  readonly none: number;
}

/** By quantity, then kind. */
export type Tallies = Readonly<Record<string, Readonly<Partial<Record<Kind, Tally>>>>>;

const NONE: Tally = { within: 0, below: 0, above: 0, none: 0 };

export function merged(parts: readonly Tallies[]): Tallies {
  const all: Record<string, Partial<Record<Kind, Tally>>> = {};
  for (const part of parts) {
    for (const [name, byKind] of Object.entries(part)) {
      all[name] ??= {};
      for (const [kind, tally] of Object.entries(byKind) as [Kind, Tally][]) {
        const { within, below, above, none } = all[name][kind] ?? NONE;
        all[name][kind] = {
          within: within + tally.within,
          below: below + tally.below,
          above: above + tally.above,
          none: none + tally.none,
        };
      }
    }
  }
  return all;
}

/** Share of the intervals that cover; one that could not be made covers nothing and is counted apart. */
export function coverage({ within, below, above }: Tally): number {
  return within / (within + below + above);
}

/**
 * A cell made ready; `published` is the text of the 240 runs. A repetition gives the same tallies wherever and whenever it
 * is run.
 */
export async function prepareCell(
  published: string,
  { loss, noise, every }: Cell,
  resamples: number,
): Promise<(repetition: number) => Promise<Tallies>> {
  const job = (more: object): FitJob => parseFitJob({ runs: 'runs.csv', law: LAW, ...more });
  const whole = modelOfJob(job({ loss: 'huber' }), await parseTable(published, 'runs.csv')).model;
  const residuals = whole.problem
    .evaluator()
    .value(whole.toInternal(whole.free.map(({ name }) => truth[name])))
    .map((value, row) => value - whole.problem.target[row]);
  const centre = centreOf(loss, noise, residuals);
  const [header, ...lines] = published.trimEnd().split('\n');
  const design = await parseTable(
    [header, ...lines.filter((_, row) => row % every === 0)].join('\n'),
    'runs.csv',
  );
  // Leaving rows out one by one, as BCa does, says nothing of a median: its changes are one jump each.
  const resampled = intervalKinds.filter((kind) => kind !== 'bca' || isSmooth(loss));
  const settings = { ...losses[loss], bootstrap: resamples, refitStarts: '0', interval: resampled };
  const { maxSteps } = job(settings);
  const jobModel = modelOfJob(job(settings), design);
  const { model } = jobModel;
  const { rows, size } = model.problem;
  const atTruth = model.toInternal(model.free.map(({ name }) => truth[name]));
  const expected = model.problem.evaluator().value(atTruth).slice();
  const target = new Float64Array(rows);
  const draw = (repetition: number): void => {
    for (let row = 0; row < rows; row++) {
      const [word] = threefry(NOISE_KEY + every, repetition, row, 0);
      target[row] =
        expected[row] -
        (noise === 'gaussian'
          ? DEVIATION * normalQuantile((word + 0.5) / 2 ** 32)
          : residuals[multiplyHigh(word, residuals.length)]) +
        centre;
    }
  };
  const kernel = { ...(await compileKernel(model.problem)), target };
  const passes = createPasses(kernel);
  const polish = createPolisher(kernel, passes);
  const derived = derivedOf(model, {});
  const derivedTruth = derived.evaluate(
    Object.fromEntries(Object.entries(truth).map(([name, value]) => [name, [value]])),
    1,
  );
  const place = derived.quantities.findIndex(({ name }) => name === EXPONENT);
  const quantities: Readonly<Record<string, number>> = { ...truth, [EXPONENT]: derivedTruth[place][0] };
  const profiled = await Promise.all(
    model.free.map(async ({ name }, index) => {
      const apart = modelOfJob(job(settings), design, undefined, [name]).model;
      const held = { ...(await compileKernel(apart.problem)), target };
      const heldPasses = createPasses(held);
      const heldPolish = createPolisher(held, heldPasses);
      const there = apart.toInternal(apart.free.map((parameter) => truth[parameter.name]));
      /** Whether a profile's interval would hold the truth: its statistic there is below the threshold. */
      const covers = (optimum: Float64Array): boolean => {
        heldPasses.reload();
        const best = heldPolish(apart.toInternal(model.toNatural(optimum)));
        const beside = best.parameters.slice();
        beside[index] = there[index];
        const lowest = Math.min(
          ...[there, beside].map((start) => heldPolish(start, { hold: [index] }).objective),
        );
        const problem = { ...apart.problem, target };
        const { of, threshold } = profileStatistic(problem, best.parameters, best.objective, LEVEL);
        return of(lowest) <= threshold;
      };
      return { name, covers };
    }),
  );

  return async (repetition) => {
    draw(repetition);
    passes.reload();
    const best = polish(atTruth);
    const problem = { ...model.problem, target: target.slice() };
    const estimated: ResampledFit = {
      job: job({ ...settings, seed: repetition }),
      jobModel: { ...jobModel, model: { ...model, problem } },
      best,
      derived,
    };
    const scheme = schemeOfJob(estimated.job, estimated.jobModel, best.parameters);
    const drawn = await refits(estimated, scheme, true);
    const errors = await standardErrors(estimated, drawn, scheme);
    const leftOut = isSmooth(loss)
      ? replicatesOf(
          estimated,
          await refits(estimated, { ...scheme, ...omitting(indices(rows), rows) }, false),
        )
      : undefined;
    const { intervals } = summariseReplicates(
      estimated,
      scheme,
      statisticsOf(replicatesOf(estimated, drawn), errors),
      leftOut,
    );
    const { gaussNewton, sandwich } = asymptotic(estimated.jobModel.model, best, LEVEL, derived);
    const tallies: Record<string, Partial<Record<Kind, Tally>>> = {};
    for (const [name, value] of Object.entries(quantities)) {
      tallies[name] = {};
      for (const kind of resampled) tallies[name][kind] = tally(intervals[name]?.[kind], value);
      tallies[name].gaussNewton = tally(gaussNewton.intervals[name], value);
      tallies[name].sandwich = tally(sandwich.intervals[name], value);
    }
    for (const { name, covers } of profiled) {
      const held = covers(best.parameters);
      // On which side the truth lies is the estimate's to say.
      const above = truth[name] > model.values(best.parameters)[name];
      tallies[name].profile = held ? { ...NONE, within: 1 } : { ...NONE, [above ? 'above' : 'below']: 1 };
    }
    return tallies;
  };

  async function refits(
    { jobModel: drawn, best }: { readonly jobModel: ResampledFit['jobModel']; readonly best: Polished },
    { plan, resamples: count }: SchemePlan,
    covariance: boolean,
  ): Promise<Refined> {
    const own = { ...kernel, target: drawn.model.problem.target };
    const { search, refine } = createRefitter(own, 'f32', plan);
    const found = emptyRefitResult(count, size);
    const refined = emptyRefined(count, size, covariance);
    const options = { maxSteps, tolerance: 4e-7, smoothing: SMOOTHING };
    for (const _ of search(0, count, best.parameters, options, found, 0));
    for (let k = 0; k < count; k++) refine(k, found, maxSteps, refined, k);
    return refined;
  }
}

function isSmooth(loss: StudiedLoss): boolean {
  return loss === 'squared' || loss === 'huber';
}

/** What a loss makes of the noise itself: taken off it, so that the truth is what is fitted. Huber's is taken to be zero. */
function centreOf(loss: StudiedLoss, noise: Cell['noise'], residuals: Float64Array): number {
  if (loss === 'huber') return 0;
  if (loss === 'squared')
    return noise === 'gaussian' ? 0 : residuals.reduce((sum, r) => sum + r, 0) / residuals.length;
  const settings = losses[loss];
  // Noise here is prediction less observation: the law is at a quantile of the losses where noise is below zero less often.
  const below = 1 - ('tau' in settings ? settings.tau : 0.5);
  return noise === 'gaussian' ? DEVIATION * normalQuantile(below) : quantiles(residuals, [below])[0];
}

function tally(ends: Interval | null | undefined, value: number): Tally {
  if (ends === null || ends === undefined) return { ...NONE, none: 1 };
  const [lo, hi] = ends;
  if (value < lo) return { ...NONE, below: 1 };
  return value > hi ? { ...NONE, above: 1 } : { ...NONE, within: 1 };
}
