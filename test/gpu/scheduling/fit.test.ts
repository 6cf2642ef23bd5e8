/** How a search is cut into pieces and submissions shows in no result. */
import { expect, test } from 'vitest';
import type { EngineHooks } from '../../../src/backend/webgpu/engine.js';
import type { Problem, StartSet } from '../../../src/problem/problem.js';
import type { SearchResult } from '../../../src/solver/results.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';
import { chinchilla, customaryGrid, simulatedRuns, startsAt } from '../../support/problem.js';
import { useEngine } from '../../support/shared-engine.js';

const options: SearchOptions = { maxSteps: 300, tolerance: 1e-8, smoothing: 1e-3 };

const { engine, setPace, shortOfMemory } = useEngine();

async function search(problem: Problem, starts: StartSet, hooks?: EngineHooks): Promise<SearchResult> {
  const prepared = await (await engine(hooks)).prepare(problem);
  return prepared.search(starts, 0, starts.count, options);
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

const made = chinchilla(simulatedRuns(60));
const starts = thinned(customaryGrid(made), 5, 31);
const bytes = ({ parameters, objective, status, steps }: SearchResult) => [
  ...parameters,
  ...objective,
  ...status,
  ...steps,
];

test('same bytes for any lanes at once and any iterations a submission', async () => {
  const whole = bytes(await search(made.problem, starts));
  for (const pace of [
    { lanes: 64, iterations: 1 },
    { lanes: 100, iterations: 3 },
    { lanes: 1000, iterations: 7 },
    { lanes: 9, batch: 13, iterations: 12 },
    { iterations: 40 },
  ]) {
    setPace(pace);
    expect(bytes(await search(made.problem, starts))).toEqual(whole);
  }
});

test('a range of starts gives what the whole gave at those places', async () => {
  const prepared = await (await engine()).prepare(made.problem);
  const whole = await prepared.search(starts, 0, starts.count, options);
  const part = await prepared.search(starts, 70, 33, options);
  expect([...part.objective]).toEqual([...whole.objective.slice(70, 103)]);
  expect([...part.parameters]).toEqual([...whole.parameters.slice(350, 515)]);
  expect([...part.steps]).toEqual([...whole.steps.slice(70, 103)]);
});

test('a device lost in the middle is replaced, and its work done again with the same result', async () => {
  const whole = bytes(await search(made.problem, starts));
  const devices: GPUDevice[] = [];
  const replaced = await engine({
    pace: { lanes: 16, batch: 64, iterations: 4 },
    onDevice: (device) => devices.push(device),
  });
  const prepared = await replaced.prepare(made.problem);
  const events: string[] = [];
  const result = await prepared.search(starts, 0, starts.count, options, {
    progress: (done) => {
      if (done === 64) devices[0].destroy();
    },
    event: (text) => events.push(text),
  });
  expect(bytes(result)).toEqual(whole);
  expect(devices).toHaveLength(2);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatch(/lost/);
});

test('devices lost again and again make the search fail with an error that says so', async () => {
  const fragile = await engine({
    pace: { lanes: 64, iterations: 4 },
    onDevice: (device) => device.destroy(),
  });
  const prepared = await fragile.prepare(made.problem);
  await expect(prepared.search(starts, 0, starts.count, options)).rejects.toMatchObject({
    code: 'device-lost',
    kind: 'run',
  });
});

test('where memory runs out fewer are kept at once until they fit, with the same result', async () => {
  const whole = bytes(await search(made.problem, starts));
  const { result, sizes } = await shortOfMemory('state', 10_000, () => search(made.problem, starts));
  expect(bytes(result)).toEqual(whole);
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.at(-1)).toBeLessThanOrEqual(10_000);
});

test('a long search is interrupted between submissions', async () => {
  setPace({ lanes: 8, batch: 8 });
  const prepared = await (await engine()).prepare(made.problem);
  const controller = new AbortController();
  const running = prepared.search(starts, 0, starts.count, options, {
    signal: controller.signal,
    progress: () => controller.abort(),
  });
  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  // And the back end can be used again.
  expect((await prepared.search(starts, 0, 5, options)).count).toBe(5);
});
