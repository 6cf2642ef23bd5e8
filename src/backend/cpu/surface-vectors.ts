/** Surfaces of many parameter vectors: all values at a point, reduced to mean, deviation and quantiles. */
import type { SurfaceMemory } from '../../formula/wasm/emit-surface.js';
import { instantiate } from '../../formula/wasm/instantiate.js';
import { WINDOWS, windowsName } from '../../formula/wasm/statistics.js';
import { lineOf } from '../tile-pieces.js';
import { createScratch, QuantileTracker, type ReductionView } from './order-statistics.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';

/** Rows of tables that a thread caches, bytes an axis. */
const CACHE_BYTES = 1 << 25;

/** Mean squares of f32 terms within these have lost nothing to overflow or underflow. */
const SAFE_SQUARES = { least: 1e-24, most: 1e30 };

/** The share of the squares that may be due to the last vector's own distance: beyond, little but rounding would be left. */
const MOST_OF_SHIFT = 0.9;

interface VectorExports {
  readonly values: (...places: number[]) => void;
  readonly moments: (values: number, end: number) => void;
  readonly sum: (values: number, end: number) => void;
  readonly squares: (values: number, end: number, centre: number) => void;
  readonly [windows: `windows${number}`]: (values: number, end: number) => void;
  readonly [rows: `rows${number}`]: (parameters: number, out: number, end: number) => void;
}

/** How many values of an axis have their rows in the cache: at least one. */
export function cachedRows(layout: SurfaceMemory, axis: number, length = Infinity): number {
  const bytes = 4 * layout.padded * layout.tables[axis];
  return bytes === 0 ? length : Math.max(1, Math.min(length, Math.floor(CACHE_BYTES / bytes)));
}

/** The twin of `shaders/surface.wgsl`. */
export function createVectorSurface(kernel: SurfaceKernel, layout: SurfaceMemory): SurfaceWork {
  const { axes, parameters, vectors, roots, probabilities } = kernel;
  const { padded } = layout;
  const lengths = axes.map((values) => values.length);
  const last = axes.length - 1;
  let end = layout.end;
  const places = layout.tables.map((tables, axis) => {
    const capacity = axis > last ? 1 : cachedRows(layout, axis, lengths[axis]);
    const place = { start: end, bytes: 4 * padded * tables, kept: capacity };
    if (tables > 0) end += place.bytes * capacity;
    return place;
  });
  const { memory, exports } = instantiate(kernel.module, end);
  const functions = exports as unknown as VectorExports;
  const f64 = new Float64Array(memory.buffer);
  const f32 = new Float32Array(memory.buffer);
  const i32 = new Int32Array(memory.buffer);
  parameters.forEach((column, p) => {
    const start = layout.parameters / 8 + p * padded;
    f64.set(column, start);
    f64.fill(column[vectors - 1], start + vectors, start + padded);
  });

  /** The address of an axis's tables at one of its values; computed again where another value has replaced them. */
  const rows = places.map(({ start, bytes, kept: capacity }, axis) => {
    if (bytes === 0) return () => start;
    const make = functions[`rows${axis}`];
    const cachedIndex = new Float64Array(capacity).fill(-1);
    return (index: number): number => {
      const slot = index % capacity;
      const place = start + slot * bytes;
      if (cachedIndex[slot] !== index) {
        if (axis <= last) f64[layout.axisValue / 8] = axes[axis][index];
        make(layout.parameters, place, place + 4 * padded);
        cachedIndex[slot] = index;
      }
      return place;
    };
  });

  const searches = Array.from({ length: WINDOWS + 1 }, (_, windows) => functions[windowsName(windows)]);
  const view: ReductionView = { layout, f32, i32, windows: searches };
  const scratch = createScratch(vectors);
  const trackers = Array.from({ length: roots }, () => new QuantileTracker(vectors, probabilities, scratch));
  const indices = new Int32Array(axes.length + 1);
  const pointers = new Array<number>(places.length + 2);
  /** Mean, deviation and quantiles of one root's values at a point. */
  const reduced = new Float64Array(2 + probabilities.length);
  const columnEnd = (root: number): number => layout.values + 4 * padded * (root + 1);

  const moments = { mean: 0, deviation: 0 };
  /** Mean and deviation of a root's values in float64 throughout. */
  const wideMoments = (start: number, stop: number, pad: (value: number) => void): void => {
    pad(0);
    functions.sum(start, stop);
    moments.mean = f64[layout.sums / 8] / vectors;
    const centre = Math.fround(moments.mean);
    pad(centre);
    functions.squares(start, stop, centre);
    const squares = f64[layout.sums / 8] - vectors * (moments.mean - centre) ** 2;
    moments.deviation = Math.sqrt(Math.max(0, squares) / (vectors - 1));
  };

  const reduce = (root: number): void => {
    const start = layout.values + 4 * padded * root;
    const stop = columnEnd(root);
    /** Sets the padding vectors to a value that does not change the reduction. */
    const pad = (value: number): void => {
      for (let v = vectors; v < padded; v++) f32[start / 4 + v] = value;
    };
    // The padding repeats the last vector, from which distances are.
    functions.moments(start, stop);
    const shift = f64[layout.sums / 8] / vectors;
    const squares = f64[layout.sums / 8 + 1];
    moments.mean = f32[stop / 4 - 1] + shift;
    moments.deviation = Math.sqrt(Math.max(0, squares - vectors * shift ** 2) / (vectors - 1));
    const isSafe =
      squares > vectors * SAFE_SQUARES.least &&
      squares < vectors * SAFE_SQUARES.most &&
      vectors * shift ** 2 < MOST_OF_SHIFT * squares;
    if (!isSafe) wideMoments(start, stop, pad);
    const { mean, deviation } = moments;
    if (!Number.isFinite(mean)) {
      reduced.fill(Number.NaN);
      return;
    }
    reduced[0] = mean;
    reduced[1] = deviation;
    if (deviation === 0) {
      reduced.fill(f32[start / 4], 2);
      return;
    }
    pad(Infinity);
    trackers[root].find(view, start, stop, moments, reduced, 2);
  };

  return (first, count, out, at) => {
    lineOf(first, lengths, indices);
    const from = first % lengths[last];
    for (let axis = 0; axis < places.length; axis++) {
      if (axis !== last) pointers[axis] = rows[axis](indices[axis]);
    }
    pointers[places.length] = layout.values;
    pointers[places.length + 1] = columnEnd(0);
    for (let k = 0; k < count; k++) {
      pointers[last] = rows[last](from + k);
      functions.values(...pointers);
      for (let root = 0; root < roots; root++) {
        const tracker = trackers[root];
        if (k === 0) tracker.beginLine();
        reduce(root);
        if (k === 0) tracker.endFirst();
        else if (k === 1) tracker.endSecond();
        const column = root * reduced.length;
        for (let i = 0; i < reduced.length; i++) out[column + i][at + k] = reduced[i];
      }
    }
  };
}
