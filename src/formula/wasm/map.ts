/** Formulas at every row of some columns: the loop that computes tables and values of sweeps. */
import type { Graph, NodeId } from '../graph.js';
import { Body, type Expression, i32, v128 } from './body.js';
import { keepSplats, LawCode } from './emit-law.js';
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
  /** Vectors of `lanes` that one turn of the loop computes, two unless given; a multiple of two that divides the padding. */
  readonly unroll?: number;
  /** How many pointers the function is given to read from. */
  readonly pointers: number;
  /** The address of each column: index of a pointer, and byte offset. */
  readonly column: (index: number) => { readonly pointer: number; readonly offset: number };
  /** Bytes between a root's column and the next one's, or that the function is given it with each call. */
  readonly stride: number | 'given';
  /** The address of the coordinates, f64. */
  readonly coordinates: number;
  /** The address of `slotBytes` bytes for scalars. */
  readonly slots: number;
}

/** Bytes at `MapSpec.slots`. */
export function slotBytes(graph: Graph, roots: readonly NodeId[]): number {
  return 16 * new LawCode(graph, roots).slotCount;
}

/** (pointers ..., out, end of the first root's column, a stride that is given): each root in a column of its own. */
export function mapFunction(name: string, wide: Lanes, spec: MapSpec): WasmFunction {
  const { graph, roots, lanes, stored, pointers, stride, coordinates, slots } = spec;
  const body = new Body(
    name,
    Array.from({ length: pointers + (stride === 'given' ? 3 : 2) }, () => ValueType.i32),
  );
  const pointer = Array.from({ length: pointers + 2 }, (_, i) => body.parameter(i));
  const [out, end] = pointer.slice(pointers);
  /** The places of further roots, where the stride is given: one local each, that moves along with `out`. */
  const further: number[] = [];
  const place = (root: number): { readonly offset: number; readonly at: Expression } =>
    stride !== 'given'
      ? { offset: root * stride, at: out }
      : { offset: 0, at: root === 0 ? out : body.get(further[root - 1]) };
  const begin = (): void => {
    if (stride !== 'given') return;
    for (let root = 1; root < roots.length; root++) {
      further[root - 1] ??= body.local(ValueType.i32);
      body.set(further[root - 1], i32.add(place(root - 1).at, body.parameter(pointers + 2)));
    }
  };
  const advance = (bytes: number): void => {
    for (const local of [pointers, ...further]) {
      body.set(local, i32.add(body.get(local), i32.constant(bytes)));
    }
  };
  const law = new LawCode(graph, roots);
  const narrowing = lanes.wide && !stored.wide;
  const unroll = spec.unroll ?? 2;
  const start = spec.finite ? body.let(out, ValueType.i32) : out;
  /** Not all zeros once a value was not finite. */
  const odd = body.local(ValueType.v128);
  begin();
  law.prelude(
    body,
    wide,
    (index) => v128.loadSplat(coordinates + 8 * index),
    keepSplats(body, wide, lanes, slots),
  );
  body.repeatWhile(i32.less(out, end), () => {
    const column = (index: number, vector: number): Expression => {
      const address = spec.column(index);
      return v128.load(address.offset + 16 * vector, pointer[address.pointer]);
    };
    const vectors = law.rows(body, lanes, unroll, column, slots);
    roots.forEach((_, r) => {
      const values = vectors.map((of) => (spec.finite ? body.let(of[r]) : of[r]));
      if (spec.finite) {
        // A number minus itself is zero, unless it is not finite.
        for (const x of values) body.set(odd, lanes.or(body.get(odd), lanes.sub(x, x)));
      }
      const { offset, at } = place(r);
      if (narrowing) {
        for (let k = 0; k < unroll; k += 2) {
          body.run(v128.store(offset + 8 * k, flushed(body, stored, values.slice(k, k + 2)), at));
        }
      } else {
        values.forEach((value, vector) => {
          body.run(v128.store(offset + 16 * vector, value, at));
        });
      }
    });
    for (let i = 0; i < pointers; i++) body.set(i, i32.add(pointer[i], i32.constant(16 * unroll)));
    advance((narrowing ? 8 : 16) * unroll);
  });
  // Rare, so that most loops need not select.
  if (spec.finite) {
    body.when(lanes.any(body.get(odd)), () => {
      body.set(pointers, start);
      begin();
      body.repeatWhile(i32.less(out, end), () => {
        for (let r = 0; r < roots.length; r++) {
          const { offset, at } = place(r);
          body.run(v128.store(offset, orNaN(body, stored, v128.load(offset, at)), at));
        }
        advance(16);
      });
    });
  }
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
