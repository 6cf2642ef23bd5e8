import { expect, test } from 'vitest';
import { abilities, arithmeticName } from '../../src/queue/arithmetic.js';
import { arithmeticOf } from '../../src/tasks/chunked/arithmetic.js';
import { useEngine } from '../support/shared-engine.js';

const { engine } = useEngine();

test('a worker with an adapter takes from the queue of the jobs that were begun on it, and of no processor', async () => {
  const begun = await engine();
  const check = await begun.check();
  const ofJobs = arithmeticName(arithmeticOf({ ...begun.info, check }));
  const [own, ...others] = await abilities('webgpu');
  expect(own.arithmetic).toBe(ofJobs);
  expect(ofJobs).toMatch(/^webgpu-[0-9a-f]{16}$/);
  expect(others).toEqual([]);
});
