/**
 * The type-7 quantiles of `values` (any order, left as they are) at `probabilities` within 0 and 1: probability p lies at
 * rank p (n - 1), linear between neighbours. The order statistics are exact, by selection, not by sorting. Throws a
 * RangeError where there are no values, one is not finite, or a probability is not within 0 and 1.
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): number[] {
  return transformedQuantiles(values, probabilities, (x) => x);
}

/** The ranks from 0 on, not whole, at which the type-7 quantiles of `count` numbers lie. Throws a RangeError. */
export function ranksOf(count: number, probabilities: readonly number[]): number[] {
  return probabilities.map((probability) => {
    if (!(probability >= 0 && probability <= 1))
      throw new RangeError(`A probability lies within 0 and 1, and ${probability} does not.`);
    return probability * (count - 1);
  });
}

/** The whole ranks on both sides of each of `ranks`, ascending. */
export function neighbouringRanks(ranks: readonly number[]): number[] {
  return [...new Set(ranks.flatMap((rank) => [Math.floor(rank), Math.ceil(rank)]))].sort((a, b) => a - b);
}

/** The order statistics next to each of `ranks`, by whole rank. */
function orderStatistics(values: Float64Array, ranks: readonly number[]): Map<number, number> {
  const work = values.slice();
  let from = 0;
  const found = new Map<number, number>();
  // Each selection leaves only larger values to its right, where the next one looks.
  for (const rank of neighbouringRanks(ranks)) {
    select(work, rank, from, work.length - 1);
    from = rank + 1;
    found.set(rank, work[rank]);
  }
  return found;
}

/** The value at a rank, linear between the order statistics next to it, each of which `transform` changes first. */
export function betweenRanks(
  rank: number,
  ordered: ReadonlyMap<number, number>,
  transform: (x: number) => number,
): number {
  const at = (whole: number): number => transform(ordered.get(whole) ?? Number.NaN);
  const [below, above] = [at(Math.floor(rank)), at(Math.ceil(rank))];
  return below === above ? below : below + (rank - Math.floor(rank)) * (above - below);
}

/** As {@link quantiles}, of the values as `transform`, which must not fall, makes them. */
export function transformedQuantiles(
  values: Float64Array,
  probabilities: readonly number[],
  transform: (x: number) => number,
): number[] {
  const n = values.length;
  if (n === 0) throw new RangeError('There are no values to take quantiles of.');
  checkFinite(values);
  const ranks = ranksOf(n, probabilities);
  const ordered = orderStatistics(values, ranks);
  return ranks.map((rank) => betweenRanks(rank, ordered, transform));
}

/** The order statistic at a rank from 0 on, linear between neighbours, which must be in their places. */
export function atRank(ordered: Float64Array, rank: number): number {
  const [below, above] = [ordered[Math.floor(rank)], ordered[Math.ceil(rank)]];
  return below === above ? below : below + (rank - Math.floor(rank)) * (above - below);
}

/** The type-7 quantile of ascending values. */
export function quantileOfSorted(sorted: Float64Array, probability: number): number {
  return atRank(sorted, probability * (sorted.length - 1));
}

/** Throws a RangeError that names the first value which is not finite. */
export function checkFinite(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`Value ${i} is ${values[i]}, not a finite number.`);
  }
}

/** Above this length a sample narrows the range first; Floyd and Rivest's own threshold. */
const SAMPLING_LENGTH = 600;

/**
 * Puts into a[k] what sorting a[left .. right] would, with nothing larger to its left and nothing smaller to its
 * right: Floyd and Rivest's SELECT (1975), about n + min(k, n - k) comparisons.
 */
export function select(a: Float64Array, k: number, left: number, right: number): void {
  while (right > left) {
    if (right - left > SAMPLING_LENGTH) {
      const n = right - left + 1;
      const i = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const spread = 0.5 * Math.sqrt((z * s * (n - s)) / n) * Math.sign(i - n / 2);
      select(
        a,
        k,
        Math.max(left, Math.floor(k - (i * s) / n + spread)),
        Math.min(right, Math.floor(k + ((n - i) * s) / n + spread)),
      );
    }
    const pivot = a[k];
    let i = left;
    let j = right;
    swap(a, left, k);
    if (a[right] > pivot) swap(a, left, right);
    while (i < j) {
      swap(a, i, j);
      i++;
      j--;
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
    }
    if (a[left] === pivot) swap(a, left, j);
    else swap(a, ++j, right);
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

function swap(a: Float64Array, i: number, j: number): void {
  const value = a[i];
  a[i] = a[j];
  a[j] = value;
}
