/** The standard normal distribution, accurate to a few units in the last place of a float64 in both tails. */

/** 1 / sqrt(2 pi). */
const PEAK = 0.3989422804014327;

/** Up to this |x| the series about 0 is used, which is short and cancels little; beyond, the tail's continued fraction. */
const JOIN = 1;

/** Probabilities within this of one half have quantiles within JOIN, P(0 < X < 1) being 0.3413. */
const CENTRAL = 0.34;

/** P(X <= x). */
export function normalCdf(x: number): number {
  if (Math.abs(x) <= JOIN) return 0.5 + central(x);
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}

/**
 * The x with P(X <= x) = p; infinite at 0 and 1. Accuracy falls where p is subnormal (below 2e-308).
 * Throws a RangeError where p is no probability.
 */
export function normalQuantile(p: number): number {
  checkProbability(p);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  // Exact for p >= 1/4, so that quantiles near zero keep all their digits.
  const offset = p - 0.5;
  if (Math.abs(offset) < CENTRAL) {
    return halley(offset / PEAK, (x) => (central(x) - offset) / density(x));
  }
  const tail = Math.min(p, 1 - p);
  // Abramowitz and Stegun 26.2.23, within 4.5e-4.
  const t = Math.sqrt(-2 * Math.log(tail));
  const start =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  const x = halley(start, (at) => (tail - upperTail(at)) / density(at));
  return p < 0.5 ? -x : x;
}

/** Throws a RangeError where p is not within 0 and 1. */
export function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies within 0 and 1, and ${p} does not.`);
}

/**
 * Halley's steps (cubic convergence) for a distribution function whose density f has f' = -x f; `newton` is the
 * excess over f.
 */
function halley(start: number, newton: (x: number) => number): number {
  let x = start;
  // From either start three steps reach rounding.
  for (let step = 0; step < 5; step++) {
    const correction = newton(x);
    const move = correction / (1 + (x * correction) / 2);
    x -= move;
    if (Math.abs(move) <= 1e-7 * Math.abs(x)) break;
  }
  return x;
}

function density(x: number): number {
  if (Math.abs(x) > 40) return 0;
  // The square of a number with few bits is exact; rounding x^2 itself would cost the far tail three digits.
  const coarse = Math.trunc(16 * x) / 16;
  return PEAK * Math.exp((-coarse * coarse) / 2) * Math.exp(((coarse - x) * (coarse + x)) / 2);
}

/** P(X <= x) - 1/2 = density (x + x^3 / 3 + x^5 / (3 5) + ...), all terms of one sign. */
function central(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return density(x) * sum;
}

/** P(X > x) for x >= JOIN by Laplace's continued fraction, density / (x + 1 / (x + 2 / (x + 3 / ...))). */
function upperTail(x: number): number {
  let fraction = x;
  // Its error falls as exp(-2 x sqrt(terms)) while terms exceed x^2, and faster beyond.
  for (let k = Math.ceil(24 + 400 / (x * x)); k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}
