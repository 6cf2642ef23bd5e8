import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { cut, type Limits, type Rectangle } from './rectangles.js';

/** Milliseconds a submission should take, as for fits. */
const SUBMISSION = 75;

/** Operations of the first submission, approximately: short, as nothing has been measured yet. */
const FIRST = { hardware: 2 ** 30, software: 2 ** 25 };

/** How many cells a submission takes, adapted to how long the last ones took; one instance for all work of a kind. */
export class Pacing {
  #cells: number;
  readonly #fixed: boolean;

  /** With `cells`, every submission takes so many. */
  constructor(cells?: number) {
    this.#fixed = cells !== undefined;
    this.#cells = cells ?? 0;
  }

  /** Cells of the next submission. */
  cells({ software, operations }: { readonly software: boolean; readonly operations: number }): number {
    if (this.#cells === 0) {
      this.#cells = Math.max(1, Math.floor((software ? FIRST.software : FIRST.hardware) / operations));
    }
    return this.#cells;
  }

  adapt(cells: number, milliseconds: number): void {
    if (this.#fixed) return;
    const wanted = Math.max(1, Math.round((cells * SUBMISSION) / Math.max(milliseconds, 0.1)));
    // A short last part takes little time, which is no reason for shorter ones.
    if (milliseconds > SUBMISSION) this.#cells = wanted;
    else this.#cells = Math.max(this.#cells, Math.min(wanted, 4 * cells));
  }
}

export interface Work {
  readonly limits: Limits;
  readonly software: boolean;
  /** Operations of one cell. */
  readonly operations: number;
  /** Submissions under way at once, so that the device need not wait for the host. */
  readonly inFlight: number;
  /** Submits a part before it returns; resolves once the results have been read. */
  readonly begin: (part: Rectangle) => Promise<void>;
  /** Called with every part that is completed, in order. */
  readonly completed?: (part: Rectangle) => void;
}

/** A work queue of rectangles, cut into parts of one submission each. */
export class WorkQueue {
  /** What is not done yet, the next rectangle last. */
  readonly #waiting: Rectangle[];
  readonly #pacing: Pacing;

  constructor(rectangles: readonly Rectangle[], pacing: Pacing) {
    this.#waiting = [...rectangles].reverse();
    this.#pacing = pacing;
  }

  /** Works through the queue. Where a part fails, it and the parts submitted after it are queued again. */
  async run({ limits, inFlight, begin, completed, ...cost }: Work, control: Control): Promise<void> {
    const underWay: { readonly part: Rectangle; readonly results: Promise<void> }[] = [];
    let last = performance.now();
    try {
      for (;;) {
        throwIfAborted(control.signal);
        while (underWay.length < inFlight) {
          const whole = this.#waiting.pop();
          if (whole === undefined) break;
          const cells = Math.min(limits.cells, this.#pacing.cells(cost));
          const { part, rest } = cut(whole, { ...limits, cells });
          this.#waiting.push(...rest.reverse());
          if (underWay.length === 0) last = performance.now();
          underWay.push({ part, results: begin(part) });
        }
        const [oldest] = underWay;
        if (oldest === undefined) return;
        await oldest.results;
        underWay.shift();
        const now = performance.now();
        this.#pacing.adapt(oldest.part.lines * oldest.part.columns, now - last);
        last = now;
        completed?.(oldest.part);
      }
    } catch (error) {
      // Parts share buffers: none may be under way when the next is submitted.
      await Promise.allSettled(underWay.map(({ results }) => results));
      this.#waiting.push(...underWay.map(({ part }) => part).reverse());
      throw error;
    }
  }
}
