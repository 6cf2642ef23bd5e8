/** The pages of a column: their headers, validated against the bytes present, and their content decompressed. */
import { crc32 } from './crc32.js';
import { type Budget, ParquetDamage } from './damage.js';
import type { Chunk, Leaf } from './footer.js';
import { readHybrid } from './hybrid.js';
import { readThrift, type ThriftStruct } from './thrift.js';
import { unpack } from './unpack.js';
import { Encoding, lengthPrefixed } from './values.js';

export interface DictionaryPage {
  readonly kind: 'dictionary';
  readonly count: number;
  readonly body: Uint8Array;
}

export interface DataPage {
  readonly kind: 'data';
  /** Number of values, missing ones included. */
  readonly count: number;
  readonly encoding: number;
  /** Definition levels, one a value; undefined where no value can be missing. */
  readonly definition: Uint8Array | undefined;
  /** Repetition levels, one a value, 0 where it begins a row; undefined outside lists. */
  readonly repetition: Uint8Array | undefined;
  /** The encoded values that are present. */
  readonly body: Uint8Array;
}

/** Bytes that one page may claim at most; all pages of a file together are limited by its budget. */
const MAX_PAGE = 2 ** 28;

/** The pages of a chunk up to its last value. `budget` is charged their decompressed bytes. */
export async function* readPages(
  { leaf, codec, values }: Chunk,
  bytes: Uint8Array,
  budget: Budget,
): AsyncGenerator<DictionaryPage | DataPage> {
  let [at, left] = [0, values];
  while (left > 0) {
    if (at >= bytes.length) throw new ParquetDamage(`a column ends ${left} values early`);
    const { value: header, end } = readThrift(bytes, at);
    const [type, unpacked, packed] = [number(header, 1), number(header, 2), number(header, 3)];
    if (packed > bytes.length - end) throw new ParquetDamage('a page is longer than its column');
    if (unpacked > MAX_PAGE) throw new ParquetDamage(`a page claims ${unpacked} bytes`);
    at = end + packed;
    const body = bytes.subarray(end, at);
    const checksum = header.get(4);
    if (typeof checksum === 'number' && crc32(body) !== checksum >>> 0) {
      throw new ParquetDamage('a page does not have its checksum');
    }
    if (type === INDEX) continue;
    budget.take(unpacked);
    if (type === DICTIONARY) {
      const content = await unpack(codec, body, unpacked);
      yield { kind: 'dictionary', count: number(structure(header, 7), 1), body: content };
      continue;
    }
    if (type !== DATA && type !== DATA_V2)
      throw new ParquetDamage(`it has a page of the unknown type ${type}`);
    const pageHeader = structure(header, type === DATA ? 5 : 8);
    const count = number(pageHeader, 1);
    if (count > left) throw new ParquetDamage('its pages have more values than its columns');
    left -= count;
    yield type === DATA
      ? dataPageV1(leaf, pageHeader, count, await unpack(codec, body, unpacked))
      : await dataPageV2(leaf, pageHeader, count, codec, body, unpacked);
  }
}

const [DATA, INDEX, DICTIONARY, DATA_V2] = [0, 1, 2, 3];

/** A data page of version 1: levels are compressed with the values, each preceded by its length. */
function dataPageV1(leaf: Leaf, pageHeader: ThriftStruct, count: number, content: Uint8Array): DataPage {
  let body = content;
  const levels = (max: number, encoding: number): Uint8Array | undefined => {
    if (max === 0) return undefined;
    if (number(pageHeader, encoding) !== Encoding.Rle)
      throw new ParquetDamage('its levels are in an encoding of old');
    const parts = lengthPrefixed(body);
    body = parts.rest;
    return readLevels(parts.body, max, count);
  };
  const repetition = levels(leaf.maxRepetition, 4);
  const definition = levels(leaf.maxDefinition, 3);
  return { kind: 'data', count, encoding: number(pageHeader, 2), definition, repetition, body };
}

/** A data page of version 2: levels precede the values, uncompressed. */
async function dataPageV2(
  leaf: Leaf,
  pageHeader: ThriftStruct,
  count: number,
  codec: string,
  content: Uint8Array,
  unpacked: number,
): Promise<DataPage> {
  const [definitions, repetitions] = [number(pageHeader, 5), number(pageHeader, 6)];
  const size = unpacked - definitions - repetitions;
  if (definitions + repetitions > content.length || size < 0) throw new ParquetDamage('a page ends early');
  const levels = (max: number, from: number, length: number) =>
    max === 0 ? undefined : readLevels(content.subarray(from, from + length), max, count);
  const values = content.subarray(definitions + repetitions);
  const isPacked = pageHeader.get(7) !== false;
  return {
    kind: 'data',
    count,
    encoding: number(pageHeader, 4),
    repetition: levels(leaf.maxRepetition, 0, repetitions),
    definition: levels(leaf.maxDefinition, repetitions, definitions),
    body: await unpack(isPacked ? codec : 'UNCOMPRESSED', values, size),
  };
}

function readLevels(bytes: Uint8Array, max: number, count: number): Uint8Array {
  // The array is of the number of values, which has been checked, whatever the runs claim.
  const levels = new Uint8Array(count);
  readHybrid(bytes, 32 - Math.clz32(max), levels);
  if (levels.some((level) => level > max)) throw new ParquetDamage('a value lies deeper than its column');
  return levels;
}

function number(fields: ThriftStruct, id: number): number {
  const value = fields.get(id);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new ParquetDamage('a page has an incomplete header');
}

function structure(fields: ThriftStruct, id: number): ThriftStruct {
  const value = fields.get(id);
  if (value instanceof Map) return value;
  throw new ParquetDamage('a page has an incomplete header');
}
