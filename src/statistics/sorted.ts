/** Many samples of one size sorted one after the other: what every row of a table asks of all refits. */

/** Fewer than this many are not worth counting into bins. */
const FEW = 64;

/** A bin that holds this many is sorted as a whole, not by insertion. */
const CROWDED = 32;

/** Sorts samples of `count` finite numbers; memory is taken once. */
export class Sorter {
  private readonly sorted: Float64Array;
  /** Bins of equal width, as many as there are values: one value each where they lie evenly. */
  private readonly ends: Int32Array;
  private readonly binOf: Int32Array;

  constructor(private readonly count: number) {
    this.sorted = new Float64Array(count);
    this.ends = new Int32Array(count + 1);
    this.binOf = new Int32Array(count);
  }

  /** `values` ascending, in an array that the next call overwrites; undefined where one is not finite. */
  sort(values: Float64Array): Float64Array | undefined {
    const { count, sorted } = this;
    let [lo, hi] = [Infinity, -Infinity];
    let zero = 0;
    for (let i = 0; i < count; i++) {
      const value = values[i];
      zero += value - value;
      if (value < lo) lo = value;
      if (value > hi) hi = value;
    }
    if (zero !== 0) return undefined;
    const scale = (count - 1) / (hi - lo);
    if (count < FEW || !(scale > 0 && scale < Infinity)) {
      sorted.set(values);
      return sorted.sort();
    }
    this.fill(values, lo, scale);
    return sorted;
  }

  /** Counts the values into their bins, lays the bins one after the other and sorts within each. */
  private fill(values: Float64Array, lo: number, scale: number): void {
    const { count, sorted, ends, binOf } = this;
    ends.fill(0);
    for (let i = 0; i < count; i++) {
      const bin = ((values[i] - lo) * scale) | 0;
      binOf[i] = bin;
      ends[bin]++;
    }
    let crowded = false;
    for (let bin = 0, end = 0; bin < count; bin++) {
      crowded ||= ends[bin] > CROWDED;
      end += ends[bin];
      ends[bin] = end;
    }
    // Each bin is filled from its end, after which `ends` holds where it starts.
    for (let i = count - 1; i >= 0; i--) sorted[--ends[binOf[i]]] = values[i];
    if (crowded) {
      ends[count] = count;
      for (let bin = 0; bin < count; bin++) {
        if (ends[bin + 1] - ends[bin] > CROWDED) sorted.subarray(ends[bin], ends[bin + 1]).sort();
      }
    }
    // What is out of place now is so by a few places only.
    for (let i = 1; i < count; i++) {
      const value = sorted[i];
      let j = i - 1;
      while (j >= 0 && sorted[j] > value) {
        sorted[j + 1] = sorted[j];
        j--;
      }
      sorted[j + 1] = value;
    }
  }
}

/** The type-7 quantile of ascending values at `share` within 0 and 1: rank share (n - 1), linear between neighbours. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const rank = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return below === above ? below : below + (rank - Math.floor(rank)) * (above - below);
}
