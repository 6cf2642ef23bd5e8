/** Tiles of one vector's values that lie in WebAssembly's own memory: the surface of a grid in whole is not copied. */

import type { LinesMemory } from '../../formula/wasm/emit-lines.js';
import { instantiate } from '../../formula/wasm/instantiate.js';
import type { SurfaceKernel } from './surface-kernel.js';
import { LineColumns } from './surface-line.js';

type Instance = ReturnType<typeof instantiate>;

/** Tiles of one surface at most: one that is read, one that is made meanwhile. An engine has room for few memories. */
const MAX_TILES = 2;

/** Points below which copying takes less time than another memory. */
const MIN_POINTS = 1 << 14;

/** Instances that surfaces gave back, newest last: fresh memory takes longer to touch first than values take. */
const spare: { readonly module: WebAssembly.Module; readonly instance: Instance; readonly bytes: number }[] =
  [];
const MAX_SPARE = 4;
const MAX_SPARE_BYTES = 1 << 26;

export class LineTiles {
  readonly #kernel: SurfaceKernel;
  readonly #layout: LinesMemory;
  readonly #tiles = new Map<ArrayBufferLike, LineColumns>();

  constructor(kernel: SurfaceKernel, layout: LinesMemory) {
    this.#kernel = kernel;
    this.#layout = layout;
  }

  /**
   * Columns for `count` points: those that `into` lies in, where they are this surface's and large enough, or new ones.
   * Undefined where copying is better.
   */
  take(count: number, into: readonly Float64Array[] | undefined): LineColumns | undefined {
    const known = into === undefined ? undefined : this.#tiles.get(into[0].buffer);
    if (known !== undefined && known.points >= count) return known;
    if (count < MIN_POINTS || this.#tiles.size >= MAX_TILES) return undefined;
    const bytes = LineColumns.bytes(this.#layout, this.#kernel.roots, count);
    const instance = takeSpare(this.#kernel.module, bytes) ?? instantiate(this.#kernel.module, bytes);
    const made = new LineColumns(instance, this.#kernel, this.#layout, count);
    this.#tiles.set(instance.memory.buffer, made);
    return made;
  }

  /** Gives the memory back; arrays in it are read no more. */
  dispose(): void {
    for (const { instance } of this.#tiles.values()) {
      spare.push({ module: this.#kernel.module, instance, bytes: instance.memory.buffer.byteLength });
    }
    this.#tiles.clear();
    const total = (): number => spare.reduce((sum, { bytes }) => sum + bytes, 0);
    while (spare.length > MAX_SPARE || total() > MAX_SPARE_BYTES) spare.shift();
  }
}

/** The newest spare instance of a module with memory enough. */
function takeSpare(module: WebAssembly.Module, bytes: number): Instance | undefined {
  const at = spare.findLastIndex((each) => each.module === module && each.bytes >= bytes);
  return at < 0 ? undefined : spare.splice(at, 1)[0].instance;
}
