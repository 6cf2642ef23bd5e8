/**
 * Threefry-2x32 with 20 rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): random numbers by
 * counter, from additions, rotations and exclusive ors alone, so that every device draws the same bits in any order.
 */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const PARITY = 0x1bd11bda;

/** The two 32-bit words at counter (c0, c1) under key (k0, k1). */
export function threefry(k0: number, k1: number, c0: number, c1: number): [number, number] {
  const key = [k0 >>> 0, k1 >>> 0, (k0 ^ k1 ^ PARITY) >>> 0];
  let x = (c0 + key[0]) >>> 0;
  let y = (c1 + key[1]) >>> 0;
  for (let round = 0; round < 20; round++) {
    const turn = ROTATIONS[round % 8];
    x = (x + y) >>> 0;
    y = ((y << turn) | (y >>> (32 - turn))) >>> 0;
    y = (y ^ x) >>> 0;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x = (x + key[injection % 3]) >>> 0;
      y = (y + key[(injection + 1) % 3] + injection) >>> 0;
    }
  }
  return [x, y];
}
