/** Deviance residuals as operations of a law: derivatives, edges, and the same on every target. */
import { describe, expect, test } from 'vitest';
import { devianceResidual } from '../../src/loss/likelihood.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createPasses } from '../../src/solver/passes.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';
import { tableOf } from '../tasks/support.js';

const x = [-2, -1, 0, 0.5, 1, 2, 3];
const hits = [0, 3, 4, 10, 7, 10, 10];
const laws = {
  'a probability by its logit': { law: 'sigmoid(a + b*x)', likelihood: 'binomial', trials: '10' },
  'a probability between two levels': {
    law: 'c + (0.98 - c)*sigmoid(a + b*x)',
    likelihood: 'binomial',
    trials: '10',
  },
  'a rate of an exposure': { law: 'exp(a + b*x)', likelihood: 'poisson', exposure: '10' },
} as const;

describe.each(Object.entries(laws))('%s', (_, job) => {
  const made = async () => {
    const table = await tableOf({ x, hits });
    const { model } = modelOfJob(parseFitJob({ runs: 'runs.csv', map: { L: 'hits/10' }, ...job }), table);
    const natural = model.free.map(({ name }) => ({ a: 0.3, b: 1.1, c: 0.02 })[name] ?? 0);
    return { model, at: model.toInternal(natural) };
  };

  test('residuals are those of its values', async () => {
    const { model, at } = await made();
    const value = model.problem.evaluator().value(at);
    const predicted = model.problem.predicted?.(at) ?? [];
    x.forEach((_x, row) => {
      const r = devianceResidual(job.likelihood, predicted[row], hits[row] / 10, 10);
      expect(Math.abs(value[row] - r)).toBeLessThan(1e-13 * (1 + Math.abs(r)));
    });
  });

  test('first and second derivatives are those of differences', async () => {
    const { model, at } = await made();
    const { gradient, hessian } = model.problem.evaluator().hessian(at);
    const slopes = gradient.map((column) => column.slice());
    const curved = hessian.map((column) => column?.slice());
    const h = 1e-5;
    const moved = (j: number, by: number) => at.map((u, i) => (i === j ? u + by : u));
    for (let j = 0; j < at.length; j++) {
      const ahead = model.problem.evaluator().gradient(moved(j, h));
      const behind = model.problem.evaluator().gradient(moved(j, -h));
      x.forEach((_x, row) => {
        expect((ahead.value[row] - behind.value[row]) / (2 * h)).toBeCloseTo(slopes[j][row], 7);
        for (let i = j; i < at.length; i++) {
          const difference = (ahead.gradient[i][row] - behind.gradient[i][row]) / (2 * h);
          expect(difference).toBeCloseTo(curved[(i * (i + 1)) / 2 + j]?.[row] ?? 0, 6);
        }
      });
    }
  });

  test('WebAssembly sums what closures do', async () => {
    const { model, at } = await made();
    const passes = createPasses(await compileKernel(model.problem));
    const wasm = passes.evaluator.hessian(at);
    const closures = model.problem.evaluator().hessian(at);
    closures.value.forEach((r, row) => {
      expect(wasm.value[row]).toBeCloseTo(r, 12);
    });
    const out = new Float64Array(at.length);
    const objective = passes.gradient(at, { delta: 1e30, up: 2, down: 2 }, out);
    expect(objective).toBeCloseTo(
      closures.value.reduce((sum, r) => sum + r * r, 0),
      10,
    );
    closures.gradient.forEach((column, j) => {
      expect(out[j]).toBeCloseTo(
        column.reduce((sum, d, row) => sum + 2 * d * closures.value[row], 0),
        9,
      );
    });
  });
});

test('a probability that saturates at what was observed has finite residuals and slopes', async () => {
  const table = await tableOf({ x: [-1, 1, -1], hits: [0, 10, 5] });
  const job = {
    runs: 'runs.csv',
    law: 'sigmoid(a + b*x)',
    map: { L: 'hits/10' },
    likelihood: 'binomial',
    trials: '10',
  };
  const { model } = modelOfJob(parseFitJob(job), table);
  const { value, gradient } = model.problem.evaluator().gradient(model.toInternal([0, 800]));
  expect(value[0]).toBeCloseTo(0, 10);
  expect(value[1]).toBeCloseTo(0, 10);
  expect(gradient.flatMap((column) => [...column.slice(0, 2)]).every(Number.isFinite)).toBe(true);
  // Where the other was seen as well, it is out of the law's range.
  expect(value[2]).toBe(Infinity);
});

test('the slope of a residual is its limit where the law meets the row, and continuous about it', async () => {
  const table = await tableOf({ hits: [3, 3, 3] });
  const job = { runs: 'runs.csv', law: 'p', map: { L: 'hits/10' }, likelihood: 'binomial', trials: '10' };
  const { model } = modelOfJob(parseFitJob(job), table);
  const slopes = [0, 1e-12, 1e-9, 1e-7, 3e-7, 1e-6, 1e-5].map((off) => {
    const { gradient, hessian } = model.problem.evaluator().hessian(model.toInternal([0.3 + off]));
    return [gradient[0][0], hessian[0]?.[0] ?? 0];
  });
  const root = Math.sqrt(10 / 0.21);
  for (const [first, second] of slopes) {
    expect(first / root).toBeCloseTo(1, 4);
    // -(1 - 2 p) / (3 v) sqrt(n / v) twice: r = (p - y) q, whose second derivative at y is 2 q'.
    expect(second / ((-2 / 3) * (0.4 / 0.21) * root)).toBeCloseTo(1, 3);
  }
});
