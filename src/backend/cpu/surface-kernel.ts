/** A surface as plain data and compiled code, which a worker can be sent. */
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
  readonly shares: readonly number[];
  /** Points that count as one line: a value of the last axis each, or with one vector the whole grid. */
  readonly line: number;
  /** Points of a line that one piece of work covers at most. */
  readonly block: number;
}

/**
 * Points `first .. first + count - 1`, all on one line, into the columns `out` from `at` on: by root, of many vectors
 * mean, deviation and quantiles, of one its value. One thread's calls need no order, but are fastest where a line's are
 * followed by the next line's.
 */
export type SurfaceWork = (first: number, count: number, out: readonly Float64Array[], at: number) => void;
