/** Samples of one size, one after the other: each is sorted only as far as its quantiles and partial sums need. */
import { atRank } from './quantile.js';

/** Values a bin, were they spread evenly: few enough to sort quickly, many enough that the bins stay in the cache. */
const PER_BIN = 4;

/** A bin with more values is sorted as a whole, not by insertion. */
const MAX_INSERTION_SORT = 32;

/**
 * A sample in bins of equal width of a key that grows with the value: the value itself, or its logarithm. Filling it
 * takes linear time; a bin is sorted when a query first meets it.
 */
export class BinnedSample {
  /** Least and greatest key. */
  lowest = 0;
  highest = 0;
  /** Set by {@link upTo}: sum of key minus {@link origin} over the values counted. */
  sum = 0;
  /** Sums are of keys minus this, so that no digits cancel where keys lie close together. */
  origin = 0;
  private scale = 0;
  /** Values, bin after bin, and the keys of those bins that are sorted. */
  private readonly values: Float64Array;
  private readonly keys: Float64Array;
  private readonly binOf: Int32Array;
  /** By bin: where it starts, the sum of keys before it, and whether it is sorted. */
  private readonly starts: Int32Array;
  private readonly sums: Float64Array;
  private readonly isSorted: Uint8Array;
  private readonly bins: number;

  constructor(
    readonly count: number,
    private readonly key: 'value' | 'log' = 'value',
  ) {
    this.values = new Float64Array(count);
    this.keys = new Float64Array(count);
    this.binOf = new Int32Array(count);
    this.bins = Math.ceil(count / PER_BIN);
    this.starts = new Int32Array(this.bins + 1);
    this.sums = new Float64Array(this.bins + 1);
    this.isSorted = new Uint8Array(this.bins);
  }

  /** Takes a sample of `count` numbers and their keys; false where a key is not finite. */
  fill(values: Float64Array, keys: Float64Array = values): boolean {
    const { count } = this;
    let [lo, hi] = [Infinity, -Infinity];
    let zero = 0;
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      zero += key - key;
      if (key < lo) lo = key;
      if (key > hi) hi = key;
    }
    if (zero !== 0) return false;
    // Below the end of the last bin by more than rounding.
    const scale = (this.bins * (1 - 1e-9)) / (hi - lo);
    this.lowest = lo;
    this.highest = hi;
    this.scale = scale < Infinity ? scale : 0;
    this.origin = keys[0];
    this.distribute(values, keys);
    return true;
  }

  private distribute(values: Float64Array, keys: Float64Array): void {
    const { count, bins, lowest, scale, origin, binOf, starts, sums } = this;
    this.isSorted.fill(0);
    starts.fill(0);
    sums.fill(0);
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      const bin = ((key - lowest) * scale) | 0;
      binOf[i] = bin;
      starts[bin]++;
      sums[bin] += key - origin;
    }
    let [end, sum] = [0, 0];
    for (let bin = 0; bin < bins; bin++) {
      end += starts[bin];
      starts[bin] = end;
      const own = sums[bin];
      sums[bin] = sum;
      sum += own;
    }
    starts[bins] = count;
    sums[bins] = sum;
    // Each bin is filled from its end, after which `starts` holds where it starts.
    const sorted = this.values;
    for (let i = count - 1; i >= 0; i--) sorted[--starts[binOf[i]]] = values[i];
  }

  private sort(bin: number): void {
    const { values, keys, starts } = this;
    const [start, end] = [starts[bin], starts[bin + 1]];
    if (end - start > MAX_INSERTION_SORT) values.subarray(start, end).sort();
    else {
      for (let i = start + 1; i < end; i++) {
        const value = values[i];
        let j = i - 1;
        while (j >= start && values[j] > value) {
          values[j + 1] = values[j];
          j--;
        }
        values[j + 1] = value;
      }
    }
    for (let i = start; i < end; i++) keys[i] = this.key === 'log' ? Math.log(values[i]) : values[i];
    this.isSorted[bin] = 1;
  }

  /** How many values have a key of at most `x`; {@link sum} becomes the sum over them. */
  upTo(x: number): number {
    const { bins, keys, starts, sums } = this;
    const position = (x - this.lowest) * this.scale;
    if (!(position >= 0) || x < this.lowest) {
      this.sum = 0;
      return 0;
    }
    if (position >= bins) {
      this.sum = sums[bins];
      return this.count;
    }
    const bin = position | 0;
    let [i, end] = [starts[bin], starts[bin + 1]];
    let sum = sums[bin];
    if (i < end && this.isSorted[bin] === 0) this.sort(bin);
    for (; i < end && keys[i] <= x; i++) sum += keys[i] - this.origin;
    this.sum = sum;
    return i;
  }

  /** The type-7 quantile of the values at `probability` p: rank p (n - 1), linear between neighbours. */
  quantile(probability: number): number {
    return this.interpolate(this.values, probability);
  }

  /** The same of the keys. */
  keyQuantile(probability: number): number {
    return this.interpolate(this.keys, probability);
  }

  private interpolate(of: Float64Array, probability: number): number {
    const rank = probability * (this.count - 1);
    const [low, high] = [Math.floor(rank), Math.ceil(rank)];
    this.sortAround(low);
    if (high !== low) this.sortAround(high);
    return atRank(of, rank);
  }

  /** Sorts the bin that holds the value of a rank: the last that starts there or before. */
  private sortAround(rank: number): void {
    const { starts } = this;
    let [lo, hi] = [0, this.bins - 1];
    while (lo < hi) {
      const middle = (lo + hi + 1) >> 1;
      if (starts[middle] <= rank) lo = middle;
      else hi = middle - 1;
    }
    if (this.isSorted[lo] === 0) this.sort(lo);
  }
}
