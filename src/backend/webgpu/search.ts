import type { Control } from '../../control.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { SearchResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import type { Batch } from './batch.js';
import type { KernelSpec } from './kernel-spec.js';
import { Lanes } from './lanes.js';
import { endFields, fitsKept, type Pace, type Room, windowOf } from './room.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';

/** Fits whose starts and ends are kept. */
export function keptOfSearch(session: Session, { size }: Problem): number {
  return fitsKept(session, endFields(size));
}

/** The buffers and kernels of one search on one session. */
export class SearchRun {
  readonly #session: Session;
  readonly #size: number;
  readonly #lanes: Lanes;
  readonly #readback: GPUBuffer;

  private constructor(session: Session, size: number, lanes: Lanes, readback: GPUBuffer) {
    this.#session = session;
    this.#size = size;
    this.#lanes = lanes;
    this.#readback = readback;
  }

  /** @throws OutOfDeviceMemory where `room` is too large. */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    options: SearchOptions,
    room: Room,
    pace: Pace,
  ): Promise<SearchRun> {
    const { size } = problem;
    const lanes = await Lanes.create(session, problem, rows, spec, options, pace, room, windowOf(room));
    try {
      const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
      const bytes = 4 * endFields(size) * room.batch;
      const { readback } = await session.allocate({ readback: { size: bytes, usage } });
      return new SearchRun(session, size, lanes, readback);
    } catch (error) {
      lanes.destroy();
      throw error;
    }
  }

  /**
   * Follows starts `first + begin` to before `first + end` to their ends, which are put into `out` from `begin` on; those below the
   * number given to `ended` have been.
   */
  fit(
    starts: StartSet,
    first: number,
    { begin, end }: Batch,
    out: SearchResult,
    ended: (number: number) => void,
    control: Control,
  ): Promise<void> {
    const size = this.#size;
    const window = windowOf(this.#lanes.room);
    return this.#lanes.fit(
      {
        first: 0,
        end: end - begin,
        open: (batch) => {
          const points = new Float64Array((batch.end - batch.begin) * size);
          starts.fill(first + begin + batch.begin, batch.end - batch.begin, points);
          this.#lanes.writeStarts(points, batch.begin % window, size);
        },
        close: async (batch) => {
          await this.#read(batch, begin, out);
          ended(begin + batch.end);
        },
      },
      control,
    );
  }

  destroy(): void {
    this.#lanes.destroy();
    this.#readback.destroy();
  }

  /** Puts the ends of a batch into `out`, that of fit n at `at + n`. */
  async #read({ begin, end }: Batch, at: number, out: SearchResult): Promise<void> {
    const size = this.#size;
    const fields = endFields(size);
    const window = windowOf(this.#lanes.room);
    const count = end - begin;
    const commands = this.#session.record();
    for (let k = 0; k < fields; k++) {
      const from = 4 * (k * window + (begin % window));
      commands.encoder.copyBufferToBuffer(
        this.#lanes.buffers.ends,
        from,
        this.#readback,
        4 * k * count,
        4 * count,
      );
    }
    commands.submit();
    await this.#session.map(this.#readback);
    this.#session.throwIfFaulty();
    const mapped = this.#readback.getMappedRange();
    const numbers = new Float32Array(mapped);
    const codes = new Uint32Array(mapped);
    for (let fit = 0; fit < count; fit++) {
      const place = at + begin + fit;
      for (let i = 0; i < size; i++) out.parameters[place * size + i] = numbers[i * count + fit];
      out.objective[place] = numbers[size * count + fit];
      out.status[place] = codes[(size + 1) * count + fit];
      out.steps[place] = codes[(size + 2) * count + fit];
    }
    this.#readback.unmap();
  }
}
