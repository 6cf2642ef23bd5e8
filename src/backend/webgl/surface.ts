/**
 * `Sweeps.surface` on WebGL2: values are computed in f32 on the device from float64 tables, and reduced on the CPU. Batches
 * are of one size, since a kernel of gpu.js is compiled for the size of its output.
 */

import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { emitJavaScript } from '../../formula/emit-javascript.js';
import { emptyTile } from '../empty-tile.js';
import type { PreparedSurface, SurfaceTile, Sweep } from '../sweep.js';
import { lineOf, Pieces } from '../tile-pieces.js';
import { VectorTables } from '../vector-tables.js';
import { type Device, type Kernel, numbersOf, type Store, type Stored } from './device.js';
import { LARGEST, Reduction } from './reduce.js';

/** Values of one batch: 2 MB to read back. */
const BATCH_VALUES = 1 << 19;

/** Represents values that are not finite, on the way to the device and back. */
const NO_NUMBER = 2 ** 126;

export async function prepareSurface(
  device: Device,
  sweep: Sweep,
  probabilities: readonly number[],
): Promise<PreparedSurface> {
  return new SurfaceOnWebGl(device, sweep, await VectorTables.create(sweep), probabilities);
}

/** Rows of one group's tables on the device. */
interface Group {
  /** Capacity in rows. */
  readonly room: number;
  readonly store: Store;
  readonly numbers: Float32Array;
  /** Slots of the rows on the device, by their index along the axis. */
  slots: ReadonlyMap<number, number>;
  stored: Stored | undefined;
}

class SurfaceOnWebGl implements PreparedSurface {
  readonly #lengths: readonly number[];
  readonly #probabilities: readonly number[];
  /** Points of a batch at most: lines by values along the last axis. */
  readonly #points: number;
  readonly #lines: number;
  readonly #block: number;
  readonly #groups: readonly (Group | undefined)[];
  readonly #kernels: readonly Kernel[];
  readonly #reduction: Reduction;
  #previous: Promise<unknown> = Promise.resolve();

  constructor(
    device: Device,
    private readonly sweep: Sweep,
    private readonly tables: VectorTables,
    probabilities: readonly number[],
  ) {
    const { axes, vectors, program } = sweep;
    this.#lengths = axes.map((values) => values.length);
    this.#probabilities = vectors === 1 ? [] : probabilities;
    const last = this.#lengths.length - 1;
    const all = this.#lengths.reduce((product, length) => product * length, 1);
    this.#points = Math.max(1, Math.min(all, Math.floor(BATCH_VALUES / vectors)));
    this.#block = Math.min(this.#lengths[last], this.#points);
    this.#lines = Math.floor(this.#points / this.#block);
    this.#groups = tables.counts.map((count, group) => {
      if (count === 0) return undefined;
      const room =
        group === last ? this.#block : group < last ? Math.min(this.#lines, this.#lengths[group]) : 1;
      return {
        room,
        store: device.store([tables.stride, 1, room * count]),
        numbers: new Float32Array(room * count * tables.stride),
        slots: new Map<number, number>(),
        stored: undefined,
      };
    });
    this.#kernels = program.roots.map((root) => {
      const { source, functions } = kernelSource(sweep, tables, root);
      const extents = vectors === 1 ? ([this.#points, 1, 1] as const) : ([vectors, 1, this.#points] as const);
      return device.kernel(source, extents, functions);
    });
    this.#reduction = new Reduction(vectors, this.#probabilities);
  }

  /** Tiles run one after another, since they use the same memory of the device. */
  tile(first: number, count: number, control: Control = {}): Promise<SurfaceTile> {
    const tile = this.#previous.then(() => this.#tile(first, count, control));
    this.#previous = tile.catch(() => {});
    return tile;
  }

  dispose(): void {
    for (const group of this.#groups) group?.store.destroy();
    for (const kernel of this.#kernels) kernel.destroy();
  }

  async #tile(first: number, count: number, control: Control): Promise<SurfaceTile> {
    const { program } = this.sweep;
    const length = this.#lengths[this.#lengths.length - 1];
    const tile = emptyTile(first, count, program.roots.length, this.#probabilities.length);
    const pieces = new Pieces({ line: length, block: this.#block }, first, count);
    let batch: number[] = [];
    let [lines, block, done] = [0, -1, 0];
    const finish = async (): Promise<void> => {
      throwIfAborted(control.signal);
      await this.#evaluate(batch, tile);
      done += batch.length;
      [batch, lines] = [[], 0];
      control.progress?.(done, count);
    };
    for (let k = 0; k < pieces.count; k++) {
      const piece = pieces.piece(k);
      if (piece.count === 0) continue;
      const next = Math.floor((piece.first % length) / this.#block);
      if (lines > 0 && (lines === this.#lines || next !== block)) await finish();
      [lines, block] = [lines + 1, next];
      for (let i = 0; i < piece.count; i++) batch.push(piece.first + i);
    }
    if (batch.length > 0) await finish();
    return tile;
  }

  /** The values at `points`, reduced into the tile. */
  async #evaluate(points: readonly number[], tile: SurfaceTile): Promise<void> {
    const rows = numbersOf(this.#placeRows(points), [this.#groups.length, 1, this.#points]);
    const tables = this.#groups.flatMap((group) => group?.stored ?? []);
    for (const [root, kernel] of this.#kernels.entries()) {
      const output = await kernel.run(rows, ...tables);
      points.forEach((point, i) => {
        const values = this.sweep.vectors === 1 ? output[0][0].subarray(i, i + 1) : output[i][0];
        this.#reduction.take(values, tile, root, point - tile.first);
      });
    }
  }

  /** Uploads the tables that are missing on the device; returns, by point, then group, the slot of its row. */
  #placeRows(points: readonly number[]): Float32Array {
    const groups = this.#groups.length;
    const last = this.#lengths.length - 1;
    const rows = new Float32Array(groups * this.#points);
    const indices = new Int32Array(groups);
    const wanted = this.#groups.map(() => new Set<number>());
    const places = points.map((point) => {
      lineOf(point, this.#lengths, indices);
      indices[last] = point % this.#lengths[last];
      wanted.forEach((each, group) => {
        each.add(indices[group]);
      });
      return indices.slice();
    });
    this.#groups.forEach((group, g) => {
      if (group === undefined) return;
      this.#fill(group, g, [...wanted[g]]);
      places.forEach((place, i) => {
        rows[i * groups + g] = group.slots.get(place[g]) as number;
      });
    });
    return rows;
  }

  #fill(group: Group, g: number, wanted: readonly number[]): void {
    if (group.stored !== undefined && wanted.every((index) => group.slots.has(index))) return;
    const length = group.numbers.length / group.room;
    const places = wanted.map((_, slot) => slot);
    this.tables.make(g, wanted, places, (slot, numbers) => group.numbers.set(numbers, slot * length));
    // Infinities and NaN are undefined in shaders.
    for (let i = 0; i < wanted.length * length; i++) {
      if (!(Math.abs(group.numbers[i]) < LARGEST)) group.numbers[i] = NO_NUMBER;
    }
    group.slots = new Map(wanted.map((index, slot) => [index, slot]));
    group.stored = group.store.fill(group.numbers);
  }
}

/** One root as a kernel: vectors along x, points along z; of one vector, points along x. */
function kernelSource({ program, vectors }: Sweep, { counts, places }: VectorTables, root: number) {
  const [vector, point] = vectors === 1 ? ['0', 'this.thread.x'] : ['this.thread.x', 'this.thread.z'];
  const usedGroups = counts.flatMap((count, group) => (count === 0 ? [] : [group]));
  const { body, value, fault, functions } = emitJavaScript(program.graph, root, (table) => {
    const { group, column } = places[table];
    return `t${group}[row${group} * ${counts[group]} + ${column}][0][${vector}]`;
  });
  const lines = [
    `function (rows, ${usedGroups.map((group) => `t${group}`).join(', ')}) {`,
    ...usedGroups.map((group) => `const row${group} = rows[${point}][0][${group}];`),
    body,
    `return ${fault} > 0.0 ? ${NO_NUMBER} : ${value};`,
    '}',
  ];
  return { source: lines.join('\n'), functions };
}
