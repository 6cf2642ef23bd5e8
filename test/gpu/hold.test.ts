import { expect, test } from 'vitest';
import type { PreparedProblem } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { Problem } from '../../src/problem/problem.js';
import type { ResamplePlan } from '../../src/problem/resample.js';
import { statusName } from '../../src/problem/status.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { chinchilla, problemOf, simulatedRuns, startsAt } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';

const options: SearchOptions = { maxSteps: 300, tolerance: 1e-8, smoothing: 1e-3 };

const { engine } = useEngine();
async function prepare(problem: Problem): Promise<PreparedProblem> {
  return (await engine()).prepare(problem);
}

const rows = 60;
const made = chinchilla(simulatedRuns(rows));
const starts = [0.25, 0.3, 0.348, 0.4, 0.45].map((alpha) => made.internal([1.8, 480, 2100, alpha, 0.366]));

test('a coordinate that is held stays where each start has it, and the others fit as on the CPU', async () => {
  const held = { ...options, hold: [3] };
  const device = await (await prepare(made.problem)).search(startsAt(starts), 0, starts.length, held);
  const cpu = createCpuBackend();
  const twin = await (await cpu.prepare(made.problem)).search(startsAt(starts), 0, starts.length, held);
  cpu.dispose();
  starts.forEach((start, i) => {
    expect(device.parameters[5 * i + 3]).toBe(Math.fround(start[3]));
    expect(statusName(device.status[i])).toBe('converged');
    expect(Math.abs(device.objective[i] / twin.objective[i] - 1)).toBeLessThan(1e-4);
  });
  // The nearer to where the runs were made, the better.
  expect(Math.min(...device.objective)).toBe(device.objective[2]);
});

test('held coordinates hold in refits too', async () => {
  const unit = Uint32Array.from({ length: rows }, (_, i) => i);
  const plan: ResamplePlan = { kind: 'omit', unit, units: rows };
  const held = { ...options, hold: [0, 4] };
  const [first] = starts;
  const { parameters, status } = await (await prepare(made.problem)).refit(
    plan,
    startsAt([first]),
    0,
    10,
    held,
  );
  for (let k = 0; k < 10; k++) {
    expect(parameters[10 * k]).toBe(Math.fround(first[0]));
    expect(parameters[10 * k + 4]).toBe(Math.fround(first[4]));
    expect(parameters[10 * k + 3]).not.toBe(Math.fround(first[3]));
    expect(statusName(status[2 * k])).toBe('converged');
  }
});

const x = Float64Array.from({ length: 50 }, (_, i) => 1 + i / 10);
const line = {
  parameters: ['a', 'b'],
  positive: [],
  inputs: { x },
  observed: x.map((at, i) => 2 + 3 * at + 0.01 * Math.cos(i)),
  loss: { residual: 'raw', rho: { kind: 'squared' } },
} as const;

test('a coordinate held at its bound does not make the status one at a bound', async () => {
  const { problem } = problemOf({ ...line, formula: 'a + b * x', lower: [-10, -10], upper: [10, 2.5] });
  const prepared = await prepare(problem);
  const start = startsAt([Float64Array.of(0, 2.5)]);
  const free = await prepared.search(start, 0, 1, options);
  const held = await prepared.search(start, 0, 1, { ...options, hold: [1] });
  expect(statusName(free.status[0])).toBe('atBound');
  expect(statusName(held.status[0])).toBe('converged');
  expect(held.parameters[0]).toBeCloseTo(free.parameters[0], 4);
});

test('a parameter that no run depends on makes the fit singular, the others fitted; held, it has no effect on the status', async () => {
  const { problem } = problemOf({
    ...line,
    formula: 'a + b * x + 0 * min(c, 0)',
    parameters: ['a', 'b', 'c'],
  });
  const prepared = await prepare(problem);
  const start = startsAt([Float64Array.of(0, 0, 1)]);
  const free = await prepared.search(start, 0, 1, options);
  expect(statusName(free.status[0])).toBe('singular');
  expect(free.parameters[1]).toBeCloseTo(3, 2);
  const held = await prepared.search(start, 0, 1, { ...options, hold: [2] });
  expect(statusName(held.status[0])).toBe('converged');
  expect([...held.parameters.slice(0, 2)]).toEqual([...free.parameters.slice(0, 2)]);
});

test('where all coordinates are held the objective at the start is the result', async () => {
  const prepared = await prepare(made.problem);
  const all = { ...options, hold: [0, 1, 2, 3, 4] };
  const result = await prepared.search(startsAt(starts), 0, starts.length, all);
  const points = Float64Array.from(starts.flatMap((start) => [...start]));
  const { objective } = await prepared.objective(points, options.smoothing);
  expect(new Set(result.steps)).toEqual(new Set([0]));
  expect([...result.parameters]).toEqual([...Float32Array.from(points)]);
  const off = result.objective.map((f, i) => Math.abs(f / objective[i] - 1));
  expect(Math.max(...off)).toBeLessThan(1e-5);
});
