/** A surface as plain data and compiled code, which can be posted to a worker. */
import type { LinesMemory } from '../../formula/wasm/emit-lines.js';
import type { SurfaceMemory } from '../../formula/wasm/emit-surface.js';

export interface SurfaceKernel {
  readonly module: WebAssembly.Module;
  /** Of many vectors, or of one. */
  readonly memory:
    | { readonly kind: 'vectors'; readonly layout: SurfaceMemory }
    | { readonly kind: 'line'; readonly layout: LinesMemory };
  readonly axes: readonly Float64Array[];
  readonly parameters: readonly Float64Array[];
  readonly vectors: number;
  readonly roots: number;
  readonly probabilities: readonly number[];
  /** Points that count as one line: a value of the last axis each, or with one vector the whole grid. */
  readonly line: number;
  /** Points of a line in one chunk of work at most. */
  readonly block: number;
}

/**
 * Points `first .. first + count - 1`, all on one line, into the columns `out` from `at` on: by root, of many vectors
 * mean, deviation and quantiles, of one its value. Calls may be in any order, but are fastest where the points of a line are
 * followed by those of the next line.
 */
export type SurfaceWork = (first: number, count: number, out: readonly Float64Array[], at: number) => void;
