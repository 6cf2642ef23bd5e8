/** What a resample changes is the same bits on the device as on the CPU. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packBatch } from '../../src/backend/webgpu/batch.js';
import { batchStruct } from '../../src/backend/webgpu/interfaces.js';
import { DeviceResampler } from '../../src/backend/webgpu/resample.js';
import { Session } from '../../src/backend/webgpu/session.js';
import { createResampler, type DevicePlan } from '../../src/problem/resample.js';

let session: Session;
beforeAll(async () => {
  session = await Session.open();
});
afterAll(() => session.destroy());

/** The drawn values of `slots` resamples, as bits, one array a resample; the job made so many others before them. */
async function drawnOnDevice(
  plan: DevicePlan,
  units: number,
  first: number,
  slots: number,
  before = 0,
): Promise<Uint32Array[]> {
  const { device } = session;
  const resampler = await DeviceResampler.create(
    session,
    plan,
    slots,
    'unit' in plan ? plan.unit.length : units,
  );
  const bytes = 4 * units * slots;
  const { UNIFORM, COPY_DST, MAP_READ } = GPUBufferUsage;
  const { uniform, readback } = await session.allocate({
    uniform: { size: batchStruct.size, usage: UNIFORM | COPY_DST },
    readback: { size: bytes, usage: MAP_READ | COPY_DST },
  });
  const job = { starts: 1, firstResample: first - before, window: 1, slots };
  const drawn = { from: before, to: before + slots };
  device.queue.writeBuffer(uniform, 0, packBatch({ begin: 0, end: 1 }, job, drawn, resampler.drawing));
  resampler.draw(drawn, job, uniform);
  const encoder = device.createCommandEncoder();
  encoder.copyBufferToBuffer(resampler.drawn, 0, readback, 0, bytes);
  device.queue.submit([encoder.finish()]);
  await readback.mapAsync(GPUMapMode.READ);
  const all = new Uint32Array(readback.getMappedRange().slice(0));
  for (const each of [resampler, uniform, readback]) each.destroy();
  return Array.from({ length: slots }, (_, k) => {
    const place = (before + k) % slots;
    return all.slice(place * units, (place + 1) * units);
  });
}

/** The same by the CPU's twin, for plans whose rows are their units. */
function drawnByTwin(plan: DevicePlan, units: number, first: number, slots: number): Uint32Array[] {
  const observed = { weight: new Float64Array(units).fill(1), target: new Float64Array(units) };
  const resampler = createResampler(plan, observed);
  return Array.from({ length: slots }, (_, slot) => {
    resampler.draw(first + slot);
    if (plan.kind === 'draw') return Uint32Array.from(resampler.weight);
    const drawn = plan.kind === 'noise' ? resampler.target : resampler.weight;
    return new Uint32Array(Float32Array.from(drawn).buffer);
  });
}

const identity = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
const table = Float64Array.from({ length: 1000 }, (_, i) => Math.log((i + 0.5) / (999.5 - i)));

/** Draws among all; with strata, among neighbours in an order that is not the rows'. */
function draw(units: number, seed: number, strata = 1): DevicePlan {
  const order = identity(units).reverse();
  const begin = (d: number) => Math.ceil((Math.floor((d * strata) / units) * units) / strata);
  const end = (d: number) => Math.ceil(((Math.floor((d * strata) / units) + 1) * units) / strata);
  return {
    kind: 'draw',
    seed,
    unit: identity(units),
    order,
    from: identity(units).map(begin),
    among: identity(units).map((d) => end(d) - begin(d)),
  };
}
const factor = (units: number, seed: number): DevicePlan => ({
  kind: 'factor',
  seed,
  unit: identity(units),
  units,
  table,
});
/** Fitted 0 and a spread of -1 leave the table's entry, in which no rounding can differ. */
const noise = (units: number, seed: number): DevicePlan => ({
  kind: 'noise',
  seed,
  fitted: new Float64Array(units),
  spread: new Float64Array(units).fill(-1),
  table,
});

const cases: readonly (readonly [string, (units: number, seed: number) => DevicePlan])[] = [
  ['how often units are drawn', draw],
  ['how often units are drawn in their strata', (units, seed) => draw(units, seed, Math.min(units, 7))],
  ['factors', factor],
  ['noise', noise],
];

for (const [what, planOf] of cases) {
  test(`${what}: the same bits as the twin's, for any number of units`, async () => {
    for (const units of [1, 2, 3, 63, 64, 101, 240]) {
      const plan = planOf(units, 20_240_601);
      expect(await drawnOnDevice(plan, units, 0, 9)).toEqual(drawnByTwin(plan, units, 0, 9));
    }
  });

  test(`${what}: the same bits for 3,000 units, wherever their places begin`, async () => {
    const plan = planOf(3000, 7);
    const twin = drawnByTwin(plan, 3000, 40, 5);
    expect(await drawnOnDevice(plan, 3000, 40, 5)).toEqual(twin);
    expect(await drawnOnDevice(plan, 3000, 40, 5, 13)).toEqual(twin);
  });

  test(`${what}: the same bits under seeds and numbers of resamples that fill a word or more`, async () => {
    for (const [seed, first] of [
      [0, 0],
      [2 ** 31 + 7, 1_000_000],
      [2 ** 32 - 1, 2 ** 31 - 2],
      [2 ** 40 + 3, 2 ** 32 - 2],
    ]) {
      const plan = planOf(33, seed);
      expect(await drawnOnDevice(plan, 33, first, 4)).toEqual(drawnByTwin(plan, 33, first, 4));
    }
  });
}

test('a resample does not depend on those drawn with it', async () => {
  const plan = draw(50, 3);
  const together = await drawnOnDevice(plan, 50, 0, 100);
  expect(await drawnOnDevice(plan, 50, 57, 3, 2)).toEqual(together.slice(57, 60));
  expect(together.every((counts) => counts.reduce((sum, count) => sum + count, 0) === 50)).toBe(true);
});

test('a long table drawn many times takes more counters than one dispatch has invocations', async () => {
  const units = 3001;
  const plan = factor(units, 5);
  const slots = 3000;
  const drawn = await drawnOnDevice(plan, units, 0, slots);
  expect([drawn[0], drawn[slots - 1]]).toEqual([
    ...drawnByTwin(plan, units, 0, 1),
    ...drawnByTwin(plan, units, slots - 1, 1),
  ]);
});

test('noise is what the law says less spread times an entry of the table, to the rounding of single precision', async () => {
  const units = 77;
  const fitted = Float64Array.from({ length: units }, (_, i) => 0.5 + i / 100);
  const spread = Float64Array.from({ length: units }, (_, i) => (i % 5) / 100);
  const plan: DevicePlan = { kind: 'noise', seed: 9, fitted, spread, table };
  const device = await drawnOnDevice(plan, units, 3, 4);
  const twin = drawnByTwin(plan, units, 3, 4);
  device.forEach((bits, slot) => {
    const here = new Float32Array(bits.buffer);
    const there = new Float32Array(twin[slot].buffer);
    here.forEach((target, row) => {
      // Three inputs, a product and a difference are rounded, the twin's result once.
      const noise = Math.abs(fitted[row] - there[row]);
      expect(Math.abs(target - there[row])).toBeLessThanOrEqual(2 ** -23 * (2 * fitted[row] + 2.5 * noise));
    });
  });
});
