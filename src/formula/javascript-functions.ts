/**
 * The functions that a formula's text calls, by operation: finite everywhere, since infinities and NaN are undefined in
 * shaders, and by series where the accuracy of shaders is too low. They are those of `shaders/lib/math.wgsl`, where they are
 * described. Each calls only functions above it.
 */
export const javaScriptFunctions: Readonly<Record<string, string>> = {
  exp: `function law_exp(x) {
    return Math.exp(Math.min(x, 80.0));
  }`,
  log: `function law_log(x) {
    return Math.log(Math.max(x, 1e-35));
  }`,
  sqrt: `function law_sqrt(x) {
    return Math.sqrt(Math.max(x, 0.0));
  }`,
  pow: `function law_pow(x, y) {
    return x === 0.0 ? 0.0 : law_exp(y * law_log(x));
  }`,
  log1p: `function law_log1p(x) {
    const near = Math.max(-0.5, Math.min(0.5, x));
    const s = near / (2.0 + near);
    const q = s * s;
    const tail = q * (0.111111111 + q * (0.0909090909 + q * (0.0769230769 + q * 0.0666666667)));
    const series = 2.0 * s * (1.0 + q * (0.333333333 + q * (0.2 + q * (0.142857143 + tail))));
    return Math.abs(x) <= 0.5 ? series : law_log(1.0 + x);
  }`,
  expm1: `function law_expm1(x) {
    const near = Math.max(-0.5, Math.min(0.5, x));
    const tail = 1.0 + near / 6.0 * (1.0 + near / 7.0 * (1.0 + near / 8.0 * (1.0 + near / 9.0)));
    const series = near * (1.0 + near / 2.0 * (1.0 + near / 3.0 * (1.0 + near / 4.0 * (1.0 + near / 5.0 * tail))));
    return Math.abs(x) <= 0.5 ? series : law_exp(x) - 1.0;
  }`,
  tanh: `function law_tanh(x) {
    const t = law_expm1(2.0 * Math.min(Math.abs(x), 10.0));
    return Math.sign(x) * (t / (t + 2.0));
  }`,
  softplus: `function law_softplus(x) {
    return Math.max(x, 0.0) + law_log1p(law_exp(-Math.abs(x)));
  }`,
  sigmoid: `function law_sigmoid(x) {
    const e = law_exp(-Math.abs(x));
    return (x >= 0.0 ? 1.0 : e) / (1.0 + e);
  }`,
  sin: `function law_sin(x) {
    const turns = Math.floor(x * 0.318309886 + 0.5);
    const rest = ((x - turns * 3.140625) - turns * 0.000967025756835938) - turns * 0.000000627711;
    const q = rest * rest;
    const tail = 1.0 - q / 72.0 * (1.0 - q / 110.0 * (1.0 - q / 156.0));
    const series = rest * (1.0 - q / 6.0 * (1.0 - q / 20.0 * (1.0 - q / 42.0 * tail)));
    const odd = turns - 2.0 * Math.floor(turns * 0.5);
    return odd > 0.5 ? -series : series;
  }`,
  cos: `function law_cos(x) {
    return law_sin(Math.abs(x) + 1.57079633);
  }`,
  atan: `function law_atan(x) {
    const size = Math.min(Math.abs(x), 1e30);
    const middle = size > 0.414213562 ? (size - 1.0) / (size + 1.0) : size;
    const t = size > 2.41421356 ? -1.0 / Math.max(size, 1.0) : middle;
    const base = size > 2.41421356 ? 1.57079633 : size > 0.414213562 ? 0.785398163 : 0.0;
    const q = t * t;
    const tail = q * (-0.333329491539 + q * (0.199777106478 + q * (-0.138776856032 + q * 0.0805374449538)));
    return Math.sign(x) * (base + t * (1.0 + tail));
  }`,
};
