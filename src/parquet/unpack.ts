/** Decompression of pages. The output is limited to the size that the page claims. */
import { compressors } from 'hyparquet-compressors';
import { unbrotli } from '#platform';
import { ParquetDamage } from './damage.js';
import { readLz4, readLz4Raw } from './lz4.js';
import { unpackZstd } from './zstd.js';

/** The `size` decompressed bytes of a page; throws where there are not exactly as many. */
export async function unpack(codec: string, bytes: Uint8Array, size: number): Promise<Uint8Array> {
  try {
    return await unpacked(codec, bytes, size);
  } catch (error) {
    // Messages of the decoders do not help a user.
    throw error instanceof ParquetDamage ? error : new ParquetDamage(wrongSize);
  }
}

async function unpacked(codec: string, bytes: Uint8Array, size: number): Promise<Uint8Array> {
  if (codec === 'UNCOMPRESSED') {
    if (bytes.length !== size) throw new ParquetDamage(wrongSize);
    return bytes;
  }
  if (size === 0) return new Uint8Array(0);
  switch (codec) {
    case 'SNAPPY':
      return snappy(bytes, size);
    case 'GZIP':
      return gzip(bytes, size);
    case 'ZSTD':
      return unpackZstd(bytes, size);
    case 'BROTLI':
      return exactly(await unbrotli(bytes, size), size);
    case 'LZ4':
    case 'LZ4_RAW': {
      const page = new Uint8Array(size);
      (codec === 'LZ4' ? readLz4 : readLz4Raw)(bytes, page);
      return page;
    }
    default:
      throw new ParquetDamage(`its pages are packed in an unknown way (${codec})`);
  }
}

const wrongSize = 'a page does not unpack to its size';

function exactly(page: Uint8Array | undefined, size: number): Uint8Array {
  if (page?.length !== size) throw new ParquetDamage(wrongSize);
  return page;
}

/** Largest compression ratio of Snappy: a copy of three bytes yields at most 64. */
const SNAPPY_RATIO = 64 / 3;

function snappy(bytes: Uint8Array, size: number): Uint8Array {
  // The block begins with its unpacked size, seven bits a byte; the size that the page claims is passed to the decoder.
  let claimed = 0;
  for (let i = 0; i < 5 && i < bytes.length; i++) {
    claimed += (bytes[i] & 127) * 2 ** (7 * i);
    if (bytes[i] < 128) break;
  }
  if (claimed !== size || size > SNAPPY_RATIO * bytes.length) throw new ParquetDamage(wrongSize);
  return exactly(compressors.SNAPPY?.(bytes, size), size);
}

/** The platform's own gzip, which verifies the checksum. */
async function gzip(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const page = new Uint8Array(size);
  let done = 0;
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  try {
    for (;;) {
      const { value, done: isLast } = await reader.read();
      if (isLast) break;
      if (value.length > size - done) throw new ParquetDamage(wrongSize);
      page.set(value, done);
      done += value.length;
    }
  } catch (error) {
    // Cancelling the rest of the stream fails with the same error.
    await reader.cancel().catch(() => undefined);
    throw error instanceof ParquetDamage ? error : new ParquetDamage('a page is no gzip');
  }
  if (done !== size) throw new ParquetDamage(wrongSize);
  return page;
}
