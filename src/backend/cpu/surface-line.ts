/** Surfaces of one parameter vector: its values, in float64. */
import { type LinesMemory, STRETCH, VALUES } from '../../formula/wasm/emit-lines.js';
import { createLines } from '../grid-lines.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';

/** The twin of `shaders/point.wgsl`. */
export function createLineSurface(kernel: SurfaceKernel, layout: LinesMemory): SurfaceWork {
  const { module, axes, parameters, roots } = kernel;
  const lines = createLines({ module, layout, kind: 'f64', axes, parameters });
  lines.selectVector(0);
  const evaluate = lines.exports.values as (tables: number, out: number, end: number) => void;
  const values = new Float64Array(lines.buffer);
  const length = lines.lengths[lines.lengths.length - 1];
  return (first, count, out, at) => {
    for (let done = 0; done < count; ) {
      // Lines are gathered, however short, and copied out of WebAssembly's memory together.
      const room = Math.min(STRETCH, count - done);
      for (let taken = 0; taken < room; ) {
        const point = first + done + taken;
        lines.selectLine(point);
        const from = point % length;
        const stretch = lines.stretch(from, Math.min(length - from, room - taken));
        const place = layout.values + 8 * taken;
        evaluate(stretch.start, place, place + 8 * stretch.count);
        taken += stretch.count;
      }
      for (let root = 0; root < roots; root++) {
        const start = layout.values / 8 + root * VALUES;
        out[root].set(values.subarray(start, start + room), at + done);
      }
      done += room;
    }
  };
}
