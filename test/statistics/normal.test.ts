import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/statistics/normal.js';
import { expectNear } from './support.js';

/** A few units in the last place. */
const ROUNDING = 1e-15;

describe('the normal distribution function', () => {
  // mpmath.ncdf at 40 digits.
  test.each([
    [-37.5, 4.605353009581955e-308],
    [-10, 7.619853024160525e-24],
    [-3.3, 0.0004834241423837775],
    [-1, 0.15865525393145705],
    [-0.5, 0.3085375387259869],
    [0.001, 0.500398942213911],
    [1, 0.8413447460685429],
    [1.01, 0.8437523549787453],
    [2.2, 0.9860965524865014],
    [6, 0.9999999990134123],
  ])('at %d is %d', (x, p) => {
    expectNear(normalCdf(x), p, ROUNDING);
  });

  test('has the limits zero and one, and NaN for NaN', () => {
    expect([-Infinity, -50, 0, 50, Infinity].map(normalCdf)).toEqual([0, 0, 0.5, 1, 1]);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  test('never falls, across its joins neither', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 1e-9, max: 1, noNaN: true }),
        (x, step) => {
          expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x));
        },
      ),
    );
    for (const join of [-1, 1]) {
      const below = join - 1e-12;
      expectNear(normalCdf(join + 1e-12) - normalCdf(below), 2e-12 * 0.24197072451914337, 1e-3);
    }
  });
});

describe('normal quantiles', () => {
  // mpmath.findroot on the logarithm of mpmath.ncdf at 40 digits.
  test.each([
    [1e-300, -37.0470962993612],
    [1e-100, -21.273453560965326],
    [1e-10, -6.361340902404057],
    [0.001, -3.0902323061678136],
    [0.025, -1.9599639845400543],
    [0.15999, -0.9944989835871328],
    [0.16001, -0.9944167845121838],
    [0.3, -0.5244005127080408],
    [0.5000000001, 2.506628482030354e-10],
    [0.8, 0.8416212335729144],
    [0.975, 1.9599639845400538],
    [0.9999, 3.7190164854557084],
  ])('at %d are %d', (p, x) => {
    expectNear(normalQuantile(p), x, ROUNDING);
  });

  test('undo the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (x) => {
        // One rounding of p moves x by p / density(x), which is what an upper tail cannot resolve.
        const p = normalCdf(x);
        const blur = (2 ** -52 * p * Math.sqrt(2 * Math.PI)) / Math.exp(-(x ** 2) / 2);
        expect(Math.abs(normalQuantile(p) - x)).toBeLessThan(4 * (blur + 2 ** -52 * Math.abs(x)));
      }),
    );
  });

  test('are infinite at zero and one, zero at one half, and refuse what is no probability', () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
