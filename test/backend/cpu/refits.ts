/** Refits of simulated runs, taken in pieces. */
import type { PreparedProblem } from '../../../src/backend/contract.js';
import { type CpuOptions, createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { createRefiner } from '../../../src/backend/cpu/resamples.js';
import type { Control } from '../../../src/control.js';
import { type FitJobInput, parseFitJob, type Table } from '../../../src/index.js';
import type { StartSet } from '../../../src/problem/problem.js';
import type { ResamplePlan } from '../../../src/problem/resample.js';
import { createStarts } from '../../../src/problem/starts.js';
import { threefry } from '../../../src/problem/threefry.js';
import type { Refined, RefitResult } from '../../../src/solver/results.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import type { JobModel } from '../../../src/tasks/fit/problem-of-job.js';
import { schemeOfJob } from '../../../src/tasks/uncertainty/scheme.js';
import { tableOf } from '../../tasks/support.js';

export const options = { maxSteps: 300, tolerance: 4e-7, smoothing: 1e-3, merge: true };
export const rows = 60;
export const resamples = 40;

/** Simulated runs in clusters, with their noise. */
export function simulatedTable(): Promise<Table> {
  const at = Array.from({ length: rows }, (_, i) => i);
  const noise = at.map((i) => 0.02 * (threefry(3, 0, i, 0)[0] / 2 ** 32 - 0.5));
  const N = at.map((i) => 10 ** (7 + (i % 10) * 0.3));
  const D = at.map((i) => 10 ** (9 + Math.floor(i / 10) * 0.5));
  const loss = at.map((i) => (1.8 + 480 / N[i] ** 0.35 + 2100 / D[i] ** 0.37) * Math.exp(noise[i]));
  return tableOf({ N, D, loss, run: at.map((i) => i % 12), sd: at.map((i) => 0.01 + (i % 3) / 100) });
}

export interface Refits {
  readonly job: JobModel;
  readonly plan: ResamplePlan;
  readonly units: number;
  readonly starts: StartSet;
}

/** The plan of a scheme, and the starts: one near the optimum, then seeded ones. */
export function refitsOf(table: Table, input: Partial<FitJobInput>, others = 3): Refits {
  const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', bootstrap: resamples, ...input });
  const model = modelOfJob(job, table);
  const at = model.model.toInternal([1.8, 480, 2100, 0.35, 0.37]);
  const { plan, resamples: units } = schemeOfJob(job, model, at);
  const seeded = createStarts(model.model, {
    plan: { kind: 'seeded', count: others },
    planned: true,
    given: [],
    range: {},
    seed: 1,
  });
  const starts: StartSet = {
    count: 1 + seeded.count,
    fill(first, n, out) {
      const all = new Float64Array(at.length * (1 + seeded.count));
      all.set(at);
      seeded.fill(0, seeded.count, all.subarray(at.length));
      out.set(all.subarray(first * at.length, (first + n) * at.length));
    },
  };
  return { job: model, plan, units: Math.min(units, resamples), starts };
}

/** Ends and minima of all resamples, taken in pieces of the lengths in `cuts`, over and over. */
export async function refitted(
  { job, plan, units, starts }: Refits,
  cpu: CpuOptions,
  cuts: readonly number[] = [units],
  control: Control = {},
): Promise<{ ends: number[][]; minima: number[][] }> {
  const backend = createCpuBackend({ leastWork: 0, ...cpu });
  let prepared: PreparedProblem | undefined;
  const { problem } = job.model;
  const refiner = await createRefiner(problem, plan, true);
  const ends: RefitResult[] = [];
  const minima: Refined[] = [];
  try {
    prepared = await backend.prepare(problem);
    for (let first = 0, cut = 0; first < units; cut++) {
      const count = Math.min(cuts[cut % cuts.length], units - first);
      const found = await prepared.refit(plan, starts, first, count, options, control);
      ends.push(found);
      minima.push(await refiner.refine(first, found, options.maxSteps, control));
      first += count;
    }
  } finally {
    prepared?.dispose();
    refiner.dispose();
    backend.dispose();
  }
  const flat = <T>(parts: readonly T[], of: (part: T) => ArrayLike<number>): number[] =>
    parts.flatMap((part) => Array.from(of(part)));
  return {
    ends: [flat(ends, (e) => e.parameters), flat(ends, (e) => e.objective), flat(ends, (e) => e.status)],
    minima: [
      flat(minima, (m) => m.parameters),
      flat(minima, (m) => m.objective),
      flat(minima, (m) => m.status),
      flat(minima, (m) => m.improved),
      flat(minima, (m) => m.covariance),
    ],
  };
}
