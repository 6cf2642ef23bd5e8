/** Something that may end while others wait for what it works at. */
export class Ending {
  readonly #waiting = new Set<(error: Error) => void>();
  #error: Error | undefined;

  /** It is over: whoever waits hears of it, and whoever waits from now on. */
  end(why: string): void {
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
 * What `work` comes to, unless one of `endings` comes first. A race with a promise that lives longer would keep every
 * result for as long as that does.
 */
export function unlessEnded<T>(work: Promise<T>, ...endings: readonly Ending[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (error: Error): void => {
      for (const ending of endings) ending.delete(stop);
      reject(error);
    };
    for (const ending of endings) ending.add(stop);
    work.then(
      (result) => {
        for (const ending of endings) ending.delete(stop);
        resolve(result);
      },
      (error: unknown) => stop(error instanceof Error ? error : new Error(String(error))),
    );
  });
}
