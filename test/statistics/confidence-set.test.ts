import { describe, expect, test } from 'vitest';
import { confidenceSet } from '../../src/statistics/confidence-set.js';

const draws = (of: (b: number) => number): Float64Array =>
  Float64Array.from({ length: 400 }, (_, b) => of(b));
const wave = (b: number, k: number): number => Math.sin(12.9898 * b * k + k);

describe('the model confidence set', () => {
  test('keeps alternatives that differ by less than their draws do, and leaves out those that differ by more', () => {
    const p = confidenceSet(
      [1, 1.01, 3],
      [
        draws((b) => 1 + 0.1 * wave(b, 1)),
        draws((b) => 1 + 0.1 * wave(b, 2)),
        draws((b) => 3 + 0.1 * wave(b, 3)),
      ],
    );
    expect(p[0]).toBe(1);
    expect(p[1]).toBeGreaterThan(0.5);
    expect(p[2]).toBeLessThan(0.01);
  });

  test('tells alternatives apart whose draws move together, and not those that are the same', () => {
    const common = draws((b) => 1 + wave(b, 1));
    expect(
      confidenceSet([1, 1.1], [common, common.map((value, b) => value + 0.1 + 0.01 * wave(b, 2))])[1],
    ).toBeLessThan(0.01);
    expect(confidenceSet([1, 1], [common, common])).toEqual([1, 1]);
    expect(confidenceSet([1, 1.1], [common, common.map((value) => value + 0.1)])[1]).toBeLessThan(0.01);
  });

  test('is not hidden from by an alternative that varies wildly', () => {
    const p = confidenceSet(
      [1, 3, 2],
      [
        draws((b) => 1 + 0.1 * wave(b, 1)),
        draws((b) => 3 + 0.1 * wave(b, 2)),
        draws((b) => 2 + (b % 50 === 0 ? 1e3 : 0)),
      ],
    );
    expect(p[1]).toBeLessThan(0.05);
    expect(p[2]).toBeGreaterThan(0.05);
  });
});
