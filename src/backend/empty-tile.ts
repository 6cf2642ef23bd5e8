import type { SurfaceTile } from './sweep.js';

/** Room for `roots` formulas at `count` points, each with so many quantiles. */
export function emptyTile(first: number, count: number, roots: number, shares: number): SurfaceTile {
  const columns = (n: number): Float64Array[] => Array.from({ length: n }, () => new Float64Array(count));
  return {
    first,
    count,
    mean: columns(roots),
    deviation: columns(roots),
    quantiles: Array.from({ length: roots }, () => columns(shares)),
  };
}
