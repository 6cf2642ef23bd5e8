/**
 * Sobol's low-discrepancy sequence with the direction numbers of Joe and Kuo (2008, new-joe-kuo-6), shifted by
 * exclusive or with seeded random words (a digital shift), which keeps its low discrepancy and gives each seed its own set.
 */
import { field, IsolossError } from '../errors.js';
import { threefry } from './threefry.js';

const BITS = 32;

/** Dimensions 2 and up: degree and coefficients of the primitive polynomial, initial direction numbers. */
const JOE_KUO: readonly (readonly [degree: number, coefficients: number, initial: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

export const MAX_SOBOL_DIMENSIONS = JOE_KUO.length + 1;

function directions(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) return v.map((_, k) => 2 ** (BITS - 1 - k));
  const [degree, coefficients, initial] = JOE_KUO[dimension - 1];
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      v[k] = initial[k] << (BITS - 1 - k);
      continue;
    }
    let word = v[k - degree] ^ (v[k - degree] >>> degree);
    for (let j = 1; j < degree; j++) {
      if ((coefficients >>> (degree - 1 - j)) & 1) word ^= v[k - j];
    }
    v[k] = word;
  }
  return v;
}

/** `sequence(i)` is point i of the sequence under `seed`, each coordinate in [0, 1). */
export function sobol(dimensions: number, seed: number): (index: number) => Float64Array {
  if (dimensions > MAX_SOBOL_DIMENSIONS) {
    throw new IsolossError(
      'too-many-dimensions',
      `Starts are drawn for at most ${MAX_SOBOL_DIMENSIONS} parameters; this law has ${dimensions}.`,
      `Hold some with ${field('fix')}, or give starts with ${field('start')}.`,
    );
  }
  const tables = Array.from({ length: dimensions }, (_, d) => directions(d));
  const shifts = tables.map((_, d) => threefry(seed, 0, d, 0)[0]);
  return (index) => {
    const gray = (index ^ (index >>> 1)) >>> 0;
    const point = new Float64Array(dimensions);
    for (let d = 0; d < dimensions; d++) {
      let word = shifts[d];
      for (let k = 0; gray >>> k !== 0; k++) {
        if ((gray >>> k) & 1) word ^= tables[d][k];
      }
      point[d] = (word >>> 0) / 2 ** BITS;
    }
    return point;
  };
}
