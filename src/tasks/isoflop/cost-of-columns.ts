import { leastSquares } from '../../linear-algebra/qr.js';
import type { Counting } from './record.js';

/** C = k N^n D^d by least squares; where the rows do not determine that, n and d are 1. */
export function costOf(logN: Float64Array, logD: Float64Array, logC: Float64Array): Counting['cost'] {
  const means = [logN, logD, logC].map((all) => all.reduce((sum, value) => sum + value / all.length, 0));
  const [n, d, c] = [logN, logD, logC].map((all, i) => all.map((value) => value - means[i]));
  const [powerN, powerD] = leastSquares([n, d], c);
  const isSane = [powerN, powerD].every((power) => power > 0.2 && power < 5);
  const [atN, atD] = isSane ? [powerN, powerD] : [1, 1];
  return { coefficient: Math.exp(means[2] - atN * means[0] - atD * means[1]), n: atN, d: atD };
}
