/**
 * Exact order statistics of many values at one grid point after another. Standardised by mean and deviation, a quantile hardly
 * moves from point to point: one pass counts the values below a window about where it is expected and lists those within, and
 * selection among these is exact. Where it lies outside, the counts tell where to look next, and in the end all values are
 * searched: what is expected never changes a result.
 */
import { type StatisticsMemory, WINDOWS } from '../../formula/wasm/statistics.js';
import { normalQuantile } from '../../statistics/normal.js';
import { select } from '../../statistics/quantile.js';

/** Values to list on either side of a quantile: few enough for speed, enough that the quantile is usually among them. */
const TARGET_NEAR = 8;

/** Searches of windows before selection among all values. */
const MAX_TRIES = 4;

/** A window about a number reaches this share of it to either side at least, some units of f32. */
const MIN_REACH = 2 ** -21;

/** Half a window is so many deviations at least and at most. */
const LEAST_REACH = 1e-7;
const MAX_REACH = 4;

/** Windows end here at most: padding is Infinity and must not be within. */
const LARGEST = 2 ** 127;

/** Up to so many values are sorted by insertion. */
const FEW = 40;

/** The memory of the reductions, and their functions. */
export interface ReductionView {
  readonly layout: StatisticsMemory;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  /** By how many windows they search: of values from byte `at` to `end`. */
  readonly windows: readonly ((at: number, end: number) => void)[];
}

/** Room for the values of a point, `count` at most, which all trackers of a thread share. */
export function createScratch(count: number): Float64Array {
  return new Float64Array(count);
}

/** Mean and standard deviation of a point's values. */
export interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** The quantiles at `probabilities` of one formula's values at successive neighbouring points. */
export class QuantileTracker {
  /** By probability, all in standard deviations: the last quantile's distance from the mean, by how much it grew, half a window. */
  readonly #scores: Float64Array;
  readonly #slopes: Float64Array;
  readonly #reaches: Float64Array;
  /** The same of the first point of the line before; slopes from there to this line's, and along that line. */
  readonly #first: Float64Array;
  readonly #firstSlopes: Float64Array;
  readonly #alongSlopes: Float64Array;
  /** The windows under search. */
  readonly #centres = new Float64Array(WINDOWS);
  readonly #halves = new Float64Array(WINDOWS);

  constructor(
    private readonly count: number,
    private readonly probabilities: readonly number[],
    private readonly scratch: Float64Array,
  ) {
    const numbers = (): Float64Array => new Float64Array(probabilities.length);
    this.#scores = numbers();
    this.#slopes = numbers();
    this.#reaches = numbers();
    this.#first = numbers();
    this.#firstSlopes = numbers();
    this.#alongSlopes = numbers();
    probabilities.forEach((probability, k) => {
      // As of a normal distribution, whose values near a quantile are so far apart.
      const inner = Math.min(Math.max(probability, 0.5 / count), 1 - 0.5 / count);
      const score = normalQuantile(inner);
      const density = Math.exp(-0.5 * score * score) / Math.sqrt(2 * Math.PI);
      this.#scores[k] = score;
      this.#first[k] = score;
      this.#reaches[k] = TARGET_NEAR / (count * density);
    });
  }

  /** To be called before the first point of a line, whose neighbour is that of the line before. */
  beginLine(): void {
    this.#scores.set(this.#first);
    this.#slopes.set(this.#firstSlopes);
  }

  /** To be called behind the first point of a line. */
  endFirst(): void {
    this.#first.set(this.#scores);
    this.#firstSlopes.set(this.#slopes);
    this.#slopes.set(this.#alongSlopes);
  }

  /** To be called behind the second point of a line. */
  endSecond(): void {
    this.#alongSlopes.set(this.#slopes);
  }

  /** The quantiles of the values at byte `at`, all finite and not all the same, into `out` from `from` on. */
  find(
    view: ReductionView,
    at: number,
    end: number,
    { mean, deviation }: Moments,
    out: Float64Array,
    from: number,
  ): void {
    const { probabilities } = this;
    for (let first = 0; first < probabilities.length; first += WINDOWS) {
      const wanted = Math.min(WINDOWS, probabilities.length - first);
      for (let k = 0; k < wanted; k++) {
        const expected = this.#scores[first + k] + this.#slopes[first + k];
        this.#centres[k] = mean + deviation * expected;
        this.#halves[k] = Math.max(
          deviation * this.#reaches[first + k],
          MIN_REACH * Math.abs(this.#centres[k]),
        );
      }
      let missing = (1 << wanted) - 1;
      for (let tries = 0; missing !== 0 && tries < MAX_TRIES; tries++) {
        missing = this.#search(view, at, end, first, wanted, missing, deviation, out, from + first);
        if (tries > 0) continue;
        for (let k = 0; k < wanted; k++) if ((missing & (1 << k)) !== 0) this.#widen(first + k, 2);
      }
      for (let k = 0; k < wanted; k++) {
        const [place, own] = [from + first + k, first + k];
        if ((missing & (1 << k)) !== 0) out[place] = this.#selectAmongAll(view.f32, at / 4, own);
        const score = (out[place] - mean) / deviation;
        this.#slopes[own] = score - this.#scores[own];
        this.#scores[own] = score;
      }
    }
  }

  #widen(k: number, factor: number): void {
    this.#reaches[k] = Math.min(MAX_REACH, Math.max(LEAST_REACH, this.#reaches[k] * factor));
  }

  /** Searches the windows of the probabilities of the bits `missing`; returns the bits of those not found, whose windows it moves. */
  #search(
    { layout, f32, i32, windows }: ReductionView,
    at: number,
    end: number,
    first: number,
    wanted: number,
    missing: number,
    deviation: number,
    out: Float64Array,
    from: number,
  ): number {
    for (let k = 0; k < wanted; k++) {
      const place = layout.windows / 4 + 2 * k;
      // Nothing is less than NaN, and so nothing within or below.
      const isOpen = (missing & (1 << k)) !== 0;
      const half = this.#halves[k];
      f32[place] = isOpen ? Math.max(-LARGEST, this.#centres[k] - half) : Number.NaN;
      f32[place + 1] = isOpen ? Math.min(LARGEST, this.#centres[k] + half) : Number.NaN;
    }
    windows[wanted](at, end);
    let missed = 0;
    for (let k = 0; k < wanted; k++) {
      if ((missing & (1 << k)) === 0) continue;
      const below = layout.below / 4 + 4 * k;
      const less = i32[below] + i32[below + 1] + i32[below + 2] + i32[below + 3];
      const start = layout.within[k] / 4;
      const listed = i32[layout.withinEnd / 4 + k] / 4 - start;
      const rank = this.probabilities[first + k] * (this.count - 1);
      const tooFew = Math.ceil(rank) + 1 - (less + listed);
      const tooMany = less - Math.floor(rank);
      if (tooFew <= 0 && tooMany <= 0) {
        out[from + k] = this.#select(f32, start, listed, rank - less);
        const half = this.#halves[k];
        const wished = (half * 2 * TARGET_NEAR) / listed;
        const strayed = 2 * Math.abs(out[from + k] - this.#centres[k]);
        // Where values are denser or the quantile strays further than at the point before, within limits.
        const next = Math.max(wished, strayed) / deviation / this.#reaches[first + k];
        this.#widen(first + k, Math.min(2, Math.max(0.5, next)));
        continue;
      }
      missed |= 1 << k;
      const half = this.#halves[k];
      const spacing = (2 * half) / Math.max(listed, 0.5);
      const distance = Math.min(deviation, spacing * Math.max(tooFew, tooMany));
      this.#centres[k] += tooMany > 0 ? -(half + distance) : half + distance;
      this.#halves[k] = Math.max(half, TARGET_NEAR * spacing, distance / 2);
    }
    return missed;
  }

  /** The quantile by selection among all values. */
  #selectAmongAll(f32: Float32Array, start: number, k: number): number {
    return this.#select(f32, start, this.count, this.probabilities[k] * (this.count - 1));
  }

  /** The value at `rank` (type 7) among `listed` values. */
  #select(f32: Float32Array, start: number, listed: number, rank: number): number {
    const { scratch } = this;
    const low = Math.floor(rank);
    if (listed <= FEW) {
      for (let i = 0; i < listed; i++) {
        const value = f32[start + i];
        let place = i;
        for (; place > 0 && scratch[place - 1] > value; place--) scratch[place] = scratch[place - 1];
        scratch[place] = value;
      }
      const below = scratch[low];
      return rank > low ? between(below, scratch[low + 1], rank - low) : below;
    }
    for (let i = 0; i < listed; i++) scratch[i] = f32[start + i];
    select(scratch, low, 0, listed - 1);
    const below = scratch[low];
    if (rank === low) return below;
    let above = Infinity;
    for (let i = low + 1; i < listed; i++) if (scratch[i] < above) above = scratch[i];
    return between(below, above, rank - low);
  }
}

function between(below: number, above: number, share: number): number {
  return below === above ? below : below + share * (above - below);
}
