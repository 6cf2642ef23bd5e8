/**
 * LZ4 blocks, bare or in Hadoop's frames. Source: lz4_Block_format.md of LZ4; "LZ4" and "LZ4_RAW" in Compression.md of
 * Apache Parquet.
 */
import { ParquetDamage } from './damage.js';

/** One block that fills `into` exactly. */
export function readLz4Raw(bytes: Uint8Array, into: Uint8Array): void {
  let [at, done] = [0, 0];
  const length = (nibble: number): number => {
    let sum = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; sum += more) {
      if (at >= bytes.length) throw new ParquetDamage('a page ends early');
      more = bytes[at++];
    }
    return sum;
  };
  while (at < bytes.length) {
    const token = bytes[at++];
    const literals = length(token >> 4);
    if (literals > bytes.length - at || literals > into.length - done) throw new ParquetDamage(short);
    into.set(bytes.subarray(at, at + literals), done);
    at += literals;
    done += literals;
    // The last sequence has literals alone.
    if (at === bytes.length) break;
    if (bytes.length - at < 2) throw new ParquetDamage(short);
    const offset = bytes[at] | (bytes[at + 1] << 8);
    at += 2;
    const copied = length(token & 15) + 4;
    if (offset === 0 || offset > done || copied > into.length - done) throw new ParquetDamage(short);
    // Source and destination of a copy may overlap.
    for (const end = done + copied; done < end; done++) into[done] = into[done - offset];
  }
  if (done !== into.length) throw new ParquetDamage(short);
}

/** Frames of two big-endian lengths and a block; older files have a bare block under the same name. */
export function readLz4(bytes: Uint8Array, into: Uint8Array): void {
  const frames = framesOf(bytes, into.length) ?? [{ block: bytes, length: into.length }];
  let done = 0;
  for (const { block, length } of frames) {
    readLz4Raw(block, into.subarray(done, done + length));
    done += length;
  }
}

function framesOf(bytes: Uint8Array, length: number): { block: Uint8Array; length: number }[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: { block: Uint8Array; length: number }[] = [];
  let [at, total] = [0, 0];
  while (at < bytes.length) {
    if (bytes.length - at < 8) return undefined;
    const frame = { length: view.getUint32(at), packed: view.getUint32(at + 4) };
    at += 8;
    if (frame.packed === 0 || frame.packed > bytes.length - at) return undefined;
    frames.push({ block: bytes.subarray(at, at + frame.packed), length: frame.length });
    at += frame.packed;
    total += frame.length;
  }
  return total === length ? frames : undefined;
}

const short = 'a page does not unpack to its size';
