/**
 * Thrift's compact protocol, the format of Parquet's footer and page headers. Every length is checked against the
 * remaining bytes before anything is allocated for it, and nesting is bounded.
 * Source: thrift-compact-protocol.md of Apache Thrift.
 */
import { ParquetDamage } from './damage.js';

export type ThriftValue = boolean | number | Uint8Array | readonly ThriftValue[] | ThriftStruct;

/** Fields by their number. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;

/** Nesting at most; Parquet's own structures nest six deep. */
const MAX_DEPTH = 24;

/** Reads the structure that begins at `from`; `end` is the offset behind it. 64-bit integers are rounded to float64. */
export function readThrift(bytes: Uint8Array, from: number): { value: ThriftStruct; end: number } {
  const reader = new ThriftReader(bytes, from);
  const value = reader.struct(0);
  return { value, end: reader.at };
}

class ThriftReader {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  struct(depth: number): ThriftStruct {
    if (depth > MAX_DEPTH) throw new ParquetDamage('its structures nest too deeply');
    const fields = new Map<number, ThriftValue>();
    let id = 0;
    for (;;) {
      const head = this.byte();
      const type = head & 15;
      if (type === 0) return fields;
      id = head >> 4 === 0 ? this.zigzag() : id + (head >> 4);
      fields.set(id, type === 1 ? true : type === 2 ? false : this.value(type, depth));
    }
  }

  private value(type: number, depth: number): ThriftValue {
    switch (type) {
      case 1:
      case 2:
        // In lists a boolean is a byte.
        return this.byte() === 1;
      case 3:
        return (this.byte() << 24) >> 24;
      case 4:
      case 5:
      case 6:
        return this.zigzag();
      case 7: {
        const { buffer, byteOffset } = this.take(8);
        return new DataView(buffer, byteOffset, 8).getFloat64(0, true);
      }
      case 8:
        return this.take(this.varint());
      case 9: {
        const head = this.byte();
        const size = head >> 4 === 15 ? this.varint() : head >> 4;
        // Every element takes at least one byte.
        if (size > this.bytes.length - this.at) throw new ParquetDamage('a list is longer than the file');
        return Array.from({ length: size }, () => this.value(head & 15, depth + 1));
      }
      case 12:
        return this.struct(depth + 1);
      default:
        throw new ParquetDamage(`it has a field of the unknown type ${type}`);
    }
  }

  private byte(): number {
    if (this.at >= this.bytes.length) throw new ParquetDamage('a structure has no end');
    return this.bytes[this.at++];
  }

  private take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new ParquetDamage('a text is longer than the file');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new ParquetDamage('a number has no end');
  }

  private zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
