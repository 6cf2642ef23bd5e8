/** Of a hundred million results not all can be kept. */
import type { Verdict } from '../../suite.js';
import { Tally } from './tally.js';

/**
 * The items that are kept of `count`: all of them, or about `most`, spread evenly, and `extra` beside them. The distance
 * has no factor in common with sides of grids, which are made of twos and fives: every line and column has its turn.
 */
export function keptOf(count: number, most: number, extra: readonly number[] = []): Float64Array {
  let distance = Math.max(1, Math.ceil(count / most));
  while (distance > 1 && (distance % 2 === 0 || distance % 5 === 0)) distance++;
  const kept = new Set(extra);
  for (let item = 0; item < count; item += distance) kept.add(item);
  return Float64Array.from(kept).sort();
}

/** The corners of a grid, as numbers of points. */
export function cornersOf([lines, columns]: readonly [number, number]): readonly number[] {
  return [0, columns - 1, (lines - 1) * columns, lines * columns - 1];
}

/** Numbers of the items kept, filled piece by piece in order. */
export class Kept {
  readonly columns: readonly Float64Array[];
  #next = 0;

  constructor(
    readonly items: Float64Array,
    width: number,
  ) {
    this.columns = Array.from({ length: width }, () => new Float64Array(items.length));
  }

  /** Items `first .. first + count - 1`: the number of item `first + i` in column `k` is `at(k, i)`. */
  take(first: number, count: number, at: (column: number, i: number) => number): void {
    for (; this.#next < this.items.length && this.items[this.#next] < first + count; this.#next++) {
      for (let k = 0; k < this.columns.length; k++) {
        this.columns[k][this.#next] = at(k, this.items[this.#next] - first);
      }
    }
  }

  /** Hands every item to `compare`, with the numbers kept of it and its place among the items. */
  check(compare: (tally: Tally, item: number, numbers: readonly number[], place: number) => void): Verdict {
    const tally = new Tally();
    this.items.forEach((item, place) => {
      const numbers = this.columns.map((column) => column[place]);
      compare(tally, item, numbers, place);
    });
    return tally.verdict;
  }
}

/** `found` may miss `exact` by `allowed`; `what` says which number it is. */
export function near(tally: Tally, found: number, exact: number, allowed: number, what: () => string): void {
  const share = Math.abs(found - exact) / allowed;
  tally.add(share, () => {
    const times = Number.isFinite(share) ? `, ${share.toPrecision(3)} times what rounding allows` : '';
    return `${what()} is ${found}, not ${exact}${times}.`;
  });
}
