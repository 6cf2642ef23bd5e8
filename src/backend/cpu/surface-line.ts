/** Surfaces of one parameter vector: its values, in float64. */
import { type LinesMemory, STRETCH } from '../../formula/wasm/emit-lines.js';
import { instantiate } from '../../formula/wasm/instantiate.js';
import { MAP_ROWS } from '../../formula/wasm/map.js';
import { createLines, type Lines } from '../grid-lines.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';

type Instance = ReturnType<typeof instantiate>;
type Evaluate = (tables: number, out: number, end: number, stride: number) => void;

/** Columns of one vector's values, which WebAssembly writes where they stay: they lie in its own memory. */
export class LineColumns {
  /** Arrays in the instance's memory, one a root: valid as long as the instance is used for nothing else. */
  readonly columns: readonly Float64Array[];
  readonly #lines: Lines;
  readonly #evaluate: Evaluate;
  readonly #start: number;
  readonly #stride: number;
  readonly #overrun: Float64Array;

  /** @param instance Of the kernel's module, with {@link LineColumns.bytes} of memory. */
  constructor(
    readonly instance: Instance,
    kernel: SurfaceKernel,
    layout: LinesMemory,
    readonly points: number,
  ) {
    const { module, axes, parameters, roots } = kernel;
    this.#lines = createLines({ module, layout, kind: 'f64', axes, parameters }, instance);
    this.#lines.selectVector(0);
    this.#evaluate = this.#lines.exports.values as Evaluate;
    this.#start = layout.end;
    this.#stride = strideOf(points);
    this.columns = Array.from(
      { length: roots },
      (_, root) => new Float64Array(this.#lines.buffer, this.#start + root * this.#stride, points),
    );
    this.#overrun = new Float64Array(MAP_ROWS * roots);
  }

  /** Of an instance's memory, for columns of so many points. @throws IsolossError `out-of-memory` */
  static bytes(layout: LinesMemory, roots: number, points: number): number {
    return layout.end + roots * strideOf(points);
  }

  /** Writes the values at points `first .. first + count - 1` from place `at` of the columns on, and nothing beside them. */
  fill(first: number, count: number, at: number): void {
    const { lengths } = this.#lines;
    const length = lengths[lengths.length - 1];
    // Whole groups are written: what lies behind the last is put back.
    const behind = this.columns.map(
      ({ buffer, byteOffset }) => new Float64Array(buffer, byteOffset + 8 * (at + count), MAP_ROWS),
    );
    behind.forEach((values, root) => {
      this.#overrun.set(values, root * MAP_ROWS);
    });
    for (let done = 0; done < count; ) {
      this.#lines.selectLine(first + done);
      const from = (first + done) % length;
      const stretch = this.#lines.stretch(from, Math.min(length - from, count - done));
      const out = this.#start + 8 * (at + done);
      this.#evaluate(stretch.start, out, out + 8 * stretch.count, this.#stride);
      done += stretch.count;
    }
    behind.forEach((values, root) => {
      values.set(this.#overrun.subarray(root * MAP_ROWS, (root + 1) * MAP_ROWS));
    });
  }
}

/** Bytes from one column to the next: the values, and one group that calls write beyond them. */
function strideOf(points: number): number {
  return 16 * Math.ceil((8 * (points + MAP_ROWS)) / 16);
}

/** The twin of `shaders/point.wgsl`. */
export function createLineSurface(kernel: SurfaceKernel, layout: LinesMemory): SurfaceWork {
  const bytes = LineColumns.bytes(layout, kernel.roots, STRETCH);
  const made = new LineColumns(instantiate(kernel.module, bytes), kernel, layout, STRETCH);
  return (first, count, out, at) => {
    for (let done = 0; done < count; ) {
      // Lines are gathered, however short, and copied out of WebAssembly's memory together.
      const room = Math.min(STRETCH, count - done);
      made.fill(first + done, room, 0);
      made.columns.forEach((values, root) => {
        out[root].set(values.subarray(0, room), at + done);
      });
      done += room;
    }
  };
}
