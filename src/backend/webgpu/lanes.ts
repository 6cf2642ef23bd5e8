import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { huberForm } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import type { SearchOptions } from '../../solver/search-options.js';
import type { Batch } from './batch.js';
import { BATCHES, ENDED, LANE_FIELDS, LISTS, NEXT_NUMBER, WAITING, WORKGROUP } from './constants.js';
import type { Deal } from './deal.js';
import { stateLayout } from './generate.js';
import { batchStruct, type fit, fitParams, fitTurn } from './interfaces.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import type { KernelSpec } from './kernel-spec.js';
import { fitKernel, refitKernel } from './kernels.js';
import { Pacing } from './pacing.js';
import type { DeviceResampler } from './resample.js';
import { endFields, type Pace, type Room, windowOf } from './room.js';
import type { DeviceRows } from './rows.js';
import type { Session } from './session.js';

/** Iterations of one dispatch at most when lanes are not given further fits: after so many it pays to leave out the lanes that have ended. */
const ITERATIONS = 8;

/** Iterations of one submission at most, however fast they are: an interrupt may have to wait for them. */
const MAX_ITERATIONS = 512;

/** Submissions after which counts are read: each time costs a round trip. */
const SUBMISSIONS = 2;

/** Such groups of submissions under way at once, so that the device never waits for the host. */
const IN_FLIGHT = 2;

/** Bytes of `counts`. */
const COUNTS = 4 * (ENDED + BATCHES);

/**
 * Iterations of one dispatch while there are fits that no lane has begun, and those within which the host reads how many have ended:
 * beside the others, both cost little.
 */
const REFILLED = { dispatch: 32, read: 128 };

/** Fits numbered from 0, and how the host deals with them by batches, which are opened and closed in their order. */
export interface Fits {
  /** The first that is made, and before which one they end. */
  readonly first: number;
  readonly end: number;
  /** Submits what the fits of a batch need before they begin. */
  open(batch: Batch): void;
  /** Submits the reading of their ends before it returns, and resolves when they have been read. */
  close(batch: Batch): Promise<void>;
}

type BufferName =
  | 'params'
  | 'batch'
  | 'given'
  | 'state'
  | 'lists'
  | 'counts'
  | 'ends'
  | 'turn0'
  | 'turn1'
  | 'turn2'
  | 'count0'
  | 'count1';

/** Submissions after which counts are read together. */
interface Group {
  readonly slot: 'count0' | 'count1';
  /** Of one submission. */
  readonly iterations: number;
  /** Which list holds the lanes that are left. */
  readonly list: number;
  readonly ready: Promise<void>;
}

/** Many fits on one session, some side by side, each from its start until it terminates; their ends are left in a buffer. */
export class Lanes {
  readonly #session: Session;
  readonly room: Room;
  readonly buffers: Readonly<Record<BufferName, GPUBuffer>>;
  /** By the list of lanes that is run. */
  readonly #kernels: readonly BoundKernel[];
  readonly #pacing: Pacing;
  readonly #team: number;
  /** Lanes with a fit left to make, at most: their number only falls, and is known some submissions later. */
  #running = 0;
  /** Which list holds these lanes. */
  #list = 0;
  /** The number that a lane takes next, at least. */
  #next = 0;
  /** Fits of lower numbers may begin. */
  #opened = 0;

  private constructor(
    session: Session,
    pace: Pace,
    room: Room,
    buffers: Record<BufferName, GPUBuffer>,
    kernels: readonly BoundKernel[],
    team: number,
  ) {
    this.#session = session;
    this.room = room;
    this.buffers = buffers;
    this.#kernels = kernels;
    this.#pacing = new Pacing(pace.iterations);
    this.#team = team;
  }

  /**
   * With so many starts in `given`. Lanes fit the runs as they are, or the resamples of `resampler`.
   * @throws OutOfDeviceMemory where `room` is too large.
   */
  static async create(
    session: Session,
    problem: Problem,
    rows: DeviceRows,
    spec: KernelSpec,
    options: SearchOptions,
    pace: Pace,
    room: Room,
    starts: number,
    resampler?: DeviceResampler,
  ): Promise<Lanes> {
    const { size } = problem;
    const { lanes } = room;
    const window = windowOf(room);
    const bindFit = await compileFit(session, spec, resampler);
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
    const turn = { size: fitTurn.size, usage: UNIFORM | COPY_DST };
    const count = { size: COUNTS, usage: MAP_READ | COPY_DST };
    const buffers = await session.allocate({
      params: { size: fitParams.size, usage: UNIFORM | COPY_DST },
      batch: { size: batchStruct.size, usage: UNIFORM | COPY_DST },
      given: { size: Math.max(4, 4 * size * (3 + starts)), usage: STORAGE | COPY_DST },
      state: { size: 4 * stateLayout(size).fields * lanes, usage: STORAGE },
      lists: { size: 4 * (LISTS + LANE_FIELDS) * lanes, usage: STORAGE | COPY_DST },
      counts: { size: COUNTS, usage: STORAGE | COPY_DST | COPY_SRC },
      ends: { size: 4 * endFields(size) * window, usage: STORAGE | COPY_SRC },
      turn0: turn,
      turn1: turn,
      turn2: turn,
      count0: count,
      count1: count,
    });
    session.write(buffers.params, 0, packParams(problem, spec.deal, options, room, starts));
    session.write(buffers.given, 0, packBox(problem, options.hold ?? []));
    const turns = [buffers.turn0, buffers.turn1, buffers.turn2];
    turns.forEach((uniform, list) => {
      session.write(uniform, 0, fitTurn.pack({ list }));
    });
    const kernels = turns.map((uniform) => bindFit({ ...buffers, rows: rows.rows, turn: uniform }));
    return new Lanes(session, pace, room, buffers, kernels, spec.deal.team);
  }

  /** Puts starts into `given`, the first at this place. */
  writeStarts(points: Float64Array, place: number, size: number): void {
    this.#session.write(this.buffers.given, 4 * size * (3 + place), Float32Array.from(points));
  }

  async fit(fits: Fits, control: Control): Promise<void> {
    throwIfAborted(control.signal);
    const roundTrip = await this.#session.roundTrip;
    const batches = new Batches(fits, this.room);
    this.#begin(fits);
    const inFlight: Group[] = [];
    let reading = Promise.resolve();
    let submitted = 0;
    let last = performance.now();
    while (!batches.areClosed) {
      for (let batch = batches.toOpen(); batch !== undefined; batch = batches.toOpen()) {
        fits.open(batch);
        this.#opened = batch.end;
      }
      while (inFlight.length < IN_FLIGHT) {
        const slot = submitted++ % 2 === 0 ? 'count0' : 'count1';
        inFlight.push(this.#submit(slot, this.#iterations(fits), this.#next < fits.end));
      }
      const oldest = inFlight.shift();
      if (oldest === undefined) break;
      const counts = await this.#read(oldest);
      this.#running = counts[oldest.list];
      this.#next = counts[NEXT_NUMBER];
      const now = performance.now();
      this.#pacing.adapt(oldest.iterations, (now - last) / SUBMISSIONS, roundTrip / SUBMISSIONS);
      last = now;
      throwIfAborted(control.signal);
      const ended = counts.subarray(ENDED);
      for (let batch = batches.toClose(ended); batch !== undefined; batch = batches.toClose(ended)) {
        // Batches are read one after another, into one buffer.
        await reading;
        reading = fits.close(batch);
        // It is awaited later, before which something else may fail.
        reading.catch(() => undefined);
      }
    }
    // After a failure nothing is waited for: a device may be compiling, or lost.
    await Promise.all([reading, ...inFlight.map((group) => this.#read(group))]);
  }

  destroy(): void {
    for (const buffer of Object.values(this.buffers)) buffer.destroy();
  }

  /** Gives each lane a number, and none a fit. */
  #begin({ first, end }: Fits): void {
    const { lanes } = this.room;
    const used = Math.min(lanes, end - first);
    const lists = new Uint32Array((LISTS + LANE_FIELDS) * lanes);
    for (let lane = 0; lane < used; lane++) {
      lists[lane] = lane;
      lists[LISTS * lanes + lane] = first + lane;
      lists[(LISTS + 1) * lanes + lane] = WAITING;
    }
    this.#session.write(this.buffers.lists, 0, lists);
    const counts = new Uint32Array(COUNTS / 4);
    counts[0] = used;
    counts[NEXT_NUMBER] = first + used;
    this.#session.write(this.buffers.counts, 0, counts);
    this.#session.write(this.buffers.params, fitParams.offsetOf('end'), Uint32Array.of(end));
    this.#list = 0;
    this.#running = used;
    this.#next = first + used;
    this.#opened = first;
  }

  /** Of the next submission; few while there are fits that are not open yet, as batches of them are opened between submissions. */
  #iterations({ end }: Fits): number {
    const most = this.#opened < end ? REFILLED.read / SUBMISSIONS : MAX_ITERATIONS;
    return Math.min(this.#pacing.next(1), most);
  }

  /** Makes `SUBMISSIONS` submissions of so many iterations, then reads the counts through `slot`. */
  #submit(slot: 'count0' | 'count1', iterations: number, isRefilled: boolean): Group {
    const dispatches = Math.ceil(iterations / (isRefilled ? REFILLED.dispatch : ITERATIONS));
    const each = Uint32Array.of(Math.ceil(iterations / dispatches), this.#opened);
    this.#session.write(this.buffers.params, fitParams.offsetOf('iterations'), each);
    for (let k = 1; k < SUBMISSIONS; k++) this.#iterate(dispatches);
    this.#iterate(dispatches, this.buffers[slot]);
    const ready = this.#session.map(this.buffers[slot]);
    // An abort or a lost device may leave this promise unawaited.
    ready.catch(() => undefined);
    return { slot, iterations, list: this.#list, ready };
  }

  /** One submission; the counts are copied into `to`. */
  #iterate(dispatches: number, to?: GPUBuffer): void {
    const commands = this.#session.record();
    const pass = commands.beginPass();
    for (let i = 0; i < dispatches; i++) {
      setKernel(pass, this.#kernels[this.#list]);
      pass.dispatchWorkgroups(Math.ceil((this.#running * this.#team) / WORKGROUP));
      this.#list = (this.#list + 1) % LISTS;
    }
    pass.end();
    if (to !== undefined) commands.encoder.copyBufferToBuffer(this.buffers.counts, 0, to, 0, COUNTS);
    commands.submit();
  }

  async #read({ slot, ready }: Group): Promise<Uint32Array> {
    await ready;
    this.#session.throwIfFaulty();
    const buffer = this.buffers[slot];
    const counts = new Uint32Array(buffer.getMappedRange().slice(0));
    buffer.unmap();
    return counts;
  }
}

/** Which batches of a job are open. */
class Batches {
  readonly #fits: Fits;
  readonly #room: Room;
  #opened: number;
  #closed: number;
  /** Fits of the batches at each place that had been closed. */
  readonly #ended = new Array<number>(BATCHES).fill(0);

  constructor(fits: Fits, room: Room) {
    this.#fits = fits;
    this.#room = room;
    this.#closed = Math.floor(fits.first / room.batch);
    this.#opened = this.#closed;
  }

  get areClosed(): boolean {
    return this.#closed * this.#room.batch >= this.#fits.end;
  }

  /** The next one, if there is room for it, which is then open. */
  toOpen(): Batch | undefined {
    const { batch, batches } = this.#room;
    const isLast = this.#opened * batch >= this.#fits.end;
    return isLast || this.#opened === this.#closed + batches ? undefined : this.#numbers(this.#opened++);
  }

  /** The oldest one, if by these counts all its fits have ended, which is then closed; `ended` of the batches at each place. */
  toClose(ended: Uint32Array): Batch | undefined {
    if (this.#closed === this.#opened) return undefined;
    const place = this.#closed % this.#room.batches;
    const oldest = this.#numbers(this.#closed);
    const all = this.#ended[place] + oldest.end - oldest.begin;
    if (ended[place] < all) return undefined;
    this.#ended[place] = all;
    this.#closed++;
    return oldest;
  }

  #numbers(k: number): Batch {
    const { batch } = this.#room;
    const { first, end } = this.#fits;
    return { begin: Math.max(first, k * batch), end: Math.min(end, (k + 1) * batch) };
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

/** The uniform of `fit.wgsl`; `iterations` and `open` are written with each submission, `end` with each job. */
function packParams(
  { loss, size }: Problem,
  { rows }: Deal,
  options: SearchOptions,
  room: Room,
  starts: number,
): ArrayBuffer {
  const { delta, up, down } = huberForm(loss.rho, options.smoothing);
  const { maxSteps, tolerance } = options;
  return fitParams.pack({
    rows,
    stride: room.lanes,
    iterations: 0,
    open: 0,
    end: 0,
    starts,
    window: windowOf(room),
    batch: room.batch,
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
