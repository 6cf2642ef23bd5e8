import { throwIfAborted } from '../../errors.js';
import { huberForm } from '../../problem/loss.js';
import type { Problem, StartSet } from '../../problem/problem.js';
import type { Control, SearchOptions, SearchResult } from '../contract.js';
import { compactSource, fitSource, type KernelSpec, stateLayout, WORKGROUP } from './generate.js';
import type { DeviceRows } from './rows.js';
import type { Binding, Kernel, Session } from './session.js';

/** Turns of one dispatch at most: after so many, lanes that ended are worth compacting away. */
const TURNS = 8;

/** Turns of one submission at most, however fast they are: what an interrupt may have to wait for. */
const MAX_TURNS = 512;

/** Milliseconds a submission should take: long enough to hide its cost, far from the seconds at which drivers kill. */
const SUBMISSION = 75;

/** Submissions under way at once, so that the device never waits for the host. */
const IN_FLIGHT = 2;

/** Rows of all lanes that one turn may pass over: some 50 ms of work on a GPU, or on a processor in its stead. */
const TURN_WORK = { hardware: 2 ** 26, software: 2 ** 21 };

/** The fit kernel's: params, columns, observations, box, state, ends, running lanes. */
export const fitBindings: readonly Binding[] = [
  'uniform',
  'read-only-storage',
  'read-only-storage',
  'read-only-storage',
  'storage',
  'storage',
  'read-only-storage',
];

/** The compacting kernel's: ends, lanes before, lanes after, workgroups. */
const compactBindings: readonly Binding[] = ['read-only-storage', 'read-only-storage', 'storage', 'storage'];

/** Sizes that tests force; results do not depend on them. */
export interface Pace {
  readonly lanes?: number;
  readonly turns?: number;
}

/** Lanes worth running at once; more would only make a turn longer and the state larger. */
export function lanesAtOnce(session: Session, rows: number, bytesPerLane: number): number {
  const work = session.about.software ? TURN_WORK.software : TURN_WORK.hardware;
  const byWork = Math.floor(work / Math.max(1, rows));
  const byMemory = Math.floor(Math.min(session.maxBinding, 2 ** 27) / bytesPerLane);
  return Math.max(WORKGROUP, WORKGROUP * Math.floor(Math.min(byWork, byMemory) / WORKGROUP));
}

/** The buffers and kernels of one search on one session, for `stride` lanes at a time. */
export class SearchRun {
  readonly #session: Session;
  readonly #problem: Problem;
  readonly #pace: Pace;
  readonly stride: number;
  readonly #buffers: Record<BufferName, GPUBuffer>;
  readonly #fit: Kernel;
  readonly #compact: Kernel;
  /** Bind groups for either direction of the two lists. */
  readonly #binds: readonly { readonly fit: GPUBindGroup; readonly compact: GPUBindGroup }[];
  /** Turns of the next submission, and which list holds the running lanes. */
  #turns: number;
  #list = 0;

  private constructor(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    pace: Pace,
    stride: number,
    buffers: Record<BufferName, GPUBuffer>,
    fit: Kernel,
    compact: Kernel,
  ) {
    this.#session = session;
    this.#problem = problem;
    this.#pace = pace;
    this.stride = stride;
    this.#buffers = buffers;
    this.#fit = fit;
    this.#compact = compact;
    this.#turns = pace.turns ?? 1;
    const { params, box, state, ends, workgroups, listA, listB } = buffers;
    const direction = (from: GPUBuffer, to: GPUBuffer) => ({
      fit: session.bind(fit, [params, rows.columns, rows.observations, box, state, ends, from]),
      compact: session.bind(compact, [ends, from, to, workgroups]),
    });
    this.#binds = [direction(listA, listB), direction(listB, listA)];
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
    const [fit, compact] = await Promise.all([
      session.pipeline('fit', fitSource(spec), fitBindings),
      session.pipeline('compact', compactSource(), compactBindings),
    ]);
    const { fields } = stateLayout(problem.size);
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, INDIRECT, MAP_READ } = GPUBufferUsage;
    const list = { size: 4 * (stride + 1), usage: STORAGE | COPY_DST | COPY_SRC };
    const count = { size: 4, usage: MAP_READ | COPY_DST };
    const buffers = await session.allocate({
      params: { size: 32, usage: UNIFORM | COPY_DST },
      box: { size: 8 * problem.size, usage: STORAGE | COPY_DST },
      state: { size: 4 * fields * stride, usage: STORAGE | COPY_DST | COPY_SRC },
      ends: { size: 8 * stride, usage: STORAGE | COPY_DST | COPY_SRC },
      workgroups: { size: 12, usage: STORAGE | COPY_DST | INDIRECT },
      listA: list,
      listB: list,
      count0: count,
      count1: count,
      results: { size: 4 * (problem.size + 3) * stride, usage: MAP_READ | COPY_DST },
    });
    const { queue } = session.device;
    queue.writeBuffer(buffers.params, 0, packParams(problem, options, stride));
    queue.writeBuffer(buffers.box, 0, packBox(problem));
    return new SearchRun(session, problem, rows, pace, stride, buffers, fit, compact);
  }

  /** Fits starts `first .. first + count - 1`, count <= stride, into `out` at `at`. */
  async fit(starts: StartSet, first: number, count: number, out: SearchResult, at: number, control: Control) {
    this.#load(starts, first, count);
    const inFlight: {
      readonly slot: 'count0' | 'count1';
      readonly turns: number;
      readonly ready: Promise<void>;
    }[] = [];
    let submitted = 0;
    let last = performance.now();
    for (let left = count; left > 0; ) {
      while (inFlight.length < IN_FLIGHT) {
        const slot = submitted++ % 2 === 0 ? 'count0' : 'count1';
        inFlight.push({ slot, turns: this.#turns, ready: this.#submit(slot) });
      }
      const oldest = inFlight.shift();
      if (oldest === undefined) break;
      left = await this.#count(oldest);
      const now = performance.now();
      this.#adapt(oldest.turns, now - last);
      last = now;
      throwIfAborted(control.signal);
    }
    await Promise.all(inFlight.map((submission) => this.#count(submission)));
    await this.#store(count, out, at);
  }

  destroy(): void {
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
  }

  /** Puts the starts in place, field by field, all lanes running and none evaluated. */
  #load(starts: StartSet, first: number, count: number): void {
    const { size } = this.#problem;
    const { queue } = this.#session.device;
    const { state, ends, listA, workgroups } = this.#buffers;
    const rowMajor = new Float64Array(count * size);
    starts.fill(first, count, rowMajor);
    const field = new Float32Array(count);
    for (let i = 0; i < size; i++) {
      for (let lane = 0; lane < count; lane++) field[lane] = rowMajor[lane * size + i];
      queue.writeBuffer(state, 4 * i * this.stride, field);
    }
    const encoder = this.#session.device.createCommandEncoder();
    encoder.clearBuffer(state, 4 * size * this.stride);
    encoder.clearBuffer(ends);
    queue.submit([encoder.finish()]);
    queue.writeBuffer(
      listA,
      0,
      Uint32Array.from({ length: count + 1 }, (_, i) => (i === 0 ? count : i - 1)),
    );
    queue.writeBuffer(workgroups, 0, Uint32Array.of(Math.ceil(count / WORKGROUP), 1, 1));
    this.#list = 0;
  }

  /** Submits `#turns` turns, compacting after every dispatch, and the count of lanes still running into `slot`. */
  #submit(slot: 'count0' | 'count1'): Promise<void> {
    const { device } = this.#session;
    const { params, workgroups, listA, listB } = this.#buffers;
    const dispatches = Math.ceil(this.#turns / TURNS);
    device.queue.writeBuffer(params, 8, Uint32Array.of(Math.ceil(this.#turns / dispatches)));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let i = 0; i < dispatches; i++) {
      const bind = this.#binds[this.#list];
      pass.setPipeline(this.#fit.pipeline);
      pass.setBindGroup(0, bind.fit);
      pass.dispatchWorkgroupsIndirect(workgroups, 0);
      pass.setPipeline(this.#compact.pipeline);
      pass.setBindGroup(0, bind.compact);
      pass.dispatchWorkgroups(1);
      this.#list = 1 - this.#list;
    }
    pass.end();
    encoder.copyBufferToBuffer(this.#list === 0 ? listA : listB, 0, this.#buffers[slot], 0, 4);
    device.queue.submit([encoder.finish()]);
    const ready = this.#buffers[slot].mapAsync(GPUMapMode.READ);
    // An abort or a lost device may leave this promise unawaited.
    ready.catch(() => undefined);
    return ready;
  }

  async #count({ slot, ready }: { readonly slot: 'count0' | 'count1'; readonly ready: Promise<void> }) {
    await ready;
    this.#session.throwIfFaulty();
    const buffer = this.#buffers[slot];
    const [count] = new Uint32Array(buffer.getMappedRange());
    buffer.unmap();
    return count;
  }

  /** Sizes the next submission by how long one took, growing with care. */
  #adapt(turns: number, milliseconds: number): void {
    if (this.#pace.turns !== undefined) return;
    const wanted = Math.round((turns * SUBMISSION) / Math.max(milliseconds, 0.1));
    this.#turns = Math.min(Math.max(1, wanted), 4 * turns, MAX_TURNS);
  }

  async #store(count: number, out: SearchResult, at: number): Promise<void> {
    const { size } = this.#problem;
    const { stride } = this;
    const { state, ends, results } = this.#buffers;
    const encoder = this.#session.device.createCommandEncoder();
    const parameters = 4 * (size + 1) * stride;
    encoder.copyBufferToBuffer(state, 0, results, 0, parameters);
    encoder.copyBufferToBuffer(ends, 0, results, parameters, 8 * stride);
    this.#session.device.queue.submit([encoder.finish()]);
    await results.mapAsync(GPUMapMode.READ);
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

type BufferName =
  | 'params'
  | 'box'
  | 'state'
  | 'ends'
  | 'workgroups'
  | 'listA'
  | 'listB'
  | 'count0'
  | 'count1'
  | 'results';

/** The uniform of `fit.wgsl`; turns (the third word) are written with each submission. */
function packParams({ rows, loss }: Problem, options: SearchOptions, stride: number): ArrayBuffer {
  const { delta, up, down } = huberForm(loss.rho, options.smoothing);
  const words = new ArrayBuffer(32);
  new Uint32Array(words).set([rows, stride, 0, options.maxSteps]);
  new Float32Array(words, 16).set([options.tolerance, delta, up, down]);
  return words;
}

/** Bounds as f32, infinite ones as numbers that no parameter reaches. */
function packBox({ lower, upper }: Problem): Float32Array<ArrayBuffer> {
  const finite = (x: number) => Math.min(Math.max(x, -1e30), 1e30);
  return Float32Array.from([...lower, ...upper], finite);
}
