/** Tables of a sweep along its axes, computed as on the CPU: in float64, then rounded to f32. */

import { compileLines } from '../formula/wasm/compile-sweep.js';
import type { LinesMemory } from '../formula/wasm/emit-lines.js';
import { createLines, type Lines } from './grid-lines.js';
import type { Sweep } from './sweep.js';

/** Where a table begins among a parameter vector's numbers, and the axis it runs along; undefined where it has one number. */
export interface AxisTablePlace {
  readonly start: number;
  readonly axis: number | undefined;
}

export class AxisTables {
  /** How many numbers the tables of one parameter vector have. */
  readonly numbers: number;
  /** By table. */
  readonly places: readonly AxisTablePlace[];
  readonly #lines: Lines;
  readonly #layout: LinesMemory;
  readonly #lengths: readonly number[];

  private constructor({ axes }: Sweep, lines: Lines, layout: LinesMemory) {
    this.#lines = lines;
    this.#layout = layout;
    this.#lengths = [...axes.map((values) => values.length), 1];
    const places: AxisTablePlace[] = [];
    let numbers = 0;
    layout.numbers.forEach((tables, group) => {
      for (const table of tables) {
        places[table] = { start: numbers, axis: group < axes.length ? group : undefined };
        numbers += this.#lengths[group];
      }
    });
    this.places = places;
    this.numbers = numbers;
  }

  /** @throws IsolossError `out-of-memory` */
  static async create(sweep: Sweep): Promise<AxisTables> {
    const { program, axes, parameters } = sweep;
    const lengths = axes.map((values) => values.length);
    const { module, memory } = await compileLines(program, lengths, parameters.length, 'f32', 0);
    return new AxisTables(
      sweep,
      createLines({ module, layout: memory, kind: 'f32', axes, parameters }),
      memory,
    );
  }

  /** The tables of parameter vectors `first .. first + count - 1`, vector by vector. */
  make(first: number, count: number): Float32Array<ArrayBuffer> {
    const { numbers, tables, padded } = this.#layout;
    const last = this.#lengths.length - 2;
    const f64 = new Float64Array(this.#lines.buffer);
    const f32 = new Float32Array(this.#lines.buffer);
    const out = new Float32Array(count * this.numbers);
    for (let v = 0; v < count; v++) {
      this.#lines.selectVector(first + v);
      numbers.forEach((group, g) => {
        // Only those of the last axis are stored as f32 already.
        const [source, start] = g === last ? [f32, tables[g] / 4] : [f64, tables[g] / 8];
        group.forEach((table, k) => {
          const from = start + k * padded[g];
          out.set(
            source.subarray(from, from + this.#lengths[g]),
            v * this.numbers + this.places[table].start,
          );
        });
      });
    }
    return out;
  }
}
