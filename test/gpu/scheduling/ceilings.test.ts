import { expect, test } from 'vitest';
import { calibrate, measureCeilings } from '../../../bench/ceilings/index.js';
import { createWebGpuBackend } from '../../../src/backend/webgpu/engine.js';

test('ceilings of a device are measured on the engine itself', async () => {
  const backend = await createWebGpuBackend();
  const { f32, f64, copy, readback, launch } = await measureCeilings(backend);
  for (const rate of [f32.operations, f32.transcendentals, copy, readback, launch]) {
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(1e16);
  }
  expect(f64).toBeNull();
  expect(await calibrate(backend)).toBeGreaterThan(0);
  backend.dispose();
});
