import { describe, expect, test } from 'vitest';
import { denseShape } from '../../src/linear-algebra/matrix-shape.js';
import { KnownMinima } from '../../src/solver/known-minima.js';

const shape = denseShape(2);

/** A point in a valley along the first coordinate: of little curvature along it, of much across. */
function point(along: number, across: number, objective: number) {
  return {
    at: Float64Array.of(along, across),
    sums: { objective, matrix: Float64Array.of(1e-6, 0, 1), shape },
  };
}

/** The minima of a cohort whose first fit came down a valley in three points. */
function oneWay(): KnownMinima {
  const known = new KnownMinima();
  for (const [along, objective] of [
    [3, 1.5],
    [2, 1.2],
    [1, 1.1],
  ]) {
    const { at, sums } = point(along, 0, objective);
    expect(known.basinOf(at, sums)).toBeUndefined();
  }
  const end = point(0, 0, 1);
  known.add(end.at, end.sums);
  return known;
}

describe('a fit that comes to where an earlier one went through', () => {
  test('has its minimum, be it merged itself', () => {
    const known = oneWay();
    const { at, sums } = point(2.05, 0.01, 1.20005);
    expect(known.basinOf(at, sums)?.at).toEqual(Float64Array.of(0, 0));
    // What it went through before leads there as well.
    const before = point(4, 2, 1.7);
    expect(known.basinOf(before.at, before.sums)).toBeUndefined();
    expect(known.basinOf(at, sums)?.objective).toBe(1);
    expect(known.basinOf(before.at, before.sums)?.objective).toBe(1);
  });

  test('goes on where it is across the valley, far along it, as high as a plateau, or of another cohort', () => {
    const known = oneWay();
    for (const { at, sums } of [
      point(2, 0.02, 1.2),
      point(2.5, 0, 1.2),
      point(2, 0, 1.21),
      point(9, 0, 2.5),
    ]) {
      expect(known.basinOf(at, sums)).toBeUndefined();
    }
    known.abandon();
    known.clear();
    const { at, sums } = point(2, 0, 1.2);
    expect(known.basinOf(at, sums)).toBeUndefined();
  });

  test('goes on where the earlier fit failed', () => {
    const known = oneWay();
    const { at, sums } = point(7, 0, 1.3);
    expect(known.basinOf(at, sums)).toBeUndefined();
    known.abandon();
    expect(known.basinOf(at, sums)).toBeUndefined();
  });
});
