/** Retry on one back end and failover to the next, on which the work is prepared anew. */

import type { Control } from '../control.js';
import { field, IsolossError, throwIfAborted } from '../errors.js';
import type { Backend, BackendCheck } from './contract.js';

/** Attempts at a chunk on one back end, unless it fails for good. */
const MAX_TRIES = 2;

/** The error code of a problem that is too large for this back end. */
const TOO_LARGE = 'too-large-for-gpu';

/** The error codes of a kernel that a driver does not compile, or not soon; others may well be. */
const REFUSED = new Set(['webgpu-validation', 'slow-compiler']);

/** Errors that a retry on the same back end cannot repair. */
const FINAL = new Set([
  'device-lost',
  'gpu-out-of-memory',
  'no-wasm-simd',
  'out-of-memory',
  TOO_LARGE,
  ...REFUSED,
  'wrong-numbers',
]);

export interface FailoverState {
  current: Backend;
  readonly fallbacks: (() => Promise<Backend>)[];
  /** The first back end was asked for by name: a problem too large for it is an error. */
  readonly isRequired: boolean;
  /** The failover in progress, which all concurrent work awaits. */
  switching: Promise<void> | undefined;
  /** Results of the tests of back ends used so far. */
  readonly checks: Map<Backend, BackendCheck>;
}

/** Attempts at work on something that back ends prepare. */
export class Attempts<Prepared extends { dispose(): void }> {
  /** Prepared at the first attempt, so that a failure to prepare is handled like any other. */
  #prepared: { readonly on: Backend; readonly made: Promise<Prepared> } | undefined;

  /** Of all work on the back end, until a kernel of this work is refused: then of this work alone. */
  #state: FailoverState;
  #hasOwnState = false;
  /** The move of this work alone that is in progress. */
  #leaving: Promise<void> | undefined;

  constructor(
    state: FailoverState,
    private readonly prepare: (backend: Backend) => Promise<Prepared>,
  ) {
    this.#state = state;
  }

  /** The result of `work`, on whichever back end it succeeds; `what` names it in events, a plural. */
  async attempt<T>(what: string, control: Control, work: (prepared: Prepared) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      await this.#settled();
      const state = this.#state;
      throwIfAborted(control.signal);
      const backend = state.current;
      const { name } = backend.info;
      try {
        return await work(await this.#preparedOn(backend, control));
      } catch (error) {
        throwIfAborted(control.signal);
        const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
        if (error instanceof IsolossError && error.kind !== 'run' && !this.#mayFailOver(error)) throw error;
        const final = error instanceof IsolossError && FINAL.has(error.code);
        const hasSwitched =
          state !== this.#state ||
          this.#leaving !== undefined ||
          backend !== state.current ||
          state.switching !== undefined;
        if (!final && !hasSwitched && tries < MAX_TRIES) {
          control.event?.(`${what} failed on ${name} (${why}) and are done again.`);
          continue;
        }
        const isRefused = error instanceof IsolossError && REFUSED.has(error.code);
        if (isRefused && !hasSwitched && !this.#hasOwnState) {
          this.#leaving = this.#leave(what, why, error).finally(() => {
            this.#leaving = undefined;
          });
        } else if (!hasSwitched) this.#failOver(what, why, error);
        await this.#settled();
        control.event?.(
          `${what} failed on ${name} (${why}); these and all later ones run on ${this.#state.current.info.name}.`,
        );
        tries = 0;
      }
    }
  }

  dispose(): void {
    this.#forget();
    if (this.#hasOwnState) this.#state.current.dispose();
  }

  #forget(): void {
    this.#prepared?.made.then(
      (prepared) => prepared.dispose(),
      // Preparing failed, which the callers that awaited it handle.
      () => undefined,
    );
    this.#prepared = undefined;
  }

  /** Whether another back end may be large enough, and the user leaves the choice. */
  #mayFailOver({ code }: IsolossError): boolean {
    return code === TOO_LARGE && !this.#state.isRequired;
  }

  /** What `backend` prepared, once for all callers. */
  async #preparedOn(backend: Backend, control: Control): Promise<Prepared> {
    await this.#verify(backend, control);
    if (this.#prepared?.on !== backend) {
      this.#forget();
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
  async #verify(backend: Backend, control: Control): Promise<void> {
    const { checks } = this.#state;
    if (backend.check === undefined || checks.has(backend)) return;
    const check = await backend.check(control);
    checks.set(backend, check);
    const worst = check.largestError.toPrecision(3);
    if (check.passed) {
      if (check.largestError > 1) {
        control.event?.(
          `Logarithms on ${backend.info.name} err up to ${worst} times what its specification allows, which searches bear.`,
        );
      }
      return;
    }
    throw wrongNumbers(
      `errors of ${worst} times what the specification allows, in a kernel with known answers`,
    );
  }

  /** Waits for a move to another back end that is in progress. */
  async #settled(): Promise<void> {
    await this.#leaving;
    await this.#state.switching;
  }

  /** This work alone moves to the next back end: the device compiles other kernels. @throws IsolossError where there is none. */
  async #leave(what: string, why: string, cause: unknown): Promise<void> {
    const { current, fallbacks, checks } = this.#state;
    const [open, ...others] = fallbacks;
    if (open === undefined) throw noBackendLeft(current, what, why, cause);
    this.#forget();
    const next = await open();
    this.#hasOwnState = true;
    this.#state = { current: next, fallbacks: others, isRequired: false, switching: undefined, checks };
  }

  /** Begins the failover to the next back end. @throws IsolossError where there is none. */
  #failOver(what: string, why: string, cause: unknown): void {
    const state = this.#state;
    const failed = state.current;
    const open = state.fallbacks.shift();
    if (open === undefined) throw noBackendLeft(failed, what, why, cause);
    this.#forget();
    failed.dispose();
    state.switching = open()
      .then((next) => {
        state.current = next;
      })
      .finally(() => {
        state.switching = undefined;
      });
  }
}

function noBackendLeft({ info }: Backend, what: string, why: string, cause: unknown): IsolossError {
  if (cause instanceof IsolossError) return cause;
  return new IsolossError(
    'no-backend-left',
    `The ${info.name} back end failed at ${what}: ${why}`,
    'Run it again; if it stays so, report it with the message above.',
    { kind: 'run', cause },
  );
}

export function wrongNumbers(what: string): IsolossError {
  return new IsolossError('wrong-numbers', what, `Update the GPU driver, or use ${field('backend')} cpu.`, {
    kind: 'run',
  });
}
