/** The benchmark's agent on a device: its suites' results are right there, and its times are separate. */
import { expect, inject, test } from 'vitest';
import { calibrate, measureCeilings } from '../../../bench/ceilings/index.js';
import { createAgent } from '../../../bench/engine-agent.js';
import { adaptersHere, openEngine } from '../../../bench/open-engine.js';
import { suites } from '../../../bench/suites/index.js';

test('an agent opens the adapter by its name, and prepares and samples work on it', async () => {
  const agent = createAgent({
    suites,
    adapters: adaptersHere,
    open: openEngine,
    ceilings: measureCeilings,
    calibrate,
  });
  const adapter = (await agent.adapters()).find(({ name }) => new RegExp(inject('adapter'), 'i').test(name));
  const { info, timestamps, resolution } = await agent.open({ backend: 'webgpu', adapter: adapter!.name });
  expect(info).toMatchObject({ name: 'webgpu', adapter: adapter!.name, software: adapter!.software });
  expect(resolution).toBeGreaterThan(0);
  expect(await agent.calibrate()).toBeGreaterThan(0);
  const { first, counted } = await agent.prepare('law', 1000);
  expect(first).toMatchObject({ verdict: { right: true }, compile: expect.any(Number) });
  expect(counted.operations).toBeGreaterThan(0);
  const sample = await agent.sample(3);
  expect(sample.verdict.right).toBe(true);
  // A pass lasts no longer than the run that it is part of.
  if (timestamps) expect(sample.device).toBeLessThanOrEqual(sample.wall);
  await agent.close();
  await expect(agent.calibrate()).rejects.toMatchObject({ code: 'agent-not-ready' });
});
