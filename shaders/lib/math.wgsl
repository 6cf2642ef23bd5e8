// Twin: src/formula/functions.ts, functions
// The functions that emitted laws call. WGSL leaves infinities and NaN undefined, so arguments are clamped to where
// every result is finite; functions that WGSL lacks (log1p, expm1, softplus) or whose guaranteed accuracy is too low
// (tanh, sin, cos, atan) are built from series in product form, whose accuracy reassociation cannot impair.

const LARGEST_EXPONENT = 80.0;
const SMALLEST_POSITIVE = 1e-35;

fn law_exp(x: f32) -> f32 {
  return exp(min(x, LARGEST_EXPONENT));
}

fn law_log(x: f32) -> f32 {
  return log(max(x, SMALLEST_POSITIVE));
}

fn law_sqrt(x: f32) -> f32 {
  return sqrt(max(x, 0.0));
}

// x ^ y for positive x.
fn law_pow(x: f32, y: f32) -> f32 {
  return law_exp(y * law_log(x));
}

// log(1 + x) = 2 atanh(s), s = x / (2 + x); |s| <= 1/3 for |x| <= 1/2, where eight terms reach f32's last digit.
fn law_log1p(x: f32) -> f32 {
  let near = clamp(x, -0.5, 0.5);
  let s = near / (2.0 + near);
  let q = s * s;
  let tail = q * (1.0 / 9.0 + q * (1.0 / 11.0 + q * (1.0 / 13.0 + q * (1.0 / 15.0))));
  let series = 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + tail))));
  return select(law_log(1.0 + x), series, abs(x) <= 0.5);
}

// exp(x) - 1: Taylor's series for |x| <= 1/2, nested so that each factor stays near 1.
fn law_expm1(x: f32) -> f32 {
  let near = clamp(x, -0.5, 0.5);
  let tail = 1.0 + near / 6.0 * (1.0 + near / 7.0 * (1.0 + near / 8.0 * (1.0 + near / 9.0)));
  let series = near * (1.0 + near / 2.0 * (1.0 + near / 3.0 * (1.0 + near / 4.0 * (1.0 + near / 5.0 * tail))));
  return select(law_exp(x) - 1.0, series, abs(x) <= 0.5);
}

// Beyond |x| = 10 tanh is 1 in f32.
fn law_tanh(x: f32) -> f32 {
  let t = law_expm1(2.0 * min(abs(x), 10.0));
  return sign(x) * (t / (t + 2.0));
}

// log(1 + exp(x)).
fn law_softplus(x: f32) -> f32 {
  return max(x, 0.0) + law_log1p(law_exp(-abs(x)));
}

fn law_sigmoid(x: f32) -> f32 {
  let e = law_exp(-abs(x));
  return select(e, 1.0, x >= 0.0) / (1.0 + e);
}

// x = turns * pi + rest, |rest| <= pi / 2; pi in three parts, the first two short enough for exact products.
fn law_sin(x: f32) -> f32 {
  let turns = round(x * 0.318309886);
  let rest = ((x - turns * 3.140625) - turns * 9.67025756835938e-4) - turns * 6.27711e-7;
  let q = rest * rest;
  let tail = 1.0 - q / 72.0 * (1.0 - q / 110.0 * (1.0 - q / 156.0));
  let series = rest * (1.0 - q / 6.0 * (1.0 - q / 20.0 * (1.0 - q / 42.0 * tail)));
  let odd = turns - 2.0 * floor(turns * 0.5);
  return select(series, -series, odd > 0.5);
}

fn law_cos(x: f32) -> f32 {
  return law_sin(abs(x) + 1.57079633);
}

// Reduced to |t| <= tan(pi / 8), then Cephes' polynomial.
fn law_atan(x: f32) -> f32 {
  let size = min(abs(x), 1e30);
  let beyond = size > 2.41421356;
  let middle = size > 0.414213562 && !beyond;
  let t = select(select(size, (size - 1.0) / (size + 1.0), middle), -1.0 / max(size, 1.0), beyond);
  let base = select(select(0.0, 0.785398163, middle), 1.57079633, beyond);
  let q = t * t;
  let tail = q * (-0.333329491539 + q * (0.199777106478 + q * (-0.138776856032 + q * 0.0805374449538)));
  return sign(x) * (base + t * (1.0 + tail));
}

// |x| as an integer in the same order, infinities and NaN above all others. Compilers may assume that floats are not NaN
// and fold comparisons away; they cannot do so with integers.
fn magnitude(x: f32) -> u32 {
  return bitcast<u32>(x) & 0x7fffffffu;
}

// The magnitude of 1e36: greater numbers count as not finite.
const SANE = 0x7b4097ceu;

fn is_sane(x: f32) -> bool {
  return magnitude(x) < SANE;
}
