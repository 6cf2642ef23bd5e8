/** Work tried on one back end, again, and on the next: what is prepared there is made anew where the work goes. */

import type { Control } from '../control.js';
import { IsolossError, throwIfAborted } from '../errors.js';
import type { Backend, BackendCheck } from './contract.js';

/** Times a chunk is tried on a back end that fails without saying that it is gone. */
const TRIES = 2;

/** What is asked is too large for this back end alone. */
const TOO_LARGE = 'too-large-for-gpu';

/** Failures that another try on the same back end cannot mend. */
const FINAL = new Set([
  'device-lost',
  'gpu-out-of-memory',
  'no-wasm-simd',
  'out-of-memory',
  TOO_LARGE,
  'webgpu-validation',
  'wrong-numbers',
]);

export interface State {
  current: Backend;
  readonly behind: (() => Promise<Backend>)[];
  /** The first back end was asked for by name: what it is too small for is an error. */
  readonly isInsisted: boolean;
  /** The move to the next back end, while it lasts: all that is at work makes it together. */
  moving: Promise<void> | undefined;
  /** Verdicts on the back ends used so far. */
  readonly checks: Map<Backend, BackendCheck>;
}

/** Work on something that back ends prepare. */
export class Attempts<Prepared extends { dispose(): void }> {
  /** Made where the work is first tried, so that a failure to prepare is met like any other. */
  #prepared: { readonly on: Backend; readonly made: Promise<Prepared> } | undefined;

  constructor(
    private readonly state: State,
    private readonly prepare: (backend: Backend) => Promise<Prepared>,
  ) {}

  /** What `work` comes to, on whichever back end it succeeds; `what` names it in events, a plural. */
  async attempt<T>(what: string, control: Control, work: (prepared: Prepared) => Promise<T>): Promise<T> {
    const { state } = this;
    for (let tries = 1; ; tries++) {
      await state.moving;
      throwIfAborted(control.signal);
      const backend = state.current;
      const { name } = backend.info;
      try {
        return await work(await this.#on(backend));
      } catch (error) {
        throwIfAborted(control.signal);
        const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
        if (error instanceof IsolossError && error.kind !== 'run' && !this.#mayMove(error)) throw error;
        const final = error instanceof IsolossError && FINAL.has(error.code);
        const left = backend !== state.current || state.moving !== undefined;
        if (!final && !left && tries < TRIES) {
          control.event?.(`${what} failed on ${name} (${why}) and are done again.`);
          continue;
        }
        if (!left) this.#moveOn(what, why, error);
        await state.moving;
        control.event?.(
          `${what} failed on ${name} (${why}); these and all later ones run on ${state.current.info.name}.`,
        );
        tries = 0;
      }
    }
  }

  dispose(): void {
    this.#prepared?.made.then(
      (prepared) => prepared.dispose(),
      // Preparing it failed, which whoever waited for it was told.
      () => undefined,
    );
    this.#prepared = undefined;
  }

  /** Another back end may be large enough, where its user leaves the choice. */
  #mayMove({ code }: IsolossError): boolean {
    return code === TOO_LARGE && !this.state.isInsisted;
  }

  /** What `backend` prepared, once however many ask. */
  async #on(backend: Backend): Promise<Prepared> {
    await this.#verify(backend);
    if (this.#prepared?.on !== backend) {
      this.dispose();
      this.#prepared = { on: backend, made: this.prepare(backend) };
    }
    const prepared = this.#prepared;
    try {
      return await prepared.made;
    } catch (error) {
      if (this.#prepared === prepared) this.#prepared = undefined;
      throw error;
    }
  }

  /** @throws IsolossError `wrong-numbers` where the back end fails the test of its arithmetic. */
  async #verify(backend: Backend): Promise<void> {
    const { checks } = this.state;
    if (backend.check === undefined || checks.has(backend)) return;
    const check = await backend.check();
    checks.set(backend, check);
    if (check.passed) return;
    const worst = check.largestError.toPrecision(3);
    throw wrongNumbers(
      `errors of ${worst} times what the specification allows, in a kernel with known answers`,
    );
  }

  /** Begins the move to the next back end. @throws IsolossError where there is none. */
  #moveOn(what: string, why: string, cause: unknown): void {
    const { state } = this;
    const failed = state.current;
    const open = state.behind.shift();
    if (open === undefined) {
      if (cause instanceof IsolossError) throw cause;
      throw new IsolossError(
        'no-backend-left',
        `The ${failed.info.name} back end failed at ${what}: ${why}`,
        'Run it again; if it stays so, report it with the message above.',
        { kind: 'run', cause },
      );
    }
    this.dispose();
    failed.dispose();
    state.moving = open()
      .then((next) => {
        state.current = next;
      })
      .finally(() => {
        state.moving = undefined;
      });
  }
}

export function wrongNumbers(what: string): IsolossError {
  return new IsolossError('wrong-numbers', what, 'Update the GPU driver, or use --backend cpu.', {
    kind: 'run',
  });
}
