/** The sum of `treeSum`, of terms that come one after the other. */
import { BLOCK } from './moments.js';

/** A node of the tree of which the left half, or nothing yet, is summed. */
interface Node {
  readonly right: number;
  left: number | undefined;
}

/** The same bits as `treeSum` of as many terms: the shape of the tree follows from their number alone. */
export class TreeSum {
  /** The nodes above the block that is being summed, the root first. */
  readonly #open: Node[] = [];
  #left = 0;
  #sum = 0;
  #total: number;

  constructor(count: number) {
    this.#total = count === 0 ? 0 : Number.NaN;
    this.#descend(count);
  }

  add(term: number): void {
    this.#sum += term;
    if (--this.#left === 0) this.#close();
  }

  /** NaN before the last term was added. */
  get total(): number {
    return this.#total;
  }

  #descend(count: number): void {
    let size = count;
    while (size > BLOCK) {
      const half = Math.floor(size / 2);
      this.#open.push({ right: size - half, left: undefined });
      size = half;
    }
    this.#left = size;
    this.#sum = 0;
  }

  #close(): void {
    let sum = this.#sum;
    for (let node = this.#open.at(-1); node !== undefined; node = this.#open.at(-1)) {
      if (node.left === undefined) {
        node.left = sum;
        this.#descend(node.right);
        return;
      }
      sum = node.left + sum;
      this.#open.pop();
    }
    this.#total = sum;
  }
}

/**
 * Terms `first .. end - 1` of a sum of `count` terms: sums of the nodes of its tree that lie among them, and the terms of blocks that
 * do not lie there whole. Those of all parts make the total, to the same bits: {@link joinedSum}.
 */
export class TreeSumPart {
  /** Pairs of a node's terms and sum, or of 0 and a single term, in order. */
  readonly pairs: number[] = [];
  /** Nodes by their terms, or single terms by 0, that come next; the last one first. */
  readonly #next: number[] = [];
  #sum: TreeSum | undefined;
  #size = 0;
  #left = 0;

  constructor(count: number, first: number, end: number) {
    this.#divide(0, count, first, end);
    this.#next.reverse();
  }

  add(term: number): void {
    if (this.#sum === undefined) {
      const size = this.#next.pop() ?? 0;
      if (size === 0) {
        this.pairs.push(0, term);
        return;
      }
      this.#sum = new TreeSum(size);
      this.#size = size;
      this.#left = size;
    }
    this.#sum.add(term);
    if (--this.#left > 0) return;
    const { total } = this.#sum;
    this.#sum = undefined;
    this.pairs.push(this.#size, total);
  }

  #divide(start: number, size: number, first: number, end: number): void {
    const [from, to] = [Math.max(start, first), Math.min(start + size, end)];
    if (from >= to) return;
    if (to - from === size) this.#next.push(size);
    else if (size <= BLOCK) for (let k = from; k < to; k++) this.#next.push(0);
    else {
      const half = Math.floor(size / 2);
      this.#divide(start, half, first, end);
      this.#divide(start + half, size - half, first, end);
    }
  }
}

/** The sum of `count` terms of which `pairs` are the pairs of all parts, in order. */
export function joinedSum(count: number, pairs: ArrayLike<number>): number {
  let next = 0;
  const sumOf = (size: number): number => {
    if (pairs[next] === size) {
      next += 2;
      return pairs[next - 1];
    }
    if (size <= BLOCK) {
      let sum = 0;
      for (let k = 0; k < size; k++, next += 2) sum += pairs[next + 1];
      return sum;
    }
    const half = Math.floor(size / 2);
    const left = sumOf(half);
    return left + sumOf(size - half);
  };
  return count === 0 ? 0 : sumOf(count);
}
