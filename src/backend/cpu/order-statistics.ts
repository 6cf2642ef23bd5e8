/**
 * Exact order statistics of many values at one grid point after another. From point to point the parameter vectors
 * hardly change their order, so the one at a quantile is near it at the next point: one pass counts the values below
 * its own and lists the few that are near, and selection among these is exact. Where the guess was wrong, the
 * search is widened, then extended to all values: the guess never changes a result.
 */
import { CENTRES, NEAR_BYTES, type StatisticsMemory } from '../../formula/wasm/statistics.js';
import { select } from '../../statistics/quantile.js';

/** Values to list on either side of a quantile: few enough for speed, enough that the quantile is usually among them. */
const TARGET_NEAR = 8;

/** The factor by which a failed search is widened, and the number of searches before selection among all values. */
const WIDENING = 4;
const MAX_TRIES = 2;

/** The widest search: padding is Infinity and must not be near. */
const MAX_WIDTH = 2 ** 127;

/** The memory of the reductions, and their function. */
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

/** The quantiles at `probabilities` of one formula's values at successive neighbouring points. */
export class QuantileTracker {
  /** By probability: the vector at the last quantile, and the distance from its value to search at the next point. */
  #owners: Int32Array;
  #widths: Float64Array;
  #hasGuess = false;
  #saved: { owners: Int32Array; widths: Float64Array } | undefined;

  constructor(
    private readonly count: number,
    private readonly probabilities: readonly number[],
    private readonly scratch: Scratch,
  ) {
    this.#owners = new Int32Array(probabilities.length);
    this.#widths = new Float64Array(probabilities.length);
  }

  /** Saves the state at this point, for `restore` at another one next to it. */
  save(): void {
    this.#saved = { owners: this.#owners.slice(), widths: this.#widths.slice() };
  }

  restore(): void {
    if (this.#saved === undefined) return;
    this.#owners.set(this.#saved.owners);
    this.#widths.set(this.#saved.widths);
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
    const { probabilities, count } = this;
    for (let first = 0; first < probabilities.length; first += CENTRES) {
      const wanted = Math.min(CENTRES, probabilities.length - first);
      let missing = 0;
      for (let k = 0; k < wanted; k++) missing |= 1 << k;
      if (this.#hasGuess) {
        for (let tries = 0; missing !== 0 && tries < MAX_TRIES; tries++) {
          missing = this.#searchNear(view, at, end, first, wanted, missing, out, from);
        }
      }
      for (let k = 0; k < wanted; k++) {
        if ((missing & (1 << k)) === 0) continue;
        out[from + first + k] = this.#selectAmongAll(view.f32, at / 4, first + k);
        // About the spacing of a normal distribution.
        this.#setWidth(first + k, (3 * TARGET_NEAR * deviation) / count);
      }
    }
    this.#hasGuess = true;
  }

  /** Searches near the guesses for the probabilities of the bits `missing`; returns the bits of those not found. */
  #searchNear(
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
    let missed = 0;
    for (let k = 0; k < wanted; k++) {
      if ((missing & (1 << k)) === 0) continue;
      const centre = f32[layout.centres / 4 + 2 * k];
      const { values, owners } = this.scratch;
      const nearEnd = i32[layout.nearEnd / 4 + k] / 4;
      let listed = 0;
      let lesser = 0;
      for (let cell = layout.near[k] / 4; cell < nearEnd; cell += NEAR_BYTES / 4) {
        const owner = i32[cell + 4] / 4 - start;
        for (let lane = 0; lane < 4; lane++) {
          const x = f32[cell + lane];
          if (Number.isNaN(x)) continue;
          values[listed] = x;
          owners[listed++] = owner + lane;
          if (x < centre) lesser++;
        }
      }
      const below = layout.below / 4 + 4 * k;
      const less = i32[below] + i32[below + 1] + i32[below + 2] + i32[below + 3] - lesser;
      const rank = this.probabilities[first + k] * (this.count - 1);
      if (less <= Math.floor(rank) && Math.ceil(rank) < less + listed) {
        out[from + first + k] = this.#select(first + k, rank - less, listed);
        this.#setWidth(
          first + k,
          this.#widths[first + k] * Math.min(2, Math.max(0.5, (2 * TARGET_NEAR) / listed)),
        );
      } else {
        missed |= 1 << k;
        this.#setWidth(first + k, this.#widths[first + k] * WIDENING);
      }
    }
    return missed;
  }

  /** Sets the distance searched for probability `k`; it grows where few values are near. */
  #setWidth(k: number, width: number): void {
    this.#widths[k] = Math.min(MAX_WIDTH, width);
  }

  /** The quantile of probability `k` by selection among all values. */
  #selectAmongAll(f32: Float32Array, start: number, k: number): number {
    const { count, scratch, probabilities } = this;
    for (let i = 0; i < count; i++) {
      scratch.values[i] = f32[start + i];
      scratch.owners[i] = i;
    }
    return this.#select(k, probabilities[k] * (count - 1), count);
  }

  /** The value at `rank` (type 7) among the first `listed` of the scratch; the owner of the lower one is the next guess. */
  #select(k: number, rank: number, listed: number): number {
    const { sorted, values, owners } = this.scratch;
    for (let i = 0; i < listed; i++) sorted[i] = values[i];
    const low = Math.floor(rank);
    select(sorted, low, 0, listed - 1);
    const below = sorted[low];
    let above = below;
    if (rank > low) {
      above = Infinity;
      for (let i = low + 1; i < listed; i++) if (sorted[i] < above) above = sorted[i];
    }
    let owner = 0;
    while (values[owner] !== below) owner++;
    this.#owners[k] = owners[owner];
    return below === above ? below : below + (rank - low) * (above - below);
  }
}
