import { threefry } from '../../src/problem/threefry.js';

/** `items` in the order that `seed` draws for this round (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], seed: number, round: number): Item[] {
  const order = [...items];
  for (let k = order.length - 1; k > 0; k--) {
    // The remainder's bias over some tens of items is below 1e-8.
    const at = threefry(seed, round, k, 0)[0] % (k + 1);
    [order[k], order[at]] = [order[at], order[k]];
  }
  return order;
}
