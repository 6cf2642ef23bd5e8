/** How allocations are cut into submissions shows in no result. */
import { expect, test } from 'vitest';
import type { AllocationResult, AllocationSearch, Sweeps } from '../../../src/backend/sweep.js';
import type { EngineHooks } from '../../../src/backend/webgpu/engine.js';
import { useEngine } from '../../support/shared-engine.js';
import { chinchillaVectors, logSpaced, scattered, sweepOf, type TestSweep } from '../../support/sweep-of.js';

const { engine, setPace, shortOfMemory } = useEngine();
async function sweeps(hooks?: EngineHooks): Promise<Sweeps> {
  return (await engine(hooks)).sweeps;
}

const search = ({ sweep }: TestSweep, budgets: readonly number[], top = 1): AllocationSearch => ({
  ...sweep,
  budgets: Float64Array.from(budgets),
  top,
});

const contents = ({ point, objective, feasible }: AllocationResult) => [...point, ...objective, ...feasible];

const law = 'E + A / N^alpha + B / D^beta';
const made = sweepOf(
  [law, '6 * N * D'],
  { N: logSpaced(1e8, 1e12, 120), D: logSpaced(1e9, 1e13, 130) },
  { ...chinchillaVectors(6), p: scattered(6, 0, 1, 9) },
);
const wanted = search(made, [1e20, 1e22, 1e24], 4);

test('submissions of any size give the same bytes', async () => {
  const expected = contents(await (await sweeps()).allocate(wanted));
  for (const points of [1, 3, 50]) {
    setPace({ points });
    expect(contents(await (await sweeps()).allocate(wanted))).toEqual(expected);
  }
});

test('where memory runs out fewer vectors are searched together, with the same result', async () => {
  const on = await sweeps();
  const expected = contents(await on.allocate(wanted));
  const reported: number[] = [];
  const progress = (done: number) => reported.push(done);
  const limit = 2500;
  const { result, sizes } = await shortOfMemory('tables', limit, () => on.allocate(wanted, { progress }));
  expect(contents(result)).toEqual(expected);
  expect(sizes.at(-1)).toBeLessThanOrEqual(limit);
  expect(reported.at(-1)).toBe(6 * 120 * 130);
});

test('a device lost in the middle is replaced, and what was unfinished done again', async () => {
  const expected = contents(await (await sweeps()).allocate(wanted));
  const devices: GPUDevice[] = [];
  const on = await sweeps({ pace: { points: 2 }, onDevice: (device) => devices.push(device) });
  const events: string[] = [];
  let pieces = 0;
  const found = await on.allocate(wanted, {
    progress: () => {
      if (++pieces === 3) devices[0].destroy();
    },
    event: (text) => events.push(text),
  });
  expect(contents(found)).toEqual(expected);
  expect(devices).toHaveLength(2);
  expect(events).toHaveLength(1);
  expect(pieces).toBe(12);
});

test('a search among more points than 32 bits number is interrupted, in bounded memory', async () => {
  const sizes: number[] = [];
  const on = await sweeps({
    onDevice: (device) => {
      const create = device.createBuffer.bind(device);
      device.createBuffer = (descriptor) => {
        sizes.push(descriptor.size);
        return create(descriptor);
      };
    },
  });
  const long = sweepOf(
    [law, '6 * N * D + p'],
    { N: logSpaced(1e7, 1e12, 90_000), D: logSpaced(1e9, 1e13, 80_000) },
    { ...chinchillaVectors(2), p: [0, 0] },
  );
  const controller = new AbortController();
  const running = on.allocate(search(long, [1e22]), {
    signal: controller.signal,
    progress: () => controller.abort(),
  });
  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 ** 28);
});
