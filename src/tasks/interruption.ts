import type { Control } from '../control.js';
import { AbortError } from '../errors.js';

/** What an abort leaves out of a task whose result is kept: one sentence for each part, as events. */
export class Interruption {
  #isOut = false;

  constructor(private readonly control: Pick<Control, 'event' | 'signal'>) {}

  /** Whether something was left out. */
  get isOut(): boolean {
    return this.#isOut;
  }

  /** Whether the signal is aborted, so that nothing more is begun. */
  get isAsked(): boolean {
    return this.#isOut || this.control.signal?.aborted === true;
  }

  /** Something is left out; `what` completes the sentence "Interrupted ...". */
  out(what: string): void {
    this.#isOut = true;
    this.control.event?.(`Interrupted ${what}.`);
  }

  /** The result of `work`; if the signal is aborted before or within it, undefined, and it is left out; `what` as for `out`. */
  async unless<Result>(
    what: string | (() => string),
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    if (!this.isAsked) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof AbortError)) throw error;
      }
    }
    this.out(typeof what === 'string' ? what : what());
    return undefined;
  }
}
