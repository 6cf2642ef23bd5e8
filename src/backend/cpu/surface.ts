/** `Sweeps.surface` of the CPU back end: float64 with one parameter vector, f32 values of float64 tables with many. */
import { toSharedMemory } from '#platform';
import type { Control } from '../../control.js';
import type { SweepProgram } from '../../formula/sweep.js';
import { compileLines, compileSurface } from '../../formula/wasm/compile-sweep.js';
import { STRETCH } from '../../formula/wasm/emit-lines.js';
import { emptyTile, emptyTileOfOne, tileOfOne } from '../empty-tile.js';
import type { PreparedSurface, SurfaceOptions, SurfaceTile, Sweep } from '../sweep.js';
import { Pieces, placePieces } from '../tile-pieces.js';
import { newKey } from './common-pool.js';
import { threadsPay } from './line-cost.js';
import { LineTiles } from './line-tiles.js';
import { type ItemTime, runParallel } from './parallel.js';
import type { WorkerPool } from './pool.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';
import { cachedRows } from './surface-vectors.js';
import { createSurfaceWork } from './surface-work.js';

/** Values of many vectors in one chunk of work at most: some milliseconds. */
const CHUNK_VALUES = 1 << 20;

/** Tables of a chunk, bytes: they stay in a core's own cache from one line to the next. */
const CHUNK_TABLES = 1 << 18;

/** Values along a line in a chunk at least: quantiles are followed from one to the next. */
const CHUNK_LEAST = 8;

/** Points of one vector in one chunk of work: whole stretches, less than a millisecond for most laws. */
const CHUNK_POINTS = 16 * STRETCH;

export async function prepareSurface(
  pool: WorkerPool,
  { program, axes, parameters, vectors }: Sweep,
  probabilities: readonly number[],
  { reuse = false }: SurfaceOptions = {},
): Promise<PreparedSurface> {
  const roots = program.roots.length;
  const lengths = axes.map((values) => values.length);
  const isSingle = vectors === 1;
  const { module, memory } = isSingle
    ? await kernelOfOne(program, lengths, parameters.length)
    : await kernelOfMany(program, lengths, parameters.length, vectors, probabilities.length);
  const last = lengths.length - 1;
  const kernel: SurfaceKernel = {
    ...(isSingle
      ? { line: lengths.reduce((points, length) => points * length, 1), block: CHUNK_POINTS }
      : {
          line: lengths[last],
          block: blockOf(memory, last, vectors * roots),
        }),
    module,
    memory,
    axes,
    parameters,
    vectors,
    roots,
    probabilities: isSingle ? [] : probabilities,
  };
  const key = newKey();
  const time: ItemTime = {};
  let work: SurfaceWork | undefined;
  let posted: SurfaceKernel | undefined;
  const alone = isSingle && !threadsPay(program, pool.size);
  const inPlace = memory.kind === 'line' && reuse ? new LineTiles(kernel, memory.layout) : undefined;
  return {
    async tile(first, count, control = {}, into) {
      const pieces = new Pieces(kernel, first, count);
      const own = inPlace?.take(count, into?.mean);
      const tile =
        own !== undefined
          ? tileOfOne(
              first,
              count,
              own.columns.map((values) => values.subarray(0, count)),
            )
          : isSingle
            ? emptyTileOfOne(first, count, roots, into)
            : emptyTile(first, count, roots, kernel.probabilities.length, into);
      const columns = isSingle ? tile.mean : columnsOf(tile);
      await runParallel<Float64Array>(
        pool,
        {
          count: pieces.count,
          name: 'points',
          time,
          alone,
          unit: 1,
          runLocal: (k) => {
            const piece = pieces.piece(k);
            if (piece.count === 0) return;
            if (own !== undefined) {
              own.fill(piece.first, piece.count, piece.first - first);
              return;
            }
            work ??= createSurfaceWork(kernel);
            work(piece.first, piece.count, columns, piece.first - first);
          },
          runRemote: async (remote, knows, from, to) => {
            if (!knows.has(key)) {
              posted ??= {
                ...kernel,
                axes: axes.map(toSharedMemory),
                parameters: parameters.map(toSharedMemory),
              };
              await remote.prepareSurface(key, posted);
              knows.add(key);
            }
            return remote.surface(key, first, count, from, to);
          },
          accept: (from, values) => placePieces(values, pieces, from, columns, first),
        },
        inPoints(control, count),
      );
      return tile;
    },
    dispose() {
      pool.forget(key);
      inPlace?.dispose();
    },
  };
}

/** Points of a line in one chunk of work, for so many values of each. */
function blockOf(memory: SurfaceKernel['memory'], axis: number, values: number): number {
  if (memory.kind !== 'vectors') return CHUNK_POINTS;
  const { padded, tables } = memory.layout;
  const near = Math.max(CHUNK_LEAST, Math.floor(CHUNK_TABLES / (4 * padded * Math.max(1, tables[axis]))));
  return Math.max(1, Math.min(near, cachedRows(memory.layout, axis), Math.floor(CHUNK_VALUES / values)));
}

type CompiledKernel = Pick<SurfaceKernel, 'module' | 'memory'>;

async function kernelOfOne(
  program: SweepProgram,
  lengths: readonly number[],
  parameters: number,
): Promise<CompiledKernel> {
  const { module, memory } = await compileLines(program, lengths, parameters, 'f64', 0);
  return { module, memory: { kind: 'line', layout: memory } };
}

async function kernelOfMany(
  program: SweepProgram,
  { length: axes }: readonly number[],
  parameters: number,
  vectors: number,
  quantiles: number,
): Promise<CompiledKernel> {
  const { module, memory } = await compileSurface(program, axes, parameters, vectors, quantiles);
  return { module, memory: { kind: 'vectors', layout: memory } };
}

/** Converts progress in items to progress in points. */
export function inPoints(control: Control, count: number): Control {
  const { progress } = control;
  if (progress === undefined) return control;
  return { ...control, progress: (done, total) => progress(Math.round((done / total) * count), count) };
}

/** By root: mean, deviation, quantiles. */
function columnsOf({ mean, deviation, quantiles }: SurfaceTile): Float64Array[] {
  return mean.flatMap((means, root) => [means, deviation[root], ...quantiles[root]]);
}
