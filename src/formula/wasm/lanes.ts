import type { Expression } from './body.js';
import { unsigned } from './encode.js';

function simd(opcode: number, ...operands: readonly Expression[]): Expression {
  return [...operands, 0xfd, ...unsigned(opcode)];
}

/** A constant vector from its bytes in memory, little-endian on every processor that engines run on. */
function splat(vector: ArrayBufferView): Expression {
  return [0xfd, 0x0c, ...new Uint8Array(vector.buffer)];
}

/**
 * Below these arguments an exponential is set to zero. f64: it would be subnormal. f32: beside terms of order 1 it is
 * negligible, but its products would be subnormal, which WebAssembly cannot flush to zero: processors are so slow with
 * them that some starts would take many times as long.
 */
export const EXP_ZERO_F32 = -40 * Math.LN2;
export const EXP_ZERO_F64 = -708.39;
/** The same where values of any magnitude matter: below, they would be subnormal. */
export const EXP_ZERO_F32_WHOLE = -125 * Math.LN2;

/**
 * The arithmetic of one kind of vector: four f32 or two f64. The two kinds have the same instructions under opcodes
 * that differ by a constant, so code over them is written once. Comparisons give masks of all ones or zeros.
 */
export class Lanes {
  readonly wide: boolean;
  /** Numbers in a vector. */
  readonly count: 2 | 4;
  /** Bits of a stored mantissa. */
  readonly mantissa: 52 | 23;
  private readonly constants = new Map<number, Expression>();
  private readonly words = new Map<bigint, Expression>();
  private readonly signBit: bigint;
  private readonly arithmetic: number;
  private readonly comparison: number;
  private readonly integer: number;

  /** Exponentials of arguments below `zeroBelow` are zero. */
  constructor(
    kind: 'f32' | 'f64',
    readonly zeroBelow = kind === 'f64' ? EXP_ZERO_F64 : EXP_ZERO_F32,
  ) {
    this.wide = kind === 'f64';
    this.count = this.wide ? 2 : 4;
    this.mantissa = this.wide ? 52 : 23;
    this.signBit = this.wide ? 1n << 63n : 1n << 31n;
    this.arithmetic = this.wide ? 12 : 0;
    this.comparison = this.wide ? 6 : 0;
    this.integer = this.wide ? 32 : 0;
  }

  /** `value`, rounded to the lanes' kind, in every lane. */
  constant(value: number): Expression {
    let cached = this.constants.get(value);
    if (cached === undefined) {
      cached = splat(this.wide ? Float64Array.of(value, value) : new Float32Array(4).fill(value));
      this.constants.set(value, cached);
    }
    return cached;
  }

  /** The same bits in every lane. */
  word(bits: bigint): Expression {
    let cached = this.words.get(bits);
    if (cached === undefined) {
      cached = splat(this.wide ? BigUint64Array.of(bits, bits) : new Uint32Array(4).fill(Number(bits)));
      this.words.set(bits, cached);
    }
    return cached;
  }

  /** `narrow` for f32 and `wide` for f64. */
  choose<T>(narrow: T, wide: T): T {
    return this.wide ? wide : narrow;
  }

  // By mask: engines expand the instructions of that name to several.
  abs = (x: Expression): Expression => this.and(x, this.word(this.signBit - 1n));
  neg = (x: Expression): Expression => this.xor(x, this.word(this.signBit));
  sqrt = (x: Expression): Expression => simd(0xe3 + this.arithmetic, x);
  add = (x: Expression, y: Expression): Expression => simd(0xe4 + this.arithmetic, x, y);
  sub = (x: Expression, y: Expression): Expression => simd(0xe5 + this.arithmetic, x, y);
  mul = (x: Expression, y: Expression): Expression => simd(0xe6 + this.arithmetic, x, y);
  div = (x: Expression, y: Expression): Expression => simd(0xe7 + this.arithmetic, x, y);
  /** NaN where either is. */
  min = (x: Expression, y: Expression): Expression => simd(0xe8 + this.arithmetic, x, y);
  max = (x: Expression, y: Expression): Expression => simd(0xe9 + this.arithmetic, x, y);
  /** min(x, limit) and max(x, limit), x where x is NaN: one instruction. */
  atMost = (x: Expression, limit: Expression): Expression => simd(0xea + this.arithmetic, x, limit);
  atLeast = (x: Expression, limit: Expression): Expression => simd(0xeb + this.arithmetic, x, limit);
  nearest = (x: Expression): Expression => simd(this.wide ? 0x94 : 0x6a, x);

  equal = (x: Expression, y: Expression): Expression => simd(0x41 + this.comparison, x, y);
  less = (x: Expression, y: Expression): Expression => simd(0x43 + this.comparison, x, y);
  lessOrEqual = (x: Expression, y: Expression): Expression => simd(0x45 + this.comparison, x, y);

  and = (x: Expression, y: Expression): Expression => simd(0x4e, x, y);
  /** x where `mask` is not set, zero elsewhere. */
  clear = (x: Expression, mask: Expression): Expression => simd(0x4f, x, mask);
  or = (x: Expression, y: Expression): Expression => simd(0x50, x, y);
  xor = (x: Expression, y: Expression): Expression => simd(0x51, x, y);
  /** mask ? x : y */
  select = (mask: Expression, x: Expression, y: Expression): Expression => simd(0x52, x, y, mask);
  /** An i32: some lane of `mask` is set. */
  any = (mask: Expression): Expression => simd(0x53, mask);
  /** An i32: a bit a lane, the lowest of lane 0, set where `mask` is. */
  bits = (mask: Expression): Expression => simd(0xa4 + this.integer, mask);
  /** An i32: every lane of `mask` is set. */
  all = (mask: Expression): Expression => simd(0xa3 + this.integer, mask);

  /** Lanes as integers of their own width. */
  shiftLeft = (x: Expression, by: number): Expression => simd(0xab + this.integer, x, [0x41, by]);
  shiftRight = (x: Expression, by: number): Expression => simd(0xad + this.integer, x, [0x41, by]);
  addWord = (x: Expression, y: Expression): Expression => simd(0xae + this.integer, x, y);
  subWord = (x: Expression, y: Expression): Expression => simd(0xb1 + this.integer, x, y);

  /** The sign bit of every lane. */
  signOf = (x: Expression): Expression => this.and(x, this.word(this.signBit));
}

/** Conversions between the kinds. */
export const convert = {
  /** Lane 0 or 1 of two f64 as a scalar. */
  lane: (x: Expression, index: 0 | 1): Expression => [x, 0xfd, 0x21, index],
  /** Lane 0 of two f64 in all of four f32. */
  narrow: (x: Expression): Expression => [convert.lane(x, 0), 0xb6, 0xfd, 0x13],
  /** Two pairs of f64 as four f32. */
  narrowPairs: (x: Expression, y: Expression): Expression => [
    simd(0x5e, x),
    simd(0x5e, y),
    0xfd,
    0x0d,
    ...[0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23],
  ],
  /** A scalar f64 in all lanes of either kind. */
  splat: (x: Expression, lanes: Lanes): Expression => (lanes.wide ? [x, 0xfd, 0x14] : [x, 0xb6, 0xfd, 0x13]),
  /** The lower and the upper two of four f32 as f64. */
  widenLow: (x: Expression): Expression => simd(0x5f, x),
  widenHigh: (x: Expression): Expression => simd(0x5f, convert.shuffleHigh(x)),
  /** The upper half of a vector in both halves. */
  shuffleHigh: (x: Expression): Expression => [
    x,
    x,
    0xfd,
    0x0d,
    ...[8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15],
  ],
};
