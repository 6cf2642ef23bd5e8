/** `Sweeps.surface` of the CPU back end: float64 with one parameter vector, f32 values of float64 tables with many. */
import { toSharedMemory } from '#platform';
import type { Control } from '../../control.js';
import { compileModule } from '../../formula/wasm/compile-module.js';
import { emitLines, STRETCH } from '../../formula/wasm/emit-lines.js';
import { emitSurface } from '../../formula/wasm/emit-surface.js';
import { emptyTile, emptyTileOfOne } from '../empty-tile.js';
import type { PreparedSurface, SurfaceTile, Sweep } from '../sweep.js';
import { Pieces, placePieces } from '../tile-pieces.js';
import { newKey } from './common-pool.js';
import { type ItemTime, runParallel } from './parallel.js';
import type { WorkerPool } from './pool.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';
import { cachedRows } from './surface-vectors.js';
import { createSurfaceWork } from './surface-work.js';

/** Values of many vectors in one chunk of work at most: some milliseconds. */
const CHUNK_VALUES = 1 << 20;

/** Points of one vector in one chunk of work: whole stretches, less than a millisecond for most laws. */
const CHUNK_POINTS = 16 * STRETCH;

/**
 * Milliseconds a value below which workers do not pay: a worker's fresh memory and the copy out of it cost a third of
 * that. Sums of tables take a nanosecond, powers at every point some tens.
 */
const MIN_PARALLEL_VALUE = 16e-6;

export async function prepareSurface(
  pool: WorkerPool,
  { program, axes, parameters, vectors }: Sweep,
  probabilities: readonly number[],
): Promise<PreparedSurface> {
  const roots = program.roots.length;
  const lengths = axes.map((values) => values.length);
  const isSingle = vectors === 1;
  const code = isSingle
    ? { ...emitLines(program, lengths, parameters.length, 'f64', 0), kind: 'line' as const }
    : { ...emitSurface(program, axes.length, parameters.length, vectors), kind: 'vectors' as const };
  const memory: SurfaceKernel['memory'] =
    code.kind === 'line' ? { kind: 'line', layout: code.memory } : { kind: 'vectors', layout: code.memory };
  const last = lengths.length - 1;
  const cached = code.kind === 'vectors' ? cachedRows(code.memory, last, lengths[last]) : lengths[last];
  const kernel: SurfaceKernel = {
    ...(isSingle
      ? { line: lengths.reduce((points, length) => points * length, 1), block: CHUNK_POINTS }
      : {
          line: lengths[last],
          block: Math.max(1, Math.min(cached, Math.floor(CHUNK_VALUES / (vectors * roots)))),
        }),
    module: await compileModule(code.bytes),
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
  return {
    async tile(first, count, control = {}, into) {
      const pieces = new Pieces(kernel, first, count);
      const tile = isSingle
        ? emptyTileOfOne(first, count, roots, into)
        : emptyTile(first, count, roots, kernel.probabilities.length, into);
      const columns = isSingle ? tile.mean : columnsOf(tile);
      await runParallel<Float64Array>(
        pool,
        {
          count: pieces.count,
          name: 'points',
          time,
          ...(isSingle ? { minPerItem: MIN_PARALLEL_VALUE * CHUNK_POINTS * roots } : {}),
          unit: 1,
          runLocal: (k) => {
            work ??= createSurfaceWork(kernel);
            const piece = pieces.piece(k);
            if (piece.count > 0) work(piece.first, piece.count, columns, piece.first - first);
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
    dispose: () => pool.forget(key),
  };
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
