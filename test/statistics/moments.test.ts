import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlationMatrix, covarianceMatrix, mean, treeSum } from '../../src/statistics/moments.js';
import { expectAllNear, expectNear, skewed } from './support.js';

const standardDeviation = (values: Float64Array): number => Math.sqrt(covarianceMatrix([values])[0]);

const columns = [skewed, skewed.map(Math.log), skewed.map(Math.sqrt)];

describe('moments', () => {
  // numpy.mean, numpy.std(ddof=1), numpy.cov and numpy.corrcoef.
  test('of a known table are the known ones', () => {
    expectNear(mean(skewed), 53.99375, 1e-15);
    expectNear(standardDeviation(skewed), 58.81468602030165, 1e-15);
    const covariance = covarianceMatrix(columns);
    expectAllNear(
      covariance,
      [
        3459.167291666666, 55.497713085315254, 205.5939951257264, 55.497713085315254, 1.0196300144361292,
        3.528101971449176, 205.5939951257264, 3.528101971449176, 12.635903482734673,
      ],
      1e-14,
    );
    const correlation = correlationMatrix(covariance, 3).map(Number);
    expectAllNear(
      correlation,
      [
        1, 0.9344756706807077, 0.9833802754415694, 0.9344756706807077, 1, 0.9829166082185501,
        0.9833802754415694, 0.9829166082185501, 1,
      ],
      1e-14,
    );
  });

  test('of a constant are exact: no variance, no correlation', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e100, max: 1e100, noNaN: true }),
        fc.integer({ min: 2, max: 500 }),
        (value, count) => {
          const constant = new Float64Array(count).fill(value);
          expect(mean(constant)).toBe(value + 0);
          expect(standardDeviation(constant)).toBe(0);
          const other = Float64Array.from({ length: count }, (_, i) => i);
          const [, , across] = correlationMatrix(covarianceMatrix([constant, other]), 2);
          expect(across).toBeNull();
        },
      ),
    );
    expect(correlationMatrix(Float64Array.of(0, 0, 0, 2), 2)).toEqual([null, null, null, 1]);
  });

  test('survive a large offset', () => {
    const offset = skewed.map((value) => value + 2 ** 40);
    expectNear(standardDeviation(offset), 58.81468602030165, 1e-4);
    const exact = Float64Array.from({ length: 1001 }, (_, i) => 2 ** 50 + i);
    expectNear(standardDeviation(exact), Math.sqrt((1001 * 1002) / 12), 1e-14);
  });

  test('of too few values are no numbers', () => {
    expect(mean(new Float64Array(0))).toBeNaN();
    expect(standardDeviation(Float64Array.of(1))).toBeNaN();
    expect(correlationMatrix(covarianceMatrix([Float64Array.of(1)]), 1)).toEqual([null]);
  });

  test('correlations lie within one', () => {
    const pair = fc.tuple(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (pairs, factor) => {
          const [x, y] = [0, 1].map((k) => Float64Array.from(pairs, (both) => both[k]));
          const scaled = x.map((value) => factor * value);
          for (const entry of correlationMatrix(covarianceMatrix([x, y, scaled]), 3)) {
            if (entry !== null) expect(Math.abs(entry)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});

describe('the fixed tree', () => {
  test('adds each term once', () => {
    for (const count of [1, 63, 64, 65, 1000, 4097]) {
      expect(treeSum(count, (i) => i)).toBe((count * (count - 1)) / 2);
    }
  });

  test('keeps the digits that a running sum loses', () => {
    const exact = 1e6 * 0.1;
    expect(Math.abs(treeSum(1e6, () => 0.1) - exact)).toBeLessThan(1e-10);
  });
});
