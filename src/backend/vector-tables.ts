/** Tables of a sweep over many parameter vectors, computed as on the CPU: in float64, then rounded to f32. */

import { compileSurface } from '../formula/wasm/compile-sweep.js';
import { type SurfaceMemory, tablesByAxis } from '../formula/wasm/emit-surface.js';
import { instantiate } from '../formula/wasm/instantiate.js';
import type { Sweep } from './sweep.js';

/** Bytes of rows computed before they are written to the device. */
const SCRATCH_BYTES = 1 << 20;

/** The position of a table: its group is its axis (the number of axes where it has none), its column that within the group. */
export interface TablePlace {
  readonly group: number;
  readonly column: number;
}

/** Computes rows, one number a parameter vector, `stride` apart from table to table. */
export class VectorTables {
  /** Numbers of one table's row. */
  readonly stride: number;
  /** How many tables each axis has, and last, how many have no axis. */
  readonly counts: readonly number[];
  /** By table. */
  readonly places: readonly TablePlace[];
  readonly #axes: readonly Float64Array[];
  readonly #layout: SurfaceMemory;
  readonly #f64: Float64Array;
  readonly #f32: Float32Array<ArrayBuffer>;
  readonly #exports: WebAssembly.Exports;

  private constructor(
    { axes, parameters, vectors, program }: Sweep,
    layout: SurfaceMemory,
    { memory, exports }: ReturnType<typeof instantiate>,
  ) {
    this.stride = layout.padded;
    this.counts = layout.tables;
    const places: TablePlace[] = [];
    tablesByAxis(program.tables, axes.length).forEach((tables, group) => {
      tables.forEach(({ table }, column) => {
        places[table] = { group, column };
      });
    });
    this.places = places;
    this.#axes = axes;
    this.#layout = layout;
    this.#exports = exports;
    this.#f64 = new Float64Array(memory.buffer);
    this.#f32 = new Float32Array(memory.buffer);
    parameters.forEach((column, p) => {
      const start = layout.parameters / 8 + p * layout.padded;
      this.#f64.set(column, start);
      this.#f64.fill(column[vectors - 1], start + vectors, start + layout.padded);
    });
  }

  /** @throws IsolossError `out-of-memory` */
  static async create(sweep: Sweep): Promise<VectorTables> {
    const { program, axes, parameters, vectors } = sweep;
    const { module, memory } = await compileSurface(program, axes.length, parameters.length, vectors, 0);
    const room = Math.max(SCRATCH_BYTES, 4 * memory.padded * Math.max(...memory.tables));
    return new VectorTables(sweep, memory, instantiate(module, memory.end + room));
  }

  /** Bytes of one value's row in a group. */
  rowBytes(group: number): number {
    return 4 * this.stride * this.counts[group];
  }

  /**
   * Computes the rows of a group at `indices`, and passes them to `write` for `slots`, in runs of consecutive slots. The
   * arrays passed are valid until the next call.
   */
  make(
    group: number,
    indices: readonly number[],
    slots: readonly number[],
    write: (slot: number, rows: Float32Array<ArrayBuffer>) => void,
  ): void {
    const bytes = this.rowBytes(group);
    const { end, parameters, axisValue, padded } = this.#layout;
    const most = Math.max(1, Math.floor(SCRATCH_BYTES / bytes));
    const rows = this.#exports[`rows${group}`] as (parameters: number, out: number, end: number) => void;
    let first = 0;
    indices.forEach((index, i) => {
      const start = end + (i - first) * bytes;
      if (group < this.#axes.length) this.#f64[axisValue / 8] = this.#axes[group][index];
      rows(parameters, start, start + 4 * padded);
      if (i + 1 < indices.length && slots[i + 1] === slots[i] + 1 && i + 1 - first < most) return;
      write(slots[first], this.#f32.subarray(end / 4, (start + bytes) / 4));
      first = i + 1;
    });
  }
}

/** Which rows of a group are on the device, in `capacity` slots. */
export class Slots {
  readonly #slotOf = new Map<number, number>();
  readonly #indices: number[];
  #next = 0;

  constructor(readonly capacity: number) {
    this.#indices = new Array<number>(capacity).fill(-1);
  }

  /** The slots of `wanted`, at most `capacity` different ones, and which of them must be computed. */
  place(wanted: ReadonlySet<number>): {
    readonly made: readonly number[];
    readonly slots: readonly number[];
  } {
    const made: number[] = [];
    const slots: number[] = [];
    for (const index of wanted) {
      if (this.#slotOf.has(index)) continue;
      while (wanted.has(this.#indices[this.#next])) this.#next = (this.#next + 1) % this.capacity;
      const slot = this.#next;
      this.#slotOf.delete(this.#indices[slot]);
      this.#indices[slot] = index;
      this.#slotOf.set(index, slot);
      this.#next = (slot + 1) % this.capacity;
      made.push(index);
      slots.push(slot);
    }
    return { made, slots };
  }

  slot(index: number): number {
    return this.#slotOf.get(index) as number;
  }
}
