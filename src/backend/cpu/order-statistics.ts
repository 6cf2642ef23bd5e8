/**
 * Exact order statistics of many values at one grid point after another. From point to point the parameter vectors
 * hardly change places, so the one that was at a quantile is near it at the next point: one pass counts what is less
 * than its value and lists the few that are near, and selection among these is exact. Where the guess was wrong, the
 * search is wider, then over all values: what was guessed shows in no result.
 */
import { CENTRES, NEAR_BYTES, type StatisticsMemory } from '../../formula/wasm/statistics.js';
import { select } from '../../statistics/quantile.js';

/** Values that a search should find on either side of a quantile: few enough to be quick, enough to be right mostly. */
const NEAR = 8;

/** A search that fails is done again so much wider, so often. */
const WIDER = 4;
const TRIES = 2;

/** No search is wider, in f32: padding is Infinity and must not be near. */
const WIDEST = 2 ** 127;

/** The memory that the reductions work on, and their entry. */
export interface ReductionView {
  readonly layout: StatisticsMemory;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  /** Values from byte `at` to `end`. */
  nearby(at: number, end: number): void;
}

/** Scratch of a thread; `count` values at most. */
export interface Scratch {
  readonly sorted: Float64Array;
  readonly values: Float64Array;
  readonly owners: Int32Array;
}

export function createScratch(count: number): Scratch {
  return {
    sorted: new Float64Array(count),
    values: new Float64Array(count),
    owners: new Int32Array(count),
  };
}

/** Follows the quantiles at `shares` of one formula's values over neighbouring points. */
export class Tracker {
  /** By share: the vector that was there last, and how far from its value to look at the next point. */
  #owners: Int32Array;
  #widths: Float64Array;
  #known = false;
  #kept: { owners: Int32Array; widths: Float64Array } | undefined;

  constructor(
    private readonly count: number,
    private readonly shares: readonly number[],
    private readonly scratch: Scratch,
  ) {
    this.#owners = new Int32Array(shares.length);
    this.#widths = new Float64Array(shares.length);
  }

  /** Remembers this point, for `recall` at one that is next to it. */
  keep(): void {
    this.#kept = { owners: this.#owners.slice(), widths: this.#widths.slice() };
  }

  recall(): void {
    if (this.#kept === undefined) return;
    this.#owners.set(this.#kept.owners);
    this.#widths.set(this.#kept.widths);
  }

  /** The quantiles of the values at byte `at`, all finite and not all the same, into `out` from `from` on. */
  find(
    view: ReductionView,
    at: number,
    end: number,
    deviation: number,
    out: Float64Array,
    from: number,
  ): void {
    const { shares, count } = this;
    for (let first = 0; first < shares.length; first += CENTRES) {
      const wanted = Math.min(CENTRES, shares.length - first);
      let missing = 0;
      for (let k = 0; k < wanted; k++) missing |= 1 << k;
      if (this.#known) {
        for (let tries = 0; missing !== 0 && tries < TRIES; tries++) {
          missing = this.#search(view, at, end, first, wanted, missing, out, from);
        }
      }
      for (let k = 0; k < wanted; k++) {
        if ((missing & (1 << k)) === 0) continue;
        out[from + first + k] = this.#among(view.f32, at / 4, first + k);
        // About what a normal distribution would have there.
        this.#look(first + k, (3 * NEAR * deviation) / count);
      }
    }
    this.#known = true;
  }

  /** Looks around the guesses for the shares of the bits `missing`; returns the bits of those not found. */
  #search(
    { layout, f32, i32, nearby }: ReductionView,
    at: number,
    end: number,
    first: number,
    wanted: number,
    missing: number,
    out: Float64Array,
    from: number,
  ): number {
    const start = at / 4;
    for (let k = 0; k < CENTRES; k++) {
      const place = layout.centres / 4 + 2 * k;
      const used = k < wanted && (missing & (1 << k)) !== 0;
      f32[place] = used ? f32[start + this.#owners[first + k]] : 0;
      f32[place + 1] = used ? this.#widths[first + k] : -1;
    }
    nearby(at, end);
    let left = 0;
    for (let k = 0; k < wanted; k++) {
      if ((missing & (1 << k)) === 0) continue;
      const centre = f32[layout.centres / 4 + 2 * k];
      const { values, owners } = this.scratch;
      const nearEnd = i32[layout.nearEnd / 4 + k] / 4;
      let found = 0;
      let lesser = 0;
      for (let cell = layout.near[k] / 4; cell < nearEnd; cell += NEAR_BYTES / 4) {
        const owner = i32[cell + 4] / 4 - start;
        for (let lane = 0; lane < 4; lane++) {
          const x = f32[cell + lane];
          if (Number.isNaN(x)) continue;
          values[found] = x;
          owners[found++] = owner + lane;
          if (x < centre) lesser++;
        }
      }
      const below = layout.below / 4 + 4 * k;
      const less = i32[below] + i32[below + 1] + i32[below + 2] + i32[below + 3] - lesser;
      const rank = this.shares[first + k] * (this.count - 1);
      if (less <= Math.floor(rank) && Math.ceil(rank) < less + found) {
        out[from + first + k] = this.#pick(first + k, rank - less, found);
        this.#look(first + k, this.#widths[first + k] * Math.min(2, Math.max(0.5, (2 * NEAR) / found)));
      } else {
        left |= 1 << k;
        this.#look(first + k, this.#widths[first + k] * WIDER);
      }
    }
    return left;
  }

  /** From now on looks for share `k` so far from its last value: where there are few values, ever farther. */
  #look(k: number, width: number): void {
    this.#widths[k] = Math.min(WIDEST, width);
  }

  /** The quantile of share `k` by selection among all values. */
  #among(f32: Float32Array, start: number, k: number): number {
    const { count, scratch, shares } = this;
    for (let i = 0; i < count; i++) {
      scratch.values[i] = f32[start + i];
      scratch.owners[i] = i;
    }
    return this.#pick(k, shares[k] * (count - 1), count);
  }

  /** The value at `rank` (type 7) among the first `found` of the scratch; whoever has the lower one leads on. */
  #pick(k: number, rank: number, found: number): number {
    const { sorted, values, owners } = this.scratch;
    for (let i = 0; i < found; i++) sorted[i] = values[i];
    const low = Math.floor(rank);
    select(sorted, low, 0, found - 1);
    const below = sorted[low];
    let above = below;
    if (rank > low) {
      above = Infinity;
      for (let i = low + 1; i < found; i++) if (sorted[i] < above) above = sorted[i];
    }
    let owner = 0;
    while (values[owner] !== below) owner++;
    this.#owners[k] = owners[owner];
    return below === above ? below : below + (rank - low) * (above - below);
  }
}
