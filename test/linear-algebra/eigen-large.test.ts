import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../src/linear-algebra/eigen.js';
import { packedIndex, packedLength } from '../../src/linear-algebra/packed.js';

/** Q diag(values) Q' with Q a product of reflections. */
function withEigenvalues(values: readonly number[]): Float64Array {
  const n = values.length;
  const q = Array.from({ length: n }, (_, i) => Float64Array.from(values, (_, j) => Number(i === j)));
  for (let round = 0; round < 3; round++) {
    const v = Float64Array.from(values, (_, i) => Math.sin(1 + 7 * round + i * i));
    const square = v.reduce((sum, x) => sum + x * x, 0);
    for (const row of q) {
      const inner = row.reduce((sum, x, j) => sum + x * v[j], 0);
      for (let j = 0; j < n; j++) row[j] -= (2 * inner * v[j]) / square;
    }
  }
  const packed = new Float64Array(packedLength(n));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      packed[packedIndex(i, j)] = values.reduce((sum, value, k) => sum + q[i][k] * value * q[j][k], 0);
    }
  }
  return packed;
}

describe('eigenvalues of large matrices', () => {
  it.each([
    ['spread over twelve decades', Array.from({ length: 90 }, (_, k) => 10 ** (-k / 7.5))],
    ['with repeated ones', Array.from({ length: 80 }, (_, k) => (k < 40 ? 3 : k < 79 ? 1 : 0))],
  ])('are found to rounding of the largest: %s', (_, given) => {
    const n = given.length;
    const matrix = withEigenvalues(given);
    const { values, vectors } = symmetricEigen(matrix, n);
    values.forEach((value, k) => {
      expect(Math.abs(value - given[k])).toBeLessThan(1e-13 * given[0] * Math.sqrt(n));
    });
    for (const [k, vector] of vectors.entries()) {
      expect(vector.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 12);
      for (let i = 0; i < n; i++) {
        const product = vector.reduce((sum, x, j) => sum + matrix[packedIndex(i, j)] * x, 0);
        expect(Math.abs(product - values[k] * vector[i])).toBeLessThan(1e-12 * given[0]);
      }
    }
  });

  it('of a diagonal matrix are its diagonal', () => {
    const packed = new Float64Array(packedLength(70));
    for (let i = 0; i < 70; i++) packed[packedIndex(i, i)] = (i * 37) % 70;
    expect([...symmetricEigen(packed, 70).values]).toEqual(Array.from({ length: 70 }, (_, k) => 69 - k));
  });
});
