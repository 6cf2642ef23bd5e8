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
    const row = 4 * memory.padded * Math.max(...memory.tables);
    const longest = Math.max(...axes.map(({ length }) => length));
    const room = Math.max(row, Math.min(SCRATCH_BYTES, row * longest));
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

/** Which of a group's rows are on the device, in `capacity` slots. */
export class Slots {
  /** By row, -1 where it is not there. */
  readonly #slotOf: Int32Array;
  /** By slot, -1 where it is free. */
  readonly #rowIn: Int32Array;
  /** By row: the call that wanted it last. */
  readonly #wantedBy: Uint32Array;
  #calls = 0;
  #next = 0;

  constructor(rows: number, capacity: number) {
    this.#slotOf = new Int32Array(rows).fill(-1);
    this.#rowIn = new Int32Array(capacity).fill(-1);
    this.#wantedBy = new Uint32Array(rows);
  }

  /** The slots of `wanted`, at most `capacity` different rows, and which of them must be computed. */
  place(wanted: Int32Array): { readonly made: readonly number[]; readonly slots: readonly number[] } {
    const call = ++this.#calls;
    for (let i = 0; i < wanted.length; i++) this.#wantedBy[wanted[i]] = call;
    const made: number[] = [];
    const slots: number[] = [];
    for (let i = 0; i < wanted.length; i++) {
      const row = wanted[i];
      if (this.#slotOf[row] >= 0) continue;
      const slot = this.#replaceable(call);
      const before = this.#rowIn[slot];
      if (before >= 0) this.#slotOf[before] = -1;
      this.#rowIn[slot] = row;
      this.#slotOf[row] = slot;
      made.push(row);
      slots.push(slot);
    }
    return { made, slots };
  }

  slot(row: number): number {
    return this.#slotOf[row];
  }

  /** The next slot whose row is not wanted by this call. */
  #replaceable(call: number): number {
    for (;;) {
      const slot = this.#next;
      this.#next = (slot + 1) % this.#rowIn.length;
      const row = this.#rowIn[slot];
      if (row < 0 || this.#wantedBy[row] !== call) return slot;
    }
  }
}
