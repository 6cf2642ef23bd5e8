/**
 * A sweep's formulas for many parameter vectors at one point, as one WebAssembly module: lanes run over the vectors.
 * Tables are computed in float64, a row of all vectors for each value of an axis, and stored as f32; operations that combine
 * axes are computed from rows, one an axis, in f32.
 */
import type { Graph, NodeId } from '../graph.js';
import type { SweepProgram } from '../sweep.js';
import { encodeModule } from './encode.js';
import { EXP_ZERO_F32_WHOLE, Lanes } from './lanes.js';
import { MAP_ROWS, type MapSpec, mapFunction, paddedRows, slotBytes } from './map.js';
import {
  momentsFunction,
  type StatisticsMemory,
  squaresFunction,
  sumFunction,
  WINDOWS,
  windowsFunction,
} from './statistics.js';
import { unrollOf } from './unroll.js';

const wide = new Lanes('f64');
const narrow = new Lanes('f32', EXP_ZERO_F32_WHOLE);

export interface SurfaceCode {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly memory: SurfaceMemory;
}

export interface SurfaceMemory extends StatisticsMemory {
  /** f64: the axis value at which `rows` is evaluated. */
  readonly axisValue: number;
  /** Columns of parameters, f64, `padded` long each. */
  readonly parameters: number;
  /** Columns of values, one a root, f32. */
  readonly values: number;
  /** The first byte that is free. */
  readonly end: number;
  /** Vectors, padded. */
  readonly padded: number;
  /** How many tables each axis has, and last, how many have no axis. */
  readonly tables: readonly number[];
}

/**
 * Functions: `rows0`, `rows1` ... of the axes and last of no axis (parameters, out, end of the first table's row), where
 * there are such tables; `values` (a row's address for each of these, out, end of the first root's), and the reductions.
 * Values are those of `shaders/lib/grid-values.wgsl`.
 */
export function emitSurface(
  { graph, roots, tables }: SweepProgram,
  axes: number,
  parameters: number,
  vectors: number,
  quantiles: number,
): SurfaceCode {
  const groups = tablesByAxis(tables, axes);
  const lowered = groups.map((group) => group.map(({ expression }) => overVectors(graph, expression)));
  const padded = paddedRows(vectors);
  let end = 0;
  const reserve = (bytes: number): number => {
    const start = end;
    end += 16 * Math.ceil(bytes / 16);
    return start;
  };
  const slots = reserve(Math.max(...[...lowered, roots].map((of) => slotBytes(graph, of))));
  const memory = {
    axisValue: reserve(8),
    sums: reserve(16),
    windows: reserve(8 * WINDOWS),
    below: reserve(16 * WINDOWS),
    withinEnd: reserve(4 * WINDOWS),
    // One beyond the last, since an entry is written before it is known to be kept.
    hits: reserve(4 * (padded / MAP_ROWS + 1)),
    within: Array.from({ length: Math.min(WINDOWS, quantiles) }, () => reserve(4 * (padded + 4))),
    parameters: reserve(8 * padded * parameters),
    values: reserve(4 * padded * roots.length),
  };
  const common = { graph, stride: 4 * padded, coordinates: memory.axisValue, slots };
  const rows = lowered.flatMap((expressions, g) => {
    const spec: MapSpec = {
      ...common,
      roots: expressions,
      lanes: wide,
      stored: narrow,
      pointers: 1,
      column: (index) => ({ pointer: 0, offset: 8 * padded * index }),
    };
    return expressions.length === 0 ? [] : [mapFunction(`rows${g}`, wide, spec)];
  });
  const placed = new Map(
    groups.flatMap((group, pointer) =>
      group.map(({ table }, i) => [table, { pointer, offset: 4 * padded * i }] as const),
    ),
  );
  const values = mapFunction('values', wide, {
    ...common,
    roots,
    lanes: narrow,
    stored: narrow,
    pointers: groups.length,
    column: (index) => placed.get(index) as { pointer: number; offset: number },
    unroll: unrollOf(graph, roots, narrow),
  });
  // Quantiles are searched as many at a time as there are windows, the rest together.
  const searches = new Set([Math.min(WINDOWS, quantiles), quantiles % WINDOWS].filter((count) => count > 0));
  const reductions = [
    momentsFunction(narrow, wide, memory),
    sumFunction(wide, memory),
    squaresFunction(wide, memory),
    ...[...searches].map((windows) => windowsFunction(windows, narrow, memory)),
  ];
  return {
    bytes: encodeModule([...rows, values, ...reductions]),
    memory: { ...memory, end, padded, tables: groups.map((group) => group.length) },
  };
}

export interface GroupedTable {
  readonly table: number;
  readonly expression: NodeId;
}

/** The tables of each axis, then those of none, by number. */
export function tablesByAxis(tables: SweepProgram['tables'], axes: number): GroupedTable[][] {
  const groups: GroupedTable[][] = Array.from({ length: axes + 1 }, () => []);
  tables.forEach(({ axis = axes, expression }, table) => {
    groups[axis].push({ table, expression });
  });
  return groups;
}

/** Parameters are columns; the one axis value is a coordinate. */
function overVectors(graph: Graph, expression: NodeId): NodeId {
  return graph.rebuild(expression, ({ kind, value }) =>
    kind === 'input'
      ? graph.leaf('coordinate', 0)
      : kind === 'param'
        ? graph.leaf('column', value)
        : undefined,
  );
}
