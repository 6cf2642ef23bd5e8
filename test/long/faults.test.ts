/** Back ends that fail at random. */
import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { withFailover } from '../../src/backend/failover.js';
import { determined, drawnPlan, everyPhase, run, runUnderFaults } from '../backend/planted-faults.js';

test('400 faults, drawn at random in every phase, never change what the job determines', async () => {
  const clean = await run(withFailover(createCpuBackend()), everyPhase);
  for (let k = 0; k < 400; k++) {
    const record = await runUnderFaults(k);
    expect(determined(record), JSON.stringify(drawnPlan(k))).toBe(determined(clean));
    if (record.backend.name === 'cpu') expect(record.events.at(-1)).toMatch(/run on cpu/);
  }
});
