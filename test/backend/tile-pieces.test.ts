import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SurfaceKernel, SurfaceWork } from '../../src/backend/cpu/surface-kernel.js';
import { Pieces, placePieces, runPieces } from '../../src/backend/tile-pieces.js';

/** Each number says what point and column it is of. */
const numberOf = (point: number, column: number): number => 10 * point + column;

test.each([
  { vectors: 1, roots: 3, columns: 3 },
  { vectors: 2, roots: 2, columns: 6 },
])('results of chunks of $vectors vectors lie in their places', ({ vectors, roots, columns }) => {
  fc.assert(
    fc.property(
      fc.record({
        line: fc.integer({ min: 1, max: 20 }),
        block: fc.integer({ min: 1, max: 20 }),
        first: fc.nat(60),
        count: fc.nat(60),
        together: fc.integer({ min: 1, max: 5 }),
      }),
      ({ line, block, first, count, together }) => {
        const pieces = new Pieces({ line, block }, first, count);
        const work: SurfaceWork = (from, points, out, at) => {
          expect(Math.floor(from / line)).toBe(Math.floor((from + points - 1) / line));
          expect(points).toBeLessThanOrEqual(block);
          expect(out).toHaveLength(columns);
          for (let i = 0; i < points; i++)
            for (let c = 0; c < columns; c++) out[c][at + i] = numberOf(from + i, c);
        };
        const kernel = {
          vectors,
          roots,
          probabilities: vectors === 1 ? [] : [0.5],
        } as unknown as SurfaceKernel;
        const tile = Array.from({ length: columns }, () => new Float64Array(count));
        for (let from = 0; from < pieces.count; from += together) {
          const values = runPieces(kernel, work, pieces, from, Math.min(pieces.count, from + together));
          placePieces(values, pieces, from, tile, first);
        }
        tile.forEach((column, c) => {
          expect([...column]).toEqual(Array.from({ length: count }, (_, i) => numberOf(first + i, c)));
        });
      },
    ),
  );
});
