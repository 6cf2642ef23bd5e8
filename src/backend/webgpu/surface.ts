/** `Sweeps.surface` on a device: f32 values of tables made in float64. */
import type { Control } from '../../control.js';
import { emptyTile, emptyTileOfOne, tileOfOne } from '../empty-tile.js';
import { giveBackColumns, takeColumn } from '../spare-columns.js';
import type { PreparedSurface, SurfaceOptions, SurfaceTile, Sweep } from '../sweep.js';
import { lineOf } from '../tile-pieces.js';
import { Slots, VectorTables } from '../vector-tables.js';
import { WORKGROUP } from './constants.js';
import { gridPiece } from './interfaces.js';
import { type BoundKernel, bindBuffers, compileKernel, setKernel } from './kernel.js';
import { Pacing } from './pacing.js';
import { outOfMemory, type SessionRunner } from './prepared.js';
import { type Limits, type Rectangle, stretch } from './rectangles.js';
import type { Pace } from './room.js';
import { OutOfDeviceMemory, type Session } from './session.js';
import { pointKernel, surfaceKernel, widthOf } from './sweep-kernels.js';
import { IN_FLIGHT, type Work, WorkQueue } from './work-queue.js';

/** Bytes that tables may take. */
const TABLES = 2 ** 28;
/** Bytes that results of one submission may take: what a software driver writes is read again while it is in the cache. */
const RESULTS = { hardware: 2 ** 24, software: 2 ** 20 };

/** Workgroups in one direction of a dispatch. */
const ACROSS = 32768;

/** Operations of one value, by the accounts in `shaders/surface.wgsl` and `shaders/point.wgsl`. */
const VALUE_OPERATIONS = { ofMany: 45, alone: 15 };

/** Lines that an invocation of `shaders/point.wgsl` makes at most, and invocations from which on it makes more than one. */
const MOST_LINES = 16;
const LEAST_INVOCATIONS = { hardware: 2 ** 17, software: 2 ** 10 };

/** Invocations of a workgroup of `shaders/surface.wgsl`. */
const SURFACE_LANES = 128;

/** Divisions by 256 until a bin of a histogram is one number: the bins of the first one are 2^24 numbers at most. */
const ROUNDS = 3;

export async function prepareSurface(
  engine: SessionRunner,
  sweep: Sweep,
  shares: readonly number[],
  pace: Pace,
  { reuse = false }: SurfaceOptions = {},
): Promise<PreparedSurface> {
  const tables = await VectorTables.create(sweep);
  const isSingle = sweep.vectors === 1;
  const surface = { sweep, tables, shares: isSingle ? [] : shares, reuse: reuse && isSingle };
  return new SurfaceOnWebGpu(engine, surface, pace);
}

interface Surface {
  readonly sweep: Sweep;
  readonly tables: VectorTables;
  readonly shares: readonly number[];
  /** Columns of tiles are given back with the surface. */
  readonly reuse: boolean;
}

class SurfaceOnWebGpu implements PreparedSurface {
  /** Bytes of tables on the device; less once it had not enough. */
  #room = TABLES;
  #run: { readonly on: Session; readonly run: Promise<SurfaceRun> } | undefined;
  #disposed = false;
  /** To be given back. */
  readonly #columns = new Set<Float64Array>();
  readonly #pacing: Pacing;
  /** Tiles are made one after the other: they share buffers. */
  #before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: SessionRunner,
    private readonly surface: Surface,
    pace: Pace,
  ) {
    this.#pacing = new Pacing(pace.points);
  }

  tile(first: number, count: number, control: Control = {}, into?: SurfaceTile): Promise<SurfaceTile> {
    const tile = this.#before.then(() => this.#tile(first, count, control, into));
    this.#before = tile.catch(() => undefined);
    return tile;
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
    giveBackColumns([...this.#columns]);
    this.#columns.clear();
  }

  async #tile(first: number, count: number, control: Control, into?: SurfaceTile): Promise<SurfaceTile> {
    const { axes, program, vectors } = this.surface.sweep;
    const roots = program.roots.length;
    const tile =
      vectors === 1
        ? this.#tileOfOne(first, count, into)
        : emptyTile(first, count, roots, this.surface.shares.length, into);
    const queue = new WorkQueue(stretch(first, count, axes[axes.length - 1].length), this.#pacing);
    let done = 0;
    for (;;) {
      try {
        await this.engine.run(control, async (session) => {
          const run = await this.#open(session);
          const work: Work<void> = {
            limits: run.limits,
            software: session.about.software,
            roundTrip: await session.roundTrip,
            operations: run.operations,
            begin: (part) => run.evaluate(part, tile),
            completed: ({ lines, columns }) => {
              done += lines * columns;
              control.progress?.(done, count);
            },
          };
          await queue.run(work, control);
        });
        return tile;
      } catch (error) {
        if (!(error instanceof OutOfDeviceMemory)) throw error;
        this.#close();
        if (this.#room < this.surface.tables.stride) throw outOfMemory(this.engine.info.adapter, error);
        this.#room /= 2;
      }
    }
  }

  #tileOfOne(first: number, count: number, into: SurfaceTile | undefined): SurfaceTile {
    const { sweep, reuse } = this.surface;
    const roots = sweep.program.roots.length;
    if (!reuse || into?.count === count) return emptyTileOfOne(first, count, roots, into);
    const columns = Array.from({ length: roots }, () => takeColumn(count));
    for (const column of columns) this.#columns.add(column);
    return tileOfOne(first, count, columns);
  }

  async #open(session: Session): Promise<SurfaceRun> {
    if (this.#disposed) throw new Error('this surface was disposed of');
    if (this.#run?.on !== session) {
      this.#close();
      this.#run = { on: session, run: SurfaceRun.create(session, this.surface, this.#room) };
    }
    const current = this.#run;
    try {
      return await current.run;
    } catch (error) {
      if (this.#run === current) this.#run = undefined;
      throw error;
    }
  }

  #close(): void {
    this.#run?.run.then(
      (run) => run.destroy(),
      // Opening it failed: the calls that awaited it have thrown.
      () => undefined,
    );
    this.#run = undefined;
  }
}

type BufferName = 'piece' | 'tables' | 'rows' | 'ranks' | 'results' | 'readback0' | 'readback1';

/** A surface on one session. */
class SurfaceRun {
  readonly limits: Limits;
  /** Operations of one point. */
  readonly operations: number;
  readonly #lengths: readonly number[];
  readonly #fields: number;
  readonly #slots: readonly Slots[];
  /** Where each group's rows begin in `tables`, in numbers. */
  readonly #bases: readonly number[];
  readonly #indices: Int32Array;
  #submitted = 0;

  private constructor(
    private readonly session: Session,
    private readonly surface: Surface,
    private readonly kernel: BoundKernel,
    private readonly buffers: Record<BufferName, GPUBuffer>,
    kept: readonly number[],
  ) {
    const { sweep, tables, shares } = surface;
    const roots = sweep.program.roots.length;
    this.#lengths = sweep.axes.map((values) => values.length);
    this.#fields = fieldsOf(surface);
    this.#slots = kept.map((rows, group) => new Slots(this.#lengths[group] ?? 1, rows));
    let numbers = 0;
    this.#bases = kept.map((rows, group) => {
      const base = numbers;
      numbers += (rows * tables.rowBytes(group)) / 4;
      return base;
    });
    this.#indices = new Int32Array(sweep.axes.length + 1);
    this.limits = limitsOf(surface, kept, session.about.software);
    this.operations = sweep.vectors * roots * VALUE_OPERATIONS[sweep.vectors === 1 ? 'alone' : 'ofMany'];
    const last = sweep.vectors - 1;
    session.write(
      buffers.ranks,
      0,
      Uint32Array.from(shares, (share) => Math.floor(share * last)),
    );
  }

  /** @throws OutOfDeviceMemory */
  static async create(session: Session, surface: Surface, room: number): Promise<SurfaceRun> {
    const { sweep, tables, shares } = surface;
    const kept = keptRows(surface, Math.min(room, session.maxBinding));
    const { maxComputeWorkgroupStorageSize } = session.device.limits;
    const kernel = await compileKernel(
      session,
      sweep.vectors === 1
        ? pointKernel(sweep, tables, wideOf(surface))
        : surfaceKernel(sweep, tables, shares.length, maxComputeWorkgroupStorageSize),
    );
    const { lines, columns, cells } = limitsOf(surface, kept, session.about.software);
    const { STORAGE, COPY_DST, COPY_SRC, UNIFORM, MAP_READ } = GPUBufferUsage;
    const bytes = kept.reduce((sum, rows, group) => sum + rows * tables.rowBytes(group), 0);
    const size = 4 * cells * sweep.program.roots.length * fieldsOf(surface);
    const readback = { size, usage: MAP_READ | COPY_DST };
    const buffers = await session.allocate({
      piece: { size: gridPiece.size, usage: UNIFORM | COPY_DST },
      tables: { size: Math.max(4, bytes), usage: STORAGE | COPY_DST },
      rows: { size: 4 * (lines * sweep.axes.length + columns), usage: STORAGE | COPY_DST },
      ranks: { size: Math.max(4, 4 * shares.length), usage: STORAGE | COPY_DST },
      results: { size, usage: STORAGE | COPY_SRC },
      readback0: readback,
      readback1: readback,
    });
    return new SurfaceRun(session, surface, bindBuffers(session, kernel, buffers), buffers, kept);
  }

  /**
   * The points of `part` into the tile. Submits before it returns; what is written and copied goes by the order of the
   * queue, so that submissions share all buffers but those that are read.
   */
  async evaluate(part: Rectangle, tile: SurfaceTile): Promise<void> {
    const { piece, rows, results } = this.buffers;
    const readback = this.buffers[this.#submitted++ % IN_FLIGHT === 0 ? 'readback0' : 'readback1'];
    const { vectors, program } = this.surface.sweep;
    const roots = program.roots.length;
    const points = part.lines * part.columns;
    const addresses = this.#placeRows(part);
    this.session.write(rows, 0, addresses);
    const { lines, columns } = part;
    const turns = vectors === 1 ? this.#linesOfOne(points) : Math.ceil(vectors / SURFACE_LANES);
    this.session.write(
      piece,
      0,
      gridPiece.pack({
        columns,
        points,
        columns_at: addresses.length - columns,
        turns,
        quantiles: this.surface.shares.length,
        rounds: ROUNDS,
      }),
    );
    const commands = this.session.record();
    const pass = commands.beginPass();
    setKernel(pass, this.kernel);
    if (vectors === 1) {
      const wide = wideOf(this.surface);
      pass.dispatchWorkgroups(
        Math.ceil(columns / wide),
        Math.ceil((Math.ceil(lines / turns) * wide) / WORKGROUP),
      );
    } else pass.dispatchWorkgroups(Math.min(points, ACROSS), roots, Math.ceil(points / ACROSS));
    pass.end();
    const size = 4 * points * roots * this.#fields;
    commands.encoder.copyBufferToBuffer(results, 0, readback, 0, size);
    commands.submit();
    await this.session.map(readback, size);
    try {
      this.session.throwIfFaulty();
      this.#scatter(new Float32Array(readback.getMappedRange(0, size)), part, tile);
    } finally {
      readback.unmap();
    }
  }

  destroy(): void {
    for (const buffer of Object.values(this.buffers)) buffer.destroy();
  }

  /** Lines of one invocation where there is one vector: few where the device would be left without work. */
  #linesOfOne(points: number): number {
    const least = LEAST_INVOCATIONS[this.session.about.software ? 'software' : 'hardware'];
    return Math.max(1, Math.min(MOST_LINES, Math.floor(points / least)));
  }

  /** Uploads the tables that are not on the device yet; returns `rows` of `shaders/lib/grid.wgsl`. */
  #placeRows({ line, lines, column, columns }: Rectangle): Uint32Array<ArrayBuffer> {
    const last = this.#lengths.length - 1;
    /** The index along each axis but the last of each line, and along that of each column; then that of no axis. */
    const indices = this.#lengths.map((_, axis) => new Int32Array(axis === last ? columns : lines));
    indices.push(new Int32Array(1));
    for (let k = 0; k < lines; k++) {
      lineOf((line + k) * this.#lengths[last], this.#lengths, this.#indices);
      for (let axis = 0; axis < last; axis++) indices[axis][k] = this.#indices[axis];
    }
    for (let k = 0; k < columns; k++) indices[last][k] = column + k;
    indices.forEach((wanted, group) => {
      this.#upload(group, wanted);
    });
    const addresses = new Uint32Array(lines * (last + 1) + columns);
    const noAxis = this.#address(last + 1, 0);
    for (let k = 0, at = 0; k < lines; k++) {
      for (let axis = 0; axis < last; axis++) addresses[at++] = this.#address(axis, indices[axis][k]);
      addresses[at++] = noAxis;
    }
    for (let k = 0; k < columns; k++) {
      addresses[lines * (last + 1) + k] = this.#address(last, column + k);
    }
    return addresses;
  }

  /** Computes and writes those of a group's rows that are not on the device. */
  #upload(group: number, wanted: Int32Array): void {
    const { tables } = this.surface;
    const bytes = tables.rowBytes(group);
    if (bytes === 0) return;
    const { made, slots } = this.#slots[group].place(wanted);
    tables.make(group, made, slots, (slot, numbers) => {
      this.session.write(this.buffers.tables, 4 * this.#bases[group] + slot * bytes, numbers);
    });
  }

  /** Where a row begins in `tables`, in numbers; 0 of a group without tables. */
  #address(group: number, row: number): number {
    const bytes = this.surface.tables.rowBytes(group);
    return bytes === 0 ? 0 : this.#bases[group] + (this.#slots[group].slot(row) * bytes) / 4;
  }

  /** `numbers`, by root, then point: the value of one vector, or the results of `shaders/surface.wgsl`. */
  #scatter(numbers: Float32Array, { line, lines, column, columns }: Rectangle, tile: SurfaceTile): void {
    const length = this.#lengths[this.#lengths.length - 1];
    const single = this.surface.sweep.vectors === 1;
    // Whole lines lie in the tile as they come.
    const [stretches, points] = columns === length ? [1, lines * columns] : [lines, columns];
    for (let root = 0, at = 0; root < tile.mean.length; root++) {
      for (let k = 0; k < stretches; k++) {
        const next = at + points * this.#fields;
        const to = (line + k) * length + column - tile.first;
        if (single) tile.mean[root].set(numbers.subarray(at, next), to);
        else this.#summarize(numbers, at, points, tile, root, to);
        at = next;
      }
    }
  }

  /** Mean, deviation and quantiles of `points` points from `at` on, into the tile's points from `to` on. */
  #summarize(
    numbers: Float32Array,
    at: number,
    points: number,
    tile: SurfaceTile,
    root: number,
    to: number,
  ): void {
    const { vectors } = this.surface.sweep;
    const [means, deviations, quantiles] = [tile.mean[root], tile.deviation[root], tile.quantiles[root]];
    /** How far each quantile lies from its lower neighbour to the upper one. */
    const beyond = this.surface.shares.map((share) => (share * (vectors - 1)) % 1);
    for (let i = 0, field = at; i < points; i++, field += this.#fields) {
      const centre = numbers[field];
      if (Number.isNaN(centre)) {
        means[to + i] = deviations[to + i] = Number.NaN;
        for (const column of quantiles) column[to + i] = Number.NaN;
        continue;
      }
      const [unit, sum, squares] = [numbers[field + 1], numbers[field + 2], numbers[field + 3]];
      means[to + i] = centre + sum / vectors / unit;
      const about = Math.max(0, squares - (sum * sum) / vectors);
      deviations[to + i] = Math.sqrt(about / (vectors - 1)) / unit;
      for (let k = 0; k < beyond.length; k++) {
        const below = numbers[field + 4 + 2 * k];
        const above = numbers[field + 5 + 2 * k];
        quantiles[k][to + i] = below === above ? below : below + beyond[k] * (above - below);
      }
    }
  }
}

function wideOf({ sweep: { axes } }: Surface): number {
  return widthOf(axes[axes.length - 1].length);
}

function fieldsOf({ sweep, shares }: Surface): number {
  return sweep.vectors === 1 ? 1 : 4 + 2 * shares.length;
}

/** Rows of each group that `room` bytes hold: all of them, or else as many as an equal part of it holds, one at least. */
function keptRows({ sweep, tables }: Surface, room: number): number[] {
  const lengths = [...sweep.axes.map((values) => values.length), 1];
  const all = lengths.reduce((sum, length, group) => sum + length * tables.rowBytes(group), 0);
  if (all <= room) return lengths;
  const groups = lengths.filter((_, group) => tables.rowBytes(group) > 0).length;
  return lengths.map((length, group) => {
    const bytes = tables.rowBytes(group);
    return bytes === 0 ? length : Math.max(1, Math.min(length, Math.floor(room / groups / bytes)));
  });
}

function limitsOf(surface: Surface, kept: readonly number[], software: boolean): Limits {
  const { axes, program, vectors } = surface.sweep;
  const last = axes.length - 1;
  const points = axes.reduce((product, values) => product * values.length, 1);
  const results = software ? RESULTS.software : RESULTS.hardware;
  const cells = Math.min(points, Math.floor(results / (4 * program.roots.length * fieldsOf(surface))));
  return {
    // Each line brings one more row of an axis at most, unless all are kept.
    lines: Math.min(
      ACROSS,
      ...kept.slice(0, last).map((rows, axis) => (rows === axes[axis].length ? ACROSS : rows)),
    ),
    columns: Math.min(kept[last], cells, vectors === 1 ? ACROSS * wideOf(surface) : cells),
    cells,
  };
}
