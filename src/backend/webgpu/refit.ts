import type { Control } from '../../control.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { DevicePlan } from '../../problem/resample.js';
import type { RefitResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { WORKGROUP } from './constants.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { KernelSpec } from './kernel-spec.js';
import { initializeKernel, reduceKernel, refitKernel, resampleKernel } from './kernels.js';
import { bytesAtOnce, Lanes, laneBytes, lanesAtOnce, type Pace } from './lanes.js';
import { DeviceResampler, drawnBytes } from './resample.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';

/** Lanes worth running at once, whole resamples where one has no more starts than that. */
export function refitLanes(
  session: Session,
  { rows, size }: Problem,
  plan: DevicePlan,
  starts: number,
): number {
  const bytes = drawnBytes(plan);
  const lanes = lanesAtOnce(session, rows, laneBytes(size) + bytes / starts);
  const slots = Math.max(1, Math.floor(bytesAtOnce(session) / Math.max(1, bytes)));
  return Math.min(lanes, slots * starts);
}

/**
 * Fits of the next piece, of at most `lanes`: numbered resample by resample, `done` are behind. Whole resamples, or
 * where one alone is too many a stretch of its starts.
 */
export function refitPiece(lanes: number, starts: number, done: number): number {
  const within = done % starts;
  return within === 0 && lanes >= starts ? lanes - (lanes % starts) : Math.min(lanes, starts - within);
}

/** Invocations that find the minima of one resample. */
function reducersOf(starts: number): number {
  return starts >= WORKGROUP ? WORKGROUP : 1;
}

/** The buffers and kernels of refits on one session, for so many lanes at a time. */
export class RefitRun {
  readonly #session: Session;
  readonly #size: number;
  readonly #starts: number;
  readonly #lanes: Lanes;
  readonly #resampler: DeviceResampler;
  readonly #reduce: BoundKernel;
  readonly #buffers: Record<'results' | 'readback', GPUBuffer>;

  private constructor(
    session: Session,
    size: number,
    starts: number,
    lanes: Lanes,
    resampler: DeviceResampler,
    reduce: BoundKernel,
    buffers: Record<'results' | 'readback', GPUBuffer>,
  ) {
    this.#session = session;
    this.#size = size;
    this.#starts = starts;
    this.#lanes = lanes;
    this.#resampler = resampler;
    this.#reduce = reduce;
    this.#buffers = buffers;
  }

  /** @throws OutOfDeviceMemory where `stride` lanes are too many. */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    plan: DevicePlan,
    starts: StartSet,
    options: SearchOptions,
    stride: number,
    pace: Pace,
  ): Promise<RefitRun> {
    const { size } = problem;
    const made: { destroy(): void }[] = [];
    try {
      // All at once; what is compiled is found again where it is bound.
      const [kernel] = await Promise.all([
        compileKernel(session, reduceKernel(size, reducersOf(starts.count))),
        compileKernel(session, resampleKernel(plan.kind)),
        compileKernel(session, initializeKernel(size)),
        compileKernel(session, refitKernel(spec, plan.kind)),
      ]);
      const slots = Math.max(1, Math.floor(stride / starts.count));
      const resampler = await DeviceResampler.create(session, plan, slots, spec.deal.rows);
      made.push(resampler);
      const room = { stride, starts: starts.count };
      const lanes = await Lanes.create(session, problem, rows, spec, options, pace, room, resampler);
      made.push(lanes);
      const points = new Float64Array(starts.count * size);
      starts.fill(0, starts.count, points);
      session.write(lanes.buffers.starts, 0, Float32Array.from(points));
      const { STORAGE, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
      const bytes = 8 * (size + 2) * slots;
      const buffers = await session.allocate({
        results: { size: bytes, usage: STORAGE | COPY_SRC },
        readback: { size: bytes, usage: MAP_READ | COPY_DST },
      });
      const reduce = bindBuffers(session, kernel, { ...lanes.buffers, results: buffers.results });
      return new RefitRun(session, size, starts.count, lanes, resampler, reduce, buffers);
    } catch (error) {
      for (const each of made) each.destroy();
      throw error;
    }
  }

  /**
   * Makes fits `at .. at + count - 1` of those numbered resample by resample, the first resample's number being
   * `first`, as divided by `refitPiece`; what they find is merged into `out`.
   */
  async fit(first: number, at: number, count: number, out: RefitResult, control: Control): Promise<void> {
    const resample = Math.floor(at / this.#starts);
    const slots = Math.max(1, Math.floor(count / this.#starts));
    const starts = count / slots;
    const firstStart = at % this.#starts;
    const batch = {
      stride: this.#lanes.stride,
      slots,
      starts,
      firstStart,
      firstResample: first + resample,
      allStarts: this.#starts,
    };
    this.#resampler.draw(batch, this.#lanes.buffers.batch);
    await this.#lanes.fit(count, control);
    await this.#store(resample, slots, firstStart, out);
  }

  destroy(): void {
    this.#lanes.destroy();
    this.#resampler.destroy();
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
  }

  async #store(resample: number, slots: number, firstStart: number, out: RefitResult): Promise<void> {
    const size = this.#size;
    const { results, readback } = this.#buffers;
    const bytes = 8 * (size + 2) * slots;
    const commands = this.#session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.#reduce);
    pass.dispatchWorkgroups(Math.ceil((slots * reducersOf(this.#starts)) / WORKGROUP));
    pass.end();
    commands.encoder.copyBufferToBuffer(results, 0, readback, 0, bytes);
    commands.submit();
    await this.#session.map(readback, bytes);
    this.#session.throwIfFaulty();
    const mapped = readback.getMappedRange(0, bytes);
    const numbers = new Float32Array(mapped);
    const codes = new Uint32Array(mapped);
    for (let slot = 0; slot < slots; slot++) {
      for (let end = 0; end < 2; end++) {
        const field = (k: number) => (end * (size + 2) + k) * slots + slot;
        const place = 2 * (resample + slot) + end;
        // A later part of the starts does not include the first, and its minimum must be lower than those before it.
        if (end === 0 ? firstStart > 0 : !(numbers[field(size)] < out.objective[place])) continue;
        for (let i = 0; i < size; i++) out.parameters[place * size + i] = numbers[field(i)];
        out.objective[place] = numbers[field(size)];
        out.status[place] = codes[field(size + 1)];
      }
    }
    readback.unmap();
  }
}
