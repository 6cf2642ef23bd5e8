/**
 * What work on this thread is done with, buffers included. Work that yields keeps one to itself until it ends, so that other work
 * which begins meanwhile has another.
 */
export class Locals<Local> {
  readonly #idle: Local[] = [];

  constructor(private readonly make: () => Local) {}

  /** For a call that does not yield. */
  get one(): Local {
    if (this.#idle.length === 0) this.#idle.push(this.make());
    return this.#idle[this.#idle.length - 1];
  }

  /** `work` with one of its own. */
  *use(work: (local: Local) => Generator<void>): Generator<void> {
    const local = this.#idle.pop() ?? this.make();
    try {
      yield* work(local);
    } finally {
      this.#idle.push(local);
    }
  }
}
