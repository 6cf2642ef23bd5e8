/**
 * The passes over the rows of a problem as one WebAssembly module. It depends on the law and on the residual scale, not on
 * the runs, whose addresses are arguments of each call.
 *
 * Rows are stored in vectors, one row a lane: of columns c0, c1 ..., one vector each, then the next rows'; and in a second
 * stream the observations: target, weight and, where the residual is relative, 1 / target. Tables
 * are padded with rows of weight 0 to whole groups of GROUP_ROWS.
 */
import type { ResidualScale } from '../../loss/loss.js';
import type { Program } from '../program.js';
import { Body, type Expression, i32, v128 } from './body.js';
import { LawCode } from './emit-law.js';
import { encodeModule, ValueType, type WasmFunction } from './encode.js';
import { convert, Lanes } from './lanes.js';
import { SUM_BYTES, Sums } from './sums.js';

/**
 * Vectors computed interleaved: they have sums in memory, constants and the loop in common, and independent work hides the
 * latency of divisions. Passes of second order have too many values for more than two.
 */
const UNROLL = { gradient: 4, normal: 4, curvature: 2 } as const;

/** From this many operations a row on, one vector has enough work to hide latency, and the code is long enough. */
const SINGLE_VECTOR_FROM = 1000;

/** From this many parameters on matrices are summed in a loop: unrolled code grows with their square. */
const LOOP_FROM = 24;

/** Rows summed in a block before its sums are added to the float64 totals. */
const BLOCK_ROWS = 256;

const narrow = new Lanes('f32');
const wide = new Lanes('f64');

export interface WasmKernel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Memory layout, byte offsets. */
  readonly memory: KernelMemory;
}

export interface KernelMemory {
  /** The p coordinates of a pass, f64. */
  readonly coordinates: number;
  /** Results of a pass, f64: objective, noise, gradient, then packed matrices. */
  readonly results: number;
  /** The first byte that passes do not use. */
  readonly end: number;
  /** By entry of the packed second derivatives: its column of `derivatives64`; undefined where it is zero everywhere. */
  readonly second: readonly (number | undefined)[];
}

export interface KernelSpec {
  readonly residual: ResidualScale;
  /** The penalty weighs the two signs of a residual differently. */
  readonly twoSided: boolean;
}

export function emitWasm(program: Program, spec: KernelSpec): WasmKernel {
  const { graph, size } = program;
  const zero = graph.constant(0);
  const first = [program.value, ...program.gradient];
  const curved = program.hessian.filter((id) => id !== zero);
  let roots = first.length;
  const second = program.hessian.map((id) => (id === zero ? undefined : roots++));
  const laws = {
    value: new LawCode(graph, [program.value]),
    gradient: new LawCode(graph, first),
    hessian: new LawCode(graph, [...first, ...curved]),
  };
  const triangle = (size * (size + 1)) / 2;
  const mostSums = 2 + size + 2 * triangle;
  const coordinates = 0;
  const results = 8 * (size + (size % 2));
  const slots = results + 8 * (mostSums + (mostSums % 2));
  const mostSlots = Math.max(...Object.values(laws).map((law) => law.slotCount));
  const penalty = slots + 16 * mostSlots;
  const slopes = penalty + 16 * 3;
  const sums = slopes + (size < LOOP_FROM ? 0 : 16 * size * UNROLL.normal);
  const layout: Layout = { coordinates, results, slots, penalty, slopes, sums };
  const shape: Shape = {
    size,
    columns: program.columns,
    relative: spec.residual === 'relative',
    logarithmic: spec.residual === 'log',
    twoSided: spec.twoSided,
    second,
  };
  const functions = [
    sumsFunction('normal32', narrow, laws.gradient, 'normal', shape, layout),
    sumsFunction('normal64', wide, laws.gradient, 'normal', shape, layout),
    sumsFunction('gradient64', wide, laws.gradient, 'gradient', shape, layout),
    sumsFunction('curvature64', wide, laws.hessian, 'curvature', shape, layout),
    columnsFunction('value64', laws.value, shape, layout),
    columnsFunction('derivatives64', laws.hessian, shape, layout),
  ];
  return {
    bytes: encodeModule(functions),
    memory: { coordinates, results, end: sums + SUM_BYTES * mostSums, second },
  };
}

interface Layout {
  readonly coordinates: number;
  readonly results: number;
  /** Scalars of the law, a vector each. */
  readonly slots: number;
  /** delta, up, down of the penalty, a vector each. */
  readonly penalty: number;
  /** The law's derivatives, by vector of rows and parameter, where there are many parameters. */
  readonly slopes: number;
  readonly sums: number;
}

interface Shape {
  readonly size: number;
  readonly columns: number;
  readonly relative: boolean;
  readonly logarithmic: boolean;
  readonly twoSided: boolean;
  /** Root of each second derivative; undefined where it is zero everywhere. */
  readonly second: readonly (number | undefined)[];
}

function coordinateOf(layout: Layout): (index: number) => Expression {
  return (index) => v128.loadSplat(layout.coordinates + 8 * index);
}

function advance(body: Body, pointer: Expression, local: number, by: number): void {
  if (by > 0) body.set(local, i32.add(pointer, i32.constant(by)));
}

/** (columns, observations, end of observations, delta, up, down): sums over all rows, into `results`. */
function sumsFunction(
  name: string,
  lanes: Lanes,
  law: LawCode,
  kind: keyof typeof UNROLL,
  shape: Shape,
  layout: Layout,
): WasmFunction {
  const { i32: pointer, f64: number } = ValueType;
  const body = new Body(name, [pointer, pointer, pointer, number, number, number]);
  const [columns, observations, end] = [0, 1, 2].map((i) => body.parameter(i));
  const { size } = shape;
  const exact = kind === 'curvature';
  const triangle = kind === 'gradient' ? 0 : (size * (size + 1)) / 2;
  const sums = new Sums(
    body,
    lanes,
    layout.sums,
    Array.from({ length: 2 + size + triangle * (exact ? 2 : 1) }, (_, i) => exact && i !== 1 && i < 2 + size),
  );
  for (let i = 0; i < 3; i++) {
    body.run(v128.store(layout.penalty + 16 * i, convert.splat(body.parameter(3 + i), lanes)));
  }
  law.prelude(body, wide, lanes, coordinateOf(layout), layout.slots);
  sums.clear();

  const unroll = law.operations < SINGLE_VECTOR_FROM ? UNROLL[kind] : 1;
  const perGroup = shape.relative ? 3 : 2;
  const columnStep = 16 * unroll * shape.columns;
  const observationStep = 16 * unroll * perGroup;
  const blockBytes = (BLOCK_ROWS / (lanes.count * unroll)) * observationStep;
  const blockEnd = body.local(pointer);
  body.repeatWhile(i32.less(observations, end), () => {
    const next = body.let(i32.add(observations, i32.constant(blockBytes)), pointer);
    body.set(blockEnd, i32.select(next, end, i32.less(next, end)));
    body.repeatWhile(i32.less(observations, body.get(blockEnd)), () => {
      const column = (index: number, vector: number): Expression =>
        v128.load(16 * (vector * shape.columns + index), columns);
      const roots = law.rows(body, lanes, unroll, column, layout.slots);
      addRows(body, lanes, sums, roots, observations, kind, shape, layout);
      advance(body, columns, 0, columnStep);
      advance(body, observations, 1, observationStep);
    });
    sums.flush();
  });
  sums.finish(layout.results);
  return body.finish();
}

/**
 * Adds the rows of some vectors to the sums. With r the residual, c its side's weight and h Huber's function:
 * omega = c min(1, delta / |r|) = psi(r) / r. The penalty's twin is `shaders/lib/loss.wgsl`.
 */
function addRows(
  body: Body,
  lanes: Lanes,
  sums: Sums,
  roots: readonly (readonly Expression[])[],
  observations: Expression,
  kind: keyof typeof UNROLL,
  shape: Shape,
  layout: Layout,
): void {
  const { size, relative, logarithmic, twoSided } = shape;
  const { add, sub, mul, div, abs } = lanes;
  const perGroup = relative ? 3 : 2;
  const [delta, up, down] = [0, 1, 2].map((i) => v128.load(layout.penalty + 16 * i));
  const half = lanes.constant(0.5);
  const rows = roots.map((root, vector) => {
    const observed = (index: number): Expression => v128.load(16 * (vector * perGroup + index), observations);
    const slope = relative ? observed(2) : undefined;
    const scaled = (x: Expression): Expression => (slope === undefined ? x : mul(x, slope));
    const value = root[0];
    const target = body.let(observed(0));
    const r = body.let(scaled(sub(value, target)));
    const length = body.let(abs(r));
    const side = twoSided ? lanes.select(lanes.less(lanes.constant(0), r), up, down) : up;
    const c = body.let(mul(observed(1), side));
    const core = body.let(lanes.atMost(length, delta));
    const rho = body.let(mul(mul(c, core), sub(length, mul(core, half))));
    const omega = body.let(mul(c, div(delta, lanes.atLeast(length, delta))));
    const score = body.let(scaled(mul(omega, r)));
    const curvature = body.let(scaled(scaled(omega)));
    return { root, value, target, slope, scaled, length, c, rho, omega, score, curvature };
  });
  sums.add(
    0,
    rows.map(({ rho }) => rho),
  );
  sums.add(
    1,
    rows.map(({ value, target, slope, length, omega, score }) => {
      if (kind !== 'curvature') {
        // The change of the objective by rounding of the prediction, in units of that rounding.
        const size = logarithmic ? add(abs(value), lanes.constant(1)) : abs(value);
        return mul(abs(score), size);
      }
      const sizes = mul(add(abs(value), abs(target)), lanes.constant(Number.EPSILON));
      const noise = body.let(slope === undefined ? sizes : mul(abs(slope), sizes));
      return mul(mul(omega, noise), add(mul(length, half), mul(noise, lanes.constant(16))));
    }),
  );
  for (let i = 0; i < size; i++) {
    sums.add(
      2 + i,
      rows.map(({ root, score }) => mul(score, root[1 + i])),
    );
  }
  if (kind === 'gradient') return;
  const matrices: Matrices = { body, lanes, sums, rows, delta, exact: kind === 'curvature', shape, layout };
  if (size < LOOP_FROM) addMatrices(matrices);
  else addMatricesInLoops(matrices);
}

/** Ingredients of the sums of second order. */
interface Matrices {
  readonly body: Body;
  readonly lanes: Lanes;
  readonly sums: Sums;
  /** By vector. `root`: the law's roots; `curvature`: omega, `score`: psi, each times the scale of the residual. */
  readonly rows: readonly {
    readonly root: readonly Expression[];
    readonly length: Expression;
    readonly score: Expression;
    readonly curvature: Expression;
  }[];
  readonly delta: Expression;
  /** With the objective's own second derivative. */
  readonly exact: boolean;
  readonly shape: Shape;
  readonly layout: Layout;
}

function addMatrices({ body, lanes, sums, rows, delta, exact, shape }: Matrices): void {
  const { size } = shape;
  const { mul, add } = lanes;
  const triangle = (size * (size + 1)) / 2;
  for (let i = 0, entry = 0; i < size; i++) {
    const left = rows.map(({ root, curvature }) => body.let(mul(curvature, root[1 + i])));
    for (let j = 0; j <= i; j++, entry++) {
      const products = rows.map(({ root }, vector) => mul(left[vector], root[1 + j]));
      const kept = exact ? products.map((product) => body.let(product)) : products;
      sums.addPlain(2 + size + entry, kept);
      if (!exact) continue;
      const second = shape.second[entry];
      sums.addPlain(
        2 + size + triangle + entry,
        rows.map(({ root, length, score }, vector) => {
          // psi' is psi / r inside delta and 0 beyond.
          const inside = lanes.and(kept[vector], lanes.lessOrEqual(length, delta));
          return second === undefined ? inside : add(inside, mul(score, root[second]));
        }),
      );
      for (const product of kept) body.free(product);
    }
    for (const product of left) body.free(product);
  }
}

/** The same for many parameters: derivatives are in memory, and the length of the code is linear in their number. */
function addMatricesInLoops({ body, lanes, sums, rows, delta, exact, shape, layout }: Matrices): void {
  const { size } = shape;
  const { mul } = lanes;
  const triangle = (size * (size + 1)) / 2;
  const slope = (vector: number): number => layout.slopes + 16 * size * vector;
  rows.forEach(({ root }, vector) => {
    for (let i = 0; i < size; i++) body.run(v128.store(slope(vector) + 16 * i, root[1 + i]));
  });
  const inside = rows.map(({ length }) => body.let(lanes.lessOrEqual(length, delta)));
  const { i32: pointer } = ValueType;
  const [i, j, entry] = [0, 1, 2].map(() => body.local(pointer));
  const next = (local: number, bytes: number): void => {
    body.set(local, i32.add(body.get(local), i32.constant(bytes)));
  };
  body.set(i, i32.constant(0));
  body.set(entry, i32.constant(0));
  body.repeatWhile(i32.less(body.get(i), i32.constant(16 * size)), () => {
    const left = rows.map(({ curvature }, vector) =>
      body.let(mul(curvature, v128.load(slope(vector), body.get(i)))),
    );
    body.set(j, i32.constant(0));
    body.repeatWhile(i32.less(body.get(j), i32.add(body.get(i), i32.constant(16))), () => {
      const products = rows.map((_, vector) =>
        body.let(mul(left[vector], v128.load(slope(vector), body.get(j)))),
      );
      sums.addPlain(2 + size, products, body.get(entry));
      if (exact) {
        const kept = products.map((product, vector) => lanes.and(product, inside[vector]));
        sums.addPlain(2 + size + triangle, kept, body.get(entry));
      }
      next(j, 16);
      next(entry, SUM_BYTES);
    });
    next(i, 16);
  });
  if (!exact) return;
  shape.second.forEach((second, k) => {
    if (second === undefined) return;
    sums.addPlain(
      2 + size + triangle + k,
      rows.map(({ root, score }) => mul(score, root[second])),
    );
  });
}

/** (columns, out, end of the first column there, stride): each root's values, one column every `stride` bytes. */
function columnsFunction(name: string, law: LawCode, shape: Shape, layout: Layout): WasmFunction {
  const { i32: pointer } = ValueType;
  const body = new Body(name, [pointer, pointer, pointer, pointer]);
  const [columns, out, end, stride] = [0, 1, 2, 3].map((i) => body.parameter(i));
  law.prelude(body, wide, wide, coordinateOf(layout), layout.slots);
  body.repeatWhile(i32.less(out, end), () => {
    const column = (index: number): Expression => v128.load(16 * index, columns);
    const [roots] = law.rows(body, wide, 1, column, layout.slots);
    const place = body.local(pointer);
    body.set(place, out);
    for (const root of roots) {
      body.run(v128.store(0, root, body.get(place)));
      body.set(place, i32.add(body.get(place), stride));
    }
    advance(body, columns, 0, 16 * shape.columns);
    advance(body, out, 1, 16);
  });
  return body.finish();
}
