import { expect, test } from 'vitest';
import { axisOver, sparse } from '../../../src/report/figures/axis.js';

/** Ranges that loss, sizes, exponents and coefficients have. */
const ranges = [
  [2.1, 3.4],
  [0.0108, 0.04],
  [350, 1000],
  [1041, 9933],
  [5e7, 2e10],
  [1e18, 1e26],
  [1e-12, 1e13],
] as const;

test('every logarithmic axis has at least two ticks, none outside, however few there is room for', () => {
  for (const [lo, hi] of ranges) {
    for (const most of [2, 3, 4, 7]) {
      const scale = sparse(axisOver([lo, hi]), most);
      expect(scale.ticks.length, `${lo} to ${hi}, ${most}`).toBeGreaterThanOrEqual(2);
      expect(scale.ticks.length, `${lo} to ${hi}, ${most}`).toBeLessThanOrEqual(most);
      for (const tick of scale.ticks) {
        expect(tick).toBeGreaterThanOrEqual(scale.domain[0]);
        expect(tick).toBeLessThanOrEqual(scale.domain[1]);
      }
    }
  }
});

test('half a decade has ticks at its lower end as well', () => {
  expect(Math.min(...axisOver([0.0108, 0.04]).ticks)).toBeLessThan(0.0135);
});
