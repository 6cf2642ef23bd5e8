import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choleskyFactor, choleskySolve } from '../../src/linear-algebra/cholesky.js';
import { symmetricEigen } from '../../src/linear-algebra/eigen.js';
import { solveLinear } from '../../src/linear-algebra/lu.js';
import { denseShape, quadraticForm } from '../../src/linear-algebra/matrix-shape.js';
import { nonNegativeLeastSquares } from '../../src/linear-algebra/nnls.js';
import { packedIndex, packedLength } from '../../src/linear-algebra/packed.js';
import { leastSquares } from '../../src/linear-algebra/qr.js';

const entry = fc.double({ min: -3, max: 3, noNaN: true });
const square = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.record({
    rows: fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
    x: fc.array(entry, { minLength: n, maxLength: n }),
  }),
);

/** A A' + I, packed: positive definite. */
function positive(rows: readonly (readonly number[])[]): Float64Array {
  const packed = new Float64Array(packedLength(rows.length));
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j <= i; j++) {
      packed[packedIndex(i, j)] = rows[i].reduce((sum, a, k) => sum + a * rows[j][k], Number(i === j));
    }
  }
  return packed;
}

function times(packed: Float64Array, x: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: x.length }, (_, i) =>
    Array.from(x).reduce((sum, value, j) => sum + packed[packedIndex(i, j)] * value, 0),
  );
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const size = Math.max(1, ...Array.from(expected, Math.abs));
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i] - expected[i])).toBeLessThan(tolerance * size);
  }
}

describe('linear algebra on small packed matrices', () => {
  test('Cholesky solves positive definite systems', () => {
    fc.assert(
      fc.property(square, ({ rows, x }) => {
        const matrix = positive(rows);
        const b = times(matrix, x);
        const factor = matrix.slice();
        expect(choleskyFactor(factor, x.length)).toBe(true);
        choleskySolve(factor, x.length, b);
        expectClose(b, x, 1e-10);
      }),
    );
  });

  test('Cholesky refuses what is not positive definite, not finite, or singular to the floor asked for', () => {
    expect(choleskyFactor(Float64Array.of(1, 2, 1), 2)).toBe(false);
    expect(choleskyFactor(Float64Array.of(Number.NaN), 1)).toBe(false);
    expect(choleskyFactor(Float64Array.of(1, 1, 1 + 1e-13), 2)).toBe(true);
    expect(choleskyFactor(Float64Array.of(1, 1, 1 + 1e-13), 2, 1e-12)).toBe(false);
  });

  test('eigenvectors are orthonormal, ordered, and put the matrix back together', () => {
    fc.assert(
      fc.property(square, ({ rows }) => {
        const n = rows.length;
        const matrix = positive(rows);
        const { values, vectors } = symmetricEigen(matrix, n);
        for (let i = 0; i < n; i++) {
          if (i > 0) expect(values[i]).toBeLessThanOrEqual(values[i - 1]);
          expectClose(
            times(matrix, vectors[i]),
            vectors[i].map((x) => x * values[i]),
            1e-11,
          );
          expect(Math.abs(quadraticForm(denseShape(n), matrix, vectors[i]) - values[i])).toBeLessThan(
            1e-11 * values[0],
          );
          for (let j = 0; j <= i; j++) {
            const product = vectors[i].reduce((sum, x, k) => sum + x * vectors[j][k], 0);
            expect(Math.abs(product - Number(i === j))).toBeLessThan(1e-13);
          }
        }
      }),
    );
  });

  test('small eigenvalues of graded matrices keep their digits', () => {
    const { values } = symmetricEigen(Float64Array.of(1, 1e-8, 1e-12), 2);
    expect(values[1] / (1e-12 - 1e-16)).toBeCloseTo(1, 10);
  });

  test('elimination solves general systems and refuses singular ones', () => {
    const rows = [Float64Array.of(0, 2, 1), Float64Array.of(1, 0, 1), Float64Array.of(3, 1, 0)];
    const b = Float64Array.of(7, 4, 5);
    expect(solveLinear(rows, b)).toBe(true);
    expectClose(b, [1, 2, 3], 1e-14);
    expect(solveLinear([Float64Array.of(1, 2), Float64Array.of(2, 4)], Float64Array.of(1, 2))).toBe(false);
  });

  test('QR keeps digits that normal equations lose', () => {
    const tiny = 1e-9;
    const columns = [Float64Array.of(1, tiny, 0), Float64Array.of(1, 0, tiny)];
    expectClose(leastSquares(columns, Float64Array.of(3, tiny, 2 * tiny)), [1, 2], 1e-6);
  });

  test('QR gives a column that depends on those before it a zero coefficient', () => {
    const x = leastSquares(
      [Float64Array.of(1, 1, 1), Float64Array.of(2, 2, 2), Float64Array.of(0, 1, 2)],
      Float64Array.of(1, 2, 3),
    );
    expectClose(x, [1, 0, 1], 1e-12);
  });

  test('non-negative least squares meets its optimality conditions', () => {
    const table = fc.tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 1, max: 5 })).chain(([m, n]) =>
      fc.record({
        columns: fc.array(fc.array(entry, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
        b: fc.array(entry, { minLength: m, maxLength: m }),
      }),
    );
    fc.assert(
      fc.property(table, ({ columns, b }) => {
        const a = columns.map((column) => Float64Array.from(column));
        const x = nonNegativeLeastSquares(a, Float64Array.from(b));
        const residual = b.map((value, k) => value - a.reduce((sum, column, i) => sum + x[i] * column[k], 0));
        // Nearly dependent columns have large coefficients, and what rounding leaves goes with those.
        const size = Math.hypot(...b) + a.reduce((sum, column, i) => sum + x[i] * Math.hypot(...column), 0);
        a.forEach((column, i) => {
          const slope = column.reduce((sum, value, k) => sum + value * residual[k], 0);
          const rounding = 1e-9 + 1e-12 * Math.hypot(...column) * size;
          expect(x[i]).toBeGreaterThanOrEqual(0);
          expect(slope).toBeLessThan(rounding);
          if (x[i] > 0) expect(slope).toBeGreaterThan(-rounding);
        });
      }),
    );
  });

  test('coefficients that may be negative are left free in non-negative least squares', () => {
    const columns = [Float64Array.of(1, 1, 1), Float64Array.of(0, 1, 2)];
    const b = Float64Array.of(3, 2, 1);
    expectClose(nonNegativeLeastSquares(columns, b, [true, false]), [3, -1], 1e-12);
    expectClose(nonNegativeLeastSquares(columns, b), [2, 0], 1e-12);
  });
});
