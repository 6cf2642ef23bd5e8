import { sharesDisplay } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { huberForm } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { LISTS, WORKGROUP } from './constants.js';
import type { Deal, WantedDeal } from './deal.js';
import { stateLayout } from './generate.js';
import { batchStruct, type fit, fitParams, fitTurn } from './interfaces.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { KernelSpec } from './kernel-spec.js';
import { fitKernel, initializeKernel, refitKernel } from './kernels.js';
import { Pacing } from './pacing.js';
import type { DeviceResampler } from './resample.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';

/** Iterations of one dispatch at most: after so many it pays to leave out the lanes that have ended. */
const ITERATIONS = 8;

/** Iterations of one submission at most, however fast they are: an interrupt may have to wait for them. */
const MAX_ITERATIONS = 512;

/** Submissions after which the count of running lanes is read: each time costs a round trip. */
const SUBMISSIONS = 2;

/** Such groups of submissions under way at once, so that the device never waits for the host. */
const IN_FLIGHT = 2;

/**
 * Rows of all lanes that one iteration passes over at most: some 50 ms of work on a processor, 20 on a small GPU, half of that
 * where a page is to be drawn meanwhile. The more lanes, the shorter beside them the time in which the last ones run alone.
 */
const ITERATION_WORK = { hardware: 2 ** 27, besidePage: 2 ** 26, software: 2 ** 21 };

/** Bytes that a set of buffers may take. */
const MEMORY = 2 ** 27;

/** Sizes that tests force; results do not depend on them. */
export interface Pace extends WantedDeal {
  readonly lanes?: number;
  readonly iterations?: number;
  /** Of one submission of a sweep: points, or blocks of candidates. */
  readonly points?: number;
}

/** Lanes worth running at once; more would only make an iteration longer and the state larger. */
export function lanesAtOnce(session: Session, rows: number, bytesPerLane: number): number {
  const onGpu = sharesDisplay() ? ITERATION_WORK.besidePage : ITERATION_WORK.hardware;
  const work = session.about.software ? ITERATION_WORK.software : onGpu;
  const byWork = Math.floor(work / Math.max(1, rows));
  const byMemory = Math.floor(bytesAtOnce(session) / bytesPerLane);
  return Math.max(WORKGROUP, WORKGROUP * Math.floor(Math.min(byWork, byMemory) / WORKGROUP));
}

/** Bytes worth having in one buffer. */
export function bytesAtOnce(session: Session): number {
  return Math.min(session.maxBinding, MEMORY);
}

/** Bytes of {@link Lanes} for each lane. */
export function laneBytes(size: number): number {
  return 4 * (stateLayout(size).fields + 2 + LISTS);
}

type BufferName =
  | 'params'
  | 'batch'
  | 'box'
  | 'starts'
  | 'state'
  | 'outcomes'
  | 'lists'
  | 'counts'
  | 'turn0'
  | 'turn1'
  | 'turn2'
  | 'count0'
  | 'count1';

/** Submissions whose count of running lanes is read together. */
interface Group {
  readonly slot: 'count0' | 'count1';
  /** Of one submission. */
  readonly iterations: number;
  readonly ready: Promise<void>;
}

interface BoundKernels {
  readonly initialize: BoundKernel;
  /** By the list of lanes that is run. */
  readonly fits: readonly BoundKernel[];
}

/** Up to `stride` fits side by side on one session: from their starts until they terminate; results are left in buffers. */
export class Lanes {
  readonly #session: Session;
  readonly stride: number;
  readonly buffers: Readonly<Record<BufferName, GPUBuffer>>;
  readonly #kernels: BoundKernels;
  readonly #pacing: Pacing;
  readonly #team: number;
  /** Lanes still running at most: their number only falls, and is known some submissions later. */
  #running = 0;
  /** Which list holds the running lanes. */
  #list = 0;

  private constructor(
    session: Session,
    pace: Pace,
    stride: number,
    buffers: Record<BufferName, GPUBuffer>,
    kernels: BoundKernels,
    team: number,
  ) {
    this.#session = session;
    this.stride = stride;
    this.buffers = buffers;
    this.#kernels = kernels;
    this.#pacing = new Pacing(pace.iterations);
    this.#team = team;
  }

  /**
   * With room for `starts` starts. Lanes fit the runs as they are, or the resamples of `resampler`.
   * @throws OutOfDeviceMemory where `stride` lanes are too many.
   */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    options: SearchOptions,
    pace: Pace,
    { stride, starts }: { readonly stride: number; readonly starts: number },
    resampler?: DeviceResampler,
  ): Promise<Lanes> {
    const { size } = problem;
    const [initialize, bindFit] = await Promise.all([
      compileKernel(session, initializeKernel(size)),
      compileFit(session, spec, resampler),
    ]);
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
    const turn = { size: fitTurn.size, usage: UNIFORM | COPY_DST };
    const count = { size: 4, usage: MAP_READ | COPY_DST };
    const buffers = await session.allocate({
      params: { size: fitParams.size, usage: UNIFORM | COPY_DST },
      batch: { size: batchStruct.size, usage: UNIFORM | COPY_DST },
      box: { size: Math.max(4, 12 * size), usage: STORAGE | COPY_DST },
      starts: { size: Math.max(4, 4 * size * starts), usage: STORAGE | COPY_DST },
      state: { size: 4 * stateLayout(size).fields * stride, usage: STORAGE | COPY_SRC },
      outcomes: { size: 8 * stride, usage: STORAGE | COPY_SRC },
      lists: { size: 4 * LISTS * stride, usage: STORAGE },
      counts: { size: 4 * LISTS, usage: STORAGE | COPY_SRC },
      turn0: turn,
      turn1: turn,
      turn2: turn,
      count0: count,
      count1: count,
    });
    session.write(buffers.params, 0, packParams(problem, spec.deal, options, stride));
    session.write(buffers.box, 0, packBox(problem, options.hold ?? []));
    const turns = [buffers.turn0, buffers.turn1, buffers.turn2];
    turns.forEach((uniform, list) => {
      session.write(uniform, 0, fitTurn.pack({ list }));
    });
    return new Lanes(
      session,
      pace,
      stride,
      buffers,
      {
        initialize: bindBuffers(session, initialize, buffers),
        fits: turns.map((uniform) => bindFit({ ...buffers, rows: rows.rows, turn: uniform })),
      },
      spec.deal.team,
    );
  }

  /** Fits the `count` lanes that the uniform `batch` describes, from the starts in the buffer `starts`. */
  async fit(count: number, control: Control): Promise<void> {
    throwIfAborted(control.signal);
    const roundTrip = await this.#session.roundTrip;
    this.#load(count);
    const inFlight: Group[] = [];
    let submitted = 0;
    let last = performance.now();
    for (let left = count; left > 0; ) {
      while (inFlight.length < IN_FLIGHT) {
        const slot = submitted++ % 2 === 0 ? 'count0' : 'count1';
        const iterations = Math.min(this.#pacing.next(1), MAX_ITERATIONS);
        inFlight.push({ slot, iterations, ready: this.#submit(slot, iterations) });
      }
      const oldest = inFlight.shift();
      if (oldest === undefined) break;
      left = await this.#count(oldest);
      this.#running = left;
      const now = performance.now();
      this.#pacing.adapt(oldest.iterations, (now - last) / SUBMISSIONS, roundTrip / SUBMISSIONS);
      last = now;
      throwIfAborted(control.signal);
    }
    await Promise.all(inFlight.map((group) => this.#count(group)));
  }

  destroy(): void {
    for (const buffer of Object.values(this.buffers)) buffer.destroy();
  }

  /** Puts the lanes at their starts, all running and none evaluated. */
  #load(count: number): void {
    const commands = this.#session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.#kernels.initialize);
    pass.dispatchWorkgroups(Math.ceil(count / WORKGROUP));
    pass.end();
    commands.submit();
    this.#list = 0;
    this.#running = count;
  }

  /** Makes `SUBMISSIONS` submissions of so many iterations, then reads the count of lanes still running through `slot`. */
  #submit(slot: 'count0' | 'count1', iterations: number): Promise<void> {
    const dispatches = Math.ceil(iterations / ITERATIONS);
    const each = Uint32Array.of(Math.ceil(iterations / dispatches));
    this.#session.write(this.buffers.params, fitParams.offsetOf('iterations'), each);
    for (let k = 1; k < SUBMISSIONS; k++) this.#iterate(dispatches);
    this.#iterate(dispatches, this.buffers[slot]);
    const ready = this.#session.map(this.buffers[slot]);
    // An abort or a lost device may leave this promise unawaited.
    ready.catch(() => undefined);
    return ready;
  }

  /** One submission; the count of running lanes is copied into `count`. */
  #iterate(dispatches: number, count?: GPUBuffer): void {
    const commands = this.#session.record();
    const pass = commands.beginPass();
    for (let i = 0; i < dispatches; i++) {
      setKernel(pass, this.#kernels.fits[this.#list]);
      pass.dispatchWorkgroups(Math.ceil((this.#running * this.#team) / WORKGROUP));
      this.#list = (this.#list + 1) % LISTS;
    }
    pass.end();
    if (count !== undefined) {
      commands.encoder.copyBufferToBuffer(this.buffers.counts, 4 * this.#list, count, 0, 4);
    }
    commands.submit();
  }

  async #count({ slot, ready }: Group): Promise<number> {
    await ready;
    this.#session.throwIfFaulty();
    const buffer = this.buffers[slot];
    const [count] = new Uint32Array(buffer.getMappedRange());
    buffer.unmap();
    return count;
  }
}

/** Compiles the kernel that fits; returns what binds the buffers of all lanes to it, with the resampler's, if any. */
async function compileFit(
  session: Session,
  spec: KernelSpec,
  resampler?: DeviceResampler,
): Promise<(buffers: Record<keyof typeof fit.bindings | 'batch', GPUBuffer>) => BoundKernel> {
  if (resampler === undefined) {
    const kernel = await compileKernel(session, fitKernel(spec));
    return (buffers) => bindBuffers(session, kernel, buffers);
  }
  const { drawn, units } = resampler;
  const kernel = await compileKernel(session, refitKernel(spec, resampler.kind));
  return (buffers) => bindBuffers(session, kernel, { ...buffers, drawn, units });
}

/** The uniform of `fit.wgsl`; `iterations` is written with each submission. */
function packParams(
  { loss, size }: Problem,
  { rows }: Deal,
  options: SearchOptions,
  stride: number,
): ArrayBuffer {
  const { delta, up, down } = huberForm(loss.rho, options.smoothing);
  const { maxSteps, tolerance } = options;
  return fitParams.pack({
    rows,
    stride,
    iterations: 0,
    size,
    max_steps: maxSteps,
    tolerance,
    delta,
    up,
    down,
  });
}

/** Bounds as f32, infinite ones as numbers that no parameter reaches; then what is held. */
function packBox({ lower, upper }: Problem, hold: readonly number[]): Float32Array<ArrayBuffer> {
  const finite = (x: number) => Math.min(Math.max(x, -1e30), 1e30);
  const held = lower.map((_, i) => (hold.includes(i) ? 1 : 0));
  return Float32Array.from([...lower, ...upper, ...held], finite);
}
