import { describe, expect, test } from 'vitest';
import { addOuter, arrowheadShape, denseShape, packedOf } from '../../../src/linear-algebra/matrix-shape.js';
import { sparseDot, sparseOf } from '../../../src/linear-algebra/sparse-vector.js';
import { threefry } from '../../../src/problem/threefry.js';
import { directionsOf, inverseForm } from '../../../src/tasks/uncertainty/eigen-directions.js';

const noise = (k: number): number => threefry(11, k, 0, 0)[0] / 2 ** 32 - 0.5;

/** Of rows of 30 groups with 3 coordinates each and 2 in common; `undetermined` groups know a sum of theirs alone. */
function matrixOf(undetermined: readonly number[]) {
  const shape = arrowheadShape(30, 3, 2);
  const matrix = new Float64Array(shape.length);
  for (let row = 0; row < 600; row++) {
    const group = row % 30;
    const vector = new Float64Array(shape.size);
    for (let i = 0; i < 3; i++) vector[3 * group + i] = 10 ** i * noise(10 * row + i);
    if (undetermined.includes(group)) vector[3 * group + 1] = 20 * vector[3 * group];
    vector[90] = noise(10 * row + 3);
    vector[91] = noise(10 * row + 4);
    addOuter(shape, matrix, 1, sparseOf(vector));
  }
  return { shape, matrix };
}

describe.each([[[]], [[4]], [[4, 17]]])(
  'directions by groups, of which %j are undetermined',
  (undetermined) => {
    const { shape, matrix } = matrixOf(undetermined);
    const frozen = [7, 91];
    const byGroups = directionsOf(shape, matrix, frozen);
    const dense = directionsOf(denseShape(92), packedOf(shape, matrix), frozen);
    const gradients = Array.from({ length: 30 }, (_, group) =>
      sparseOf(
        Float64Array.from({ length: 92 }, (_, i) =>
          Math.floor(i / 3) === group || i > 89 ? noise(5000 + 92 * group + i) : 0,
        ),
      ),
    );

    test('say of the same quantities that they are open', () => {
      expect(byGroups.flat.length).toBe(undetermined.length);
      const open = gradients.flatMap((gradient, group) => (byGroups.isOpen(gradient) ? [group] : []));
      expect(open).toEqual(undetermined);
      expect(gradients.map(byGroups.isOpen)).toEqual(gradients.map(dense.isOpen));
    });

    test('give the variances and covariances that eigenvectors give', () => {
      for (const group of [0, 2, 4, 17]) {
        const gradient = gradients[group];
        expect(inverseForm(byGroups, gradient) / inverseForm(dense, gradient)).toBeCloseTo(1, 8);
        const other = gradients[group + 1];
        const expected = sparseDot(dense.components(gradient), dense.components(other));
        const found = sparseDot(byGroups.components(gradient), byGroups.components(other));
        expect(found / expected).toBeCloseTo(1, 6);
        const solved = dense.solve(gradient);
        const most = solved.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
        byGroups.solve(gradient).forEach((value, i) => {
          expect(Math.abs(value - solved[i])).toBeLessThan(1e-8 * most);
        });
      }
    });
  },
);
