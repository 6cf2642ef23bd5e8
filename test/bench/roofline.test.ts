import { describe, expect, test } from 'vitest';
import type { Ceilings } from '../../bench/agent.js';
import { leastSeconds, roofline } from '../../bench/roofline.js';
import type { Counted } from '../../bench/suite.js';

const device: Ceilings = {
  f32: { operations: 1e12, transcendentals: 1e11 },
  f64: { operations: 1e11, transcendentals: 1e10 },
  copy: 1e9,
  readback: 1e8,
  launch: 1e-4,
};

const work: Counted = { precision: 'f32', operations: 5e10, transcendentals: 1e9, bytes: 1e6, readback: 1e5 };

describe('a roofline', () => {
  test('is the largest of what each ceiling asks for, over the time taken', () => {
    expect(leastSeconds(work, device)).toEqual({
      operations: 0.05,
      transcendentals: 0.01,
      bytes: 0.001,
      readback: 0.001,
      launch: 1e-4,
    });
    expect(roofline(work, device, 0.2)).toEqual({ bound: 'operations', fraction: 0.25 });
  });

  test.each([
    ['transcendentals', { transcendentals: 1e11 }],
    ['bytes', { bytes: 1e9 }],
    ['readback', { readback: 1e8 }],
    ['launch', { operations: 0, transcendentals: 0, bytes: 0, readback: 0 }],
  ] as const)('says that %s bind', (bound, more) => {
    expect(roofline({ ...work, ...more }, device, 1).bound).toBe(bound);
  });

  test('takes float64 work by float64 rates, and by single ones where the device has no others', () => {
    const wide: Counted = { ...work, precision: 'f64' };
    expect(roofline(wide, device, 1).fraction).toBe(0.5);
    expect(roofline(wide, { ...device, f64: null }, 1).fraction).toBe(0.05);
  });

  test('leaves out ceilings that could not be measured', () => {
    const blind: Ceilings = { ...device, copy: null, readback: null };
    expect(roofline({ ...work, bytes: 1e12, readback: 1e12 }, blind, 1)).toEqual({
      bound: 'operations',
      fraction: 0.05,
    });
  });
});
