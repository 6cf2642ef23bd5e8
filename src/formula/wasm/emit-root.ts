/** Roots of equations in vector code: the steps that `../root.ts` describes, of several vectors at once. */
import type { NodeId } from '../graph.js';
import { type RootBody, rootPrecision } from '../root.js';
import { type Body, type Expression, i32 } from './body.js';
import { ValueType } from './encode.js';
import { exp } from './exponential.js';
import type { Lanes } from './lanes.js';

/** What one vector of roots is solved from. */
export interface RootVector {
  /** The value of a node that does not depend on the unknown. */
  readonly read: (id: NodeId) => Expression;
  /** Writes code for what depends on it; gives the equation and its slope. */
  readonly equation: (unknown: Expression) => readonly [equation: Expression, slope: Expression];
  /** Writes code for the equation at an end of the bracket. */
  readonly atEnd: (end: NodeId) => Expression;
}

/** Those of the equation before the first step. */
const EVALUATIONS_AT_ENDS = 2;

/** The roots, one a vector; NaN where an equation does not change its sign. */
export function emitRoots(
  body: Body,
  lanes: Lanes,
  { lo, hi }: RootBody,
  vectors: readonly RootVector[],
): Expression[] {
  const { add, sub, mul, div, abs, neg, select, less, lessOrEqual, and, or } = lanes;
  const { reach, tolerance, resolution, evaluations } = rootPrecision[lanes.wide ? 'f64' : 'f32'];
  const variable = (value: Expression): number => {
    const local = body.local(ValueType.v128);
    body.set(local, value);
    return local;
  };
  const constant = (value: number): Expression => lanes.constant(value);
  const zero = constant(0);
  const states = vectors.map(({ read, equation, atEnd }) => {
    const [low, high] = [read(lo), read(hi)];
    const [atLow, atHigh] = [body.let(atEnd(lo)), body.let(atEnd(hi))];
    const up = and(lessOrEqual(atLow, zero), lessOrEqual(zero, atHigh));
    const down = and(lessOrEqual(zero, atLow), lessOrEqual(atHigh, zero));
    const solvable = body.let(and(or(up, down), less(low, high)));
    return {
      low,
      high,
      equation,
      y: variable(constant(Number.NaN)),
      z: variable(constant(0)),
      rate: variable(constant(0)),
      lower: variable(constant(-reach)),
      upper: variable(constant(reach)),
      least: variable(low),
      most: variable(high),
      last: variable(constant(2 * reach)),
      before: variable(constant(2 * reach)),
      rises: variable(less(atLow, atHigh)),
      done: variable(lanes.clear(allOnes(lanes), solvable)),
    };
  });
  type State = (typeof states)[number];
  const { get, set } = { get: body.get.bind(body), set: body.set.bind(body) };
  /** y of z, kept where the root is found. */
  const place = ({ low, high, y, z, rate, done }: State): void => {
    const e = body.let(exp(body, lanes, body.let(neg(abs(get(z)))), -2 * reach));
    const total = body.let(add(e, constant(1)));
    const share = body.let(div(mul(sub(high, low), e), total));
    set(rate, div(share, total));
    const next = select(less(constant(0), get(z)), sub(high, share), add(low, share));
    set(y, select(get(done), get(y), next));
  };
  const step = (state: State, equation: Expression, slope: Expression): void => {
    const { low, high, y, z, rate, lower, upper, least, most, last, before, rises, done } = state;
    const at = get(y);
    // Both masks are of ones or zeros.
    const above = body.let(lanes.xor(less(equation, constant(0)), get(rises)));
    set(upper, select(above, get(z), get(upper)));
    set(most, select(above, at, get(most)));
    set(lower, select(above, get(lower), get(z)));
    set(least, select(above, get(least), at));
    const shift = body.let(neg(div(equation, slope)));
    const change = body.let(div(shift, get(rate)));
    const length = body.let(abs(change));
    const usable = body.let(less(abs(slope), constant(Infinity)));
    const converged = body.let(and(usable, lessOrEqual(length, constant(tolerance))));
    const narrow = lessOrEqual(sub(get(most), get(least)), mul(constant(resolution), abs(at)));
    const isLast = body.let(or(converged, narrow));
    const aim = body.let(add(get(z), change));
    const within = and(less(get(lower), aim), less(aim, get(upper)));
    const halves = less(add(length, length), get(before));
    const newton = and(and(usable, within), halves);
    const middle = mul(constant(0.5), add(get(lower), get(upper)));
    const next = body.let(select(newton, aim, middle));
    set(before, get(last));
    set(last, abs(sub(next, get(z))));
    set(z, next);
    const moved = lanes.min(lanes.max(add(at, shift), low), high);
    set(y, select(lanes.clear(converged, get(done)), moved, at));
    set(done, or(get(done), isLast));
    place(state);
  };
  states.forEach(place);
  const count = body.local(ValueType.i32);
  body.set(count, i32.constant(EVALUATIONS_AT_ENDS));
  const all = body.local(ValueType.i32);
  body.repeatWhile(body.get(all), () => {
    const computed = states.map((state) => state.equation(get(state.y)));
    states.forEach((state, v) => {
      step(state, ...computed[v]);
    });
    body.set(count, i32.add(body.get(count), i32.constant(1)));
    const done = states.map(({ done }) => get(done)).reduce((every, next) => and(every, next));
    const open = i32.not(lanes.all(done));
    body.set(all, i32.and(i32.less(body.get(count), i32.constant(evaluations)), open));
  });
  return states.map(({ y }) => get(y));
}

/** The mask of what holds for every lane. */
function allOnes(lanes: Lanes): Expression {
  return lanes.equal(lanes.constant(0), lanes.constant(0));
}
