/** When passes began and ended, by the device's own clock. */

/** Places in a query set: before the submission's commands, its pass's beginning and end, after its commands. */
const OPEN = 0;
const BEGIN = 1;
const END = 2;
const CLOSE = 3;
const COUNT = 4;

const BYTES = 8 * COUNT;

/** Seconds of one submission. */
export interface SubmissionTimes {
  /** In its compute pass. */
  readonly passes: number;
  /** From the pass's end until the submission's copies were complete. */
  readonly copies: number;
}

/** One submission's queries, given back once they have been read. */
export class Marks {
  readonly #queries: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #readback: GPUBuffer;
  readonly #release: (marks: Marks) => void;
  #passed = false;

  constructor(device: GPUDevice, release: (marks: Marks) => void) {
    const { QUERY_RESOLVE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
    this.#queries = device.createQuerySet({ type: 'timestamp', count: COUNT });
    this.#resolved = device.createBuffer({ size: BYTES, usage: QUERY_RESOLVE | COPY_SRC });
    this.#readback = device.createBuffer({ size: BYTES, usage: MAP_READ | COPY_DST });
    this.#release = release;
  }

  /** Before all other commands. Timestamps can be written in passes alone, so an empty one is added. */
  open(encoder: GPUCommandEncoder): void {
    this.#passed = false;
    this.#stamp(encoder, OPEN);
  }

  /** For the one pass that a submission may have. */
  pass(): GPUComputePassDescriptor {
    this.#passed = true;
    return {
      timestampWrites: {
        querySet: this.#queries,
        beginningOfPassWriteIndex: BEGIN,
        endOfPassWriteIndex: END,
      },
    };
  }

  /** After all other commands. */
  close(encoder: GPUCommandEncoder): void {
    this.#stamp(encoder, CLOSE);
    encoder.resolveQuerySet(this.#queries, 0, COUNT, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, this.#readback, 0, BYTES);
  }

  async read(): Promise<SubmissionTimes> {
    await this.#readback.mapAsync(GPUMapMode.READ);
    const times = new BigUint64Array(this.#readback.getMappedRange());
    // Clocks that are reset in between run backwards: such a span is not counted.
    const between = (from: bigint, to: bigint): number => Math.max(0, Number(to - from) / 1e9);
    const [open, close] = [times[OPEN], times[CLOSE]];
    // A pass may be reported to begin while the previous submission is still running; the stamp before it may not.
    const begin = times[BEGIN] > open ? times[BEGIN] : open;
    const result = this.#passed
      ? { passes: between(begin, times[END]), copies: between(times[END], close) }
      : { passes: 0, copies: between(open, close) };
    this.#readback.unmap();
    this.#release(this);
    return result;
  }

  #stamp(encoder: GPUCommandEncoder, index: number): void {
    const timestampWrites = { querySet: this.#queries, endOfPassWriteIndex: index };
    encoder.beginComputePass({ timestampWrites }).end();
  }
}

/** The queries of one device; they go with it. */
export class Timestamps {
  readonly #device: GPUDevice;
  readonly #free: Marks[] = [];

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  take(): Marks {
    return this.#free.pop() ?? new Marks(this.#device, (marks) => this.#free.push(marks));
  }
}
