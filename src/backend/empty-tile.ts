import type { SurfaceTile } from './sweep.js';

/** Buffers for `roots` formulas at `count` points, each with `quantiles` quantiles: those of `into` where its size is equal. */
export function emptyTile(
  first: number,
  count: number,
  roots: number,
  quantiles: number,
  into?: SurfaceTile,
): SurfaceTile {
  if (into?.count === count) return { ...into, first };
  const columns = (n: number): Float64Array[] => Array.from({ length: n }, () => new Float64Array(count));
  return {
    first,
    count,
    mean: columns(roots),
    deviation: columns(roots),
    quantiles: Array.from({ length: roots }, () => columns(quantiles)),
  };
}

/** The same for one vector's values. */
export function emptyTileOfOne(first: number, count: number, roots: number, into?: SurfaceTile): SurfaceTile {
  const mean =
    into?.count === count ? into.mean : Array.from({ length: roots }, () => new Float64Array(count));
  return tileOfOne(first, count, mean);
}

/** One vector's values as a tile. Deviations are computed when first read, from the values at that time. */
export function tileOfOne(first: number, count: number, mean: readonly Float64Array[]): SurfaceTile {
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
