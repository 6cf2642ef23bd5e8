/** Refits of resamples are the same bytes however the work is cut up, and whoever does it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startWorker } from '#platform';
import type { PreparedProblem } from '../../../src/backend/contract.js';
import { type CpuOptions, createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { createRefiner } from '../../../src/backend/cpu/resamples.js';
import type { Control } from '../../../src/control.js';
import { type FitJobInput, parseFitJob, type Table } from '../../../src/index.js';
import type { WorkerHandle } from '../../../src/platform/platform.js';
import type { StartSet } from '../../../src/problem/problem.js';
import type { ResamplePlan } from '../../../src/problem/resample.js';
import { createStarts } from '../../../src/problem/starts.js';
import { threefry } from '../../../src/problem/threefry.js';
import { compileKernel } from '../../../src/solver/kernel.js';
import { createRefitter } from '../../../src/solver/refit.js';
import type { RefitResult } from '../../../src/solver/results.js';
import { emptyRefined, emptyRefitResult, type Refined } from '../../../src/solver/results.js';
import { type JobModel, modelOfJob } from '../../../src/tasks/fit/problem-of-job.js';
import { schemeOfJob } from '../../../src/tasks/uncertainty/scheme.js';
import { inPage } from '../../support/files.js';
import { tableOf } from '../../tasks/support.js';

const options = { maxSteps: 300, tolerance: 4e-7, smoothing: 1e-3, merge: true };
const rows = 60;
const resamples = 40;

let table: Table;
beforeAll(async () => {
  const at = Array.from({ length: rows }, (_, i) => i);
  const noise = at.map((i) => 0.02 * (threefry(3, 0, i, 0)[0] / 2 ** 32 - 0.5));
  const N = at.map((i) => 10 ** (7 + (i % 10) * 0.3));
  const D = at.map((i) => 10 ** (9 + Math.floor(i / 10) * 0.5));
  const loss = at.map((i) => (1.8 + 480 / N[i] ** 0.35 + 2100 / D[i] ** 0.37) * Math.exp(noise[i]));
  table = await tableOf({ N, D, loss, run: at.map((i) => i % 12), sd: at.map((i) => 0.01 + (i % 3) / 100) });
});

interface Refits {
  readonly job: JobModel;
  readonly plan: ResamplePlan;
  readonly units: number;
  readonly starts: StartSet;
}

/** The plan of a scheme, and the starts: one near the optimum, then seeded ones. */
function refitsOf(input: Partial<FitJobInput>, others = 3): Refits {
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
async function refitted(
  { job, plan, units, starts }: Refits,
  cpu: CpuOptions,
  cuts: readonly number[] = [units],
  control: Control = {},
): Promise<{ ends: number[][]; minima: number[][] }> {
  const backend = createCpuBackend(cpu);
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

const schemes: readonly (readonly [string, Partial<FitJobInput>])[] = [
  ['pairs', {}],
  ['cluster', { scheme: 'cluster', cluster: 'run' }],
  ['stratified', { scheme: 'stratified', strata: 'run' }],
  ['residual', { scheme: 'residual' }],
  ['wild', { scheme: 'wild' }],
  ['wild, absolute raw residuals', { scheme: 'wild', residual: 'raw', loss: 'absolute' }],
  ['parametric, relative residuals', { scheme: 'parametric', noise: 'sd', residual: 'relative' }],
  ['bayesian', { scheme: 'bayesian' }],
  ['pairs, quantile loss', { loss: 'quantile', tau: 0.3 }],
];

const leavingOut: readonly (readonly [string, Omit<FitJobInput, 'runs' | 'law'>])[] = [
  ['jackknife', { scheme: 'jackknife' }],
  ['jackknife-cluster', { scheme: 'jackknife-cluster', cluster: 'run' }],
];

describe('refits on one thread', () => {
  for (const [name, input] of schemes) {
    test(`are the same bytes in pieces of any length: ${name}`, async () => {
      const refits = refitsOf(input);
      const whole = await refitted(refits, { workers: 1 });
      for (const cuts of [[1, 2, 3, 5, 8, 13], [7]]) {
        expect(await refitted(refits, { workers: 1 }, cuts)).toEqual(whole);
      }
    });
  }

  test('do not depend on which resample comes first, under a loss whose smoothing follows the runs', async () => {
    const { job, plan, starts } = refitsOf({ scheme: 'wild', residual: 'raw', loss: 'absolute' });
    const kernel = await compileKernel(job.model.problem);
    const { size } = kernel;
    const from = new Float64Array(starts.count * size);
    starts.fill(0, starts.count, from);
    const minimaOf = (order: readonly number[]): Float64Array => {
      const refits = createRefitter(kernel, 'f32', plan);
      const [found, out] = [emptyRefitResult(order.length, size), emptyRefined(order.length, size, false)];
      for (const resample of order) {
        refits.search(resample, from, options, found, resample);
        refits.refine(resample, found, options.maxSteps, out, resample);
      }
      return out.parameters;
    };
    expect(minimaOf([4, 2, 0, 1, 3])).toEqual(minimaOf([0, 1, 2, 3, 4]));
  });

  for (const [name, input] of leavingOut) {
    test(`are the same bytes in pieces of any length: ${name}`, async () => {
      const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', ...input });
      const model = modelOfJob(job, table);
      const { starts } = refitsOf({});
      const at = new Float64Array(model.model.problem.size);
      starts.fill(0, 1, at);
      const { plan, resamples: units } = schemeOfJob(job, model, at);
      const refits = { job: model, plan, units, starts };
      expect(units).toBe(name === 'jackknife' ? rows : 12);
      const whole = await refitted(refits, { workers: 1 });
      expect(await refitted(refits, { workers: 1 }, [1, 2, 3, 5, 8, 13])).toEqual(whole);
    });
  }
});

/** Ends a worker as if it had crashed, which its owner hears of. */
function crash(handle: WorkerHandle): void {
  handle.terminate();
  if (inPage) (handle.endpoint as Worker).dispatchEvent(new ErrorEvent('error', { message: 'crashed' }));
}

describe('refits on workers', () => {
  /** Enough starts and resamples that workers are used. */
  let refits: Refits;
  let alone: Awaited<ReturnType<typeof refitted>>;
  beforeAll(async () => {
    refits = { ...refitsOf({ scheme: 'wild' }, 15), units: 600 };
    alone = await refitted(refits, { workers: 1 });
  });

  test('give the same bytes whatever their number', async () => {
    const events: string[] = [];
    const event = (text: string): number => events.push(text);
    let started = 0;
    const counted = (): WorkerHandle => {
      started++;
      return startWorker();
    };
    expect(await refitted(refits, { workers: 2, startWorker: counted }, [600], { event })).toEqual(alone);
    expect(started).toBe(2);
    expect(await refitted(refits, { workers: 3, startWorker: counted }, [400, 200], { event })).toEqual(
      alone,
    );
    expect(started).toBe(5);
    expect(events).toEqual([]);
  });

  test('give the same bytes where workers are killed in mid run, and say that they were', async () => {
    const events: string[] = [];
    let started = 0;
    const mortal = (): WorkerHandle => {
      const handle = startWorker();
      if (++started <= 2) queueMicrotask(() => crash(handle));
      return handle;
    };
    const result = await refitted(refits, { workers: 2, startWorker: mortal }, [600], {
      event: (text) => events.push(text),
    });
    expect(result).toEqual(alone);
    expect(events[0]).toMatch(/A worker was lost .*its resamples were done again/);
  });

  test('are interrupted without a result', async () => {
    const stop = new AbortController();
    const running = refitted(refits, { workers: 2 }, [600], {
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  });
});
