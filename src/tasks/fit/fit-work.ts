/** What a fit will compute, for the choice of its back end. */
import { fitSeconds, refitSeconds, searchSeconds } from '../../backend/break-even.js';
import type { Model } from '../../problem/model.js';
import { rowOperations } from '../../problem/operation-count.js';
import { createStarts } from '../../problem/starts.js';
import { isJackknife } from '../uncertainty/resampling.js';
import { type AskedFit, type FitJob, withTextsRead } from './job.js';

/** Seconds on one thread of the CPU: the search, and the search of every resample from several starts. */
export function secondsOfFit(model: Model, job: AskedFit, starts: number): number {
  const { problem } = model;
  return fitSeconds({
    rows: problem.rows,
    rowOperations: rowOperations(problem),
    starts,
    resamples: job.bootstrap ?? 0,
    refitStarts: refitStartsOf(model, job),
  });
}

/** Seconds on one thread of the CPU of the search from one start. */
export function secondsOfStart({ problem }: Model): number {
  return searchSeconds({ rows: problem.rows, rowOperations: rowOperations(problem), starts: 1 });
}

/** Seconds on one thread of the CPU of one refit, from so many starts. */
export function secondsOfRefit({ problem }: Model, starts: number): number {
  return refitSeconds({ rows: problem.rows, rowOperations: rowOperations(problem), starts });
}

/** The same where the starts have not been made. */
export function secondsOfJob(model: Model, job: FitJob): number {
  const asked = withTextsRead(job);
  const { range, seed } = job;
  const plan = asked.starts?.value ?? ({ kind: 'seeded' } as const);
  const given = asked.start.map(({ value }) => value);
  const starts = createStarts(model, { plan, planned: asked.starts !== undefined, given, range, seed });
  return secondsOfFit(model, asked, starts.count);
}

/** Starts of each resample, the optimum of all runs among them. */
function refitStartsOf(model: Model, job: AskedFit): number {
  if (job.bootstrap === undefined || (job.scheme !== undefined && isJackknife(job.scheme))) return 1;
  const { refitStarts: asked } = withTextsRead(job);
  if (asked === undefined) return 1 + DEFAULT_REFIT_STARTS.count;
  if (asked.value === undefined) return 1;
  const settings = { planned: true, given: [], range: job.range, seed: job.seed };
  return 1 + createStarts(model, { plan: asked.value, ...settings }).count;
}

/** Seeded starts of each resample besides the optimum, where the job does not say. */
export const DEFAULT_REFIT_STARTS = { kind: 'seeded', count: 8 } as const;
