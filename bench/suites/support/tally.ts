import type { Verdict } from '../../suite.js';

/** Gathers comparisons into a verdict: the largest error that is allowed, or the first that is not. */
export class Tally {
  #error = 0;
  #wrong: string | undefined;

  /** `share`: the error as a share of what is allowed; above 1, or no number, it is wrong as `say` has it. */
  add(share: number, say: () => string): void {
    if (share <= 1) this.#error = Math.max(this.#error, share);
    else this.#wrong ??= say();
  }

  /** What holds or does not. */
  expect(holds: boolean, say: () => string): void {
    if (!holds) this.#wrong ??= say();
  }

  get verdict(): Verdict {
    return this.#wrong === undefined
      ? { right: true, error: this.#error }
      : { right: false, wrong: this.#wrong };
  }
}

/** So many of the numbers below `count`, evenly spread, ascending: all where there are no more. */
export function evenly(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}
