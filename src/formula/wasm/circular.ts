/** sin, cos and atan, branch-free in either kind of lane; `exponential.ts` defines the error bounds. */
import type { Body, Expression } from './body.js';
import { type LaneFunction, polynomial } from './exponential.js';
import type { Lanes } from './lanes.js';

/** pi / 2 in three parts; whole multiples of the first two are exact while the multiple is below 2^11 (f32), 2^19 (f64). */
const QUARTER_F32: readonly number[] = [1.5703125, 0.0004837512969970703, 7.549789954891882e-8];
const QUARTER_F64: readonly number[] = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21];

/** (sin(r) - r) / r^3 and (cos(r) - 1 + r^2 / 2) / r^4 in r^2, |r| <= pi / 4. */
const SIN_F32 = [-0.16666664656312208, 0.00833274710466453, -0.0001958763909873762];
const SIN_F64 = [
  -0.16666666666666666, 0.008333333333330936, -0.00019841269836740532, 2.7557316093198404e-6,
  -2.5051129896450185e-8, 1.5917988979397435e-10,
];
const COS_F32 = [0.04166666465348879, -0.001388830186756237, 2.454768977246003e-5];
const COS_F64 = [
  0.041666666666666664, -0.0013888888888887389, 2.48015872987544e-5, -2.755731726587808e-7,
  2.087614504941318e-9, -1.138254464534925e-11,
];

/** sin(x + turn quarter turns). */
function wave(body: Body, lanes: Lanes, argument: Expression, turn: 0 | 1): Expression {
  const { add, sub, mul } = lanes;
  const x = body.let(argument);
  const magic = lanes.constant(1.5 * 2 ** lanes.mantissa);
  const sum = body.let(add(mul(x, lanes.constant(2 / Math.PI)), magic));
  const quarters = body.let(sub(sum, magic));
  const r = body.let(
    lanes
      .choose(QUARTER_F32, QUARTER_F64)
      .reduce<Expression>((rest, part) => sub(rest, mul(quarters, lanes.constant(part))), x),
  );
  const z = body.let(mul(r, r));
  const sine = add(mul(mul(r, z), polynomial(lanes, z, lanes.choose(SIN_F32, SIN_F64))), r);
  const tail = mul(mul(z, z), polynomial(lanes, z, lanes.choose(COS_F32, COS_F64)));
  const cosine = add(sub(lanes.constant(1), mul(z, lanes.constant(0.5))), tail);
  const halved = body.let(mul(quarters, lanes.constant(0.5)));
  const even = lanes.equal(halved, lanes.nearest(halved));
  const size = turn === 0 ? lanes.select(even, sine, cosine) : lanes.select(even, cosine, sine);
  // The second last bit of the number of quarters is the sign.
  const counted = turn === 0 ? sum : lanes.addWord(sum, lanes.word(1n));
  return lanes.xor(size, lanes.signOf(lanes.shiftLeft(counted, lanes.choose(30, 62))));
}

/** Absolute error below 2^-22 for |x| < 1e3 (f32), below 2^-51 for |x| < 1e5 (f64); digits are lost beyond. */
export const sin: LaneFunction = (body, lanes, x) => wave(body, lanes, x, 0);
export const cos: LaneFunction = (body, lanes, x) => wave(body, lanes, x, 1);

/** (atan(t) - t) / t^3 in t^2, |t| <= tan(pi / 8). */
const ATAN_F32 = [
  -0.3333333175381697, 0.1999953879477192, -0.14263897112598675, 0.1074309966767457, -0.06449835224591496,
];
const ATAN_F64 = [
  -0.3333333333333333, 0.1999999999999548, -0.14285714284657894, 0.11111111014561013, -0.09090904549884611,
  0.07692182535116648, -0.06664502215671447, 0.058580687568615106, -0.05085030492810941, 0.03921955253255129,
  -0.019162068915902573,
];

/** Within 2 ulps: atan(x) = pi/4 + atan((x - 1) / (x + 1)) = pi/2 + atan(-1 / x). */
export const atan: LaneFunction = (body, lanes, argument) => {
  const x = body.let(argument);
  const size = body.let(lanes.abs(x));
  const one = lanes.constant(1);
  const beyond = body.let(lanes.less(lanes.constant(Math.SQRT2 + 1), size));
  const within = body.let(lanes.less(size, lanes.constant(Math.SQRT2 - 1)));
  const above = lanes.select(beyond, lanes.constant(-1), lanes.select(within, size, lanes.sub(size, one)));
  const below = lanes.select(beyond, size, lanes.select(within, one, lanes.add(size, one)));
  const base = body.let(
    lanes.select(beyond, lanes.constant(Math.PI / 2), lanes.clear(lanes.constant(Math.PI / 4), within)),
  );
  const t = body.let(lanes.div(above, below));
  const z = body.let(lanes.mul(t, t));
  const series = lanes.mul(lanes.mul(t, z), polynomial(lanes, z, lanes.choose(ATAN_F32, ATAN_F64)));
  const angle = lanes.add(base, lanes.add(t, series));
  return lanes.or(lanes.abs(angle), lanes.signOf(x));
};
