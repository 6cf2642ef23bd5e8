import type { Control } from '../../control.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { SearchResult } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { packBatch, plainBatch } from './batch.js';
import type { KernelSpec } from './kernel-spec.js';
import { Lanes, laneBytes, type Pace } from './lanes.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';

/** Bytes that a search takes for each lane. */
export function searchBytes(size: number): number {
  return laneBytes(size) + 4 * (2 * size + 3);
}

/** The buffers and kernels of one search on one session, for so many lanes at a time. */
export class SearchRun {
  readonly #session: Session;
  readonly #size: number;
  readonly #lanes: Lanes;
  readonly #results: GPUBuffer;

  private constructor(session: Session, size: number, lanes: Lanes, results: GPUBuffer) {
    this.#session = session;
    this.#size = size;
    this.#lanes = lanes;
    this.#results = results;
  }

  /** @throws OutOfDeviceMemory where `stride` lanes are too many. */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    options: SearchOptions,
    stride: number,
    pace: Pace,
  ): Promise<SearchRun> {
    const { size } = problem;
    const room = { stride, starts: stride };
    const lanes = await Lanes.create(session, problem, rows, spec, options, pace, room);
    try {
      const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
      const { results } = await session.allocate({ results: { size: 4 * (size + 3) * stride, usage } });
      return new SearchRun(session, size, lanes, results);
    } catch (error) {
      lanes.destroy();
      throw error;
    }
  }

  /** Fits starts `first .. first + count - 1`, count <= stride, into `out` at `at`. */
  async fit(starts: StartSet, first: number, count: number, out: SearchResult, at: number, control: Control) {
    const { buffers, stride } = this.#lanes;
    const points = new Float64Array(count * this.#size);
    starts.fill(first, count, points);
    this.#session.write(buffers.starts, 0, Float32Array.from(points));
    this.#session.write(buffers.batch, 0, packBatch(plainBatch(stride, count)));
    await this.#lanes.fit(count, control);
    await this.#store(count, out, at);
  }

  destroy(): void {
    this.#lanes.destroy();
    this.#results.destroy();
  }

  async #store(count: number, out: SearchResult, at: number): Promise<void> {
    const size = this.#size;
    const results = this.#results;
    const { stride } = this.#lanes;
    const { state, outcomes } = this.#lanes.buffers;
    const commands = this.#session.record();
    const parameters = 4 * (size + 1) * stride;
    commands.encoder.copyBufferToBuffer(state, 0, results, 0, parameters);
    commands.encoder.copyBufferToBuffer(outcomes, 0, results, parameters, 8 * stride);
    commands.submit();
    await this.#session.map(results);
    this.#session.throwIfFaulty();
    const mapped = results.getMappedRange();
    const numbers = new Float32Array(mapped, 0, (size + 1) * stride);
    const codes = new Uint32Array(mapped, parameters, 2 * stride);
    for (let lane = 0; lane < count; lane++) {
      for (let i = 0; i < size; i++) out.parameters[(at + lane) * size + i] = numbers[i * stride + lane];
      out.objective[at + lane] = numbers[size * stride + lane];
      out.status[at + lane] = codes[lane];
      out.steps[at + lane] = codes[stride + lane];
    }
    results.unmap();
  }
}
