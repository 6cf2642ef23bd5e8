import { expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { ResamplePlan } from '../../src/problem/resample.js';
import { groupedModel } from '../support/groups.js';
import { startsAt } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';

const { engine } = useEngine();

const rows = Array.from({ length: 40 }, (_, row) => row);

/** Even rows are of one group, odd ones of the other. */
const plan: ResamplePlan = {
  kind: 'draw',
  seed: 1,
  unit: Uint32Array.from(rows),
  order: Uint32Array.from(rows, (k) => (k < 20 ? 2 * k : 2 * k - 39)),
  from: Uint32Array.from(rows, (k) => (k < 20 ? 0 : 20)),
  among: new Uint32Array(40).fill(20),
};

test('parameters that differ between groups are fitted, and refitted within groups, as on the CPU', async () => {
  const { problem, toInternal } = await groupedModel();
  const starts = startsAt(
    [0.25, 0.33, 0.4].map((alpha) => toInternal(Float64Array.of(1.5, 300, 1.8, 420, alpha))),
  );
  const options = { maxSteps: 300, tolerance: 1e-8, smoothing: 1e-3 };
  const cpu = createCpuBackend();
  const [device, twin] = await Promise.all(
    [await engine(), cpu].map(async (backend) => {
      const prepared = await backend.prepare(problem);
      const found = await prepared.search(starts, 0, starts.count, options);
      return { found, refits: await prepared.refit(plan, starts, 0, 6, options) };
    }),
  );
  cpu.dispose();
  for (const which of ['found', 'refits'] as const) {
    const [here, there] = [device[which].objective, twin[which].objective];
    expect(here).toHaveLength(there.length);
    here.forEach((objective, i) => {
      expect(Math.abs(objective / there[i] - 1), `${which} ${i}`).toBeLessThan(1e-3);
    });
  }
});
