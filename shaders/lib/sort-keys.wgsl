// Twin: src/backend/webgpu/sort-keys.ts, numberOfKey
// Sort keys: floats as unsigned integers in the same order, so that integer comparisons alone decide what is least.

// The key of a number that is not finite: above all others.
const NONE = 0xffffffffu;

// Zero has one key, whatever its sign.
fn key_of(x: f32, fault: bool) -> u32 {
  if (fault || !is_sane(x)) { return NONE; }
  let bits = select(bitcast<u32>(x), 0u, magnitude(x) == 0u);
  return select(bits | 0x80000000u, ~bits, (bits >> 31u) == 1u);
}

fn number_of(key: u32) -> f32 {
  return bitcast<f32>(select(~key, key & 0x7fffffffu, (key >> 31u) == 1u));
}
