import { expect, test } from 'vitest';
import { listAdapters } from '../../src/backend/webgpu/adapter.js';
import { createWebGpuBackend } from '../../src/backend/webgpu/engine.js';
import { fitSource } from '../../src/backend/webgpu/generate.js';
import { probeKernel } from '../../src/backend/webgpu/probe.js';
import { fitBindings } from '../../src/backend/webgpu/search.js';
import { Session } from '../../src/backend/webgpu/session.js';
import { emitWgsl } from '../../src/formula/emit-wgsl.js';
import { noDriver } from '../support/drivers.js';
import { runChild } from './support/child.js';
import { problemOf } from './support/problem.js';

test('an engine says on what it runs', async () => {
  const backend = await createWebGpuBackend();
  expect(backend.info).toMatchObject({ name: 'webgpu', precision: 'f32', software: true });
  expect(backend.info.adapter).not.toBe('');
  backend.dispose();
});

test('adapters are listed once each, software ones marked', async () => {
  const adapters = await listAdapters();
  expect(adapters.length).toBeGreaterThan(0);
  expect(new Set(adapters.map((adapter) => adapter.description)).size).toBe(adapters.length);
  expect(adapters.every((adapter) => adapter.software)).toBe(true);
});

test('the probe kernel finds its known values', async () => {
  const first = await probeKernel();
  expect(first.ok).toBe(true);
  expect(first.maxError).toBeGreaterThan(0);
  expect((await probeKernel()).fingerprint).toBe(first.fingerprint);
});

test('an adapter is found by any part of its name, as printed or as the driver writes it', async () => {
  const [{ description }] = await listAdapters();
  for (const name of [description, description.slice(0, 6).toUpperCase()]) {
    const backend = await createWebGpuBackend({ adapter: name });
    expect(backend.info.adapter).toBe(description);
    backend.dispose();
  }
});

test('an adapter that no name matches is an error that says so', async () => {
  const { status, stdout } = await runChild(
    'no-such-adapter',
    `import { createWebGpuBackend } from './src/backend/webgpu/engine.js';
     createWebGpuBackend({ adapter: 'no such thing' }).catch((error) => console.log(error.code, error.message));`,
  );
  expect(stdout).toContain('no-webgpu-adapter');
  expect(stdout).toMatch(/no such thing.*there are: \S/);
  expect(status).toBe(0);
});

test('without any driver the error says what to install', async () => {
  const { status, stdout } = await runChild(
    'no-driver',
    `import { createWebGpuBackend } from './src/backend/webgpu/engine.js';
     createWebGpuBackend().catch((error) => console.log(error.code, error.fix));`,
    { VK_DRIVER_FILES: noDriver },
  );
  expect(stdout).toMatch(/^no-webgpu-adapter .*Vulkan.*--backend cpu/m);
  expect(status).toBe(0);
});

test('a law of twenty parameters is within what shader compilers take', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `p${i}`);
  const x = Float64Array.from({ length: 30 }, (_, i) => i / 10);
  const { problem } = problemOf({
    formula: names.map((name, i) => `${name} * sin(${i} * x + 1)`).join(' + '),
    parameters: names,
    positive: [],
    inputs: { x },
    observed: x,
    loss: { residual: 'raw', rho: { kind: 'squared' } },
  });
  const source = fitSource({
    law: emitWgsl(problem.program),
    columns: problem.columns.length,
    residual: 'raw',
  });
  const session = await Session.open();
  await expect(session.pipeline('fit', source, fitBindings)).resolves.toBeDefined();
  session.destroy();
});

test('a kernel that WebGPU refuses is an error with its name', async () => {
  const session = await Session.open();
  await expect(session.pipeline('broken', '@compute fn f() {', [])).rejects.toMatchObject({
    code: 'webgpu-validation',
    message: expect.stringContaining('kernel broken'),
  });
  session.destroy();
});

test('a process that has disposed of its engine exits by itself', async () => {
  const { status, stdout, stderr } = await runChild(
    'exit',
    `import { createWebGpuBackend } from './src/backend/webgpu/engine.js';
     import { chinchilla, simulatedRuns } from './test/gpu/support/problem.js';
     const backend = await createWebGpuBackend();
     const { problem, internal } = chinchilla(simulatedRuns(20));
     const prepared = await backend.prepare(problem);
     const { objective } = await prepared.objective(internal([1.8, 480, 2100, 0.348, 0.366]), 1e-3);
     console.log(objective.length);
     prepared.dispose();
     backend.dispose();`,
  );
  expect(stderr.replace(/^Warning: .*\\n/gm, '')).not.toMatch(/error/i);
  expect(stdout).toBe('1\n');
  expect(status).toBe(0);
});
