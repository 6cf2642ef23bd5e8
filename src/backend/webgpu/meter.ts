/** What a WebGPU back end spends on compiling, computing and reading back; for benchmarks. */
import { type Marks, Timestamps } from './timestamps.js';

/** Seconds since the back end was opened, in total. */
export interface Spent {
  /** While at least one pipeline was being compiled. */
  readonly compile: number;
  /** In compute passes, by the device's own clock; absent where it has none that can be read. */
  readonly device?: number;
  /** After the passes: copying on the device where its clock can be read, and waiting for bytes once it was done. */
  readonly readback: number;
  /** Bytes mapped for reading. */
  readonly bytes: number;
  readonly submissions: number;
}

/** Measures the work of one back end. Metered submissions take some microseconds more. */
export class Meter {
  readonly #compiling = new Busy();
  readonly #waiting = new Busy();
  #passes = 0;
  #copies = 0;
  #bytes = 0;
  #submissions = 0;
  #timestamps: Timestamps | undefined;
  readonly #unread = new Set<Promise<void>>();

  /** Takes up a device. Those of a lost one's times that have not been read are lost with it. */
  attach(device: GPUDevice): void {
    this.#timestamps = device.features.has('timestamp-query') ? new Timestamps(device) : undefined;
  }

  /** Device times come from timestamp queries. */
  get timestamps(): boolean {
    return this.#timestamps !== undefined;
  }

  /** Waits for the times of all that was submitted before. */
  async spent(): Promise<Spent> {
    await Promise.all(this.#unread);
    return {
      compile: this.#compiling.seconds,
      ...(this.timestamps ? { device: this.#passes } : {}),
      readback: this.#copies + this.#waiting.seconds,
      bytes: this.#bytes,
      submissions: this.#submissions,
    };
  }

  /** The marks of a submission that is about to be recorded. */
  mark(): Marks | undefined {
    return this.#timestamps?.take();
  }

  /** To be called once the submission is made. */
  submitted(marks: Marks | undefined): void {
    this.#submissions++;
    if (marks === undefined) return;
    const reading = marks.read().then(
      ({ passes, copies }) => {
        this.#passes += passes;
        this.#copies += copies;
      },
      // The device was lost: the calls that await its results throw.
      () => undefined,
    );
    this.#unread.add(reading);
    void reading.then(() => this.#unread.delete(reading));
  }

  compile<T>(compiling: Promise<T>): Promise<T> {
    return this.#compiling.during(compiling);
  }

  /** `mapped`: bytes to be mapped for reading; `done`: the device has worked through what was submitted before. */
  async map(bytes: number, mapped: Promise<void>, done: Promise<void>): Promise<void> {
    this.#bytes += bytes;
    await Promise.race([mapped, done]);
    await this.#waiting.during(mapped);
  }
}

/** The time in which at least one of several things was under way. */
class Busy {
  #spent = 0;
  #under = 0;
  #since = 0;

  get seconds(): number {
    return this.#spent / 1000;
  }

  async during<T>(work: Promise<T>): Promise<T> {
    if (this.#under++ === 0) this.#since = performance.now();
    try {
      return await work;
    } finally {
      if (--this.#under === 0) this.#spent += performance.now() - this.#since;
    }
  }
}
