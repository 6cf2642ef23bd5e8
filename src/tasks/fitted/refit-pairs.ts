/** Pairs of replicates from two independent fits. */
import { multiplyHigh } from '../../problem/resample.js';
import { threefry } from '../../problem/threefry.js';

/** Indices of the replicates of two fits, one pair per entry. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * Pairs of `first` and `second` replicates of independent fits: the second's in a fixed shuffled order, each used
 * equally often (to one), no pair twice. As many pairs as the larger of the two counts, or `least` if that many exist:
 * with few replicates each then has several partners.
 */
export function pairRefits(first: number, second: number, least: number): Pairs {
  const count = Math.min(Math.max(first, second, least), first * second);
  const order = shuffled(second);
  const round = (first / commonDivisor(first, second)) * second;
  // Within a round no pair of indices repeats; the next round is shifted by one.
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
    const j = multiplyHigh(threefry(SHUFFLE_KEY, count, i, 0)[0], i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The key of the shuffle: any number that is no usual seed. */
const SHUFFLE_KEY = 0x9e3779b9;

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
