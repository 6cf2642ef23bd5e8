/** The pages of a column: their headers, checked against what is there, and their content unpacked. */
import { crc32 } from './crc32.js';
import { type Budget, Damage } from './damage.js';
import type { Chunk, Leaf } from './footer.js';
import { readHybrid } from './hybrid.js';
import { readThrift, type ThriftStruct } from './thrift.js';
import { unpack } from './unpack.js';
import { Encoding, sized } from './values.js';

export interface DictionaryPage {
  readonly kind: 'dictionary';
  readonly count: number;
  readonly body: Uint8Array;
}

export interface DataPage {
  readonly kind: 'data';
  /** Values, those that are missing included. */
  readonly count: number;
  readonly encoding: number;
  /** How much of each value's path is there; undefined where all of it always is. */
  readonly definition: Uint8Array | undefined;
  /** The list that each value goes on with, 0 where it begins a row; undefined outside lists. */
  readonly repetition: Uint8Array | undefined;
  /** The values that are there. */
  readonly body: Uint8Array;
}

/** A page may claim no more than this, and all pages of a file no more than its budget. */
const MAX_PAGE = 2 ** 28;

/** The pages of a chunk up to its last value. `budget` is charged the bytes that they unpack to. */
export async function* readPages(
  { leaf, codec, values }: Chunk,
  bytes: Uint8Array,
  budget: Budget,
): AsyncGenerator<DictionaryPage | DataPage> {
  let [at, left] = [0, values];
  while (left > 0) {
    if (at >= bytes.length) throw new Damage(`a column ends ${left} values early`);
    const { value: header, end } = readThrift(bytes, at);
    const [type, unpacked, packed] = [number(header, 1), number(header, 2), number(header, 3)];
    if (packed > bytes.length - end) throw new Damage('a page is longer than its column');
    if (unpacked > MAX_PAGE) throw new Damage(`a page claims ${unpacked} bytes`);
    at = end + packed;
    const body = bytes.subarray(end, at);
    const checksum = header.get(4);
    if (typeof checksum === 'number' && crc32(body) !== checksum >>> 0) {
      throw new Damage('a page does not have its checksum');
    }
    if (type === INDEX) continue;
    budget.take(unpacked);
    if (type === DICTIONARY) {
      const content = await unpack(codec, body, unpacked);
      yield { kind: 'dictionary', count: number(structure(header, 7), 1), body: content };
      continue;
    }
    if (type !== DATA && type !== DATA_V2) throw new Damage(`it has a page of the unknown type ${type}`);
    const about = structure(header, type === DATA ? 5 : 8);
    const count = number(about, 1);
    if (count > left) throw new Damage('its pages have more values than its columns');
    left -= count;
    yield type === DATA
      ? first(leaf, about, count, await unpack(codec, body, unpacked))
      : await second(leaf, about, count, codec, body, unpacked);
  }
}

const [DATA, INDEX, DICTIONARY, DATA_V2] = [0, 1, 2, 3];

/** Levels are packed with the values, each with its length before it. */
function first(leaf: Leaf, about: ThriftStruct, count: number, content: Uint8Array): DataPage {
  let body = content;
  const levels = (max: number, encoding: number): Uint8Array | undefined => {
    if (max === 0) return undefined;
    if (number(about, encoding) !== Encoding.Rle) throw new Damage('its levels are in an encoding of old');
    const parts = sized(body);
    body = parts.rest;
    return readLevels(parts.body, max, count);
  };
  const repetition = levels(leaf.maxRepetition, 4);
  const definition = levels(leaf.maxDefinition, 3);
  return { kind: 'data', count, encoding: number(about, 2), definition, repetition, body };
}

/** Levels stand before the values, and are not packed. */
async function second(
  leaf: Leaf,
  about: ThriftStruct,
  count: number,
  codec: string,
  content: Uint8Array,
  unpacked: number,
): Promise<DataPage> {
  const [definitions, repetitions] = [number(about, 5), number(about, 6)];
  const size = unpacked - definitions - repetitions;
  if (definitions + repetitions > content.length || size < 0) throw new Damage('a page ends early');
  const levels = (max: number, from: number, length: number) =>
    max === 0 ? undefined : readLevels(content.subarray(from, from + length), max, count);
  const values = content.subarray(definitions + repetitions);
  const isPacked = about.get(7) !== false;
  return {
    kind: 'data',
    count,
    encoding: number(about, 4),
    repetition: levels(leaf.maxRepetition, 0, repetitions),
    definition: levels(leaf.maxDefinition, repetitions, definitions),
    body: await unpack(isPacked ? codec : 'UNCOMPRESSED', values, size),
  };
}

function readLevels(bytes: Uint8Array, max: number, count: number): Uint8Array {
  // Levels of a bit each take no more room than this, whatever the runs claim: the values are counted beforehand.
  const levels = new Uint8Array(count);
  readHybrid(bytes, 32 - Math.clz32(max), levels);
  if (levels.some((level) => level > max)) throw new Damage('a value lies deeper than its column');
  return levels;
}

function number(fields: ThriftStruct, id: number): number {
  const value = fields.get(id);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Damage('a page has an incomplete header');
}

function structure(fields: ThriftStruct, id: number): ThriftStruct {
  const value = fields.get(id);
  if (value instanceof Map) return value;
  throw new Damage('a page has an incomplete header');
}
