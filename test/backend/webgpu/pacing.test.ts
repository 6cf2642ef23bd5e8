import { describe, expect, test } from 'vitest';
import { Pacing } from '../../../src/backend/webgpu/pacing.js';

/** Submissions that `total` units take, where a wait is what `wait` makes of the device's time, and the longest of those. */
function work(
  total: number,
  perUnit: number,
  roundTrip: number,
  wait: (milliseconds: number) => number,
): { readonly submissions: number; readonly longest: number } {
  const pacing = new Pacing();
  let submissions = 0;
  let longest = 0;
  for (let done = 0; done < total; submissions++) {
    const units = Math.min(total - done, pacing.next(1000));
    const device = units * perUnit;
    longest = Math.max(longest, device);
    pacing.adapt(units, wait(device), roundTrip);
    done += units;
  }
  return { submissions, longest };
}

describe('submissions grow to some 75 ms', () => {
  test('and stay there', () => {
    const { submissions, longest } = work(1e6, 0.01, 0.3, (device) => device + 0.3);
    expect(longest).toBeLessThan(160);
    expect(submissions).toBeLessThan((1e6 * 0.01) / 75 + 12);
  });

  test('from a first one that takes far too long', () => {
    const { submissions } = work(1e5, 1, 0.3, (device) => device + 0.3);
    expect(submissions).toBeGreaterThan(1e5 / 160);
    expect(submissions).toBeLessThan(1e5 / 40);
  });

  for (const roundTrip of [103, 10, 0]) {
    test(`where ends are reported on a timer of 103 ms, an empty submission's after ${roundTrip} ms`, () => {
      const { submissions, longest } = work(1e8, 1e-5, roundTrip, (device) => 103 * Math.ceil(device / 103));
      expect(submissions).toBeLessThan(25);
      expect(longest).toBeLessThan(1500);
    });
  }
});

test('a size that is set never changes', () => {
  const pacing = new Pacing(7);
  pacing.adapt(7, 1000, 0);
  pacing.adapt(7, 0, 0);
  expect(pacing.next(1)).toBe(7);
});
