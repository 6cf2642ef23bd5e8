import type { SurfaceTile } from './sweep.js';

/** Room for `roots` formulas at `count` points, each with so many quantiles: that of `into` where it is the same. */
export function emptyTile(
  first: number,
  count: number,
  roots: number,
  shares: number,
  into?: SurfaceTile,
): SurfaceTile {
  if (into?.count === count) return { ...into, first };
  const columns = (n: number): Float64Array[] => Array.from({ length: n }, () => new Float64Array(count));
  return {
    first,
    count,
    mean: columns(roots),
    deviation: columns(roots),
    quantiles: Array.from({ length: roots }, () => columns(shares)),
  };
}

/** The same for one vector's values. Their deviations are made when first asked for, from the values there are then. */
export function emptyTileOfOne(first: number, count: number, roots: number, into?: SurfaceTile): SurfaceTile {
  const mean =
    into?.count === count ? into.mean : Array.from({ length: roots }, () => new Float64Array(count));
  let deviation: Float64Array[] | undefined;
  return {
    first,
    count,
    mean,
    get deviation() {
      deviation ??= mean.map((values) => values.map((value) => (Number.isNaN(value) ? Number.NaN : 0)));
      return deviation;
    },
    quantiles: mean.map(() => []),
  };
}
