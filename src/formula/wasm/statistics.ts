/** Reductions of one column of f32 values: sum, sum of squares, and the values near given numbers. */
import { Body, type Expression, f64, i32, v128 } from './body.js';
import { ValueType, type WasmFunction } from './encode.js';
import { convert, type Lanes } from './lanes.js';

/** How many numbers one call of `nearby` searches around. */
export const CENTRES = 4;

/** Memory layout of the reductions, byte offsets. */
export interface StatisticsMemory {
  /** f64: the sum. */
  readonly sum: number;
  /** CENTRES pairs of f32: the number, then the distance. */
  readonly centres: number;
  /** CENTRES vectors of four i32: their sum is how many values are less than the number. */
  readonly below: number;
  /** i32, capacity one a vector: addresses of the vectors with values near a number. */
  readonly hits: number;
  /** By number, capacity NEAR_BYTES a vector: four values, NaN where one is not near, then their address. */
  readonly near: readonly number[];
  /** CENTRES i32: the ends of `near`. */
  readonly nearEnd: number;
}

/** Bytes of one vector of `StatisticsMemory.near`. */
export const NEAR_BYTES = 32;

/** (values, end): their sum. Float64, in an order that depends on their number alone. */
export function sumFunction(wide: Lanes, memory: StatisticsMemory): WasmFunction {
  return summing('sum', 2, wide, memory, (x) => x);
}

/** (values, end, centre): the sum of squares of their distances from `centre`. */
export function squaresFunction(wide: Lanes, memory: StatisticsMemory): WasmFunction {
  return summing('squares', 3, wide, memory, (x, body) => {
    const distance = body.let(wide.sub(x, convert.splat(body.parameter(2), wide)));
    return wide.mul(distance, distance);
  });
}

function summing(
  name: string,
  parameters: 2 | 3,
  wide: Lanes,
  memory: StatisticsMemory,
  term: (x: Expression, body: Body) => Expression,
): WasmFunction {
  const { i32: pointer, f64: number } = ValueType;
  const body = new Body(name, [pointer, pointer, number].slice(0, parameters) as ValueType[]);
  const [at, end] = [body.parameter(0), body.parameter(1)];
  const sums = Array.from({ length: 4 }, () => body.local(ValueType.v128));
  body.repeatWhile(i32.less(at, end), () => {
    sums.forEach((sum, k) => {
      const x = convert.widenLow(v128.loadHalf(8 * k, at));
      body.set(sum, wide.add(body.get(sum), term(x, body)));
    });
    body.set(0, i32.add(at, i32.constant(32)));
  });
  const [a, b, c, d] = sums.map((sum) => body.get(sum));
  const total = body.let(wide.add(wide.add(a, b), wide.add(c, d)));
  body.run(f64.store(memory.sum, f64.add(convert.lane(total, 0), convert.lane(total, 1))));
  return body.finish();
}

/**
 * (values, end): counts the values less than each of CENTRES numbers, and lists the vectors with a value within a
 * number's distance: first of any number, then of each. Branch-free: an entry is always written, and overwritten by the next
 * unless it is kept.
 */
export function nearbyFunction(narrow: Lanes, memory: StatisticsMemory): WasmFunction {
  const body = new Body('nearby', [ValueType.i32, ValueType.i32]);
  const [at, end] = [body.parameter(0), body.parameter(1)];
  const around = Array.from({ length: CENTRES }, (_, k) => ({
    centre: body.let(v128.loadSplatNarrow(memory.centres + 8 * k)),
    distance: body.let(v128.loadSplatNarrow(memory.centres + 8 * k + 4)),
    below: body.local(ValueType.v128),
  }));
  const isNear = (x: Expression, { centre, distance }: (typeof around)[number]): Expression =>
    narrow.lessOrEqual(narrow.abs(narrow.sub(x, centre)), distance);
  const hit = body.local(ValueType.i32);
  body.set(hit, i32.constant(memory.hits));
  body.repeatWhile(i32.less(at, end), () => {
    for (const offset of [0, 16]) {
      const x = body.let(v128.load(offset, at));
      const near = around.map((number) => {
        const { below, centre } = number;
        body.set(below, narrow.subWord(body.get(below), narrow.less(x, centre)));
        return isNear(x, number);
      });
      const some = narrow.any(near.reduce((any, next) => narrow.or(any, next)));
      body.run(i32.store(0, i32.add(at, i32.constant(offset)), body.get(hit)));
      body.set(hit, i32.add(body.get(hit), i32.shiftLeft(some, 2)));
    }
    body.set(0, i32.add(at, i32.constant(32)));
  });
  around.forEach(({ below }, k) => {
    body.run(v128.store(memory.below + 16 * k, body.get(below)));
  });
  const lists = memory.near.map((start) => {
    const list = body.local(ValueType.i32);
    body.set(list, i32.constant(start));
    return list;
  });
  const next = body.local(ValueType.i32);
  body.set(next, i32.constant(memory.hits));
  body.when(i32.less(body.get(next), body.get(hit)), () => {
    body.repeatWhile(i32.less(body.get(next), body.get(hit)), () => {
      const address = body.let(i32.load(0, body.get(next)), ValueType.i32);
      const x = body.let(v128.load(0, address));
      around.forEach((number, k) => {
        const list = body.get(lists[k]);
        const mask = body.let(isNear(x, number));
        body.run(v128.store(0, narrow.select(mask, x, narrow.constant(Number.NaN)), list));
        body.run(i32.store(16, address, list));
        body.set(lists[k], i32.add(list, i32.shiftLeft(narrow.any(mask), Math.log2(NEAR_BYTES))));
      });
      body.set(next, i32.add(body.get(next), i32.constant(4)));
    });
  });
  lists.forEach((list, k) => {
    body.run(i32.store(memory.nearEnd + 4 * k, body.get(list)));
  });
  return body.finish();
}
