/** Pages that unpack to far more than they claim, or claim far more than they have: refused in little time and memory. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { CompressionCodec } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';

/** What a page unpacks to, bytes. */
const HUGE = 2 ** 30;

const zeros = Buffer.alloc(HUGE / 16);
const rounds = HUGE / zeros.length;

/** Compressed streams can be joined where their formats say so. */
function gzipBomb(): Uint8Array {
  const member = gzipSync(zeros, { level: 1 });
  return Buffer.concat(Array.from({ length: rounds }, () => member));
}

/** One frame of blocks that repeat one byte. */
function zstdBomb(claimed: number): Uint8Array {
  const block = 1 << 17;
  const count = HUGE / block;
  const size = new Uint8Array(new Uint32Array([claimed]).buffer);
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, ...size];
  const blocks = Array.from({ length: count }, (_, i) => {
    const about = (block << 3) | 2 | (i === count - 1 ? 1 : 0);
    return [about & 255, (about >> 8) & 255, (about >> 16) & 255, 0];
  });
  return Uint8Array.from([...head, ...blocks.flat()]);
}

/** A literal and copies of it, in a block that says how long it is. */
function snappyBomb(claimed: number): Uint8Array {
  const copies = HUGE / 64 / 16;
  const varint: number[] = [];
  for (let left = claimed; ; left = Math.floor(left / 128)) {
    varint.push(left < 128 ? left : (left % 128) | 128);
    if (left < 128) break;
  }
  const block = new Uint8Array(varint.length + 2 + 3 * copies);
  block.set([...varint, 0, 0]);
  for (let at = varint.length + 2; at < block.length; at += 3) block.set([0xfe, 1, 0], at);
  return block;
}

/** Sequences that copy the byte before, a thousand bytes for every four. */
function lz4Bomb(): Uint8Array {
  const length = HUGE / 1024;
  const block = new Uint8Array(length + 8).fill(255);
  block.set([0x1f, 0, 1, 0]);
  block[length] = 0;
  return block;
}

const bombs: readonly (readonly [CompressionCodec, (claimed: number) => Uint8Array])[] = [
  ['GZIP', gzipBomb],
  ['BROTLI', () => brotliCompressSync(zeros, { params: { 1: 1, 2: 24 } })],
  ['ZSTD', zstdBomb],
  ['SNAPPY', snappyBomb],
  ['LZ4_RAW', lz4Bomb],
];

/** A file of one column whose page `make` packs, in place of a compressor. */
function fileOf(rows: number, codec: CompressionCodec, make: (claimed: number) => Uint8Array): Uint8Array {
  const compressors = { [codec]: (input: Uint8Array) => make(input.length) };
  const columnData = [
    { name: 'N', data: Float64Array.from({ length: rows }, (_, i) => i), encoding: 'PLAIN' as const },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors, statistics: false }));
}

async function refusal(bytes: Uint8Array, source = 'bomb.parquet'): Promise<unknown> {
  const [began, before] = [process.cpuUsage(), process.memoryUsage().rss];
  const way: unknown = await parseTable(bytes, source).then(
    () => 'read',
    (error: unknown) => error,
  );
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(5);
  expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 29);
  return way;
}

describe.each(bombs)('a page in %s', (codec, make) => {
  it('that unpacks to a gigabyte where it claims a few bytes is refused', async () => {
    expect(await refusal(fileOf(100, codec, make))).toMatchObject({
      code: 'unreadable-parquet',
      message: 'bomb.parquet cannot be read as Parquet: a page does not unpack to its size.',
    });
  });

  it('that claims a quarter of a gigabyte and has a few bytes is refused', async () => {
    const few = fileOf(1e5, codec, () => Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
    expect(await refusal(few)).toMatchObject({ code: 'unreadable-parquet' });
  });
});

describe('a table packed with gzip', () => {
  it('that unpacks to far more than tables of its size do is refused', async () => {
    const packed = gzipSync(Buffer.alloc(2 ** 27));
    expect(await refusal(packed, 'bomb.csv.gz')).toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(
        /^bomb\.csv\.gz unpacks to more than [\d,]+ bytes, where it has [\d,]+\.$/,
      ),
    });
  });
});
