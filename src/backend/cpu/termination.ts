/** The termination of something whose results are awaited, a worker or a run. */
export class Termination {
  readonly #waiting = new Set<(error: Error) => void>();
  #error: Error | undefined;

  /** Rejects all that wait, now and later. */
  terminate(why: string): void {
    if (this.#error !== undefined) return;
    this.#error = new Error(why);
    for (const reject of this.#waiting) reject(this.#error);
    this.#waiting.clear();
  }

  add(reject: (error: Error) => void): void {
    if (this.#error === undefined) this.#waiting.add(reject);
    else reject(this.#error);
  }

  delete(reject: (error: Error) => void): void {
    this.#waiting.delete(reject);
  }
}

/**
 * The result of `work`, unless one of `terminations` comes first. `Promise.race` with a promise that lives longer would
 * retain every result for as long.
 */
export function unlessTerminated<T>(work: Promise<T>, ...terminations: readonly Termination[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (error: Error): void => {
      for (const termination of terminations) termination.delete(stop);
      reject(error);
    };
    for (const termination of terminations) termination.add(stop);
    work.then(
      (result) => {
        for (const termination of terminations) termination.delete(stop);
        resolve(result);
      },
      (error: unknown) => stop(error instanceof Error ? error : new Error(String(error))),
    );
  });
}
