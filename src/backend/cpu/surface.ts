/** `Sweeps.surface` of the CPU back end: float64 with one parameter vector, f32 values of float64 tables with many. */
import { shared } from '#platform';
import type { Control } from '../../control.js';
import { compileModule } from '../../formula/wasm/compile-module.js';
import { emitLines, STRETCH } from '../../formula/wasm/emit-lines.js';
import { emitSurface } from '../../formula/wasm/emit-surface.js';
import { emptyTile, emptyTileOfOne } from '../empty-tile.js';
import type { PreparedSurface, SurfaceTile, Sweep } from '../sweep.js';
import { Pieces, placePieces } from '../tile-pieces.js';
import { newKey } from './common-pool.js';
import { type Pace, share } from './parallel.js';
import type { WorkerPool } from './pool.js';
import type { SurfaceKernel, SurfaceWork } from './surface-kernel.js';
import { rowsKept } from './surface-vectors.js';
import { createSurfaceWork } from './surface-work.js';

/** Values of many vectors that one piece of work computes at most: some milliseconds. */
const PIECE_VALUES = 1 << 20;

/** Points of one vector that one piece of work covers: whole stretches, less than a millisecond for most laws. */
const PIECE_POINTS = 16 * STRETCH;

/**
 * Milliseconds a value below which sharing loses: the other thread's fresh memory and the copy out of it cost a third of
 * that. Sums of tables take a nanosecond, powers at every point some tens.
 */
const SHARED_VALUE = 16e-6;

export async function prepareSurface(
  pool: WorkerPool,
  { program, axes, parameters, vectors }: Sweep,
  shares: readonly number[],
): Promise<PreparedSurface> {
  const roots = program.roots.length;
  const lengths = axes.map((values) => values.length);
  const single = vectors === 1;
  const code = single
    ? { ...emitLines(program, lengths, parameters.length, 'f64', 0), kind: 'line' as const }
    : { ...emitSurface(program, axes.length, parameters.length, vectors), kind: 'vectors' as const };
  const memory: SurfaceKernel['memory'] =
    code.kind === 'line' ? { kind: 'line', layout: code.memory } : { kind: 'vectors', layout: code.memory };
  const last = lengths.length - 1;
  const kept = code.kind === 'vectors' ? rowsKept(code.memory, last, lengths[last]) : lengths[last];
  const kernel: SurfaceKernel = {
    ...(single
      ? { line: lengths.reduce((points, length) => points * length, 1), block: PIECE_POINTS }
      : {
          line: lengths[last],
          block: Math.max(1, Math.min(kept, Math.floor(PIECE_VALUES / (vectors * roots)))),
        }),
    module: await compileModule(code.bytes),
    memory,
    axes,
    parameters,
    vectors,
    roots,
    shares: single ? [] : shares,
  };
  const key = newKey();
  const pace: Pace = {};
  let work: SurfaceWork | undefined;
  let posted: SurfaceKernel | undefined;
  return {
    async tile(first, count, control = {}, into) {
      const pieces = new Pieces(kernel, first, count);
      const tile = single
        ? emptyTileOfOne(first, count, roots, into)
        : emptyTile(first, count, roots, kernel.shares.length, into);
      const columns = single ? tile.mean : columnsOf(tile);
      await share<Float64Array>(
        pool,
        {
          count: pieces.count,
          name: 'points',
          pace,
          ...(single ? { least: SHARED_VALUE * PIECE_POINTS * roots } : {}),
          unit: 1,
          here: (k) => {
            work ??= createSurfaceWork(kernel);
            const piece = pieces.piece(k);
            if (piece.count > 0) work(piece.first, piece.count, columns, piece.first - first);
          },
          there: async (remote, knows, from, to) => {
            if (!knows.has(key)) {
              posted ??= { ...kernel, axes: axes.map(shared), parameters: parameters.map(shared) };
              await remote.prepareSurface(key, posted);
              knows.add(key);
            }
            return remote.surface(key, first, count, from, to);
          },
          take: (from, values) => placePieces(values, pieces, from, columns, first),
        },
        inPoints(control, count),
      );
      return tile;
    },
    dispose: () => pool.forget(key),
  };
}

/** Progress told in pieces, heard in points. */
export function inPoints(control: Control, count: number): Control {
  const { progress } = control;
  if (progress === undefined) return control;
  return { ...control, progress: (done, total) => progress(Math.round((done / total) * count), count) };
}

/** By root: mean, deviation, quantiles. */
function columnsOf({ mean, deviation, quantiles }: SurfaceTile): Float64Array[] {
  return mean.flatMap((means, root) => [means, deviation[root], ...quantiles[root]]);
}
