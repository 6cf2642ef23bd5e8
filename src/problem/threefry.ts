/**
 * Threefry-2x32 with 20 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): counter-based random
 * numbers from additions, rotations and exclusive ors alone, so that every device draws the same bits in any order.
 */
const PARITY = 0x1bd11bda;

/** The two 32-bit words at counter (c0, c1) under key (k0, k1). The twin of `shaders/lib/threefry.wgsl`. */
export function threefry(k0: number, k1: number, c0: number, c1: number): [number, number] {
  const words = new Uint32Array(2);
  fill(k0, k1, c0, c1, words);
  return [words[0], words[1]];
}

/** The words at counters (0, 0), (1, 0) ... in order; `words` has an even length. */
export function threefryWords(k0: number, k1: number, words: Uint32Array): void {
  fill(k0, k1, 0, 0, words);
}

/** The words at counters (c0, c1), (c0 + 1, c1) ..., unsigned words computed in signed arithmetic. */
function fill(k0: number, k1: number, c0: number, c1: number, words: Uint32Array): void {
  const key0 = k0 | 0;
  const key1 = k1 | 0;
  const key2 = k0 ^ k1 ^ PARITY;
  for (let index = 0; index < words.length; index += 2) {
    let x = (c0 + (index >>> 1) + key0) | 0;
    let y = (c1 + key1) | 0;
    let a = key1;
    let b = key2;
    let c = key0;
    // Blocks of four rounds, whose rotations alternate; written out, since this is the inner loop of every resampling.
    for (let block = 1; ; block += 2) {
      x = (x + y) | 0;
      y = ((y << 13) | (y >>> 19)) ^ x;
      x = (x + y) | 0;
      y = ((y << 15) | (y >>> 17)) ^ x;
      x = (x + y) | 0;
      y = ((y << 26) | (y >>> 6)) ^ x;
      x = (x + y) | 0;
      y = ((y << 6) | (y >>> 26)) ^ x;
      x = (x + a) | 0;
      y = (y + b + block) | 0;
      if (block === 5) break;
      x = (x + y) | 0;
      y = ((y << 17) | (y >>> 15)) ^ x;
      x = (x + y) | 0;
      y = ((y << 29) | (y >>> 3)) ^ x;
      x = (x + y) | 0;
      y = ((y << 16) | (y >>> 16)) ^ x;
      x = (x + y) | 0;
      y = ((y << 24) | (y >>> 8)) ^ x;
      x = (x + b) | 0;
      y = (y + c + block + 1) | 0;
      const first = a;
      a = c;
      c = b;
      b = first;
    }
    words[index] = x;
    words[index + 1] = y;
  }
}
