/**
 * Delta-encoded integers, and texts whose lengths are delta-encoded.
 * Source: Encodings.md of Apache Parquet, "Delta Encoding" and those that build on it.
 */
import { type Budget, ParquetDamage } from './damage.js';

/** `count` integers of `bits` (32 or 64) bits; sums wrap around, as specified. `end` is the offset behind them. */
export function readDeltas(
  bytes: Uint8Array,
  count: number,
  bits: 32 | 64,
  from = 0,
): { values: BigInt64Array; end: number } {
  if (count === 0) return { values: new BigInt64Array(0), end: from };
  const reader = new Varints(bytes, from);
  const [block, miniblocks, total] = [reader.size(), reader.size(), reader.size()];
  const each = block / miniblocks;
  if (!Number.isInteger(each) || each === 0 || each % 8 !== 0 || total !== count) {
    throw new ParquetDamage('a page of differences contradicts itself');
  }
  const values = new BigInt64Array(count);
  let value = reader.signed();
  values[0] = value;
  for (let done = 1; done < count; ) {
    const minDelta = reader.signed();
    const widths = reader.take(miniblocks);
    for (let m = 0; m < miniblocks && done < count; m++) {
      const width = widths[m];
      if (width > 64) throw new ParquetDamage(`it packs numbers of ${width} bits`);
      const packed = reader.take((each * width) / 8);
      const used = Math.min(each, count - done);
      for (let i = 0; i < used; i++) {
        value = BigInt.asIntN(bits, value + minDelta + bitsOf(packed, i * width, width));
        values[done++] = value;
      }
    }
  }
  return { values, end: reader.at };
}

/** The `width` bits from bit `from` on, the lowest first. */
function bitsOf(bytes: Uint8Array, from: number, width: number): bigint {
  let [low, high] = [0, 0];
  for (let got = 0; got < width; ) {
    const bit = from + got;
    const taken = Math.min(8 - (bit % 8), width - got, got < 32 ? 32 - got : 8);
    const part = (bytes[Math.floor(bit / 8)] >> (bit % 8)) & (2 ** taken - 1);
    if (got < 32) low += part * 2 ** got;
    else high += part * 2 ** (got - 32);
    got += taken;
  }
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
}

/** Texts preceded by their delta-encoded lengths. */
export function readDeltaLengths(bytes: Uint8Array, count: number, from = 0): Uint8Array[] {
  const { values, end } = readDeltas(bytes, count, 32, from);
  let at = end;
  return Array.from(values, (value) => {
    const length = Number(value);
    if (length < 0 || length > bytes.length - at) throw new ParquetDamage('a text is longer than its page');
    at += length;
    return bytes.subarray(at - length, at);
  });
}

/** Texts with a prefix in common with the one before; their decoded length is charged to `budget`. */
export function readDeltaTexts(bytes: Uint8Array, count: number, budget: Budget): Uint8Array[] {
  const { values: shared, end } = readDeltas(bytes, count, 32);
  let before = new Uint8Array(0);
  return readDeltaLengths(bytes, count, end).map((rest, i) => {
    const prefixLength = Number(shared[i]);
    if (prefixLength < 0 || prefixLength > before.length)
      throw new ParquetDamage('a text begins as none before it');
    budget.take(prefixLength);
    const text = new Uint8Array(prefixLength + rest.length);
    text.set(before.subarray(0, prefixLength));
    text.set(rest, prefixLength);
    before = text;
    return text;
  });
}

class Varints {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new ParquetDamage('a page ends early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  size(): number {
    const value = this.unsigned();
    if (value > 0x7fffffffn) throw new ParquetDamage('a page of differences contradicts itself');
    return Number(value);
  }

  signed(): bigint {
    const value = this.unsigned();
    return (value >> 1n) ^ -(value & 1n);
  }

  private unsigned(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const [byte] = this.take(1);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new ParquetDamage('a number has no end');
  }
}
