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
