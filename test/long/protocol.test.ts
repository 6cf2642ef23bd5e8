import { expect, test } from 'vitest';
import { protocolSuite } from '../../bench/suites/bootstrap.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';

test('the protocol counts the fits of whole resamples that it really makes', async () => {
  const backend = createCpuBackend({ workers: 1 });
  const work = await protocolSuite.prepare(18e6, backend);
  expect(work.sampled).toBe(4 * 4500);
  const outcome = await work.run();
  expect(await outcome.check()).toMatchObject({ right: true });
  expect(outcome.bytes[1]).toHaveLength(4);
  work.dispose();
  backend.dispose();
});
