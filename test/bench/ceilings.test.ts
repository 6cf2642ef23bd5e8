import { describe, expect, test } from 'vitest';
import type { Rates } from '../../bench/agent.js';
import { bestRate } from '../../bench/ceilings/best.js';
import { busyCode, COPIED_FROM, callWork } from '../../bench/ceilings/cpu-code.js';
import { calibrate, measureCeilings } from '../../bench/ceilings/index.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { compileModule } from '../../src/formula/wasm/compile-module.js';
import { instantiate } from '../../src/formula/wasm/instantiate.js';

describe('code that keeps a thread busy', () => {
  async function load(bytes: number) {
    const { memory, exports } = instantiate(await compileModule(busyCode()), bytes);
    return {
      memory,
      call: (name: string, ...args: number[]) => (exports[name] as (...a: number[]) => void)(...args),
    };
  }

  test('does the multiplications and additions that are counted', async () => {
    const { memory, call } = await load(COPIED_FROM);
    call('multiplyAdd64');
    const results = new Float64Array(memory.buffer, 0, 24);
    const steps = callWork.multiplyAdd(2) / (2 * results.length);
    for (let chain = 0; chain < 12; chain++) {
      let x = chain;
      for (let step = 0; step < steps; step++) x = x * 0.999 + 0.5;
      expect([...results.subarray(2 * chain, 2 * chain + 2)]).toEqual([x, x]);
    }
    call('multiplyAdd32');
    const singles = new Float32Array(memory.buffer, 0, 48);
    let x = 5;
    const [factor, addend] = [Math.fround(0.999), 0.5];
    for (let step = 0; step < callWork.multiplyAdd(4) / (2 * singles.length); step++) {
      x = Math.fround(Math.fround(x * factor) + addend);
    }
    expect([...singles.subarray(20, 24)]).toEqual([x, x, x, x]);
  });

  test('takes the exponentials that are counted', async () => {
    const { memory, call } = await load(COPIED_FROM);
    call('exponential64');
    const vectors = 512;
    const turns = callWork.exponential(2) / (2 * vectors);
    let sum = 0;
    for (let k = 0; k < vectors; k++) sum += turns * Math.exp((-20 * k) / vectors);
    expect(new Float64Array(memory.buffer, 0, 1)[0]).toBeCloseTo(sum, 6);
    call('exponential32');
    expect(new Float32Array(memory.buffer, 0, 1)[0] / sum).toBeCloseTo(1, 3);
  });

  test('copies bytes', async () => {
    const { memory, call } = await load(COPIED_FROM + 64);
    new Uint8Array(memory.buffer, COPIED_FROM, 32).fill(7);
    call('copy', COPIED_FROM + 32, 32);
    expect([...new Uint8Array(memory.buffer, COPIED_FROM + 32, 32)]).toEqual(new Array(32).fill(7));
  });
});

test('the best rate is that of the least time', async () => {
  let done = 0;
  const rate = await bestRate((times) => {
    done += times;
    const end = performance.now() + times;
    while (performance.now() < end);
  }, 0.01);
  expect(done).toBeGreaterThan(10);
  expect(rate).toBeLessThanOrEqual(1000);
  expect(rate).toBeGreaterThan(0);
});

describe.each([1, 2])('ceilings of %i threads', (workers) => {
  test('are what processors can do, and calibration takes its time', async () => {
    const backend = createCpuBackend({ workers });
    const { f32, f64, copy, readback, launch } = await measureCeilings(backend);
    /** Operations and exponentials a second that no processor of today goes beyond: 8 GHz, 32 operations a lane. */
    const likely = ({ operations, transcendentals }: Rates, lanes: number): void => {
      expect(operations).toBeGreaterThan(0);
      expect(operations).toBeLessThan(workers * 8e9 * 8 * lanes);
      expect(transcendentals).toBeGreaterThan(0);
      // Each is a dozen operations.
      expect(12 * transcendentals).toBeLessThan(workers * 8e9 * 8 * lanes);
    };
    likely(f32, 4);
    likely(f64 as Rates, 2);
    expect(copy).toBeGreaterThan(0);
    expect(readback).toBeNull();
    expect(launch).toBeGreaterThan(0);
    expect(await calibrate(backend)).toBeGreaterThan(0);
    backend.dispose();
  });
});
