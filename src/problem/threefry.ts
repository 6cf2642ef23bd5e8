/**
 * Threefry-2x32 with 20 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): counter-based random
 * numbers from additions, rotations and exclusive ors alone, so that every device draws the same bits in any order.
 */
const PARITY = 0x1bd11bda;

/** Rotations of the rounds, in alternating blocks of four. */
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

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
  const key = [k0 | 0, k1 | 0, k0 ^ k1 ^ PARITY];
  for (let index = 0; index < words.length; index += 2) {
    let x = (c0 + (index >>> 1) + key[0]) | 0;
    let y = (c1 + key[1]) | 0;
    for (let block = 1; block <= 5; block++) {
      const [a, b, c, d] = ROTATIONS[(block - 1) & 1];
      x = (x + y) | 0;
      y = ((y << a) | (y >>> (32 - a))) ^ x;
      x = (x + y) | 0;
      y = ((y << b) | (y >>> (32 - b))) ^ x;
      x = (x + y) | 0;
      y = ((y << c) | (y >>> (32 - c))) ^ x;
      x = (x + y) | 0;
      y = ((y << d) | (y >>> (32 - d))) ^ x;
      x = (x + key[block % 3]) | 0;
      y = (y + key[(block + 1) % 3] + block) | 0;
    }
    words[index] = x;
    words[index + 1] = y;
  }
}
