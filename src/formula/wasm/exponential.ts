/**
 * exp, log and functions computed from them, branch-free in either kind of lane. All results come from IEEE operations in a
 * fixed order, so they are the same bits on every machine. Bounds are of the relative error in ulps of the kind
 * (2^-23 or 2^-52), and are tested in `test/wasm/functions.test.ts`. Polynomials are near-minimax (Chebyshev fits in
 * 60 digits).
 */
import type { Body, Expression } from './body.js';
import { ValueType } from './encode.js';
import type { Lanes } from './lanes.js';

export type LaneFunction = (body: Body, lanes: Lanes, x: Expression) => Expression;

/** c0 + c1 x + c2 x^2 + ... */
export function polynomial(lanes: Lanes, x: Expression, coefficients: readonly number[]): Expression {
  return coefficients.map((c) => lanes.constant(c)).reduceRight((sum, c) => lanes.add(lanes.mul(sum, x), c));
}

/** (2^t - 1) / t on |t| <= 1/2, to 6e-9 of 2^t. */
const EXP_F32 = [
  0.6931471880711763, 0.24022650760957306, 0.05550356898627073, 0.00961808237061666, 0.0013390978248123866,
  0.00015453262409320672,
];

/** r coth(r/2) - 2 over r^2, in r^2, on |r| <= log(2) / 2 (as fdlibm has it). */
const EXP_F64 = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
];

/** log 2 in two parts, the first short enough that its product with an exponent is exact. */
const LOG2_F32: readonly number[] = [0.693359375, -2.1219444e-4];
const LOG2_F64: readonly number[] = [0.6931471803691238, 1.9082149292705877e-10];

/** exp(x) = scale (1 + rest), scale a power of two. */
function exponentialParts(body: Body, lanes: Lanes, x: Expression): { scale: Expression; rest: Expression } {
  const { add, sub, mul, div } = lanes;
  // Adding 1.5 2^m rounds to an integer, which is then in the last bits of the sum, biased as an exponent.
  const magic = lanes.constant(1.5 * 2 ** lanes.mantissa + lanes.choose(127, 1023));
  const inRange = body.let(lanes.atMost(x, lanes.constant(lanes.choose(89, 710))));
  const binary = body.let(mul(inRange, lanes.constant(Math.LOG2E)));
  const turns = body.let(add(binary, magic));
  const whole = body.let(sub(turns, magic));
  const scale = lanes.shiftLeft(turns, lanes.mantissa);
  if (!lanes.wide) {
    // Rounding of the reduced argument adds no more error than the argument already has.
    const t = body.let(sub(binary, whole));
    return { scale, rest: mul(t, polynomial(lanes, t, EXP_F32)) };
  }
  const [high, low] = LOG2_F64;
  const r = body.let(sub(sub(inRange, mul(whole, lanes.constant(high))), mul(whole, lanes.constant(low))));
  const z = body.let(mul(r, r));
  const c = body.let(sub(r, mul(z, polynomial(lanes, z, EXP_F64))));
  return { scale, rest: add(r, div(mul(r, c), sub(lanes.constant(2), c))) };
}

/**
 * Within 2 ulps, f32 within 2 + 0.7 |x| (as much as rounding the argument costs); infinite from 88.4 (f32) and 709.4
 * (f64) on, zero below the lanes' `zeroBelow`.
 */
export function exp(body: Body, lanes: Lanes, argument: Expression, zeroBelow = lanes.zeroBelow): Expression {
  const x = body.let(argument);
  const { scale, rest } = exponentialParts(body, lanes, x);
  const result = lanes.mul(lanes.add(rest, lanes.constant(1)), scale);
  return lanes.clear(result, lanes.less(x, lanes.constant(zeroBelow)));
}

/** Within 2 ulps, f32 within 2 + 0.7 |x|. */
export const expm1: LaneFunction = (body, lanes, argument) => {
  // Below this the result is -1 to rounding.
  const x = body.let(lanes.atLeast(argument, lanes.constant(lanes.choose(-20, -40))));
  const parts = exponentialParts(body, lanes, x);
  const scale = body.let(parts.scale);
  const rest = body.let(parts.rest);
  const one = lanes.constant(1);
  const near = lanes.add(lanes.mul(rest, scale), lanes.sub(scale, one));
  const far = lanes.mul(lanes.add(rest, one), scale);
  return lanes.select(lanes.less(lanes.constant(40), x), far, near);
};

/** (log((1 + s) / (1 - s)) - 2 s) / s^3 in s^2, for (1 + s) / (1 - s) in [sqrt(1/2), sqrt(2)]. */
const LOG_F32 = [0.6666668509542907, 0.39988757716604845, 0.29580985929974424];
const LOG_F64 = [
  0.666666666666667, 0.3999999999989889, 0.28571428626253836, 0.22222211089379496, 0.1818289243253687,
  0.15331611722055008, 0.14617807153417325,
];

/** log(x) for normal, positive, finite x, within 2 ulps; unspecified for others. */
function regularLog(body: Body, lanes: Lanes, x: Expression): Expression {
  const { add, sub, mul, div } = lanes;
  const m = BigInt(lanes.mantissa);
  const bias = lanes.choose(128n, 1024n) << m;
  const rootHalf = lanes.choose(0x3f3504f3n, 0x3fe6a09e667f3bcdn);
  // x = 2^k y, y in [sqrt(1/2), sqrt(2)); k is biased, so that it can be read as the mantissa of 2^m + k.
  const shifted = body.let(lanes.addWord(x, lanes.word(bias - rootHalf)));
  const biased = lanes.or(lanes.shiftRight(shifted, lanes.mantissa), lanes.constant(2 ** lanes.mantissa));
  const k = body.let(sub(biased, lanes.constant(2 ** lanes.mantissa + lanes.choose(128, 1024))));
  const exponent = lanes.and(shifted, lanes.word(lanes.choose(0xff800000n, 0xfff0000000000000n)));
  const y = lanes.addWord(lanes.subWord(x, exponent), lanes.word(bias));
  // log y = f - f^2/2 + s (f^2/2 + R), s = f / (2 + f): the leading terms are exact.
  const f = body.let(sub(y, lanes.constant(1)));
  const s = body.let(div(f, add(f, lanes.constant(2))));
  const z = body.let(mul(s, s));
  const series = mul(z, polynomial(lanes, z, lanes.choose(LOG_F32, LOG_F64)));
  const half = body.let(mul(mul(f, f), lanes.constant(0.5)));
  const [high, low] = lanes.choose(LOG2_F32, LOG2_F64);
  const small = add(mul(s, add(half, series)), mul(k, lanes.constant(low)));
  return add(mul(k, lanes.constant(high)), sub(f, sub(half, small)));
}

function leastNormal(lanes: Lanes): Expression {
  return lanes.constant(lanes.choose(2 ** -126, 2 ** -1022));
}

/** Within 2 ulps. -Infinity for zero and subnormal numbers, NaN for negative ones. */
export const log: LaneFunction = (body, lanes, argument) => {
  const x = body.let(argument);
  const result = body.local(ValueType.v128);
  body.set(result, regularLog(body, lanes, x));
  const least = leastNormal(lanes);
  const most = lanes.constant(lanes.choose(2 ** 127 * (2 - 2 ** -23), Number.MAX_VALUE));
  const isRegular = body.let(lanes.and(lanes.lessOrEqual(least, x), lanes.lessOrEqual(x, most)));
  // Rarely taken, so a branch is cheaper than a selection.
  body.when([lanes.all(isRegular), 0x45], () => {
    const tiny = lanes.less(lanes.abs(x), least);
    const special = lanes.select(tiny, lanes.constant(-Infinity), lanes.sqrt(x));
    body.set(result, lanes.select(isRegular, body.get(result), special));
  });
  return body.get(result);
};

/** As `log`, but NaN wherever that is not finite: cheaper, and sufficient where such rows stop the fit in any case. */
export const finiteLog: LaneFunction = (body, lanes, argument) => {
  const x = body.let(argument);
  const poison = lanes.mul(x, lanes.constant(0));
  const result = lanes.add(regularLog(body, lanes, x), poison);
  // A mask of ones is a NaN.
  return lanes.or(result, lanes.less(x, leastNormal(lanes)));
};

/** log(1 + x) within 2 ulps: log of the rounded sum, corrected for its rounding error. */
export const log1p: LaneFunction = (body, lanes, argument) => {
  const x = body.let(argument);
  const sum = body.let(lanes.add(x, lanes.constant(1)));
  const roundingError = lanes.div(lanes.sub(x, lanes.sub(sum, lanes.constant(1))), sum);
  const finite = lanes.and(
    lanes.less(lanes.constant(0), sum),
    lanes.less(sum, lanes.constant(Number.POSITIVE_INFINITY)),
  );
  const correction = body.let(lanes.and(roundingError, finite));
  return lanes.add(log(body, lanes, sum), correction);
};

/** exp(-|x|), from which softplus and sigmoid are computed. */
export const decay: LaneFunction = (body, lanes, argument) =>
  exp(body, lanes, body.let(lanes.neg(lanes.abs(argument))));

/** As LOG_F32 and LOG_F64, for (1 + s) / (1 - s) in [1, 2]. */
const LOG1P_F32 = [0.6666664033669923, 0.40007560644911205, 0.2823661980531048, 0.2685149802283715];
const LOG1P_F64 = [
  0.6666666666666666, 0.40000000000014585, 0.2857142856710876, 0.22222222717427864, 0.18181789436132859,
  0.15385570064958623, 0.13314144209654935, 0.12001072809590713, 0.08800738486144674, 0.1616404561194353,
];

/**
 * log(1 + exp(x)) within 3 ulps, f32 within 3 + 0.7 |x|. `tail` is the decay of x, if already computed (also below).
 */
export function softplus(body: Body, lanes: Lanes, argument: Expression, tail?: Expression): Expression {
  const { add, sub, mul, div } = lanes;
  const x = body.let(argument);
  const t = tail ?? body.let(decay(body, lanes, x));
  // log(1 + t) = t - t^2/2 + s (t^2/2 + R), s = t / (2 + t): on [0, 1] no exponent has to be extracted.
  const s = body.let(div(t, add(t, lanes.constant(2))));
  const z = body.let(mul(s, s));
  const series = mul(z, polynomial(lanes, z, lanes.choose(LOG1P_F32, LOG1P_F64)));
  const half = body.let(mul(mul(t, t), lanes.constant(0.5)));
  const log = sub(t, sub(half, mul(s, add(half, series))));
  return add(lanes.max(x, lanes.constant(0)), log);
}

/** 1 / (1 + exp(-x)), through exp(-|x|), within 3 ulps, f32 within 3 + 0.7 |x|. */
export function sigmoid(body: Body, lanes: Lanes, argument: Expression, tail?: Expression): Expression {
  const x = body.let(argument);
  const t = tail ?? body.let(decay(body, lanes, x));
  const one = lanes.constant(1);
  const top = lanes.select(lanes.less(x, lanes.constant(0)), t, one);
  return lanes.div(top, lanes.add(t, one));
}

/** -t / (t + 2) with t = expm1(-2 |x|), and the sign of x, within 3 ulps. */
export const tanh: LaneFunction = (body, lanes, argument) => {
  const x = body.let(argument);
  const t = body.let(expm1(body, lanes, body.let(lanes.mul(lanes.abs(x), lanes.constant(-2)))));
  const size = lanes.div(lanes.neg(t), lanes.add(t, lanes.constant(2)));
  return lanes.or(lanes.abs(size), lanes.signOf(x));
};

/**
 * x^y as exp(y log |x|): the relative error is up to (1 + |y log x|) ulps. As in ECMAScript, x^0 is 1 and negative x
 * has a power where y is a whole number.
 */
export function pow(body: Body, lanes: Lanes, base: Expression, exponent: Expression): Expression {
  const x = body.let(base);
  const y = body.let(exponent);
  const logarithm = log(body, lanes, body.let(lanes.abs(x)));
  const size = body.let(exp(body, lanes, body.let(lanes.mul(y, logarithm))));
  const halved = body.let(lanes.mul(y, lanes.constant(0.5)));
  const even = lanes.equal(halved, lanes.nearest(halved));
  const whole = lanes.equal(y, lanes.nearest(y));
  const signed = lanes.select(even, size, lanes.neg(size));
  const ofNegative = lanes.select(whole, signed, lanes.constant(Number.NaN));
  const power = lanes.select(lanes.less(x, lanes.constant(0)), ofNegative, size);
  return lanes.select(lanes.equal(y, lanes.constant(0)), lanes.constant(1), power);
}
