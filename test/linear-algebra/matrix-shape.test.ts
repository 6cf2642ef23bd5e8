import { describe, expect, test } from 'vitest';
import { smallestEigenpairs } from '../../src/linear-algebra/arrowhead-eigen.js';
import { choleskyFactor, choleskySolve } from '../../src/linear-algebra/cholesky.js';
import { symmetricEigen } from '../../src/linear-algebra/eigen.js';
import {
  addOuter,
  arrowheadShape,
  denseShape,
  factorise,
  multiply,
  packedOf,
  quadraticForm,
  solveFactored,
  sparseForm,
  sparseSolver,
} from '../../src/linear-algebra/matrix-shape.js';
import { sparseOf, sumOfSquares } from '../../src/linear-algebra/sparse-vector.js';
import { threefry } from '../../src/problem/threefry.js';

const noise = (k: number): number => threefry(7, k, 0, 0)[0] / 2 ** 32 - 0.5;

describe.each([
  { count: 30, block: 3, full: 2 },
  { count: 12, block: 1, full: 4 },
  { count: 9, block: 2, full: 0 },
])('a matrix of $count blocks of $block rows with $full full rows', ({ count, block, full }) => {
  const shape = arrowheadShape(count, block, full);
  const { size } = shape;
  const matrix = new Float64Array(shape.length);
  // As of rows of data: each depends on one block and on the border.
  for (let row = 0; row < 6 * size; row++) {
    const vector = new Float64Array(size);
    for (let i = 0; i < block; i++) vector[(row % count) * block + i] = noise(100 * row + i);
    for (let i = 0; i < full; i++) vector[count * block + i] = noise(100 * row + 50 + i);
    addOuter(shape, matrix, row % count === 1 ? 1e-3 : 1, sparseOf(vector));
  }
  const packed = packedOf(shape, matrix);
  const x = Float64Array.from({ length: size }, (_, i) => noise(9e6 + i));
  const near = (found: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-11): void => {
    const most = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    Array.from(expected).forEach((value, i) => {
      expect(Math.abs(found[i] - value)).toBeLessThan(tolerance * most);
    });
  };

  test('is factored, solved and multiplied as the dense one', () => {
    const [factor, dense] = [matrix.slice(), packed.slice()];
    expect(factorise(shape, factor)).toBe(true);
    expect(choleskyFactor(dense, size)).toBe(true);
    near(packedOf(shape, factor), dense);
    const [solved, expected] = [x.slice(), x.slice()];
    solveFactored(shape, factor, solved);
    choleskySolve(dense, size, expected);
    near(solved, expected);
    near(multiply(shape, matrix, x), multiply(denseShape(size), packed, x));
    const form = quadraticForm(denseShape(size), packed, x);
    expect(quadraticForm(shape, matrix, x) / form).toBeCloseTo(1, 12);
    // What concerns two blocks alone has few components, whose squares sum to its variance.
    const few = sparseOf(x.map((value, i) => (i < block || (i >= 3 * block && i < 4 * block) ? value : 0)));
    const along = x.map((_, i) => (few.places.includes(i) ? x[i] : 0));
    const components = sparseSolver(shape, factor)(few);
    expect(components.places.length).toBe(2 * block + full);
    choleskySolve(dense, size, along);
    const variance = few.places.reduce((sum, i, k) => sum + few.values[k] * along[i], 0);
    expect(sumOfSquares(components) / variance).toBeCloseTo(1, 11);
    const one = sparseOf(x.map((value, i) => (i < block || i >= count * block ? value : 0)));
    const inOne = x.map((value, i) => (i < block || i >= count * block ? value : 0));
    expect(sparseForm(shape, matrix, one) / quadraticForm(denseShape(size), packed, inOne)).toBeCloseTo(
      1,
      12,
    );
  });

  test('has the smallest eigenvalues and vectors of the dense one, whatever the scales of its coordinates', () => {
    for (const scale of [0, 4]) {
      // Coordinates in other units leave the eigenvalues of the pair as they are.
      const unit = x.map((_, i) => 10 ** (scale * Math.sin(i)));
      const [a, p] = [matrix.slice(), new Float64Array(shape.length)];
      for (let i = 0; i < size; i++) {
        for (let j = shape.begin[i]; j <= i; j++) a[shape.start[i] + j] *= unit[i] * unit[j];
        p[shape.start[i] + i] = unit[i] ** 2;
      }
      const { values, vectors } = symmetricEigen(packed, size);
      const ascending = [...values].reverse();
      const found = smallestEigenpairs(shape, a, p, (ascending[6] + ascending[7]) / 2);
      expect(found.values.length).toBe(7);
      found.values.forEach((value, k) => {
        expect(value / ascending[k]).toBeCloseTo(1, 9);
        const natural = found.vectors[k].map((entry, i) => entry * unit[i]);
        const along = natural.reduce((sum, entry, i) => sum + entry * vectors[size - 1 - k][i], 0);
        expect(Math.abs(along) / Math.hypot(...natural)).toBeCloseTo(1, 6);
      });
      expect(smallestEigenpairs(shape, a, p, ascending[0] / 100, 1).values[0] / ascending[0]).toBeCloseTo(
        1,
        9,
      );
    }
  });

  test('has eigenvalues of 0 where a block is singular', () => {
    const singular = matrix.slice();
    for (const i of [block, 4 * block]) {
      for (let j = 0; j < size; j++) {
        if (j >= shape.begin[i] && j <= i) singular[shape.start[i] + j] = 0;
        if (i >= shape.begin[j] && i <= j) singular[shape.start[j] + i] = 0;
      }
    }
    const p = new Float64Array(shape.length);
    for (let i = 0; i < size; i++) p[shape.start[i] + i] = 1;
    const { values, vectors } = smallestEigenpairs(shape, singular, p, 1e-6);
    expect(values).toEqual([0, 0]);
    const found = vectors.map((vector) => vector.map(Math.abs).indexOf(1));
    expect(found.sort((a, b) => a - b)).toEqual([block, 4 * block]);
  });
});
