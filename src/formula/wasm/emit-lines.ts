/**
 * A sweep's formulas for one parameter vector along the last axis, as one WebAssembly module: lanes run over the axis's
 * values. Tables are columns of their axis, computed in float64; along a line those of other axes are scalars. Values that are
 * not finite are NaN.
 */
import type { Graph, NodeId } from '../graph.js';
import type { SweepProgram } from '../sweep.js';
import { tablesByAxis } from './emit-surface.js';
import { encodeModule, type WasmFunction } from './encode.js';
import { EXP_ZERO_F32_WHOLE, Lanes } from './lanes.js';
import { MAP_ROWS, mapFunction, paddedRows, slotBytes } from './map.js';
import { BUDGET_BYTES, recordBytes, type SearchMemory, searchFunction } from './search.js';
import { unrollOf } from './unroll.js';

const wide = new Lanes('f64');
const narrow = new Lanes('f32', EXP_ZERO_F32_WHOLE);

/** Points of a line that one call computes at most. */
export const STRETCH = 4096;

export interface LinesCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly memory: LinesMemory;
}

export interface LinesMemory extends SearchMemory {
  /** f64: the parameters at which `axis0` and so on are evaluated. */
  readonly parameters: number;
  /** f64: one number a table that is not of the last axis. */
  readonly scalars: number;
  /** By axis, f64: its values. */
  readonly axes: readonly number[];
  /** By axis, and last of no axis: columns of its tables, `padded` long; of the last axis in the lines' kind, else f64. */
  readonly tables: readonly number[];
  /** Behind the last axis's tables and as long: 0 at points, NaN in the padding. */
  readonly present: number;
  /** Buffer for the records of a search. */
  readonly hits: number;
  readonly end: number;
  /** By axis, and last of no axis. */
  readonly padded: readonly number[];
  /** Numbers of the tables, by axis, and last of no axis. */
  readonly numbers: readonly (readonly number[])[];
}

/**
 * Functions: `axis0` ... and last that of no axis (axis values, out, end of the first column), where there are such
 * tables; and along a line `values` (tables, out, end of the first root's, bytes from one root's to the next's), which writes whole
 * groups of MAP_ROWS values, or with `budgets` `search`.
 */
export function emitLines(
  { graph, roots, tables }: SweepProgram,
  lengths: readonly number[],
  parameters: number,
  kind: 'f32' | 'f64',
  budgets: number,
): LinesCode {
  const lanes = kind === 'f64' ? wide : narrow;
  const last = lengths.length - 1;
  const groups = tablesByAxis(tables, lengths.length);
  const lowered = groups.map((group) => group.map(({ expression }) => alongAxis(graph, expression)));
  const padded = [...lengths, 1].map(paddedRows);
  const position = new Map(groups[last].map(({ table }, i) => [table, i] as const));
  const line = roots.map((root) =>
    graph.rebuild(root, ({ kind, value }) =>
      kind === 'column'
        ? position.has(value)
          ? graph.leaf('column', position.get(value) as number)
          : graph.leaf('coordinate', value)
        : undefined,
    ),
  );
  let end = 0;
  const reserve = (bytes: number): number => {
    const start = end;
    end += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const bytes = lanes.wide ? 8 : 4;
  const width = (g: number): number => (g === last ? bytes : 8);
  const slots = reserve(Math.max(...[...lowered, line].map((of) => slotBytes(graph, of))));
  const common = {
    parameters: reserve(8 * parameters),
    scalars: reserve(8 * tables.length),
    hitsEnd: reserve(4),
    budgets: reserve(BUDGET_BYTES * (budgets + 2)) + BUDGET_BYTES,
    axes: lengths.map((_, axis) => reserve(8 * padded[axis])),
    hits: reserve(budgets === 0 ? 0 : recordBytes(lanes, STRETCH)),
    // Last, with `present` directly behind the last axis's tables.
    tables: [...padded.keys()].map((g) =>
      reserve((groups[g].length + (g === last ? 1 : 0)) * width(g) * padded[g]),
    ),
  };
  // A stretch may begin anywhere and is read in whole groups.
  reserve(8 * MAP_ROWS);
  const present = common.tables[last] + groups[last].length * bytes * padded[last];
  const functions: WasmFunction[] = lowered.flatMap((expressions, g) =>
    expressions.length === 0
      ? []
      : [
          mapFunction(`axis${g}`, wide, {
            graph,
            roots: expressions,
            lanes: wide,
            stored: g === last ? lanes : wide,
            pointers: 1,
            column: () => ({ pointer: 0, offset: 0 }),
            stride: width(g) * padded[g],
            coordinates: common.parameters,
            slots,
          }),
        ],
  );
  const alongLine = {
    graph,
    roots: line,
    lanes,
    coordinates: common.scalars,
    slots,
    columnBytes: bytes * padded[last],
  };
  functions.push(
    budgets === 0
      ? mapFunction('values', wide, {
          ...alongLine,
          stored: lanes,
          pointers: 1,
          column: (index) => ({ pointer: 0, offset: alongLine.columnBytes * index }),
          stride: 'given',
          finite: true,
          unroll: unrollOf(graph, line, lanes),
        })
      : searchFunction(wide, { ...alongLine, presentColumn: groups[last].length, budgets }, common),
  );
  return {
    bytes: encodeModule(functions),
    memory: {
      ...common,
      present,
      end,
      padded,
      numbers: groups.map((group) => group.map(({ table }) => table)),
    },
  };
}

/** The axis is a column; parameters are coordinates. */
function alongAxis(graph: Graph, expression: NodeId): NodeId {
  return graph.rebuild(expression, ({ kind, value }) =>
    kind === 'input'
      ? graph.leaf('column', 0)
      : kind === 'param'
        ? graph.leaf('coordinate', value)
        : undefined,
  );
}
