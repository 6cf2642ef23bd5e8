/** Lines of a grid for one parameter vector: tables along every axis, computed once a vector, and the scalars of a line. */
import { type LinesMemory, STRETCH } from '../formula/wasm/emit-lines.js';
import { instantiate } from '../formula/wasm/instantiate.js';
import { paddedRows } from '../formula/wasm/map.js';
import { lineOf } from './tile-pieces.js';

export interface LinesKernel {
  readonly module: WebAssembly.Module;
  readonly layout: LinesMemory;
  readonly kind: 'f32' | 'f64';
  readonly axes: readonly Float64Array[];
  readonly parameters: readonly Float64Array[];
}

type AxisFunction = (values: number, out: number, end: number) => void;

export interface Lines {
  readonly exports: WebAssembly.Exports;
  readonly buffer: ArrayBuffer;
  readonly lengths: readonly number[];
  /** Computes the tables of parameter vector `v`. */
  selectVector(v: number): void;
  /** Loads the scalars of the line of `point`. */
  selectLine(point: number): void;
  /** A stretch of the line from `from` on, at most `count` points: the addresses of the last axis's tables there. */
  stretch(
    from: number,
    count: number,
  ): { readonly start: number; readonly end: number; readonly count: number };
}

/** @param instance Of the kernel's module; where none is given one is made, with no more memory than the layout's. */
export function createLines(
  kernel: LinesKernel,
  instance: ReturnType<typeof instantiate> = instantiate(kernel.module, kernel.layout.end),
): Lines {
  const { layout, kind, axes, parameters } = kernel;
  const { exports, memory } = instance;
  const { buffer } = memory;
  const f64 = new Float64Array(buffer);
  const lengths = axes.map((values) => values.length);
  const last = axes.length - 1;
  const bytes = kind === 'f64' ? 8 : 4;
  axes.forEach((values, axis) => {
    const start = layout.axes[axis] / 8;
    f64.set(values, start);
    // Padding repeats the last value, so that it costs no more than others.
    f64.fill(values[values.length - 1], start + values.length, start + layout.padded[axis]);
  });
  const present = new (kind === 'f64' ? Float64Array : Float32Array)(
    buffer,
    layout.present,
    layout.padded[last],
  );
  present.fill(0, 0, lengths[last]);
  present.fill(Number.NaN, lengths[last]);
  const indices = new Int32Array(axes.length + 1);
  const numbers = layout.numbers.map((tables) => Int32Array.from(tables));
  return {
    exports,
    buffer,
    lengths,
    selectVector(v) {
      parameters.forEach((column, p) => {
        f64[layout.parameters / 8 + p] = column[v];
      });
      numbers.forEach((tables, axis) => {
        if (tables.length === 0) return;
        const make = exports[`axis${axis}`] as AxisFunction;
        const start = layout.tables[axis];
        // Tables that depend on no axis ignore the values that they read.
        const values = layout.axes[Math.min(axis, last)];
        make(values, start, start + (axis === last ? bytes : 8) * layout.padded[axis]);
      });
    },
    selectLine(point) {
      lineOf(point, lengths, indices);
      for (let axis = 0; axis < numbers.length; axis++) {
        if (axis === last) continue;
        const tables = numbers[axis];
        let from = layout.tables[axis] / 8 + indices[axis];
        for (let k = 0; k < tables.length; k++, from += layout.padded[axis]) {
          f64[layout.scalars / 8 + tables[k]] = f64[from];
        }
      }
    },
    stretch(from, count) {
      const length = Math.min(count, STRETCH);
      const start = layout.tables[last] + bytes * from;
      return { start, end: start + bytes * paddedRows(length), count: length };
    },
  };
}
