/**
 * Exact order statistics of numbers that are seen again and again, block by block, but never kept: every pass counts them in
 * bins of the interval that is known to hold a rank, until so few are left there that they can be listed and selected among.
 * Bins are ranges of the bits of a number, which order as numbers do, so that any interval is resolved to single numbers in
 * a few passes.
 */
import { select } from './quantile.js';

/** Numbers of an interval that are listed at most. */
const MAX_LISTED = 1 << 16;

/** Bins of an interval: a power of two. */
const BIN_BITS = 14;

/** The interval that holds some ranks: from the first to the last number of it, both included. */
interface Interval {
  readonly from: bigint;
  readonly to: bigint;
  /** Numbers below it, and in it. */
  readonly below: number;
  readonly count: number;
  readonly ranks: number[];
}

/** What one pass does with an interval. */
interface Search {
  readonly interval: Interval;
  readonly least: number;
  readonly greatest: number;
  readonly take: (x: number) => void;
  /** What it counted in its bins, or the numbers that it listed. */
  readonly counted: () => Float64Array;
  readonly isListing: boolean;
  /** The intervals in which its ranks lie, none where they are found; given what was counted in all. */
  readonly end: (counted: Float64Array) => Interval[];
}

/** What one part of the numbers says in a pass: `added` of several are added, `appended` are put one after the other. */
export interface Counted {
  readonly added: Float64Array;
  readonly appended: Float64Array;
}

export class OrderPasses {
  /** The numbers at the ranks, as far as they are found. */
  readonly found = new Map<number, number>();
  #searches: Search[];

  /** `ranks` of `count` numbers, from 0 on, which lie between `least` and `greatest`. */
  constructor(
    count: number,
    least: number,
    greatest: number,
    ranks: readonly number[],
    private readonly mostListed = MAX_LISTED,
  ) {
    this.#searches = [
      this.#searchOf({ from: keyOf(least), to: keyOf(greatest), below: 0, count, ranks: [...ranks] }),
    ];
    this.#settle();
  }

  get isDone(): boolean {
    return this.#searches.length === 0;
  }

  take(values: Float64Array): void {
    for (const { least, greatest, take } of this.#searches) {
      for (let i = 0; i < values.length; i++) {
        const x = values[i];
        if (x >= least && x <= greatest) take(x);
      }
    }
  }

  /** What was taken in this pass: bins of all counting searches, and pairs of a listing search's place and a number. */
  get counted(): Counted {
    const [added, appended]: [Float64Array[], Float64Array[]] = [[], []];
    for (const [i, { isListing, counted }] of this.#searches.entries()) {
      const own = counted();
      if (!isListing) added.push(own);
      else
        appended.push(
          Float64Array.from({ length: 2 * own.length }, (_, k) => (k % 2 === 0 ? i : own[k >> 1])),
        );
    }
    return { added: joined(added), appended: joined(appended) };
  }

  /** Ends a pass, with what all parts counted. */
  end({ added, appended }: Counted = this.counted): void {
    let next = 0;
    this.#searches = this.#searches.flatMap(({ isListing, counted, end }, i) => {
      if (isListing) {
        const own = appended.filter((_, k) => k % 2 === 1 && appended[k - 1] === i);
        return end(own).map((interval) => this.#searchOf(interval));
      }
      const { length } = counted();
      next += length;
      return end(added.subarray(next - length, next)).map((interval) => this.#searchOf(interval));
    });
    this.#settle();
  }

  /** Intervals of one number need no pass. */
  #settle(): void {
    this.#searches = this.#searches.filter(({ interval }) => {
      if (interval.from !== interval.to) return true;
      for (const rank of interval.ranks) this.found.set(rank, numberOf(interval.from));
      return false;
    });
  }

  #searchOf(interval: Interval): Search {
    return interval.count <= this.mostListed ? this.#listing(interval) : counting(interval);
  }

  #listing(interval: Interval): Search {
    const listed = new Float64Array(interval.count);
    let next = 0;
    return {
      interval,
      least: numberOf(interval.from),
      greatest: numberOf(interval.to),
      take: (x) => {
        listed[next++] = x;
      },
      counted: () => listed.subarray(0, next),
      isListing: true,
      end: (all) => {
        if (all.length !== interval.count) throw new RangeError('The numbers changed between two passes.');
        let from = 0;
        for (const rank of interval.ranks.sort((a, b) => a - b)) {
          select(all, rank - interval.below, from, all.length - 1);
          from = rank - interval.below;
          this.found.set(rank, all[from]);
        }
        return [];
      },
    };
  }
}

function counting(interval: Interval): Search {
  const { from, to, below, count, ranks } = interval;
  const shift = Math.max(0, bitsOf(to - from) - BIN_BITS);
  const bins = new Float64Array(Number((to - from) >> BigInt(shift)) + 1);
  const binOf = binner(from, shift);
  return {
    interval,
    least: numberOf(from),
    greatest: numberOf(to),
    take: (x) => {
      bins[binOf(x)]++;
    },
    counted: () => bins,
    isListing: false,
    end: (all) => {
      const found = new Map<number, Interval>();
      let [bin, before] = [0, below];
      for (const rank of ranks.sort((a, b) => a - b)) {
        while (bin < all.length && before + all[bin] <= rank) before += all[bin++];
        if (bin === all.length) throw new RangeError('The numbers changed between two passes.');
        const start = from + (BigInt(bin) << BigInt(shift));
        const last = start + (1n << BigInt(shift)) - 1n;
        const own = found.get(bin) ?? {
          from: start,
          to: last < to ? last : to,
          below: before,
          count: all[bin],
          ranks: [],
        };
        own.ranks.push(rank);
        found.set(bin, own);
      }
      if (count === 0) throw new RangeError('There are no numbers to order.');
      return [...found.values()];
    },
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}

const view = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;
const ALL = (1n << 64n) - 1n;

/** The bits of a number as an integer that grows with it; both zeros are one number. */
function keyOf(x: number): bigint {
  view.setFloat64(0, x + 0);
  const bits = view.getBigUint64(0);
  return (bits & SIGN) === 0n ? bits | SIGN : ~bits & ALL;
}

function numberOf(key: bigint): number {
  view.setBigUint64(0, (key & SIGN) === 0n ? ~key & ALL : key & ~SIGN & ALL);
  return view.getFloat64(0);
}

function bitsOf(range: bigint): number {
  return range === 0n ? 0 : range.toString(2).length;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const [low, high] = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? [1, 0] : [0, 1];

/** The bin, of width 2^shift from `from` on, of a number's key, in arithmetic of 32-bit words. */
function binner(from: bigint, shift: number): (x: number) => number {
  const [fromHigh, fromLow] = [Number(from >> 32n), Number(from & 0xffffffffn)];
  const scale = 2 ** (shift - 32);
  const unit = 2 ** shift;
  return (x) => {
    float[0] = x + 0;
    const isNegative = words[high] >>> 31 === 1;
    const keyHigh = (isNegative ? ~words[high] : words[high] | 0x80000000) >>> 0;
    const keyLow = (isNegative ? ~words[low] : words[low]) >>> 0;
    const borrow = keyLow < fromLow ? 1 : 0;
    const apartHigh = keyHigh - fromHigh - borrow;
    const apartLow = keyLow - fromLow + borrow * 4294967296;
    // Whole words are shifted exactly as parts of doubles.
    if (shift >= 32) return Math.floor(apartHigh / scale);
    return apartHigh * (4294967296 / unit) + Math.floor(apartLow / unit);
  };
}
