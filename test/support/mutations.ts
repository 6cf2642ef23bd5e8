/** Tables of every format and shape, and damage to them: bytes changed, cut out, put in, copied, sizes made huge. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { CompressionCodec, SchemaElement } from 'hyparquet';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Numbers from 0 up to 1 that a seed determines (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ROWS = 60;
const each = <T>(make: (row: number) => T): T[] => Array.from({ length: ROWS }, (_, row) => make(row));

/** Every encoding of the format that its writer knows, with gaps and without, and lists and structures. */
const shapes: Readonly<Record<string, readonly ColumnSource[]>> = {
  plain: [
    { name: 'N', data: BigInt64Array.from(each((i) => BigInt(i) * 1000003n)), type: 'INT64' },
    { name: 'loss', data: Float64Array.from(each((i) => 2 + 1 / (i + 1))), type: 'DOUBLE' },
    { name: 'lr', data: Float32Array.from(each((i) => i / 7)), type: 'FLOAT' },
    { name: 'step', data: Int32Array.from(each((i) => i)), type: 'INT32' },
  ],
  gaps: [
    { name: 'loss', data: each((i) => (i % 3 === 0 ? null : i / 9)), type: 'DOUBLE' },
    { name: 'run', data: each((i) => (i % 4 === 0 ? null : `run ${i % 5}`)), type: 'STRING' },
    { name: 'done', data: each((i) => (i % 7 === 0 ? null : i % 2 === 0)), type: 'BOOLEAN' },
    { name: 'at', data: each((i) => new Date(1.7e12 + i)), type: 'TIMESTAMP' },
  ],
  encoded: [
    { name: 'a', data: Int32Array.from(each((i) => i * i)), encoding: 'DELTA_BINARY_PACKED' },
    { name: 'b', data: each((i) => BigInt(i) ** 5n), type: 'INT64', encoding: 'DELTA_BINARY_PACKED' },
    { name: 'c', data: each((i) => `note ${i}`), encoding: 'DELTA_LENGTH_BYTE_ARRAY' },
    { name: 'd', data: each((i) => `note ${i}`), encoding: 'DELTA_BYTE_ARRAY' },
    { name: 'e', data: Float64Array.from(each((i) => i / 3)), encoding: 'BYTE_STREAM_SPLIT' },
    { name: 'f', data: each((i) => `group ${i % 3}`), encoding: 'RLE_DICTIONARY' },
    { name: 'g', data: each((i) => i % 5 > 2), type: 'BOOLEAN', encoding: 'RLE' },
  ],
  nested: [
    { name: 'sizes', data: each((i) => (i % 5 === 0 ? null : [i, i + 1].slice(0, i % 3))) },
    { name: 'config', data: each((i) => ({ lr: i / 10, name: `c${i}` })) },
  ],
};

/** As other writers have lists and structures; the writer makes JSON of them by default. */
const nestedSchema: SchemaElement[] = [
  { name: 'table', num_children: 2 },
  { name: 'sizes', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', type: 'INT32' },
  { name: 'config', repetition_type: 'OPTIONAL', num_children: 2 },
  { name: 'lr', repetition_type: 'OPTIONAL', type: 'DOUBLE' },
  { name: 'name', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
];

/** Frames and blocks that store what they are given, for want of a compressor. */
function storeZstd(input: Uint8Array): Uint8Array {
  const size = new Uint8Array(new Uint32Array([input.length]).buffer);
  const head = 1 | (input.length << 3);
  return Uint8Array.of(
    0x28,
    0xb5,
    0x2f,
    0xfd,
    0xa0,
    ...size,
    head & 255,
    (head >> 8) & 255,
    head >> 16,
    ...input,
  );
}

function storeLz4(input: Uint8Array): Uint8Array {
  const { length } = input;
  if (length < 15) return Uint8Array.of(length << 4, ...input);
  const more = Array.from({ length: Math.floor((length - 15) / 255) }, () => 255);
  return Uint8Array.of(0xf0, ...more, (length - 15) % 255, ...input);
}

const compressors = {
  GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)),
  // Quickly: the best compression takes a hundred times as long.
  BROTLI: (input: Uint8Array) =>
    new Uint8Array(brotliCompressSync(input, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })),
  ZSTD: storeZstd,
  LZ4_RAW: storeLz4,
};

const codecs: readonly CompressionCodec[] = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4_RAW'];

/** A Parquet file of every shape and codec, in two row groups and small pages. */
export function parquetSamples(): Sample[] {
  return Object.entries(shapes).flatMap(([shape, columns]) =>
    codecs.map((codec) => {
      const columnData = columns.map((column) => ({ ...column }));
      const schema = shape === 'nested' ? { schema: nestedSchema } : {};
      const options = { columnData, codec, compressors, rowGroupSize: 40, pageSize: 120, ...schema };
      return { name: `${shape}-${codec}.parquet`, bytes: new Uint8Array(parquetWriteBuffer(options)) };
    }),
  );
}

/** A table of every text format, with quotes, gaps, lists and structures. */
export function textSamples(): Sample[] {
  const rows = each((i) => ({
    run: `r "${i % 4}", é`,
    N: 1e7 * (i + 1),
    loss: i % 9 === 0 ? null : 2 + 1 / (i + 1),
  }));
  const delimited = (delimiter: string, end: string) =>
    [
      ['run', 'N', 'loss'].join(delimiter),
      ...rows.map(({ run, N, loss }) => [`"${run.replaceAll('"', '""')}"`, N, loss ?? 'NaN'].join(delimiter)),
    ].join(end);
  const texts: readonly [string, string][] = [
    ['a.csv', delimited(',', '\n')],
    ['b.csv', delimited(';', '\r\n').replaceAll('"', '')],
    ['a.tsv', delimited('\t', '\n')],
    ['a.json', JSON.stringify(rows.map((row) => ({ ...row, config: { lr: [1, 2], deep: { er: row.N } } })))],
    ['b.json', JSON.stringify({ N: rows.map(({ N }) => N), loss: rows.map(({ loss }) => loss) })],
    ['a.jsonl', rows.map((row) => JSON.stringify(row).replace('null', 'NaN')).join('\n')],
    ['unnamed', delimited(',', '\n')],
  ];
  return texts.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
}

/** One to four pieces of damage, as the random numbers have it. */
export function damaged(bytes: Uint8Array, next: () => number): Uint8Array {
  let result: Uint8Array = bytes.slice();
  for (let count = 1 + Math.floor(4 * next()); count > 0; count--) result = damagedOnce(result, next);
  return result;
}

const telling = [0, 1, 0x7f, 0x80, 0xff, 0xfe, 0x22, 0x0a, 0x0d, 0x2c, 0x5b, 0x7b];

function damagedOnce(bytes: Uint8Array, next: () => number): Uint8Array {
  const below = (limit: number) => Math.floor(limit * next());
  // Half of it lies in the last part, where Parquet says what the rest is.
  const at = next() < 0.5 ? below(bytes.length) : bytes.length - 1 - below(Math.min(bytes.length, 600));
  const length = 1 + below(next() < 0.8 ? 8 : 200);
  const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  switch (below(7)) {
    case 0:
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << below(8)) : byte));
    case 1:
      return bytes.map((byte, i) => (i === at ? below(256) : byte));
    case 2: {
      const value = telling[below(telling.length)];
      return bytes.map((byte, i) => (i >= at && i < at + length ? value : byte));
    }
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(at + length));
    case 4: {
      const inserted = Uint8Array.from({ length }, () => below(256));
      return joined(bytes.subarray(0, at), inserted, bytes.subarray(at));
    }
    case 5: {
      const from = below(bytes.length);
      return joined(bytes.subarray(0, at), bytes.subarray(from, from + length), bytes.subarray(at));
    }
    default: {
      // What reads as a number of up to 32 bits, and is huge.
      const huge = Uint8Array.of(0xff, 0xff, 0xff, 0xff, below(16));
      return joined(bytes.subarray(0, at), huge, bytes.subarray(at + huge.length));
    }
  }
}
