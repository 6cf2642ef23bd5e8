import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { Problem, StartSet } from '../../src/problem/problem.js';
import { Status, statusName } from '../../src/problem/status.js';
import type { SearchResult } from '../../src/solver/results.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { dataFile, dataMissing } from '../support/data.js';
import {
  chinchilla,
  customaryGrid,
  problemOf,
  readRuns,
  simulatedRuns,
  startsAt,
} from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';

const options: SearchOptions = { maxSteps: 300, tolerance: 1e-8, smoothing: 1e-3 };

const { engine } = useEngine();

async function search(
  problem: Problem,
  starts: StartSet,
  some: SearchOptions = options,
): Promise<SearchResult> {
  const prepared = await (await engine()).prepare(problem);
  return prepared.search(starts, 0, starts.count, some);
}

function best(result: SearchResult): number {
  return result.objective.reduce((at, f, i) => (f < result.objective[at] ? i : at), 0);
}

/** Every n-th start of the customary grid. */
function thinned(starts: StartSet, size: number, every: number): StartSet {
  const points = Array.from({ length: Math.floor(starts.count / every) }, (_, i) => {
    const point = new Float64Array(size);
    starts.fill(i * every, 1, point);
    return point;
  });
  return startsAt(points);
}

describe('the published optimum of the 240 runs', async () => {
  const file = dataFile('chinchilla-240.csv');
  if (file === undefined) {
    test.skip(`${dataMissing('chinchilla-240.csv')}`, () => {});
    return;
  }
  const made = chinchilla(await readRuns(file));
  const published = 0.001018274017800598;

  test('f32 from the customary grid comes within 1e-4 of it', async () => {
    const result = await search(made.problem, thinned(customaryGrid(made), 5, 9));
    const at = best(result);
    expect(Math.abs(result.objective[at] / published - 1)).toBeLessThan(1e-4);
    const [E, A, B, alpha, beta] = made.natural(result.parameters.slice(5 * at, 5 * at + 5));
    // A hundredth of each parameter's standard error.
    expect(Math.abs(A - 477.825866)).toBeLessThan(1.2);
    expect(Math.abs(B - 2143.417367)).toBeLessThan(14);
    expect(Math.abs(E - 1.8172181)).toBeLessThan(2.5e-4);
    expect(Math.abs(alpha - 0.3473105)).toBeLessThan(1.5e-4);
    expect(Math.abs(beta - 0.36717243)).toBeLessThan(2e-4);
  });

  test('agrees with its twin on the CPU, start by start but for rounding', async () => {
    const starts = thinned(customaryGrid(made), 5, 31);
    const device = await search(made.problem, starts);
    const twin = await (await createCpuBackend().prepare(made.problem)).search(
      starts,
      0,
      starts.count,
      options,
    );
    const atBest = ({ objective }: SearchResult) => [...objective].map((f) => f < published * (1 + 1e-4));
    const [here, there] = [atBest(device), atBest(twin)];
    const differ = here.filter((value, i) => value !== there[i]).length;
    expect(differ).toBeLessThanOrEqual(starts.count / 50);
    expect(here.filter(Boolean).length).toBeGreaterThan(starts.count / 4);
  });
});

describe('the result of a fit', () => {
  const x = Float64Array.from({ length: 50 }, (_, i) => 1 + i / 10);
  const line = (rest: object = {}) =>
    problemOf({
      formula: 'a + b * x',
      parameters: ['a', 'b'],
      positive: [],
      inputs: { x },
      observed: x.map((at, i) => 2 + 3 * at + 0.01 * Math.cos(i)),
      loss: { residual: 'raw', rho: { kind: 'squared' } },
      ...rest,
    });
  const status = (result: SearchResult) => [...result.status].map(statusName);

  test('a line is found in a few steps', async () => {
    const { problem, internal } = line();
    const result = await search(problem, startsAt([internal([0, 0]), internal([-50, 20])]));
    expect(status(result)).toEqual(['converged', 'converged']);
    expect(Math.max(...result.steps)).toBeLessThan(20);
    expect(result.parameters[0]).toBeCloseTo(2, 2);
    expect(result.parameters[1]).toBeCloseTo(3, 2);
  });

  test('a box holds: the parameter stops at its bound and the others fit as they can', async () => {
    const { problem } = line({ lower: [-10, -10], upper: [10, 2.5] });
    const result = await search(problem, startsAt([Float64Array.of(0, 0)]));
    expect(status(result)).toEqual(['atBound']);
    expect(result.parameters[1]).toBe(2.5);
    const slack = x.reduce((sum, at, i) => sum + (2 + 3 * at + 0.01 * Math.cos(i) - 2.5 * at), 0) / 50;
    expect(result.parameters[0]).toBeCloseTo(slack, 4);
  });

  test('a start outside the box is moved onto it', async () => {
    const { problem } = line({ lower: [-1, -1], upper: [10, 10] });
    const [far, near] = [Float64Array.of(-100, 400), Float64Array.of(-1, 10)];
    const result = await search(problem, startsAt([far, near]));
    expect([...result.parameters.slice(0, 2)]).toEqual([...result.parameters.slice(2)]);
  });

  test('out of steps it says so, after exactly as many', async () => {
    const made = chinchilla(simulatedRuns(60));
    const starts = thinned(customaryGrid(made), 5, 500);
    const result = await search(made.problem, starts, { ...options, maxSteps: 3 });
    expect(new Set(status(result))).toEqual(new Set(['stepLimit']));
    expect(new Set(result.steps)).toEqual(new Set([3]));
  });

  test('where the start has no finite value it says so and takes no step', async () => {
    const { problem } = line();
    const result = await search(problem, startsAt([Float64Array.of(1e25, 1e25)]));
    expect([...result.status]).toEqual([Status.notFinite]);
    expect([...result.steps]).toEqual([0]);
  });

  test('data that an exact law made are fitted to the resolution of f32, and the search stops', async () => {
    const exact = chinchilla({
      ...simulatedRuns(60),
      loss: (({ N, D }) => N.map((n, i) => 1.8 + 480 / n ** 0.348 + 2100 / D[i] ** 0.366))(simulatedRuns(60)),
    });
    const result = await search(exact.problem, startsAt([exact.internal([1.5, 300, 1500, 0.3, 0.4])]));
    expect(status(result)).toEqual(['converged']);
    expect(exact.natural(result.parameters)[3]).toBeCloseTo(0.348, 2);
  });

  test('a law of no inputs is fitted like any other', async () => {
    const { problem } = problemOf({
      formula: 'a',
      parameters: ['a'],
      positive: [],
      inputs: {},
      observed: Float64Array.of(1, 2, 3, 6),
      loss: { residual: 'raw', rho: { kind: 'squared' } },
    });
    const result = await search(problem, startsAt([Float64Array.of(10)]));
    expect(status(result)).toEqual(['converged']);
    expect(result.parameters[0]).toBeCloseTo(3, 3);
  });

  test('data that single precision cannot hold are refused by row', async () => {
    const { problem } = problemOf({
      formula: 'a * x',
      parameters: ['a'],
      positive: [],
      inputs: { x: Float64Array.of(1, 1e39) },
      observed: Float64Array.of(1, 2),
      loss: { residual: 'raw', rho: { kind: 'squared' } },
    });
    await expect((await engine()).prepare(problem)).rejects.toMatchObject({
      code: 'beyond-f32',
      place: { row: 2 },
    });
  });

  test('one start is a search too, and none gives nothing', async () => {
    const { problem, internal } = line();
    const prepared = await (await engine()).prepare(problem);
    expect((await prepared.search(startsAt([internal([0, 0])]), 0, 1, options)).count).toBe(1);
    expect((await prepared.search(startsAt([]), 0, 0, options)).parameters).toHaveLength(0);
  });
});
