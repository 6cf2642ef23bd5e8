import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { cut, type Limits, type Rectangle } from './rectangles.js';

/** Milliseconds a submission should take, as for fits. */
const SUBMISSION = 75;

/** Operations of a first submission, about: not yet measured, it had better be short. */
const FIRST = { hardware: 2 ** 30, software: 2 ** 25 };

/** How many cells a submission takes, by how long the last ones took; one for all work of a kind. */
export class Pacing {
  #cells: number;
  readonly #fixed: boolean;

  /** With `cells`, so many in every submission. */
  constructor(cells?: number) {
    this.#fixed = cells !== undefined;
    this.#cells = cells ?? 0;
  }

  /** Of the next submission. */
  cells({ software, operations }: { readonly software: boolean; readonly operations: number }): number {
    if (this.#cells === 0) {
      this.#cells = Math.max(1, Math.floor((software ? FIRST.software : FIRST.hardware) / operations));
    }
    return this.#cells;
  }

  adapt(cells: number, milliseconds: number): void {
    if (this.#fixed) return;
    const wanted = Math.max(1, Math.round((cells * SUBMISSION) / Math.max(milliseconds, 0.1)));
    // A last short piece takes no time, and says nothing against longer ones.
    if (milliseconds > SUBMISSION) this.#cells = wanted;
    else this.#cells = Math.max(this.#cells, Math.min(wanted, 4 * cells));
  }
}

export interface Work {
  readonly limits: Limits;
  readonly software: boolean;
  /** Of one cell. */
  readonly operations: number;
  /** Submissions under way at once, so that the device need not wait for the host. */
  readonly inFlight: number;
  /** Submits a part before it returns; ends once its results are there. */
  readonly begin: (part: Rectangle) => Promise<void>;
  /** Hears of parts that ended, in order. */
  readonly ended?: (part: Rectangle) => void;
}

/** What is still to be done of some rectangles. */
export class Todo {
  readonly #left: Rectangle[];
  readonly #pacing: Pacing;

  constructor(rectangles: readonly Rectangle[], pacing: Pacing) {
    this.#left = [...rectangles].reverse();
    this.#pacing = pacing;
  }

  /** Works on what is left until nothing is; where a part fails, it and what was begun after it is still left. */
  async each({ limits, inFlight, begin, ended, ...cost }: Work, control: Control): Promise<void> {
    const underWay: { readonly part: Rectangle; readonly end: Promise<void> }[] = [];
    let last = performance.now();
    try {
      for (;;) {
        throwIfAborted(control.signal);
        while (underWay.length < inFlight) {
          const whole = this.#left.pop();
          if (whole === undefined) break;
          const cells = Math.min(limits.cells, this.#pacing.cells(cost));
          const { part, rest } = cut(whole, { ...limits, cells });
          this.#left.push(...rest.reverse());
          if (underWay.length === 0) last = performance.now();
          underWay.push({ part, end: begin(part) });
        }
        const [oldest] = underWay;
        if (oldest === undefined) return;
        await oldest.end;
        underWay.shift();
        const now = performance.now();
        this.#pacing.adapt(oldest.part.lines * oldest.part.columns, now - last);
        last = now;
        ended?.(oldest.part);
      }
    } catch (error) {
      // They share buffers with whatever comes next.
      await Promise.allSettled(underWay.map(({ end }) => end));
      this.#left.push(...underWay.map(({ part }) => part).reverse());
      throw error;
    }
  }
}
