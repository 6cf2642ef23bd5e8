/**
 * Runs and bit-packed groups of small integers: levels, indices into dictionaries, booleans.
 * Source: Encodings.md of Apache Parquet, "Run Length Encoding / Bit-Packing Hybrid".
 */
import { ParquetDamage } from './damage.js';

/** Fills `into` with integers of `width` bits, at most 32. Throws where the bytes hold fewer, or a run more. */
export function readHybrid(bytes: Uint8Array, width: number, into: Uint8Array | Uint32Array): void {
  if (width > 32) throw new ParquetDamage(`it packs numbers of ${width} bits`);
  const wide = Math.ceil(width / 8);
  let [at, done] = [0, 0];
  const need = (length: number): void => {
    if (length > bytes.length - at) throw new ParquetDamage('a page ends early');
  };
  while (done < into.length) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      need(1);
      if (shift > 28) throw new ParquetDamage('a run has no length');
      const byte = bytes[at++];
      header += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    const left = into.length - done;
    const length = Math.floor(header / 2);
    if (header % 2 === 0) {
      if (length > left) throw new ParquetDamage('a run is longer than its page');
      need(wide);
      let value = 0;
      for (let i = 0; i < wide; i++) value += bytes[at++] * 2 ** (8 * i);
      into.fill(value, done, done + length);
      done += length;
    } else {
      // The last group may be padded, and its padding need not be stored.
      const packed = Math.min(8 * length, left);
      need(Math.ceil((packed * width) / 8));
      unpack(bytes, at, width, into, done, packed);
      at += length * width;
      done += packed;
    }
  }
}

function unpack(
  bytes: Uint8Array,
  from: number,
  width: number,
  into: Uint8Array | Uint32Array,
  first: number,
  count: number,
): void {
  const size = 2 ** width;
  // Bits that are read and not yet used; below 2^40, so exact.
  let [at, buffer, bits] = [from, 0, 0];
  for (let i = 0; i < count; i++) {
    while (bits < width) {
      buffer += bytes[at++] * 2 ** bits;
      bits += 8;
    }
    into[first + i] = buffer % size;
    buffer = Math.floor(buffer / size);
    bits -= width;
  }
}
