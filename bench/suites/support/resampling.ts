/** Resamples refitted and polished, as work to be timed. */
import type { Backend } from '../../../src/backend/contract.js';
import type { Problem, StartSet } from '../../../src/problem/problem.js';
import { createResampler, type ResamplePlan } from '../../../src/problem/resample.js';
import type { StartSettings } from '../../../src/problem/starts.js';
import { Status } from '../../../src/problem/status.js';
import { compileKernel } from '../../../src/solver/kernel.js';
import { createPasses } from '../../../src/solver/passes.js';
import { createPolisher } from '../../../src/solver/polish.js';
import type { Refined } from '../../../src/solver/results.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';
import { refitAll } from '../../../src/tasks/uncertainty/refits.js';
import { schemeOfJob } from '../../../src/tasks/uncertainty/scheme.js';
import { countFits, passesOf } from '../../operation-count.js';
import type { Verdict, Work } from '../../suite.js';
import { createMinimumJudge } from './minimum-check.js';
import { chinchillaFit, lowestKnown, startsOf } from './simulated-fit.js';
import { evenly, Tally } from './tally.js';

/** Resamples checked, and fits from which the number of passes of all is estimated. */
const JUDGED = 32;
const COUNTED_FITS = 18;

export interface Resampling {
  readonly rows: number;
  readonly resamples: number;
  /** Starts of each resample beside the optimum of all runs. */
  readonly others?: StartSettings['plan'];
}

export async function resamplingWork(
  { rows, resamples, others }: Resampling,
  backend: Backend,
): Promise<Work> {
  const simulated = chinchillaFit(rows, { bootstrap: Math.max(resamples, 2) });
  const { job, jobModel, model } = simulated;
  const { problem } = model;
  const { precision } = backend.info;
  const optimum = (await lowestKnown(simulated)).parameters;
  const { plan } = schemeOfJob(job, jobModel, optimum);
  const starts = joined(optimum, others === undefined ? undefined : startsOf(model, others));
  const options: SearchOptions = {
    maxSteps: job.maxSteps,
    // As the library has them for refits.
    tolerance: precision === 'f32' ? 4e-7 : 1e-9,
    smoothing: 1e-3,
    merge: starts.count > 1,
  };
  const each = await passesEach(backend, problem, plan, resamples, starts, options);
  const fits = resamples * starts.count;
  const counted = countFits(problem, precision, fits, each * fits);
  const prepared = await backend.prepare(problem);
  return {
    async run() {
      const refined = await refitAll({ problem, prepared, plan, resamples, starts, options }, {});
      const { parameters, objective, status, improved } = refined;
      return {
        bytes: [parameters, objective, status, improved],
        counted,
        // From the optimum alone nothing is searched.
        ...(starts.count > 1 ? { passes: each } : {}),
        check: () => judgeRefits(problem, plan, optimum, resamples, refined),
      };
    },
    dispose: () => prepared.dispose(),
  };
}

/** The optimum, then the others. */
function joined(optimum: Float64Array, others: StartSet | undefined): StartSet {
  const all = new Float64Array(optimum.length * (1 + (others?.count ?? 0)));
  all.set(optimum);
  others?.fill(0, others.count, all.subarray(optimum.length));
  const size = optimum.length;
  return {
    count: all.length / size,
    fill: (first, n, out) => out.set(all.subarray(first * size, (first + n) * size)),
  };
}

/** A problem with the observations of one resample. */
function resampled(problem: Problem, plan: ResamplePlan, resample: number): Problem {
  const { weight, target, draw } = createResampler(plan, problem);
  draw(resample);
  return { ...problem, weight, target };
}

/**
 * Passes that a fit takes on average. Refits do not tell their steps: some resamples are searched as problems of their
 * own, where the same back end takes the same steps.
 */
async function passesEach(
  backend: Backend,
  problem: Problem,
  plan: ResamplePlan,
  resamples: number,
  starts: StartSet,
  options: SearchOptions,
): Promise<number> {
  const sample = evenly(resamples, Math.ceil(COUNTED_FITS / starts.count));
  let passes = 0;
  for (const resample of sample) {
    const prepared = await backend.prepare(resampled(problem, plan, resample));
    passes += passesOf(await prepared.search(starts, 0, starts.count, options));
    prepared.dispose();
  }
  return passes / (sample.length * starts.count);
}

/** A sample of the refits against closures over the rows drawn again, and a polish in float64 from the optimum of all. */
async function judgeRefits(
  problem: Problem,
  plan: ResamplePlan,
  optimum: Float64Array,
  resamples: number,
  { count, parameters, objective, status }: Refined,
): Promise<Verdict> {
  const tally = new Tally();
  tally.expect(count === resamples, () => `${count} resamples came back of ${resamples}.`);
  const bad = status.findIndex((code) => code === Status.running || code > Status.merged);
  tally.expect(bad < 0, () => `Resample ${bad} has status ${status[bad]}.`);
  const lost = objective.findIndex((value) => !Number.isFinite(value));
  tally.expect(lost < 0, () => `Resample ${lost} has an objective of ${objective[lost]}.`);
  const { size } = problem;
  const kernel = await compileKernel(problem);
  const { weight, target, draw } = createResampler(plan, problem);
  const drawn = { ...kernel, weight, target };
  const passes = createPasses(drawn);
  const polish = createPolisher(drawn, passes);
  const judge = createMinimumJudge(drawn, problem.evaluator());
  for (const resample of evenly(count, JUDGED)) {
    draw(resample);
    passes.reload();
    const claim = {
      parameters: parameters.slice(resample * size, (resample + 1) * size),
      objective: objective[resample],
      settled: status[resample] === Status.converged || status[resample] === Status.atBound,
    };
    judge.minimum(tally, claim, polish(optimum).objective, `Resample ${resample}`);
  }
  return tally.verdict;
}
