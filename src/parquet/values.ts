/** The values of a page: decoding by encoding, and conversion by the column's type. */
import type { SchemaElement } from 'hyparquet';
import { type Budget, ParquetDamage } from './damage.js';
import { readDeltaLengths, readDeltas, readDeltaTexts } from './delta.js';
import { readHybrid } from './hybrid.js';

export type Value = number | string | boolean | null;

/** Values as they are stored. */
export type Raw =
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array
  | readonly (Uint8Array | boolean | bigint)[];

/** Encodings by their number in the format. */
export const Encoding = {
  Plain: 0,
  PlainDictionary: 2,
  Rle: 3,
  BitPacked: 4,
  Delta: 5,
  DeltaLengths: 6,
  DeltaTexts: 7,
  RleDictionary: 8,
  ByteStreamSplit: 9,
} as const;

/** `count` values of a page without dictionary. */
export function readValues(
  bytes: Uint8Array,
  encoding: number,
  { type, type_length: width = 0 }: SchemaElement,
  count: number,
  budget: Budget,
): Raw {
  switch (encoding) {
    case Encoding.Plain:
      return plain(bytes, type, width, count);
    case Encoding.Rle: {
      if (type !== 'BOOLEAN') break;
      if (count === 0) return [];
      const bits = new Uint8Array(count);
      readHybrid(lengthPrefixed(bytes).body, 1, bits);
      return Array.from(bits, (bit) => bit === 1);
    }
    case Encoding.Delta:
      if (type === 'INT32') return Int32Array.from(readDeltas(bytes, count, 32).values, Number);
      if (type === 'INT64') return readDeltas(bytes, count, 64).values;
      break;
    case Encoding.DeltaLengths:
      if (type === 'BYTE_ARRAY') return readDeltaLengths(bytes, count);
      break;
    case Encoding.DeltaTexts:
      if (type === 'BYTE_ARRAY' || type === 'FIXED_LEN_BYTE_ARRAY')
        return readDeltaTexts(bytes, count, budget);
      break;
    case Encoding.ByteStreamSplit:
      return plain(unsplit(bytes, widthOf(type, width), count), type, width, count);
  }
  throw new ParquetDamage(`it has a page of ${type} in the encoding ${encoding}`);
}

/** Splits bytes after a block with a four-byte length prefix. */
export function lengthPrefixed(bytes: Uint8Array): { body: Uint8Array; rest: Uint8Array } {
  if (bytes.length < 4) throw new ParquetDamage('a page ends early');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (length > bytes.length - 4) throw new ParquetDamage('a page ends early');
  return { body: bytes.subarray(4, 4 + length), rest: bytes.subarray(4 + length) };
}

function widthOf(type: SchemaElement['type'], width: number): number {
  switch (type) {
    case 'INT32':
    case 'FLOAT':
      return 4;
    case 'INT64':
    case 'DOUBLE':
      return 8;
    case 'INT96':
      return 12;
    case 'FIXED_LEN_BYTE_ARRAY':
      if (width > 0) return width;
      throw new ParquetDamage('a type has no length');
    default:
      throw new ParquetDamage(`values of ${type} have no fixed length`);
  }
}

function plain(bytes: Uint8Array, type: SchemaElement['type'], width: number, count: number): Raw {
  if (type === 'BOOLEAN') {
    if (Math.ceil(count / 8) > bytes.length) throw new ParquetDamage('a page ends early');
    return Array.from({ length: count }, (_, i) => ((bytes[i >> 3] >> (i & 7)) & 1) === 1);
  }
  if (type === 'BYTE_ARRAY') {
    // Every text takes at least the four bytes of its length.
    if (4 * count > bytes.length) throw new ParquetDamage('a page ends early');
    let left = bytes;
    return Array.from({ length: count }, () => {
      const { body, rest } = lengthPrefixed(left);
      left = rest;
      return body;
    });
  }
  const each = widthOf(type, width);
  if (count * each > bytes.length) throw new ParquetDamage('a page ends early');
  // A copy, aligned for the typed arrays below.
  const whole = bytes.slice(0, count * each);
  switch (type) {
    case 'INT32':
      return new Int32Array(whole.buffer);
    case 'INT64':
      return new BigInt64Array(whole.buffer);
    case 'FLOAT':
      return new Float32Array(whole.buffer);
    case 'DOUBLE':
      return new Float64Array(whole.buffer);
    case 'INT96': {
      const view = new DataView(whole.buffer);
      return Array.from({ length: count }, (_, i) => nanosOf(view, 12 * i));
    }
    default:
      return Array.from({ length: count }, (_, i) => whole.subarray(i * each, (i + 1) * each));
  }
}

/** Reverses BYTE_STREAM_SPLIT (first bytes of all values, then second bytes, ...). */
function unsplit(bytes: Uint8Array, width: number, count: number): Uint8Array {
  if (count * width > bytes.length) throw new ParquetDamage('a page ends early');
  const whole = new Uint8Array(count * width);
  for (let b = 0; b < width; b++) {
    for (let i = 0; i < count; i++) whole[i * width + b] = bytes[b * count + i];
  }
  return whole;
}

/** The deprecated INT96 timestamp: nanoseconds within a Julian day, as nanoseconds since 1970. */
function nanosOf(view: DataView, at: number): bigint {
  return (BigInt(view.getInt32(at + 8, true)) - 2440588n) * 86400000000000n + view.getBigInt64(at, true);
}

/** The conversion of stored values by type; undefined where they need none. `text` is applied to every text. */
export function converterOf(
  { type, converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement,
  text: (written: string) => Value,
): ((raw: never) => Value) | undefined {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const digits = logical?.type === 'DECIMAL' ? logical.scale : scale;
    return (raw: number | bigint | Uint8Array) =>
      Number(raw instanceof Uint8Array ? wholeNumber(raw) : raw) / 10 ** digits;
  }
  switch (type) {
    case 'BOOLEAN':
    case 'FLOAT':
    case 'DOUBLE':
      return undefined;
    case 'INT32':
      if (converted === 'DATE' || logical?.type === 'DATE') return (days: number) => time(days * 86400000);
      if (converted === 'UINT_32' || isUnsigned(logical)) return (value: number) => value >>> 0;
      return undefined;
    case 'INT64': {
      const unit = unitOf(converted, logical);
      if (unit !== undefined) return (value: bigint) => time(Number(value / unit));
      if (converted === 'UINT_64' || isUnsigned(logical)) {
        return (value: bigint) => Number(BigInt.asUintN(64, value));
      }
      return (value: bigint) => Number(value);
    }
    case 'INT96':
      return (nanos: bigint) => time(Number(nanos / 1000000n));
    case 'BYTE_ARRAY':
      return (bytes: Uint8Array) => text(decoder.decode(bytes));
    default:
      if (logical?.type === 'FLOAT16') return float16;
      return logical?.type === 'UUID' ? uuid : hexadecimal;
  }
}

const decoder = new TextDecoder();

function isUnsigned(logical: SchemaElement['logical_type']): boolean {
  return logical?.type === 'INTEGER' && !logical.isSigned;
}

/** Units of a timestamp per millisecond; undefined for other types. */
function unitOf(
  converted: SchemaElement['converted_type'],
  logical: SchemaElement['logical_type'],
): bigint | undefined {
  if (logical?.type === 'TIMESTAMP') return { MILLIS: 1n, MICROS: 1000n, NANOS: 1000000n }[logical.unit];
  if (converted === 'TIMESTAMP_MILLIS') return 1n;
  return converted === 'TIMESTAMP_MICROS' ? 1000n : undefined;
}

function time(milliseconds: number): Value {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Bytes of a decimal number at most. */
const MAX_DECIMAL_BYTES = 32;

/** A big-endian two's complement integer. */
function wholeNumber(bytes: Uint8Array): bigint {
  if (bytes.length > MAX_DECIMAL_BYTES) throw new ParquetDamage('a decimal number is too long');
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(8 * bytes.length, value);
}

function float16(bytes: Uint8Array): number {
  if (bytes.length !== 2) throw new ParquetDamage('a number of 16 bits has another length');
  const bits = bytes[0] | (bytes[1] << 8);
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function uuid(bytes: Uint8Array): string {
  return hexadecimal(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
