/** A device that shows the end of work at the ticks of a timer of 100 ms alone, as Firefox does. */
import { afterAll, expect, test } from 'vitest';
import type { Sweeps } from '../../../src/backend/sweep.js';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../../support/sweep-of.js';

const TICK = 100;

/** Ticks at which something was waited for: each takes a tenth of a second there, however fast the GPU is. */
let ticks = 0;
let last = 0;

async function atTick<T>(real: Promise<T>): Promise<T> {
  const value = await real;
  const tick = Math.floor(performance.now() / TICK) + 1;
  await new Promise((resolve) => setTimeout(resolve, tick * TICK - performance.now()));
  if (tick !== last) ticks++;
  last = tick;
  return value;
}

function withSlowTimer(device: GPUDevice): void {
  const { queue } = device;
  const done = queue.onSubmittedWorkDone.bind(queue);
  queue.onSubmittedWorkDone = () => atTick(done());
  const create = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor);
    const map = buffer.mapAsync.bind(buffer);
    buffer.mapAsync = (...range) => atTick(map(...range));
    return buffer;
  };
}

const engine = await WebGpuEngine.create({}, { onDevice: withSlowTimer });
afterAll(() => engine.dispose());

/** Ticks of `work`, once its kernels are compiled. */
async function ticksOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = ticks;
  const began = performance.now();
  await work();
  process.stderr.write(`${ticks - before} ticks, ${Math.round(performance.now() - began)} ms\n`);
  return ticks - before;
}

test('the best of 16.8 million candidates takes less than twenty ticks', async () => {
  const sweep = sweepOf(
    ['E + A/N^alpha + B/D^beta', '6*N*D', 'D - 15e12'],
    { N: logSpaced(1e8, 1e14, 4096), D: logSpaced(1e9, 1e15, 4096) },
    chinchillaVectors(1),
  );
  const search = { ...sweep.sweep, budgets: Float64Array.of(1e24), top: 1 };
  const taken = await ticksOf(() => (engine.sweeps as Sweeps).allocate(search));
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(20);
});

test('a default fit takes less than fifteen ticks', async () => {
  const runs = Array.from({ length: 240 }, (_, i) => {
    const [N, D] = [10 ** (7 + (i % 16) / 5), 10 ** (9 + Math.floor(i / 16) / 5)];
    return { N, D, loss: (1.8 + 480 / N ** 0.35 + 2100 / D ** 0.37) * Math.exp(0.01 * Math.sin(i * i)) };
  });
  const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla' });
  const taken = await ticksOf(() => fit(job, tableOf(runs), { backend: engine }));
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(15);
});
