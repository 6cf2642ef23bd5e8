import { describe, expect, test } from 'vitest';
import { largestEigenpairs } from '../../src/linear-algebra/arrowhead-eigen.js';
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

  test('has the largest eigenvalues and vectors of the dense one', () => {
    const { values, vectors } = symmetricEigen(packed, size);
    const threshold = (values[6] + values[7]) / 2;
    const found = largestEigenpairs(shape, matrix, threshold);
    expect(found.values.length).toBe(7);
    near(found.values, values.slice(0, 7), 1e-12);
    found.vectors.forEach((vector, k) => {
      const along = vector.reduce((sum, value, i) => sum + value * vectors[k][i], 0);
      expect(Math.abs(along)).toBeCloseTo(1, 8);
    });
    expect(largestEigenpairs(shape, matrix, 2 * values[0], 2).values.length).toBe(2);
  });
});
