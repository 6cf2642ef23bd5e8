/** Formulas at every row of some columns: the loop that computes tables and values of sweeps. */
import type { Graph, NodeId } from '../graph.js';
import { Body, type Expression, i32, v128 } from './body.js';
import { LawCode } from './emit-law.js';
import { ValueType, type WasmFunction } from './encode.js';
import { convert, type Lanes } from './lanes.js';

/** Columns of these loops are padded to multiples of this many rows. */
export const MAP_ROWS = 16;

export function paddedRows(rows: number): number {
  return MAP_ROWS * Math.max(1, Math.ceil(rows / MAP_ROWS));
}

export interface MapSpec {
  readonly graph: Graph;
  /** Leaves are `column`, `coordinate` and constants. */
  readonly roots: readonly NodeId[];
  /** Arithmetic, and the kind of the columns read. */
  readonly lanes: Lanes;
  /** Kind of the columns written: f64 converted to f32 is flushed to zero where subnormal, as subnormals are slow. */
  readonly stored: Lanes;
  /** Whether values that are not finite are written as one canonical NaN. */
  readonly finite?: boolean;
  /** How many pointers the function is given to read from. */
  readonly pointers: number;
  /** The address of each column: index of a pointer, and byte offset. */
  readonly column: (index: number) => { readonly pointer: number; readonly offset: number };
  /** Bytes between a root's column and the next one's. */
  readonly stride: number;
  /** The address of the coordinates, f64. */
  readonly coordinates: number;
  /** The address of `slotBytes` bytes for scalars. */
  readonly slots: number;
}

/** Bytes at `MapSpec.slots`. */
export function slotBytes(graph: Graph, roots: readonly NodeId[]): number {
  return 16 * new LawCode(graph, roots).slotCount;
}

/** (pointers ..., out, end of the first root's column): each root in a column of its own. */
export function mapFunction(name: string, wide: Lanes, spec: MapSpec): WasmFunction {
  const { graph, roots, lanes, stored, pointers, stride, coordinates, slots } = spec;
  const body = new Body(
    name,
    Array.from({ length: pointers + 2 }, () => ValueType.i32),
  );
  const pointer = Array.from({ length: pointers + 2 }, (_, i) => body.parameter(i));
  const [out, end] = pointer.slice(pointers);
  const law = new LawCode(graph, roots);
  const narrowing = lanes.wide && !stored.wide;
  const normalised = (value: Expression): Expression => (spec.finite ? orNaN(body, lanes, value) : value);
  const unroll = 2;
  law.prelude(body, wide, lanes, (index) => v128.loadSplat(coordinates + 8 * index), slots);
  body.repeatWhile(i32.less(out, end), () => {
    const column = (index: number, vector: number): Expression => {
      const address = spec.column(index);
      return v128.load(address.offset + 16 * vector, pointer[address.pointer]);
    };
    const vectors = law.rows(body, lanes, unroll, column, slots);
    roots.forEach((_, r) => {
      const values = vectors.map((of) => normalised(of[r]));
      if (narrowing) body.run(v128.store(r * stride, flushed(body, stored, values), out));
      else
        values.forEach((value, vector) => {
          body.run(v128.store(r * stride + 16 * vector, value, out));
        });
    });
    for (let i = 0; i < pointers; i++) body.set(i, i32.add(pointer[i], i32.constant(16 * unroll)));
    body.set(pointers, i32.add(out, i32.constant(narrowing ? 16 : 16 * unroll)));
  });
  return body.finish();
}

function orNaN(body: Body, lanes: Lanes, value: Expression): Expression {
  const x = body.let(value);
  const finite = lanes.less(lanes.abs(x), lanes.constant(Infinity));
  return lanes.select(finite, x, lanes.constant(Number.NaN));
}

function flushed(body: Body, narrow: Lanes, [x, y]: readonly Expression[]): Expression {
  const value = body.let(convert.narrowPairs(x, y));
  return narrow.clear(value, narrow.less(narrow.abs(value), narrow.constant(2 ** -126)));
}
