/** Refits of resamples are the same bytes however the work is cut up. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type FitJobInput, parseFitJob, type Table } from '../../../src/index.js';
import type { ResamplePlan } from '../../../src/problem/resample.js';
import { compileFits } from '../../../src/solver/compile-fits.js';
import { compileKernel } from '../../../src/solver/kernel.js';
import { createPolisher } from '../../../src/solver/polish.js';
import { createRefitter } from '../../../src/solver/refit.js';
import { emptyRefined, emptyRefitResult } from '../../../src/solver/results.js';
import { createSideBySide } from '../../../src/solver/side-by-side.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import { schemeOfJob } from '../../../src/tasks/uncertainty/scheme.js';
import { options, refitsOf, refitted, rows, simulatedTable } from './refits.js';

let table: Table;
beforeAll(async () => {
  table = await simulatedTable();
});

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
      const refits = refitsOf(table, input);
      const whole = await refitted(refits, { workers: 1 });
      for (const cuts of [[1, 2, 3, 5, 8, 13], [7]]) {
        expect(await refitted(refits, { workers: 1 }, cuts)).toEqual(whole);
      }
    });
  }

  test('are the same bytes in pieces of any length: each from many starts, side by side', async () => {
    const refits = { ...refitsOf(table, {}, 40), units: 6 };
    const whole = await refitted(refits, { workers: 1 });
    expect(await refitted(refits, { workers: 1 }, [1, 2])).toEqual(whole);
  });

  test('do not depend on which resample comes first, under a loss whose smoothing follows the runs', async () => {
    const { job, plan, starts } = refitsOf(table, { scheme: 'wild', residual: 'raw', loss: 'absolute' });
    const kernel = await compileKernel(job.model.problem);
    const { size } = kernel;
    const from = new Float64Array(starts.count * size);
    starts.fill(0, starts.count, from);
    const code = await compileFits(job.model.problem, 'f32', false);
    const minimaOf = (order: readonly number[], fitsModule?: typeof code): Float64Array => {
      const refits = createRefitter(kernel, 'f32', plan, fitsModule && createSideBySide(fitsModule, kernel));
      const [found, out] = [emptyRefitResult(order.length, size), emptyRefined(order.length, size, false)];
      for (const resample of order) {
        for (const _ of refits.search(resample, 1, from, options, found, resample));
        refits.refine(resample, found, options.maxSteps, out, resample);
      }
      return out.parameters;
    };
    for (const fitsModule of [undefined, code])
      expect(minimaOf([4, 2, 0, 1, 3], fitsModule)).toEqual(minimaOf([0, 1, 2, 3, 4], fitsModule));
  });

  for (const [name, input] of schemes) {
    test(`reach the same minima one by one and side by side: ${name}`, async () => {
      const { job, plan, units, starts } = refitsOf(table, input);
      const { problem } = job.model;
      const { size } = problem;
      const kernel = await compileKernel(problem);
      const from = new Float64Array(starts.count * size);
      starts.fill(0, starts.count, from);
      const modules = [await compileFits(problem, 'f32', false), await compileFits(problem, 'f32', true)];
      const [alone, ...beside] = [undefined, ...modules].map((fitsModule) => {
        const refits = createRefitter(
          kernel,
          'f32',
          plan,
          fitsModule && createSideBySide(fitsModule, kernel),
        );
        const [found, out] = [emptyRefitResult(units, size), emptyRefined(units, size, true)];
        for (const _ of refits.search(0, units, from, options, found, 0, out));
        return { found, out };
      });
      for (const { out, found } of beside) {
        for (let k = 0; k < units; k++) {
          expect(Math.abs(out.objective[k] / alone.out.objective[k] - 1)).toBeLessThan(1e-9);
          expect(out.status[k]).toBe(alone.out.status[k]);
          expect(Math.abs(found.objective[2 * k] / alone.found.objective[2 * k] - 1)).toBeLessThan(1e-3);
        }
      }
    });
  }

  for (const [name, input] of schemes) {
    test(`that are polished from one point reach the same minima with and without sums in common there: ${name}`, async () => {
      const { job, plan, units, starts } = refitsOf(table, input);
      const kernel = await compileKernel(job.model.problem);
      const { size } = kernel;
      const at = new Float64Array(size);
      starts.fill(0, 1, at);
      const found = emptyRefitResult(units, size);
      for (let k = 0; k < units; k++) found.parameters.set(at, 2 * k * size);
      const [shared, alone] = [at, undefined].map((origin) => {
        const refits = createRefitter(kernel, 'f64', plan, undefined, origin);
        const out = emptyRefined(units, size, false);
        for (let k = 0; k < units; k++) refits.refine(k, found, options.maxSteps, out, k);
        return out;
      });
      expect(shared.status).toEqual(alone.status);
      for (let k = 0; k < units; k++) {
        expect(Math.abs(shared.objective[k] / alone.objective[k] - 1)).toBeLessThan(1e-9);
      }
    });
  }

  test('that stay at a point they have in common have sums of their own there', async () => {
    const { job, starts } = refitsOf(table, {});
    const kernel = await compileKernel(job.model.problem);
    const { size } = kernel;
    const at = new Float64Array(size);
    starts.fill(0, 1, at);
    const { parameters } = createPolisher(kernel)(at);
    // No row is of the unit that is left out.
    const plan: ResamplePlan = { kind: 'omit', unit: new Uint32Array(rows), units: 2 };
    const found = emptyRefitResult(1, size);
    found.parameters.set(parameters);
    const [shared, alone] = [parameters, undefined].map((origin) => {
      const out = emptyRefined(1, size, true);
      createRefitter(kernel, 'f64', plan, undefined, origin).refine(1, found, options.maxSteps, out, 0);
      return out;
    });
    expect(shared).toEqual(alone);
    expect(shared.parameters).toEqual(parameters);
  });

  for (const [name, input] of leavingOut) {
    test(`are the same bytes in pieces of any length: ${name}`, async () => {
      const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', ...input });
      const model = modelOfJob(job, table);
      const { starts } = refitsOf(table, {});
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
