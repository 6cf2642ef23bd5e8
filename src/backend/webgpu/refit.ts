import type { Control } from '../../control.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { DevicePlan } from '../../problem/resample.js';
import type { RefitResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { type Batch, packBatch, type Refits, type Resamples, resamplesOf } from './batch.js';
import { WORKGROUP } from './constants.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { KernelSpec } from './kernel-spec.js';
import { reduceKernel, refitKernel, resampleKernel } from './kernels.js';
import { Lanes } from './lanes.js';
import { DeviceResampler, drawnBytes } from './resample.js';
import { bytesAtOnce, endFields, fitsKept, type Pace, type Room, windowOf } from './room.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';

/** Fits whose ends are kept, and whose resamples are. */
export function keptOfRefits(session: Session, { size }: Problem, plan: DevicePlan, starts: number): number {
  const slots = Math.floor(bytesAtOnce(session) / Math.max(1, drawnBytes(plan)));
  // One more than those that fits one after the other take up in full.
  return Math.min(fitsKept(session, endFields(size)), Math.max(1, slots - 1) * starts);
}

/** Invocations that find the minima of one resample. */
function reducersOf(starts: number): number {
  return starts >= WORKGROUP ? WORKGROUP : 1;
}

/** The buffers and kernels of refits on one session. */
export class RefitRun {
  readonly #session: Session;
  readonly #size: number;
  readonly #starts: number;
  readonly #slots: number;
  readonly #lanes: Lanes;
  readonly #resampler: DeviceResampler;
  readonly #reduce: BoundKernel;
  readonly #buffers: Record<'results' | 'readback', GPUBuffer>;

  private constructor(
    session: Session,
    size: number,
    starts: number,
    slots: number,
    lanes: Lanes,
    resampler: DeviceResampler,
    reduce: BoundKernel,
    buffers: Record<'results' | 'readback', GPUBuffer>,
  ) {
    this.#session = session;
    this.#size = size;
    this.#starts = starts;
    this.#slots = slots;
    this.#lanes = lanes;
    this.#resampler = resampler;
    this.#reduce = reduce;
    this.#buffers = buffers;
  }

  /** @throws OutOfDeviceMemory where `room` is too large. */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    plan: DevicePlan,
    starts: StartSet,
    options: SearchOptions,
    room: Room,
    pace: Pace,
  ): Promise<RefitRun> {
    const { size } = problem;
    const made: { destroy(): void }[] = [];
    try {
      // All at once; what is compiled is found again where it is bound.
      const [kernel] = await Promise.all([
        compileKernel(session, reduceKernel(size, reducersOf(starts.count))),
        compileKernel(session, resampleKernel(plan.kind)),
        compileKernel(session, refitKernel(spec, plan.kind)),
      ]);
      const slots = Math.ceil(windowOf(room) / starts.count) + 1;
      const resampler = await DeviceResampler.create(session, plan, slots, spec.deal.rows);
      made.push(resampler);
      const { count } = starts;
      const lanes = await Lanes.create(session, problem, rows, spec, options, pace, room, count, resampler);
      made.push(lanes);
      const points = new Float64Array(count * size);
      starts.fill(0, count, points);
      lanes.writeStarts(points, 0, size);
      const { STORAGE, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
      const bytes = resultBytes(size, Math.ceil(room.batch / count) + 1);
      const buffers = await session.allocate({
        results: { size: bytes, usage: STORAGE | COPY_SRC },
        readback: { size: bytes, usage: MAP_READ | COPY_DST },
      });
      const reduce = bindBuffers(session, kernel, { ...lanes.buffers, results: buffers.results });
      return new RefitRun(session, size, count, slots, lanes, resampler, reduce, buffers);
    } catch (error) {
      for (const each of made) each.destroy();
      throw error;
    }
  }

  /**
   * Makes fits `begin` to before `end` of those numbered resample by resample, the first resample's number in the plan being `first`;
   * what they find is merged into `out`. Those below the number given to `ended` have been.
   */
  fit(
    first: number,
    { begin, end }: Batch,
    out: RefitResult,
    ended: (number: number) => void,
    control: Control,
  ): Promise<void> {
    const starts = this.#starts;
    const before = Math.floor(begin / starts);
    const job = {
      starts,
      firstResample: first + before,
      window: windowOf(this.#lanes.room),
      slots: this.#slots,
    };
    let drawn = 0;
    return this.#lanes.fit(
      {
        first: begin - before * starts,
        end: end - before * starts,
        open: (batch) => {
          const from = drawn;
          drawn = resamplesOf(batch, starts).to;
          this.#describe(batch, job, { from, to: drawn });
          this.#resampler.draw({ from, to: drawn }, job, this.#lanes.buffers.batch);
        },
        close: async (batch) => {
          await this.#read(batch, job, before, out);
          ended(before * starts + batch.end);
        },
      },
      control,
    );
  }

  destroy(): void {
    this.#lanes.destroy();
    this.#resampler.destroy();
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
  }

  #describe(batch: Batch, job: Refits, drawn: Resamples): void {
    this.#session.write(this.#lanes.buffers.batch, 0, packBatch(batch, job, drawn, this.#resampler.drawing));
  }

  /** Merges the minima of a batch into `out`, those of resample r at `at + r`. */
  async #read(batch: Batch, job: Refits, at: number, out: RefitResult): Promise<void> {
    const size = this.#size;
    const { results, readback } = this.#buffers;
    const { from, to } = resamplesOf(batch, this.#starts);
    const count = to - from;
    const bytes = resultBytes(size, count);
    this.#describe(batch, job, { from: 0, to: 0 });
    const commands = this.#session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.#reduce);
    pass.dispatchWorkgroups(Math.ceil((count * reducersOf(this.#starts)) / WORKGROUP));
    pass.end();
    commands.encoder.copyBufferToBuffer(results, 0, readback, 0, bytes);
    commands.submit();
    await this.#session.map(readback, bytes);
    this.#session.throwIfFaulty();
    const mapped = readback.getMappedRange(0, bytes);
    const numbers = new Float32Array(mapped);
    const codes = new Uint32Array(mapped);
    for (let k = 0; k < count; k++) {
      for (let end = 0; end < 2; end++) {
        const field = (i: number) => (end * (size + 2) + i) * count + k;
        const place = 2 * (at + from + k) + end;
        // The first start is in one batch alone, and a minimum must be lower than those of earlier batches.
        const isNew =
          end === 0 ? (from + k) * this.#starts >= batch.begin : numbers[field(size)] < out.objective[place];
        if (!isNew) continue;
        for (let i = 0; i < size; i++) out.parameters[place * size + i] = numbers[field(i)];
        out.objective[place] = numbers[field(size)];
        out.status[place] = codes[field(size + 1)];
      }
    }
    readback.unmap();
  }
}

/** Of the two minima of so many resamples: parameters, objective, status. */
function resultBytes(size: number, resamples: number): number {
  return 8 * (size + 2) * resamples;
}
