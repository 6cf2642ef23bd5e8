// Twin: src/problem/threefry.ts, threefry
// Threefry-2x32 with 20 rounds: random numbers by counter.

const PARITY = 0x1bd11bdau;

// Four rounds, each x += y, then y rotated and xored with x; then the key is injected.
fn four_rounds(words: vec2u, turns: vec4u, injected: vec2u) -> vec2u {
  var x = words.x;
  var y = words.y;
  x += y;
  y = ((y << turns.x) | (y >> (32u - turns.x))) ^ x;
  x += y;
  y = ((y << turns.y) | (y >> (32u - turns.y))) ^ x;
  x += y;
  y = ((y << turns.z) | (y >> (32u - turns.z))) ^ x;
  x += y;
  y = ((y << turns.w) | (y >> (32u - turns.w))) ^ x;
  return vec2u(x, y) + injected;
}

// The two words at counter (c, 0) under key (k0, k1).
fn threefry(k0: u32, k1: u32, c: u32) -> vec2u {
  const EVEN = vec4u(13u, 15u, 26u, 6u);
  const ODD = vec4u(17u, 29u, 16u, 24u);
  let k2 = k0 ^ k1 ^ PARITY;
  var words = vec2u(c + k0, k1);
  words = four_rounds(words, EVEN, vec2u(k1, k2 + 1u));
  words = four_rounds(words, ODD, vec2u(k2, k0 + 2u));
  words = four_rounds(words, EVEN, vec2u(k0, k1 + 3u));
  words = four_rounds(words, ODD, vec2u(k1, k2 + 4u));
  return four_rounds(words, EVEN, vec2u(k2, k0 + 5u));
}

// The high 32 bits of a * b, by halves: for a random word a, a choice among b.
fn multiply_high(a: u32, b: u32) -> u32 {
  let low = (a & 0xffffu) * (b & 0xffffu);
  let left = (a >> 16u) * (b & 0xffffu);
  let right = (a & 0xffffu) * (b >> 16u);
  let carry = (low >> 16u) + (left & 0xffffu) + (right & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (left >> 16u) + (right >> 16u) + (carry >> 16u);
}
