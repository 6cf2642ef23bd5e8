import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { huberForm } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import type { ObjectiveResult } from '../../solver/results.js';
import { WORKGROUP } from './constants.js';
import type { Deal } from './deal.js';
import { objectiveParams } from './interfaces.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { KernelSpec } from './kernel-spec.js';
import { objectiveKernel } from './kernels.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';
import { IN_FLIGHT } from './work-queue.js';

type BufferName = 'params' | 'points' | 'results' | 'readback0' | 'readback1';

/** The buffers and kernel that evaluate the objective, with its gradient or without, at up to `stride` parameter vectors at a time. */
export class ObjectiveRun {
  readonly #session: Session;
  readonly #problem: Problem;
  readonly #deal: Deal;
  readonly #kernel: BoundKernel;
  readonly #buffers: Record<BufferName, GPUBuffer>;
  readonly stride: number;
  #submitted = 0;

  private constructor(
    session: Session,
    problem: Problem,
    deal: Deal,
    kernel: BoundKernel,
    buffers: Record<BufferName, GPUBuffer>,
    stride: number,
  ) {
    this.#session = session;
    this.#problem = problem;
    this.#deal = deal;
    this.#kernel = kernel;
    this.#buffers = buffers;
    this.stride = stride;
  }

  /** @throws OutOfDeviceMemory where `stride` vectors are too many. */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    gradient: boolean,
    stride: number,
  ): Promise<ObjectiveRun> {
    const kernel = await compileKernel(session, objectiveKernel(spec, gradient));
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
    const size = 4 * (1 + (gradient ? problem.size : 0)) * stride;
    const readback = { size, usage: MAP_READ | COPY_DST };
    const buffers = await session.allocate({
      params: { size: objectiveParams.size, usage: UNIFORM | COPY_DST },
      points: { size: 4 * problem.size * stride, usage: STORAGE | COPY_DST },
      results: { size, usage: STORAGE | COPY_SRC },
      readback0: readback,
      readback1: readback,
    });
    const bound = bindBuffers(session, kernel, { ...buffers, rows: rows.rows });
    return new ObjectiveRun(session, problem, spec.deal, bound, buffers, stride);
  }

  /**
   * Evaluates points `at .. at + count - 1`, count <= stride, into the same places of `out`. Submits before it returns; what is
   * written and copied goes by the order of the queue, so that two calls under way share all buffers but those that are read.
   */
  async evaluate(
    points: Float64Array,
    at: number,
    count: number,
    smoothing: number,
    out: ObjectiveResult,
    control: Control,
  ): Promise<void> {
    throwIfAborted(control.signal);
    const { size, loss } = this.#problem;
    const { team, rows } = this.#deal;
    const { delta, up, down } = huberForm(loss.rho, smoothing);
    this.#session.write(this.#buffers.params, 0, objectiveParams.pack({ rows, count, delta, up, down }));
    const vectors = new Float32Array(points.subarray(at * size, (at + count) * size));
    this.#session.write(this.#buffers.points, 0, vectors);
    const commands = this.#session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.#kernel);
    pass.dispatchWorkgroups(Math.ceil((count * team) / WORKGROUP));
    pass.end();
    const { results } = this.#buffers;
    const readback = this.#buffers[this.#submitted++ % IN_FLIGHT === 0 ? 'readback0' : 'readback1'];
    const width = out.gradient.length === 0 ? 1 : 1 + size;
    const bytes = 4 * width * count;
    commands.encoder.copyBufferToBuffer(results, 0, readback, 0, bytes);
    commands.submit();
    await this.#session.map(readback, bytes);
    try {
      this.#session.throwIfFaulty();
      const numbers = new Float32Array(readback.getMappedRange(0, bytes));
      out.objective.set(numbers.subarray(0, count), at);
      if (width > 1) out.gradient.set(numbers.subarray(count), at * size);
    } finally {
      readback.unmap();
    }
  }

  destroy(): void {
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
  }
}
