import { expect, inject, test } from 'vitest';
import { listAdapters } from '../../src/backend/webgpu/adapter.js';
import { createWebGpuBackend } from '../../src/backend/webgpu/engine.js';
import { probeKernel } from '../../src/backend/webgpu/probe.js';
import { Session } from '../../src/backend/webgpu/session.js';

/** The tests run on software, unless they are asked to run on the machine's own adapter. */
const software = inject('adapter') !== '';

test('an engine says on what it runs', async () => {
  const backend = await createWebGpuBackend();
  expect(backend.info).toMatchObject({ name: 'webgpu', precision: 'f32', software });
  expect(backend.info.adapter).not.toBe('');
  backend.dispose();
});

test('adapters are listed once each, software ones marked', async () => {
  const adapters = await listAdapters();
  expect(adapters.length).toBeGreaterThan(0);
  expect(adapters.map(({ number }) => number)).toEqual(adapters.map((_, i) => i + 1));
  if (software) expect(adapters.every((adapter) => adapter.software)).toBe(true);
});

test('the probe kernel finds its known values', async () => {
  const first = await probeKernel();
  expect(first.ok).toBe(true);
  expect(first.maxError).toBeGreaterThan(0);
  expect((await probeKernel()).fingerprint).toBe(first.fingerprint);
});

test('an adapter is found by its number and by any part of its name, as printed or as the driver writes it', async () => {
  const [{ description }] = await listAdapters();
  for (const name of ['1', description, description.slice(0, 6).toUpperCase()]) {
    const backend = await createWebGpuBackend({ adapter: name });
    expect(backend.info.adapter).toBe(description);
    backend.dispose();
  }
});

test('a kernel that WebGPU refuses is an error with its name', async () => {
  const session = await Session.open();
  await expect(session.pipeline('broken', '@compute fn f() {', [])).rejects.toMatchObject({
    code: 'webgpu-validation',
    message: expect.stringContaining('kernel broken'),
  });
  session.destroy();
});
