import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rootsBetween, rootsFrom } from '../../../src/tasks/fitted/lane-roots.js';

const cubes = (target: Float64Array) => (x: Float64Array) => x.map((value, i) => value ** 3 - target[i]);

describe('roots in lanes', () => {
  test('are found to rounding, each lane for itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (roots) => {
          const target = Float64Array.from(roots, (root) => root ** 3);
          const found = rootsBetween(
            cubes(target),
            new Float64Array(roots.length).fill(-2e6),
            new Float64Array(roots.length).fill(3e6),
          );
          for (const [i, root] of found.entries()) {
            expect(Math.abs(root ** 3 - target[i])).toBeLessThanOrEqual(1e-13 * Math.abs(target[i]) + 1e-30);
          }
        },
      ),
    );
  });

  test('are NaN where the ends do not differ in sign, without effect on the other lanes', () => {
    const found = rootsBetween(
      cubes(Float64Array.of(8, 1e9)),
      Float64Array.of(0, 0),
      Float64Array.of(10, 10),
    );
    expect(found[0]).toBeCloseTo(2, 14);
    expect(found[1]).toBeNaN();
  });

  test('hold beside infinities and steps', () => {
    const step = (x: Float64Array) => x.map((value) => (value < 3 ? -Infinity : value - 2));
    expect(rootsBetween(step, Float64Array.of(0), Float64Array.of(10))[0]).toBeCloseTo(3, 12);
  });

  test('from a start are sought both ways, and lie infinitely far on the side that comes nearest', () => {
    const targets = Float64Array.of(5, -5, 300, -300, 0);
    const found = rootsFrom((x) => x.map((value, i) => value - targets[i]), new Float64Array(5), [-100, 100]);
    expect(Array.from(found)).toEqual([5, -5, Infinity, -Infinity, 0]);
    const falling = rootsFrom(
      (x) => x.map((value) => Math.exp(-value) + 1),
      new Float64Array(1),
      [-100, 100],
    );
    expect(falling[0]).toBe(Infinity);
  });
});
