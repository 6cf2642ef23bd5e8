/** On hardware a fit's rows are dealt among the invocations of a team; on software adapters they are only if forced to. */
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { ResamplePlan } from '../../src/problem/resample.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { problemOf, startsAt } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';
import { contents } from './refits.js';

const { engine, setPace } = useEngine();
const options: SearchOptions = { maxSteps: 100, tolerance: 1e-8, smoothing: 0 };

/** More rows than eight invocations sum at once, and a number of them that is no multiple of what they pass over together. */
const rows = 2101;
const x = Float64Array.from({ length: rows }, (_, i) => Math.sin(i + 1));
const { problem, internal } = problemOf({
  formula: 'a + b * x + c * x^2',
  parameters: ['a', 'b', 'c'],
  positive: [],
  inputs: { x },
  observed: x.map((at, i) => 1 + at * (0.5 - 0.2 * at) + 0.1 * Math.sin(7 * i)),
  loss: { residual: 'raw', rho: { kind: 'squared' } },
});
const starts = startsAt(
  [
    [1, 0.5, -0.2],
    [0, 0, 0],
    [-3, 2, 9],
  ].map(internal),
);
const noise: ResamplePlan = {
  kind: 'noise',
  seed: 1,
  fitted: problem.evaluator().value(internal([1, 0.5, -0.2])),
  spread: new Float64Array(rows).fill(0.1),
  table: Float64Array.of(-1, 0, 1),
};

test('a team refits resamples as the twin on the CPU does but for rounding, to the same bits for any pieces', async () => {
  const refit = async () => (await (await engine()).prepare(problem)).refit(noise, starts, 3, 9, options);
  const twin = await (await createCpuBackend().prepare(problem)).refit(noise, starts, 3, 9, options);
  for (const team of [8, 64]) {
    setPace({ team });
    const together = await refit();
    expect([...together.status]).toEqual([...twin.status]);
    twin.parameters.forEach((value, i) => {
      expect(Math.abs(together.parameters[i] - value)).toBeLessThan(1e-3);
    });
    setPace({ team, lanes: 4, iterations: 2 });
    expect(contents(await refit())).toEqual(contents(together));
  }
});

test('of many parameters, one held, one at its bound and one not determined, a team solves for steps together and sums in two passes, as the twin', async () => {
  const at = Float64Array.from({ length: 120 }, (_, i) => 0.05 * (i + 1));
  const many = problemOf({
    formula: 'p0 + p1 * cos(x) + p2 * cos(2*x) + p3 * cos(3*x) + p4 * x + p5 * exp(-p6 * x) + 0 * p7',
    parameters: ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'],
    positive: ['p6'],
    inputs: { x: at },
    observed: at.map((x, i) => 1 + Math.exp(-x) + 0.3 * Math.cos(2 * x) + 0.1 * Math.sin(7 * i)),
    loss: { residual: 'raw', rho: { kind: 'squared' } },
    lower: [-9, -9, -9, -9, -9, -9, -9, -9],
    upper: [9, 9, 9, 0, 9, 9, 9, 9],
  });
  const held = { ...options, hold: [4] };
  const from = startsAt([
    Float64Array.of(1, 0, 0, 0, 0.1, 1, 0, 0),
    Float64Array.of(0, 1, 0, -1, 0.1, 2, 0.5, 3),
  ]);
  const twin = await (await createCpuBackend().prepare(many.problem)).search(from, 0, 2, held);
  setPace({ team: 8, together: true, passes: 2 });
  const together = await (await (await engine()).prepare(many.problem)).search(from, 0, 2, held);
  expect([...together.status]).toEqual([...twin.status]);
  twin.objective.forEach((value, i) => {
    expect(together.objective[i] / value).toBeCloseTo(1, 4);
    expect(together.parameters[8 * i + 4]).toBe(Math.fround(0.1));
  });
});
