import { describe, expect, test } from 'vitest';
import type { Loss } from '../../src/loss/loss.js';
import { Status } from '../../src/problem/status.js';
import { createBatch, emptyFits, type Fits } from '../../src/solver/batch.js';
import { compileFits } from '../../src/solver/compile-fits.js';
import { compileKernel } from '../../src/solver/kernel.js';
import type { Precision, SearchOptions } from '../../src/solver/search-options.js';
import { createSideBySide } from '../../src/solver/side-by-side.js';
import { chinchilla, customaryGrid, simulatedRuns, type TestProblem } from '../support/problem.js';

const options: SearchOptions = { maxSteps: 200, tolerance: 1e-7, smoothing: 1e-3 };

/** Every so many of the customary starts. */
const EVERY = 67;

interface Both {
  readonly size: number;
  readonly alone: Fits;
  readonly beside: Fits;
  /** Those of starts `from .. to - 1` alone in their batch. */
  chunk(from: number, to: number): Fits;
}

async function both(
  { problem, ...rest }: TestProblem,
  precision: Precision,
  more: Partial<SearchOptions> = {},
): Promise<Both> {
  const { size } = problem;
  const kernel = await compileKernel(problem);
  const grid = customaryGrid({ problem, ...rest });
  const count = Math.floor(grid.count / EVERY);
  const all = new Float64Array(count * size);
  for (let k = 0; k < count; k++) grid.fill(k * EVERY, 1, all.subarray(k * size, (k + 1) * size));
  const fitsModule = await compileFits(problem, precision, true);
  expect(fitsModule).toBeDefined();
  const run = (from: number, to: number, module: typeof fitsModule): Fits => {
    const fits = emptyFits(all.slice(from * size, to * size), to - from);
    for (const _ of createBatch(kernel, precision, module && createSideBySide(module, kernel)).fit(
      fits,
      0,
      to - from,
      { ...options, ...more },
    ));
    return fits;
  };
  return {
    size,
    alone: run(0, count, undefined),
    beside: run(0, count, fitsModule),
    chunk: (from, to) => run(from, to, fitsModule),
  };
}

function share({ length }: ArrayLike<unknown>, isSo: (k: number) => boolean): number {
  let count = 0;
  for (let k = 0; k < length; k++) if (isSo(k)) count++;
  return count / length;
}

const losses: readonly Loss[] = [
  { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } },
  { residual: 'relative', rho: { kind: 'squared' } },
  { residual: 'raw', rho: { kind: 'quantile', tau: 0.3 } },
];

describe('fits side by side', () => {
  for (const loss of losses) {
    test(`take the steps of a fit alone (${loss.residual}, ${loss.rho.kind})`, async () => {
      const test = chinchilla(simulatedRuns(45), { loss });
      const double = await both(test, 'f64');
      const { alone, beside } = double;
      // Sums in another order differ by rounding, which may decide on a step.
      expect(share(alone.steps, (k) => alone.steps[k] === beside.steps[k])).toBeGreaterThan(0.9);
      expect(share(alone.status, (k) => alone.status[k] === beside.status[k])).toBeGreaterThan(0.95);
      const agree = (of: Both, within: number): number =>
        share(of.alone.steps, (k) => Math.abs(of.beside.objective[k] / of.alone.objective[k] - 1) < within);
      expect(agree(double, 1e-7)).toBeGreaterThan(0.95);
      expect(agree(await both(test, 'f32'), 1e-3)).toBeGreaterThan(0.9);
    });
  }

  test('take fewer steps since they are extrapolated', async () => {
    // Reweighting overestimates the curvature of large residuals: 63 steps a start without extrapolation.
    const { beside } = await both(chinchilla(simulatedRuns(60)), 'f32', { tolerance: 3e-8 });
    const steps = beside.steps.reduce((sum, taken) => sum + taken) / beside.steps.length;
    expect(steps).toBeLessThan(50);
  });

  test('are the same bits whatever is fitted beside them', async () => {
    const { size, beside, chunk } = await both(chinchilla(simulatedRuns(45)), 'f32');
    for (const [from, to] of [
      [0, 1],
      [3, 9],
      [20, 51],
    ]) {
      const part = chunk(from, to);
      expect(part.parameters).toEqual(beside.parameters.slice(from * size, to * size));
      expect(part.objective).toEqual(beside.objective.slice(from, to));
      expect(part.status).toEqual(beside.status.slice(from, to));
      expect(part.steps).toEqual(beside.steps.slice(from, to));
    }
  });

  test('hold what is held, stay within bounds, and stop at the limit of steps', async () => {
    const test = chinchilla(simulatedRuns(45));
    const lower = test.problem.lower.slice();
    const [bound] = test.internal([2, 400, 400, 0.3, 0.3]).slice(3, 4);
    lower[3] = bound;
    const bounded = { ...test, problem: { ...test.problem, lower } };
    const { alone, beside, size } = await both(bounded, 'f64', { hold: [0], maxSteps: 40 });
    const grid = customaryGrid(bounded);
    const start = new Float64Array(size);
    for (let k = 0; k < beside.status.length; k++) {
      grid.fill(k * EVERY, 1, start);
      expect(beside.parameters[k * size]).toBe(start[0]);
      expect(beside.parameters[k * size + 3]).toBeGreaterThanOrEqual(bound);
      expect(beside.steps[k]).toBeLessThanOrEqual(40);
    }
    for (const status of [Status.atBound, Status.stepLimit]) expect(beside.status).toContain(status);
    expect(share(alone.status, (k) => alone.status[k] === beside.status[k])).toBeGreaterThan(0.95);
  });

  test('go on in float64 from starts where single precision overflows', async () => {
    const { problem, internal } = chinchilla(simulatedRuns(45));
    const kernel = await compileKernel(problem);
    const starts = [
      [1.7, 1e45, 400, 0.3, 0.3],
      [1.7, 400, 400, 0.3, 0.3],
    ].map(internal);
    const run = async (precision: Precision, beside: boolean): Promise<Fits> => {
      const fits = emptyFits(Float64Array.from(starts.flatMap((start) => [...start])), 2);
      const fitsModule = beside ? await compileFits(problem, precision, true) : undefined;
      for (const _ of createBatch(kernel, precision, fitsModule && createSideBySide(fitsModule, kernel)).fit(
        fits,
        0,
        2,
        options,
      ));
      return fits;
    };
    const [beside, alone] = [await run('f32', true), await run('f64', false)];
    expect(beside.objective[0]).toBe(alone.objective[0]);
    expect(beside.steps[0]).toBe(alone.steps[0]);
  });
});
