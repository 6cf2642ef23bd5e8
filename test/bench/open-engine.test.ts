import { expect, it } from 'vitest';
import { openEngine } from '../../bench/open-engine.js';
import { poolOf } from '../../src/backend/cpu/common-pool.js';

it('an engine of one thread leaves the process one worker for all it does, polishing included', async () => {
  const { backend } = await openEngine({ backend: 'cpu', workers: 1 });
  expect(backend).toMatchObject({ pool: { size: 1 } });
  expect(poolOf().pool.size).toBe(1);
  await openEngine({ backend: 'cpu', workers: 2 });
  expect(poolOf().pool.size).toBe(2);
});
