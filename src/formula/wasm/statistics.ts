/** Reductions of one column of f32 values: moments, sums in float64, and the values within given windows. */
import { Body, type Expression, f64, i32, v128 } from './body.js';
import { ValueType, type WasmFunction } from './encode.js';
import { convert, type Lanes } from './lanes.js';
import { MAP_ROWS } from './map.js';

/** How many windows one call searches at most: more would not stay in the registers of most processors. */
export const WINDOWS = 3;

/** Memory layout of the reductions, byte offsets. */
export interface StatisticsMemory {
  /** f64: a sum; behind it, of `moments`, the sum of squares. */
  readonly sums: number;
  /** WINDOWS pairs of f32: where a window begins, and the first number beyond it. */
  readonly windows: number;
  /** WINDOWS vectors of four i32: their sum is how many values lie below the window. */
  readonly below: number;
  /** i32, capacity one a group of values and one: addresses of the groups with a value in a window. */
  readonly hits: number;
  /** By window, f32, with room for all values and three: those in it, in their order. */
  readonly within: readonly number[];
  /** WINDOWS i32: the ends of `within`. */
  readonly withinEnd: number;
}

/** Vectors of four f32 that a turn of these loops takes: columns are padded to that many. */
const GROUP = MAP_ROWS / 4;

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
  storeTotal(body, wide, memory.sums, sums);
  return body.finish();
}

function storeTotal(body: Body, wide: Lanes, place: number, [a, b, c, d]: readonly number[]): void {
  const [x, y] = [wide.add(body.get(a), body.get(b)), wide.add(body.get(c), body.get(d))];
  const total = body.let(wide.add(x, y));
  body.run(f64.store(place, f64.add(convert.lane(total, 0), convert.lane(total, 1))));
}

/**
 * (values, end): the sums of their distances from the last value and of the squares of these, which is the padding's distance
 * too. Four terms are added in f32, the rest in float64, in an order that depends on their number alone.
 */
export function momentsFunction(narrow: Lanes, wide: Lanes, memory: StatisticsMemory): WasmFunction {
  const body = new Body('moments', [ValueType.i32, ValueType.i32]);
  const [at, end] = [body.parameter(0), body.parameter(1)];
  const centre = body.let(v128.loadSplatNarrow(0, i32.add(end, i32.constant(-4))));
  const four = (): number[] => Array.from({ length: 4 }, () => body.local(ValueType.v128));
  const [sums, squares] = [four(), four()];
  const total = (terms: readonly Expression[]): Expression =>
    body.let(narrow.add(narrow.add(terms[0], terms[1]), narrow.add(terms[2], terms[3])));
  const addHalves = ([low, high]: readonly number[], x: Expression): void => {
    body.set(low, wide.add(body.get(low), convert.widenLow(x)));
    body.set(high, wide.add(body.get(high), convert.widenHigh(x)));
  };
  body.repeatWhile(i32.less(at, end), () => {
    const distances = Array.from({ length: GROUP }, (_, k) =>
      body.let(narrow.sub(v128.load(16 * k, at), centre)),
    );
    addHalves(sums, total(distances));
    addHalves(squares, total(distances.map((x) => narrow.mul(x, x))));
    body.set(0, i32.add(at, i32.constant(16 * GROUP)));
  });
  storeTotal(body, wide, memory.sums, sums);
  storeTotal(body, wide, memory.sums + 8, squares);
  return body.finish();
}

/** The name of the function that searches so many windows. */
export function windowsName(windows: number): `windows${number}` {
  return `windows${windows}`;
}

/**
 * (values, end): counts the values below each of `windows` windows, and lists those within it: first the groups of values with
 * one in any window, then the values. Listing groups is branch-free: an entry is always written, and overwritten by the next unless
 * it is kept.
 */
export function windowsFunction(windows: number, narrow: Lanes, memory: StatisticsMemory): WasmFunction {
  const body = new Body(windowsName(windows), [ValueType.i32, ValueType.i32]);
  const [at, end] = [body.parameter(0), body.parameter(1)];
  const searched = Array.from({ length: windows }, (_, k) => ({
    low: body.let(v128.loadSplatNarrow(memory.windows + 8 * k)),
    high: body.let(v128.loadSplatNarrow(memory.windows + 8 * k + 4)),
    below: body.local(ValueType.v128),
  }));
  const hit = body.local(ValueType.i32);
  body.set(hit, i32.constant(memory.hits));
  const any = body.local(ValueType.v128);
  body.repeatWhile(i32.less(at, end), () => {
    body.set(any, narrow.word(0n));
    for (let vector = 0; vector < GROUP; vector++) {
      const x = body.let(v128.load(16 * vector, at));
      for (const { low, high, below } of searched) {
        const isBelow = body.let(narrow.less(x, low));
        body.set(below, narrow.subWord(body.get(below), isBelow));
        body.set(any, narrow.or(body.get(any), narrow.xor(isBelow, narrow.less(x, high))));
        body.free(isBelow);
      }
      body.free(x);
    }
    body.run(i32.store(0, at, body.get(hit)));
    body.set(hit, i32.add(body.get(hit), i32.shiftLeft(narrow.any(body.get(any)), 2)));
    body.set(0, i32.add(at, i32.constant(16 * GROUP)));
  });
  searched.forEach(({ below }, k) => {
    body.run(v128.store(memory.below + 16 * k, body.get(below)));
  });
  const lists = memory.within.slice(0, windows).map((start) => {
    const list = body.local(ValueType.i32);
    body.set(list, i32.constant(start));
    return list;
  });
  const next = body.local(ValueType.i32);
  const bits = body.local(ValueType.i32);
  body.set(next, i32.constant(memory.hits));
  body.when(i32.less(body.get(next), body.get(hit)), () => {
    body.repeatWhile(i32.less(body.get(next), body.get(hit)), () => {
      const address = body.let(i32.load(0, body.get(next)), ValueType.i32);
      for (let vector = 0; vector < GROUP; vector++) {
        const x = body.let(v128.load(16 * vector, address));
        searched.forEach(({ low, high }, k) => {
          body.set(bits, narrow.bits(narrow.xor(narrow.less(x, low), narrow.less(x, high))));
          body.when(body.get(bits), () => {
            for (let lane = 0; lane < 4; lane++) {
              const list = body.get(lists[k]);
              body.run(v128.storeLane(x, lane, list));
              const isWithin = i32.and(i32.shiftRight(body.get(bits), lane), i32.constant(1));
              body.set(lists[k], i32.add(list, i32.shiftLeft(isWithin, 2)));
            }
          });
        });
        body.free(x);
      }
      body.free(address);
      body.set(next, i32.add(body.get(next), i32.constant(4)));
    });
  });
  lists.forEach((list, k) => {
    body.run(i32.store(memory.withinEnd + 4 * k, body.get(list)));
  });
  return body.finish();
}
