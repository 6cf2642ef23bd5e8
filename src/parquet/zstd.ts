/** Zstandard frames. Source of the format: RFC 8878. */
import { decompress } from 'fzstd';
import { ParquetDamage } from './damage.js';

/** The `size` decompressed bytes of one frame; throws where there are not exactly as many. */
export function unpackZstd(frame: Uint8Array, size: number): Uint8Array {
  // The decoder fills a buffer without reporting its length, so a marker block is appended, whose position shows it.
  const { marked, contentSize } = withMark(frame);
  if (contentSize !== undefined && contentSize !== size) throw new ParquetDamage(wrongSize);
  const page = new Uint8Array(size + MARK.length);
  decompress(marked, page);
  if (!MARK.every((byte, i) => page[size + i] === byte)) throw new ParquetDamage(wrongSize);
  return page.subarray(0, size);
}

const wrongSize = 'a page does not unpack to its size';

const MARK = Uint8Array.of(0x9e, 0x37, 0x79, 0xb9, 0x7f, 0x4a, 0x7c, 0x15);

/** The frame with an additional block, which holds the marker, in place of its checksum. */
function withMark(frame: Uint8Array): { marked: Uint8Array; contentSize: number | undefined } {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 9 || view.getUint32(0, true) !== 0xfd2fb528)
    throw new ParquetDamage('a page is no Zstandard frame');
  const flags = frame[4];
  const isSingle = (flags & 32) !== 0;
  const sizeAt = (isSingle ? 5 : 6) + [0, 1, 2, 4][flags & 3];
  const sizeLength = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6];
  let contentSize = sizeLength === 2 ? 256 : 0;
  for (let i = 0; i < sizeLength; i++) contentSize += (frame[sizeAt + i] ?? 0) * 2 ** (8 * i);

  let at = sizeAt + sizeLength;
  for (;;) {
    if (at + 3 > frame.length) throw new ParquetDamage('a page ends early');
    const head = frame[at] | (frame[at + 1] << 8) | (frame[at + 2] << 16);
    const next = at + 3 + ((head & 6) === 2 ? 1 : head >> 3);
    if ((head & 1) === 0) {
      at = next;
      continue;
    }
    if (next + (flags & 4) !== frame.length)
      throw new ParquetDamage('a page is more than one Zstandard frame');
    const marked = new Uint8Array(next + 3 + MARK.length);
    marked.set(frame.subarray(0, next));
    marked[4] &= ~4;
    marked[at] &= ~1;
    marked[next] = 1 | (MARK.length << 3);
    marked.set(MARK, next + 3);
    return { marked, contentSize: sizeLength === 0 ? undefined : contentSize };
  }
}
