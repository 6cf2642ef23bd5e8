/** How refits are cut into pieces and submissions shows in no result. */
import { expect, test } from 'vitest';
import type { PreparedProblem } from '../../../src/backend/contract.js';
import type { EngineHooks } from '../../../src/backend/webgpu/engine.js';
import type { Problem } from '../../../src/problem/problem.js';
import { customaryGrid, startsAt } from '../../support/problem.js';
import { useEngine } from '../../support/shared-engine.js';
import { contents, few, made, optimum, options, pairs } from '../refits.js';

const { engine, setPace, shortOfMemory } = useEngine();
async function prepare(problem: Problem, hooks?: EngineHooks): Promise<PreparedProblem> {
  return (await engine(hooks)).prepare(problem);
}

/** Enough of them for a workgroup to find a resample's minima. */
const many = Array.from({ length: 70 }, (_, i) => {
  const point = few[i % few.length].slice();
  point[0] += Math.floor(i / few.length) / 100;
  return point;
});

const paces = [
  { lanes: 64, iterations: 1 },
  { lanes: 100, iterations: 3 },
  { lanes: 7 },
  { lanes: 3, batch: 11 },
  { lanes: 1000, iterations: 7 },
];

for (const [what, starts, resamples] of [
  ['one start', [optimum], 8],
  ['a few starts', few, 8],
  ['many starts', many, 3],
] as const) {
  test(`${what} a resample: the same bytes for any lanes at once and any iterations a submission`, async () => {
    const whole = await (await prepare(made.problem)).refit(pairs, startsAt(starts), 5, resamples, options);
    for (const pace of paces) {
      setPace(pace);
      const prepared = await prepare(made.problem);
      const other = await prepared.refit(pairs, startsAt(starts), 5, resamples, options);
      expect(contents(other)).toEqual(contents(whole));
    }
  });
}

test('a resample from many starts gives what one from a few of them does', async () => {
  const prepared = await prepare(made.problem);
  const once = [optimum, ...few];
  const often = Array.from({ length: 15 }, () => once).flat();
  const [narrow, wide] = await Promise.all(
    [once, often].map((starts) => prepared.refit(pairs, startsAt(starts), 0, 6, options)),
  );
  expect(contents(wide)).toEqual(contents(narrow));
});

test('a range of resamples gives what the whole gave at those places', async () => {
  const prepared = await prepare(made.problem);
  const whole = await prepared.refit(pairs, startsAt(few), 0, 30, options);
  const part = await prepared.refit(pairs, startsAt(few), 11, 4, options);
  expect([...part.objective]).toEqual([...whole.objective.slice(22, 30)]);
  expect([...part.parameters]).toEqual([...whole.parameters.slice(110, 150)]);
  expect([...part.status]).toEqual([...whole.status.slice(22, 30)]);
});

test('a device lost in the middle is replaced, and its work done again with the same result', async () => {
  const whole = await (await prepare(made.problem)).refit(pairs, startsAt(many), 0, 6, options);
  const devices: GPUDevice[] = [];
  const replaced = await prepare(made.problem, {
    // Less than the starts of one resample, which is then lost half done.
    pace: { lanes: 16, batch: 64, iterations: 4 },
    onDevice: (device) => devices.push(device),
  });
  const events: string[] = [];
  const reported: number[] = [];
  const result = await replaced.refit(pairs, startsAt(many), 0, 6, options, {
    progress: (done, total) => {
      expect(total).toBe(6);
      reported.push(done);
      if (reported.length === 3) devices[0].destroy();
    },
    event: (text) => events.push(text),
  });
  expect(contents(result)).toEqual(contents(whole));
  expect(devices).toHaveLength(2);
  expect(events).toHaveLength(1);
  // The batches of a job that goes on begin elsewhere.
  expect(reported).toEqual([0, 1, 2, 2, 3, 4, 5, 6]);
});

test('where memory runs out fewer are kept at once until they fit, with the same result', async () => {
  const prepared = await prepare(made.problem);
  const refit = () => prepared.refit(pairs, startsAt(few), 0, 200, options);
  const whole = await refit();
  const { result, sizes } = await shortOfMemory('drawn', 10_000, refit);
  expect(contents(result)).toEqual(contents(whole));
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.at(-1)).toBeLessThanOrEqual(10_000);
});

test('a million resamples from thousands of starts pass through bounded memory, and are interrupted', async () => {
  const sizes: number[] = [];
  const prepared = await prepare(made.problem, {
    onDevice: (device) => {
      const create = device.createBuffer.bind(device);
      device.createBuffer = (descriptor) => {
        sizes.push(descriptor.size);
        return create(descriptor);
      };
    },
  });
  const controller = new AbortController();
  const { signal } = controller;
  const progress = () => controller.abort();
  for (const starts of [startsAt([optimum]), customaryGrid(made)]) {
    const running = prepared.refit(
      pairs,
      starts,
      0,
      1_000_000,
      { ...options, maxSteps: 3 },
      { signal, progress },
    );
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2 ** 27);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 ** 30);
  // And the back end can be used again.
  expect((await prepared.refit(pairs, startsAt([optimum]), 0, 2, options)).count).toBe(2);
});
