/** Rank statistics. */
import { normalQuantile } from './normal.js';

/** Ranks from 1, those of equal values their mean. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  // Sorting numbers and looking each up is faster than sorting their indices.
  const sorted = Float64Array.from(values).sort();
  const rankOf = new Map<number, number>();
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && sorted[to] === sorted[from]) to++;
    rankOf.set(sorted[from], (from + to + 1) / 2);
    from = to;
  }
  return Float64Array.from(values, (value) => rankOf.get(value) ?? Number.NaN);
}

/**
 * Van der Waerden's scores in Blom's form: the normal quantiles at (rank - 3/8) / (n + 1/4). Whatever the distribution
 * of `values`, their scores are normal, so that tests for normal noise are valid far into their tails.
 */
export function normalScores(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  return midRanks(values).map((rank) => normalQuantile((rank - 0.375) / (n + 0.25)));
}

/** Spearman's rank correlation; 0 where either side is constant. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return correlationOfRanks(midRanks(a), midRanks(b));
}

/** The same from ranks already computed. */
export function correlationOfRanks(x: Float64Array, y: Float64Array): number {
  const middle = (x.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += (x[i] - middle) ** 2;
    yy += (y[i] - middle) ** 2;
    xy += (x[i] - middle) * (y[i] - middle);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
