/** Which refits of two fits go together. */
import { multiplyHigh } from '../../problem/resample.js';
import { threefry } from '../../problem/threefry.js';

/** Numbers of the refits of two fits, a pair an entry. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * Pairs of `first` and `second` refits as independent fits have them: the second's in a fixed order that has nothing to
 * do with the first's, each used as often as any other (to one), and no pair twice. As many as the larger of the two,
 * or `least` where so many pairs are to be had: few refits meet several partners each.
 */
export function crossed(first: number, second: number, least: number): Pairs {
  const count = Math.min(Math.max(first, second, least), first * second);
  const order = shuffled(second);
  const round = (first / commonDivisor(first, second)) * second;
  // Within a round no pair of remainders repeats; the next round is shifted by one.
  const partner = (k: number): number => order[(k + Math.floor(k / round)) % second];
  return {
    first: Int32Array.from({ length: count }, (_, k) => k % first),
    second: Int32Array.from({ length: count }, (_, k) => partner(k)),
  };
}

/** 0 ... count - 1 in a fixed random order (Fisher and Yates's shuffle). */
export function shuffled(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = multiplyHigh(threefry(SHUFFLE, count, i, 0)[0], i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The key of the shuffle: any number does that is no usual seed. */
const SHUFFLE = 0x9e3779b9;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
