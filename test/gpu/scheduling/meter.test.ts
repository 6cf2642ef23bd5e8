import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../../src/backend/contract.js';
import { createWebGpuBackend } from '../../../src/backend/webgpu/engine.js';
import { Meter, type Spent } from '../../../src/backend/webgpu/meter.js';
import { Session } from '../../../src/backend/webgpu/session.js';
import { chinchilla, simulatedRuns } from '../../support/problem.js';

const made = chinchilla(simulatedRuns(300));
const POINTS = 20_000;
const points = Float64Array.from({ length: 5 * POINTS }, (_, i) =>
  Math.fround(made.internal([1.8, 480, 2100, 0.348, 0.366])[i % 5] + 1e-3 * Math.sin(i)),
);

describe('a metered back end', () => {
  const meter = new Meter();
  let backend: Backend;
  beforeAll(async () => {
    backend = await createWebGpuBackend({ meter });
  });
  afterAll(() => backend.dispose());

  /** What is spent while `work` runs, and the wall's seconds. */
  async function during(
    work: () => Promise<unknown>,
  ): Promise<{ before: Spent; after: Spent; wall: number }> {
    const before = await meter.spent();
    const start = performance.now();
    await work();
    const wall = (performance.now() - start) / 1000;
    return { before, after: await meter.spent(), wall };
  }

  test('reports compilation once, and device time within the wall time', async () => {
    expect(meter.timestamps).toBe(true);
    const prepared = await backend.prepare(made.problem);
    const first = await during(() => prepared.objective(points, 1e-3));
    expect(first.before.submissions).toBe(0);
    expect(first.after.compile).toBeGreaterThan(0);
    for (const { before, after, wall } of [first, await during(() => prepared.objective(points, 1e-3))]) {
      const device = Number(after.device) - Number(before.device);
      expect(device).toBeGreaterThan(0);
      expect(device).toBeLessThan(wall);
      expect(after.readback - before.readback).toBeGreaterThan(0);
      expect(device + after.readback - before.readback).toBeLessThan(wall);
      expect(after.submissions).toBeGreaterThan(before.submissions);
      // Objective and gradient of every point, f32; the last piece is read as whole as the others.
      expect(after.bytes - before.bytes).toBeGreaterThanOrEqual(4 * 6 * POINTS);
      if (before.submissions > 0) expect(after.compile).toBe(before.compile);
    }
    prepared.dispose();
  });

  test('counts all submissions of a search', async () => {
    const prepared = await backend.prepare(made.problem);
    const starts = {
      count: 64,
      fill: (first: number, n: number, out: Float64Array) =>
        out.set(points.subarray(5 * first, 5 * (first + n))),
    };
    const options = { maxSteps: 50, tolerance: 4e-7, smoothing: 1e-3 };
    const { before, after, wall } = await during(() => prepared.search(starts, 0, 64, options));
    // Setting up, at least one turn, and the results.
    expect(after.submissions - before.submissions).toBeGreaterThanOrEqual(3);
    expect(Number(after.device) - Number(before.device)).toBeGreaterThan(0);
    expect(Number(after.device) - Number(before.device)).toBeLessThan(wall);
    prepared.dispose();
  });

  test('computes the same bits as one without a meter', async () => {
    const plain = await createWebGpuBackend();
    const [metered, unmetered] = await Promise.all([
      backend.prepare(made.problem),
      plain.prepare(made.problem),
    ]);
    expect(await metered.objective(points, 1e-3)).toEqual(await unmetered.objective(points, 1e-3));
    metered.dispose();
    plain.dispose();
  });
});

test('device times are measured to the nanosecond, not rounded', async () => {
  const meter = new Meter();
  const session = await Session.open({ meter });
  const totals = new Set<number>();
  for (let k = 0; k < 8; k++) {
    const commands = session.record();
    commands.beginPass().end();
    commands.submit();
    const { readback } = await meter.spent();
    totals.add(Math.round(1e9 * readback));
  }
  // Rounded, spans would be multiples of 2^16 or 10^5 nanoseconds, most of them none at all.
  expect(totals.size).toBeGreaterThan(1);
  expect([...totals].every((total) => total % 65_536 === 0 || total % 100_000 === 0)).toBe(false);
  session.destroy();
});

test('a device that no meter watches is asked for no timestamps', async () => {
  const session = await Session.open();
  expect(session.device.features.has('timestamp-query')).toBe(false);
  session.destroy();
});
