/** Quantiles of Student's t and of chi-square with one degree of freedom. */
import { checkProbability, normalQuantile } from './normal.js';

/**
 * Above this many degrees of freedom a quantile z differs from the normal one by (z^2 + 1) / (4 degrees), which is below
 * rounding.
 */
const NORMAL = 1e18;

/**
 * The t with P(T <= t) = p under Student's distribution with any real `degrees` > 0 of freedom (Infinity is the
 * normal distribution); infinite at p = 0 and 1. Throws a RangeError where p is no probability or degrees are not
 * positive.
 *
 * Newton's method on the logarithm of a probability against s = log t. P(0 < T < t) and P(T > t) are both concave
 * on these scales, so that it converges from one side whatever the degrees; and both are t density(t) times a
 * factor that is one over the slope, so that no beta function is needed.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(degrees > 0)) throw new RangeError(`Degrees of freedom are above zero, and ${degrees} is not.`);
  checkProbability(p);
  if (degrees > NORMAL || p === 0 || p === 1) return normalQuantile(p);
  if (p === 0.5) return 0;
  const logPeak = logDensityAtZero(degrees);
  const central: Curve = (s) => centralProbability(s, degrees, logPeak);
  const probability = Math.log(Math.abs(p - 0.5));
  // There t^2 = degrees / (degrees + 1): the series converges fast below, the continued fraction beyond.
  const join = 0.5 * Math.log(degrees / (degrees + 1));
  const t =
    probability <= central(join).value
      ? solve(central, probability, probability - logPeak)
      : solve(
          (s) => upperTail(s, degrees, logPeak),
          Math.log(Math.min(p, 1 - p)),
          Math.max(join, Math.log(Math.abs(normalQuantile(p)))),
        );
  return p < 0.5 ? -t : t;
}

/** The x with P(X <= x) = p under the chi-square distribution with one degree of freedom. */
export function chiSquareQuantile(p: number): number {
  checkProbability(p);
  return normalQuantile((1 - p) / 2) ** 2;
}

/** The logarithm of a probability at s = log t, and its derivative by s. */
type Curve = (s: number) => { readonly value: number; readonly slope: number };

/** The t = exp(s) where `curve` takes the value `target`. */
function solve(curve: Curve, target: number, start: number): number {
  let s = start;
  for (let step = 0; step < 100; step++) {
    const { value, slope } = curve(s);
    const correction = (target - value) / slope;
    s += correction;
    // Convergence is quadratic: the next correction would be below rounding.
    if (Math.abs(correction) < 1e-10) break;
  }
  return Math.exp(s);
}

/** P(0 < T < t) = t density(t) sum_k y^k ((degrees + 1) / 2)_k / (3/2)_k with y = t^2 / (degrees + t^2). */
function centralProbability(s: number, degrees: number, logPeak: number): ReturnType<Curve> {
  const { logMass, y } = pointAt(s, degrees, logPeak);
  let term = 1;
  let sum = 1;
  for (let k = 0; term > 1e-17 * sum; k++) {
    term *= (y * (degrees + 1 + 2 * k)) / (3 + 2 * k);
    sum += term;
  }
  return { value: logMass + Math.log(sum), slope: 1 / sum };
}

/**
 * P(T > t) = t density(t) / (2 f), f = b_0 + a_1 / (b_1 + a_2 / (b_2 + ...)) being the continued fraction of the
 * incomplete beta function in the form of Didonato and Morris (1992), by Lentz's method; as degrees grow it
 * becomes Laplace's for the normal distribution, so that it is fast for all of them.
 */
function upperTail(s: number, degrees: number, logPeak: number): ReturnType<Curve> {
  const { logMass, x, y } = pointAt(s, degrees, logPeak);
  const a = degrees / 2;
  const b = (m: number): number =>
    m +
    (m * (0.5 - m) * x) / (a + 2 * m - 1) +
    ((a + m) / (a + 2 * m + 1)) * (a * y + 1 - x / 2 + m * (1 + y));
  let fraction = (a / (a + 1)) * (a * y + 1 - x / 2);
  let above = fraction;
  let below = 0;
  for (let m = 1; m < 10_000; m++) {
    const width = a + 2 * m - 1;
    const numerator = ((a + m - 1) / width) * ((a + m - 0.5) / width) * m * (0.5 - m) * x * x;
    const denominator = b(m);
    below = 1 / (denominator + numerator * below);
    above = denominator + numerator / above;
    const factor = above * below;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2 * Number.EPSILON) break;
  }
  return { value: logMass - Math.log(2 * fraction), slope: -2 * fraction };
}

/** log(t density(t)), x = degrees / (degrees + t^2) and y = 1 - x at t = exp(s), without overflow. */
function pointAt(s: number, degrees: number, logPeak: number): { logMass: number; x: number; y: number } {
  const logRatio = 2 * s - Math.log(degrees);
  // log(1 + t^2 / degrees)
  const spread = Math.max(logRatio, 0) + Math.log1p(Math.exp(-Math.abs(logRatio)));
  return {
    logMass: s + logPeak - ((degrees + 1) / 2) * spread,
    x: 1 / (1 + Math.exp(logRatio)),
    y: 1 / (1 + Math.exp(-logRatio)),
  };
}

/** log of gamma((n + 1) / 2) / (gamma(n / 2) sqrt(n pi)) for n degrees. */
function logDensityAtZero(degrees: number): number {
  // gamma(z + 1/2) / gamma(z): the recurrence up to a large z, there an asymptotic series in z - 1/4.
  let z = degrees / 2;
  let ratio = 1;
  for (; z < 24; z++) ratio *= z / (z + 0.5);
  const w = z - 0.25;
  const v = 1 / (w * w);
  const series = 1 + v * (1 / 64 - v * (19 / 8192 - v * (631 / 524288 - (v * 174317) / 134217728)));
  return Math.log(ratio * series * Math.sqrt(w / degrees / Math.PI));
}
