/** Devices are shared and leave nothing behind; what a driver makes of a kernel ends, whatever it is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Backend } from '../../../src/backend/contract.js';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import type { Sweeps } from '../../../src/backend/sweep.js';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import { OutOfDeviceMemory, Session } from '../../../src/backend/webgpu/session.js';
import { leaseSession } from '../../../src/backend/webgpu/session-pool.js';
import { lawOfSize } from '../../support/laws-of-sizes.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../../support/sweep-of.js';

const threads = (): number =>
  Number(/^Threads:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);

const axes = { N: logSpaced(1e7, 1e11, 5), D: logSpaced(1e9, 1e13, 4) };
/** A surface of more vectors than a workgroup keeps, so that each pass evaluates the formulas again. */
const many = sweepOf(['E + A / N^alpha + B / D^beta'], axes, chinchillaVectors(8_000));

test('engines of one adapter share a device, which outlives each of them', async () => {
  const first = await leaseSession();
  const second = await leaseSession();
  expect(second.session).toBe(first.session);
  first.release();
  second.release();
  const third = await leaseSession();
  expect(third.session).toBe(first.session);
  third.discard();
  const fourth = await leaseSession();
  expect(fourth.session).not.toBe(first.session);
  fourth.release();
});

test('sessions that are destroyed leave no threads', async () => {
  const open = async (): Promise<void> => (await Session.open()).destroy();
  for (let k = 0; k < 3; k++) await open();
  const before = threads();
  for (let k = 0; k < 20; k++) await open();
  // Each device has several; the collector has not met the last ones yet.
  expect(threads()).toBeLessThan(before + 20);
});

test('an abort does not wait for a compiler, and the engine works afterwards', async () => {
  // Every kernel is held back, as if its compiler needed so long.
  let asked = (): void => {};
  const compiling = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let compiled = (): void => {};
  const isCompiled = new Promise<void>((resolve) => {
    compiled = resolve;
  });
  const onDevice = (device: GPUDevice): void => {
    const { createComputePipelineAsync } = device;
    device.createComputePipelineAsync = async (descriptor) => {
      asked();
      await isCompiled;
      return createComputePipelineAsync.call(device, descriptor);
    };
  };
  const engine = await WebGpuEngine.create({}, { onDevice });
  const { problem } = lawOfSize(3, 1);
  const prepared = await engine.prepare(problem);
  const stop = new AbortController();
  const starts = { count: 1, fill: (_: number, __: number, out: Float64Array) => out.fill(0.01) };
  const options = { maxSteps: 20, tolerance: 1e-6, smoothing: 1e-3 };
  const running = prepared.search(starts, 0, 1, options, { signal: stop.signal });
  await compiling;
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  compiled();
  const points = Float64Array.from({ length: 64 * problem.size }, (_, i) => 0.01 * (i % 7));
  expect((await prepared.objective(points, 1e-3)).objective).toHaveLength(64);
  prepared.dispose();
  engine.dispose();
});

test('a formula that is one ulp less where it is evaluated again changes a median by no more than to a neighbour', async () => {
  const again = '  return evaluate(root, k);';
  const rewrite = (name: string, source: string): string => {
    if (name === 'surface') expect(source).toContain(again);
    return source.replace(again, '  return evaluate(root, k) - 1u;');
  };
  const medians = async (backend: Pick<Backend, 'sweeps' | 'dispose'>): Promise<Float64Array> => {
    const surface = await (backend.sweeps as Sweeps).surface(many.sweep, [0.5]);
    const tile = await surface.tile(0, many.points);
    surface.dispose();
    backend.dispose();
    return tile.quantiles[0][0];
  };
  const right = await medians(createCpuBackend({ workers: 1 }));
  const off = await medians(await WebGpuEngine.create({}, { rewrite }));
  right.forEach((value, point) => {
    expect(Math.abs(off[point] - value)).toBeLessThan(1e-3 * value);
  });
});

test('a buffer beyond the limits of a device is one for which it has no memory, and no fault of its', async () => {
  const session = await Session.open();
  const { STORAGE } = GPUBufferUsage;
  const wanted = { rows: { size: session.maxBinding + 4, usage: STORAGE } };
  await expect(session.allocate(wanted)).rejects.toBeInstanceOf(OutOfDeviceMemory);
  expect(session.usable).toBe(true);
  session.destroy();
});
