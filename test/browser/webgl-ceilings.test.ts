import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Ceilings } from '../../bench/agent.js';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';

test('ceilings of WebGL2 are its rates and its least time; what it cannot measure is null', async (context) => {
  if (chromiumPath === undefined) context.skip(chromiumMissing);
  const page = fileURLToPath(new URL('webgl-ceilings.page.ts', import.meta.url));
  const found = (await runInChromium(page)) as { ceilings: Ceilings; calibration: number };
  const { f32, launch, ...others } = found.ceilings;
  expect(others).toEqual({ f64: null, copy: null, readback: null });
  for (const each of [f32.operations, f32.transcendentals, launch, found.calibration]) {
    expect(each).toBeGreaterThan(0);
    expect(each).toBeLessThan(1e16);
  }
});
