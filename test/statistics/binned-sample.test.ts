import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BinnedSample } from '../../src/statistics/binned-sample.js';
import { quantiles } from '../../src/statistics/quantile.js';

const numbers = fc.array(
  fc
    .oneof(
      fc.double({ noNaN: true, min: -1e3, max: 1e3 }),
      fc.constantFrom(0, 1, 1 + Number.EPSILON, 2),
      // Outliers crowd all else into one bin.
      fc.double({ noNaN: true, min: 1e200, max: 1e300 }),
    )
    // Without zeros below zero, which equal those above and may stand before or after them.
    .map((value) => value + 0),
  { minLength: 1, maxLength: 300 },
);
const shares = [0, 0.025, 0.5, 0.9, 1];

describe('a sample in bins', () => {
  test('has the quantiles of the sorted sample, to the bit', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const values = Float64Array.from(list);
        const sample = new BinnedSample(values.length);
        expect(sample.fill(values)).toBe(true);
        expect(shares.map((share) => sample.quantile(share))).toEqual(quantiles(values, shares));
      }),
    );
  });

  test('counts and sums what lies at or below any number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -100, max: 100 }), { minLength: 1, maxLength: 300 }),
        fc.double({ noNaN: true, min: -110, max: 110 }),
        (list, x) => {
          const sample = new BinnedSample(list.length);
          sample.fill(Float64Array.from(list));
          for (const at of [x, ...list.slice(0, 5)]) {
            const below = list.filter((value) => value <= at);
            expect(sample.upTo(at)).toBe(below.length);
            const sum = below.reduce((total, value) => total + (value - sample.origin), 0);
            expect(Math.abs(sample.sum - sum)).toBeLessThan(1e-9);
          }
        },
      ),
    );
  });

  test('binned by logarithms has quantiles of its values and of their logarithms', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => Math.exp(Math.sin(i)));
    const sample = new BinnedSample(values.length, 'log');
    sample.fill(values, values.map(Math.log));
    expect(sample.quantile(0.3)).toBe(quantiles(values, [0.3])[0]);
    expect(sample.keyQuantile(0.3)).toBeCloseTo(quantiles(values.map(Math.log), [0.3])[0], 14);
  });

  test('takes the next sample as if it were the first', () => {
    const sample = new BinnedSample(100);
    const first = Float64Array.from({ length: 100 }, (_, i) => Math.cos(i));
    const second = first.map((value) => 7 - 3 * value);
    sample.fill(first);
    sample.quantile(0.5);
    sample.fill(second);
    expect(sample.quantile(0.5)).toBe(quantiles(second, [0.5])[0]);
  });

  test.each([Number.NaN, Infinity, -Infinity])('is refused with %s in it', (value) => {
    expect(new BinnedSample(3).fill(Float64Array.of(1, value, 2))).toBe(false);
  });
});
