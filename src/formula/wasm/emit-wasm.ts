/**
 * The passes over the rows of a problem as one WebAssembly module. It depends on the law and on the residual scale, not on
 * the runs, whose addresses are arguments of each call.
 *
 * Rows are stored in vectors, one row a lane: of columns c0, c1 ..., one vector each, then the next rows'; and in a second
 * stream the observations: target, weight and, where the residual is relative, 1 / target. Tables
 * are padded with rows of weight 0 to whole groups of GROUP_ROWS.
 */
import type { ResidualScale } from '../../loss/loss.js';
import { Derivative } from '../differentiate.js';
import type { Graph, NodeId } from '../graph.js';
import type { Program } from '../program.js';
import {
  addRows,
  LOOP_FROM,
  observationsOf,
  type PassKind,
  type RowLayout,
  type RowShape,
} from './add-rows.js';
import { Body, type Expression, i32, v128 } from './body.js';
import { keepSplats, LawCode } from './emit-law.js';
import { encodeModule, ValueType, type WasmFunction } from './encode.js';
import { convert, Lanes } from './lanes.js';
import { SUM_BYTES, Sums } from './sums.js';

/**
 * Vectors computed interleaved: they have sums in memory, constants and the loop in common, and independent work hides the
 * latency of divisions.
 */
const MOST_VECTORS = 4;

/** From so many operations and sums of second order on, registers are too few for more than two vectors. */
const PAIR_FROM = 150;

/** From this many operations a row on, one vector has enough work to hide latency, and the code is long enough. */
const SINGLE_FROM = 1000;

function vectorsOf(kind: PassKind, { operations }: LawCode, size: number): number {
  if (operations >= SINGLE_FROM) return 1;
  return kind === 'curvature' && operations + size * (size + 1) >= PAIR_FROM ? 2 : MOST_VECTORS;
}

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
  const first = [program.value, ...program.gradient];
  const hessian = withPlaces(graph, program.hessian, first.length);
  const underLogarithm = curvatureUnderLogarithm(program);
  const curvature = underLogarithm ? withPlaces(graph, underLogarithm, first.length) : hessian;
  const laws = {
    value: new LawCode(graph, [program.value]),
    gradient: new LawCode(graph, first),
    hessian: new LawCode(graph, [...first, ...hessian.roots]),
    curvature: new LawCode(graph, [...first, ...curvature.roots]),
  };
  const triangle = (size * (size + 1)) / 2;
  const mostSums = 2 + size + 2 * triangle;
  const coordinates = 0;
  const results = 8 * (size + (size % 2));
  const slots = results + 8 * (mostSums + (mostSums % 2));
  const mostSlots = Math.max(...Object.values(laws).map((law) => law.slotCount));
  const penalty = slots + 16 * mostSlots;
  const slopes = penalty + 16 * 3;
  const sums = slopes + (size < LOOP_FROM ? 0 : 16 * size * MOST_VECTORS);
  const layout: Layout = { coordinates, results, slots, penalty, slopes, sums };
  const shape: RowShape = {
    size,
    columns: program.columns,
    relative: spec.residual === 'relative',
    logarithmic: spec.residual === 'log',
    twoSided: spec.twoSided,
    second: curvature.places,
    lessProducts: underLogarithm !== undefined,
  };
  const functions = [
    sumsFunction('normal32', narrow, laws.gradient, 'normal', shape, layout),
    sumsFunction('normal64', wide, laws.gradient, 'normal', shape, layout),
    sumsFunction('objective64', wide, laws.value, 'objective', shape, layout),
    sumsFunction('gradient64', wide, laws.gradient, 'gradient', shape, layout),
    sumsFunction('curvature64', wide, laws.curvature, 'curvature', shape, layout),
    columnsFunction('value64', laws.value, shape, layout),
    columnsFunction('derivatives64', laws.hessian, shape, layout),
  ];
  return {
    bytes: encodeModule(functions),
    memory: { coordinates, results, end: sums + SUM_BYTES * mostSums, second: hessian.places },
  };
}

/** The expressions that are not zero everywhere, and by entry their places among the roots of code that has `before` others first. */
function withPlaces(
  graph: Graph,
  entries: readonly NodeId[],
  before: number,
): { readonly roots: readonly NodeId[]; readonly places: readonly (number | undefined)[] } {
  const zero = graph.constant(0);
  const roots = entries.filter((id) => id !== zero);
  let next = before;
  return { roots, places: entries.map((id) => (id === zero ? undefined : next++)) };
}

/**
 * Where the prediction is log S: the second derivatives of S divided by S. Those of log S are these less the products of its
 * first derivatives, and cost much more: a sum of terms has few second derivatives, its logarithm has all.
 */
function curvatureUnderLogarithm({ graph, size, value }: Program): readonly NodeId[] | undefined {
  const node = graph.node(value);
  if (node.kind !== 'log') return undefined;
  const [sum] = node.args;
  const reciprocal = graph.div(graph.constant(1), sum);
  const by = Array.from({ length: size }, (_, i) => new Derivative(graph, 'coordinate', i));
  return by.flatMap((derivative, i) => {
    const slope = derivative.of(sum);
    return by.slice(0, i + 1).map((other) => graph.mul(reciprocal, other.of(slope)));
  });
}

interface Layout extends RowLayout {
  readonly coordinates: number;
  readonly results: number;
  /** Scalars of the law, a vector each. */
  readonly slots: number;
  readonly sums: number;
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
  kind: PassKind,
  shape: RowShape,
  layout: Layout,
): WasmFunction {
  const { i32: pointer, f64: number } = ValueType;
  const body = new Body(name, [pointer, pointer, pointer, number, number, number]);
  const [columns, observations, end] = [0, 1, 2].map((i) => body.parameter(i));
  const { size } = shape;
  const exact = kind === 'curvature';
  const triangle = kind === 'gradient' ? 0 : (size * (size + 1)) / 2;
  const count = kind === 'objective' ? 1 : 2 + size + triangle * (exact ? 2 : 1);
  const compensated = Array.from({ length: count }, (_, i) => exact && i !== 1 && i < 2 + size);
  const sums = new Sums(body, lanes, layout.sums, compensated);
  for (let i = 0; i < 3; i++) {
    body.run(v128.store(layout.penalty + 16 * i, convert.splat(body.parameter(3 + i), lanes)));
  }
  law.prelude(body, wide, coordinateOf(layout), keepSplats(body, wide, lanes, layout.slots));
  sums.clear();

  const unroll = vectorsOf(kind, law, size);
  const perGroup = observationsOf(shape);
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
      const observation = (index: number, vector: number): Expression =>
        v128.load(16 * (vector * perGroup + index), observations);
      addRows(body, lanes, sums, roots, observation, kind, shape, layout);
      advance(body, columns, 0, columnStep);
      advance(body, observations, 1, observationStep);
    });
    sums.flush();
  });
  sums.finish(layout.results);
  return body.finish();
}

/** (columns, out, end of the first column there, stride): each root's values, one column every `stride` bytes. */
function columnsFunction(name: string, law: LawCode, shape: RowShape, layout: Layout): WasmFunction {
  const { i32: pointer } = ValueType;
  const body = new Body(name, [pointer, pointer, pointer, pointer]);
  const [columns, out, end, stride] = [0, 1, 2, 3].map((i) => body.parameter(i));
  law.prelude(body, wide, coordinateOf(layout), keepSplats(body, wide, wide, layout.slots));
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
