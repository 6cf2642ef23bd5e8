/** Devices are shared and leave nothing behind; what a driver makes of a kernel ends, whatever it is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Backend } from '../../../src/backend/contract.js';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { withFailover } from '../../../src/backend/failover.js';
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

/** Kernels of that name are compiled once they are released. */
function slowCompiler(kernel: string) {
  let [asked, release] = [(): void => {}, (): void => {}];
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  const labels: (string | undefined)[] = [];
  const onDevice = (device: GPUDevice): void => {
    const { createComputePipelineAsync } = device;
    device.createComputePipelineAsync = async (descriptor) => {
      labels.push(descriptor.label);
      if (descriptor.label === kernel) {
        asked();
        await isReleased;
      }
      return createComputePipelineAsync.call(device, descriptor);
    };
  };
  return { onDevice, isAsked, release, labels };
}

const { problem } = lawOfSize(3, 1);
const starts = { count: 1, fill: (_: number, __: number, out: Float64Array) => out.fill(0.01) };
const options = { maxSteps: 20, tolerance: 1e-6, smoothing: 1e-3 };

test('an abort does not wait for a compiler, which is not asked again afterwards', async () => {
  const { onDevice, isAsked, release, labels } = slowCompiler('fit');
  const engine = await WebGpuEngine.create({}, { onDevice });
  const prepared = await engine.prepare(problem);
  const stop = new AbortController();
  const running = prepared.search(starts, 0, 1, options, { signal: stop.signal });
  await isAsked;
  stop.abort('enough');
  await expect(running).rejects.toMatchObject({ name: 'AbortError', code: 'interrupted', cause: 'enough' });
  release();
  expect((await prepared.search(starts, 0, 1, options)).status).toHaveLength(1);
  expect(labels.filter((label) => label === 'fit')).toHaveLength(1);
  prepared.dispose();
  engine.dispose();
});

test('the test of an adapter ends at an abort as well', async () => {
  const { onDevice, isAsked } = slowCompiler('probe');
  const stop = new AbortController();
  const backend = withFailover(await WebGpuEngine.create({}, { onDevice }));
  const running = (await backend.prepare(problem)).search(starts, 0, 1, options, { signal: stop.signal });
  await isAsked;
  stop.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  backend.dispose();
});

test('a problem whose kernel takes too long to compile goes to the CPU, and later ones to the device again', async () => {
  const { onDevice, release, labels } = slowCompiler('fit');
  const engine = await WebGpuEngine.create({}, { onDevice, compileLimit: 500 });
  const backend = withFailover(engine, async () => createCpuBackend({ workers: 1 }));
  const events: string[] = [];
  const search = async () =>
    (await backend.prepare(problem)).search(starts, 0, 1, options, { event: (text) => events.push(text) });
  const byCpu = await search();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatch(
    /failed on webgpu \(.*did not compile the kernel .* within 0.5 s\); .* later ones run on cpu/,
  );
  release();
  await expect
    .poll(async () => {
      events.length = 0;
      const byDevice = await search();
      return events.length === 0 && byDevice.status[0] === byCpu.status[0];
    })
    .toBe(true);
  expect(labels.filter((label) => label === 'fit')).toHaveLength(1);
  backend.dispose();
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
