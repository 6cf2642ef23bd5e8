/** The division of a grid's points, numbered with the last axis fastest, into lines and chunks of work (pieces). */
import type { SurfaceKernel, SurfaceWork } from './cpu/surface-kernel.js';

/** The index along each axis of the line that `point` lies on, the last left at zero; into `indices`. */
export function lineOf(point: number, lengths: readonly number[], indices: Int32Array): void {
  let line = Math.floor(point / lengths[lengths.length - 1]);
  for (let axis = lengths.length - 2; axis >= 0; axis--) {
    indices[axis] = line % lengths[axis];
    line = Math.floor(line / lengths[axis]);
  }
}

/** Columns of a surface's results. */
export function columnCount({
  vectors,
  roots,
  probabilities,
}: Pick<SurfaceKernel, 'vectors' | 'roots' | 'probabilities'>): number {
  return vectors === 1 ? roots : roots * (2 + probabilities.length);
}

/**
 * The pieces of a tile: stretches of lines, in blocks, one line after the other within a block.
 */
export class Pieces {
  readonly count: number;
  readonly #block: number;
  readonly #length: number;
  readonly #firstBlock: number;
  readonly #firstLine: number;
  readonly #lines: number;
  readonly #first: number;
  readonly #end: number;

  constructor({ line: length, block }: Pick<SurfaceKernel, 'line' | 'block'>, first: number, count: number) {
    this.#block = block;
    this.#length = length;
    this.#first = first;
    this.#end = first + count;
    this.#firstLine = Math.floor(first / length);
    this.#lines = count === 0 ? 0 : Math.floor((this.#end - 1) / length) + 1 - this.#firstLine;
    const oneLine = this.#lines === 1;
    this.#firstBlock = oneLine ? Math.floor((first % length) / this.#block) : 0;
    const lastBlock = Math.floor((oneLine ? (this.#end - 1) % length : length - 1) / this.#block);
    this.count = this.#lines * (lastBlock + 1 - this.#firstBlock);
  }

  /** Some pieces are empty, with any position. */
  piece(k: number): { readonly first: number; readonly count: number } {
    const line = (this.#firstLine + (k % this.#lines)) * this.#length;
    const block = this.#firstBlock + Math.floor(k / this.#lines);
    const from = Math.max(this.#first, line + block * this.#block);
    const to = Math.min(this.#end, line + Math.min(this.#length, (block + 1) * this.#block));
    return { first: from, count: Math.max(0, to - from) };
  }
}

/** `count` columns of equal length, one after another in `values`. */
function splitColumns(values: Float64Array, count: number): Float64Array[] {
  const points = values.length / count;
  return Array.from({ length: count }, (_, c) => values.subarray(c * points, (c + 1) * points));
}

/** Pieces `from .. to - 1`: columns in which the points of the pieces follow one another. */
export function runPieces(
  kernel: SurfaceKernel,
  work: SurfaceWork,
  pieces: Pieces,
  from: number,
  to: number,
): Float64Array {
  let points = 0;
  for (let k = from; k < to; k++) points += pieces.piece(k).count;
  const count = columnCount(kernel);
  const values = new Float64Array(points * count);
  const columns = splitColumns(values, count);
  for (let k = from, at = 0; k < to; k++) {
    const piece = pieces.piece(k);
    if (piece.count > 0) work(piece.first, piece.count, columns, at);
    at += piece.count;
  }
  return values;
}

/** Copies the result of `runPieces` for the pieces from `from` on into the columns of a tile that begins at `first`. */
export function placePieces(
  values: Float64Array,
  pieces: Pieces,
  from: number,
  columns: readonly Float64Array[],
  first: number,
): void {
  const made = splitColumns(values, columns.length);
  for (let k = from, at = 0; at < made[0].length; k++) {
    const piece = pieces.piece(k);
    if (piece.count === 0) continue;
    made.forEach((column, c) => {
      columns[c].set(column.subarray(at, at + piece.count), piece.first - first);
    });
    at += piece.count;
  }
}
