import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { Pacing } from './pacing.js';
import { cut, type Limits, type Rectangle } from './rectangles.js';

/** Submissions under way at once, so that the device need not wait for the host. */
export const IN_FLIGHT = 2;

/** Operations of the first submission, approximately: short, as nothing has been measured yet. */
const FIRST = { hardware: 2 ** 30, software: 2 ** 25 };

export interface Work<Result> {
  readonly limits: Limits;
  readonly software: boolean;
  /** The wait for an empty submission, milliseconds. */
  readonly roundTrip: number;
  /** Operations of one cell. */
  readonly operations: number;
  /** Submits a part before it returns; resolves once the results have been read. May be called again for the same part. */
  readonly begin: (part: Rectangle) => Promise<Result>;
  /** Called once for every part, in order, and once only. */
  readonly completed: (part: Rectangle, result: Result) => void;
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
  async run<Result>(work: Work<Result>, control: Control): Promise<void> {
    const { limits, software, operations, roundTrip, begin, completed } = work;
    const first = (software ? FIRST.software : FIRST.hardware) / operations;
    const underWay: { readonly part: Rectangle; readonly results: Promise<Result> }[] = [];
    let last = performance.now();
    try {
      for (;;) {
        throwIfAborted(control.signal);
        while (underWay.length < IN_FLIGHT) {
          const whole = this.#waiting.pop();
          if (whole === undefined) break;
          const cells = Math.min(limits.cells, this.#pacing.next(first));
          const { part, rest } = cut(whole, { ...limits, cells });
          this.#waiting.push(...rest.reverse());
          if (underWay.length === 0) last = performance.now();
          underWay.push({ part, results: begin(part) });
        }
        const [oldest] = underWay;
        if (oldest === undefined) return;
        const result = await oldest.results;
        underWay.shift();
        const now = performance.now();
        this.#pacing.adapt(oldest.part.lines * oldest.part.columns, now - last, roundTrip);
        last = now;
        completed(oldest.part, result);
      }
    } catch (error) {
      // Parts share buffers: none may be under way when the next is submitted.
      await Promise.allSettled(underWay.map(({ results }) => results));
      this.#waiting.push(...underWay.map(({ part }) => part).reverse());
      throw error;
    }
  }
}
