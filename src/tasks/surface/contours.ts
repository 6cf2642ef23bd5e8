/**
 * Contour lines of a function of two variables: marching squares on a grid, with every vertex refined by root finding
 * along its cell edge.
 */
import { rootsBetween } from '../fitted/lane-roots.js';

export interface ContourAxis {
  /** Ascending. */
  readonly values: Float64Array;
  /** The axis is logarithmic: interpolation along edges is in the logarithm. */
  readonly logarithmic: boolean;
}

export interface ContourLine {
  readonly level: number;
  /** Whether the line is closed. */
  readonly closed: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** The function at many points at once. */
export type PlaneFunction = (x: Float64Array, y: Float64Array) => Float64Array;

/** The contours of `f` at `levels`, in their order. Cells with a corner that is not finite are left out. */
export function contours(
  f: PlaneFunction,
  xAxis: ContourAxis,
  yAxis: ContourAxis,
  levels: readonly number[],
): ContourLine[] {
  const xs = scaled(xAxis);
  const ys = scaled(yAxis);
  const [nx, ny] = [xs.length, ys.length];
  const corners = cornersOf(f, xAxis, yAxis);
  const centres = centresOf(f, xs, ys, xAxis.logarithmic, yAxis.logarithmic);
  const crossed = levels.map((level) => segmentsOf(corners, centres, nx, ny, level));
  const vertices = solve(f, crossed, levels, { xs, ys, xAxis, yAxis });
  return levels.flatMap((level, l) =>
    joined(crossed[l]).flatMap((edges): ContourLine[] => {
      const points = edges.map((edge) => vertices[l].get(edge) ?? ([Number.NaN, Number.NaN] as const));
      const distinct = points.filter(
        ([px, py], i) => i === 0 || px !== points[i - 1][0] || py !== points[i - 1][1],
      );
      const isKnown = distinct.every((point) => point.every(Number.isFinite));
      if (!isKnown || distinct.length < 2) return [];
      const closed = edges.length > 2 && edges[0] === edges[edges.length - 1];
      return [{ level, closed, points: distinct }];
    }),
  );
}

/** The function at every corner of the grid, the second axis fastest. */
export function cornersOf(
  f: PlaneFunction,
  { values: xs }: ContourAxis,
  { values: ys }: ContourAxis,
): Float64Array {
  const [nx, ny] = [xs.length, ys.length];
  const x = Float64Array.from({ length: nx * ny }, (_, k) => xs[Math.floor(k / ny)]);
  const y = Float64Array.from({ length: nx * ny }, (_, k) => ys[k % ny]);
  return f(x, y).slice();
}

function scaled({ values, logarithmic }: ContourAxis): Float64Array {
  return logarithmic ? values.map(Math.log) : values;
}

/** The function at the centre of every cell, which resolves saddles. */
function centresOf(f: PlaneFunction, xs: Float64Array, ys: Float64Array, logX: boolean, logY: boolean) {
  const [cellsX, cellsY] = [xs.length - 1, ys.length - 1];
  const middle = (values: Float64Array, i: number, logarithmic: boolean): number => {
    const value = (values[i] + values[i + 1]) / 2;
    return logarithmic ? Math.exp(value) : value;
  };
  const x = Float64Array.from({ length: cellsX * cellsY }, (_, k) =>
    middle(xs, Math.floor(k / cellsY), logX),
  );
  const y = Float64Array.from({ length: cellsX * cellsY }, (_, k) => middle(ys, k % cellsY, logY));
  return f(x, y).slice();
}

/** A line segment through a cell, from one of its edges to another. */
type Segment = readonly [from: number, to: number];

/**
 * Edges are numbered: twice the index of their lower left corner, plus one for vertical ones. Corners at the level count
 * as above it.
 */
function segmentsOf(
  corners: Float64Array,
  centres: Float64Array,
  nx: number,
  ny: number,
  level: number,
): Segment[] {
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < nx; i++) {
    for (let j = 0; j + 1 < ny; j++) {
      const k = i * ny + j;
      const [a, b, c, d] = [corners[k], corners[k + ny], corners[k + ny + 1], corners[k + 1]];
      if (!Number.isFinite(a + b + c + d)) continue;
      const [bottom, right, top, left] = [2 * k, 2 * (k + ny) + 1, 2 * (k + 1), 2 * k + 1];
      const isAbove = [a, b, c, d].map((value) => value >= level);
      const edges = [bottom, right, top, left].filter((_, side) => isAbove[side] !== isAbove[(side + 1) % 4]);
      if (edges.length === 2) segments.push([edges[0], edges[1]]);
      if (edges.length !== 4) continue;
      // Saddle: the centre is on the side of the first corner, or of its neighbours.
      const withFirst = centres[i * (ny - 1) + j] >= level === isAbove[0];
      segments.push(...(withFirst ? pairs(bottom, right, top, left) : pairs(left, bottom, right, top)));
    }
  }
  return segments;
}

function pairs(a: number, b: number, c: number, d: number): Segment[] {
  return [
    [a, b],
    [c, d],
  ];
}

interface Plane {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly xAxis: ContourAxis;
  readonly yAxis: ContourAxis;
}

/** Roots along every crossed edge: all edges of all levels at once. */
function solve(
  f: PlaneFunction,
  crossed: readonly (readonly Segment[])[],
  levels: readonly number[],
  { xs, ys, xAxis, yAxis }: Plane,
): Map<number, readonly [number, number]>[] {
  const edges = crossed.map((segments) => [...new Set(segments.flat())]);
  const lanes = edges.flatMap((own, l) => own.map((edge) => ({ edge, level: levels[l] })));
  const ny = ys.length;
  const corner = (edge: number): readonly [i: number, j: number] => {
    const k = Math.floor(edge / 2);
    return [Math.floor(k / ny), k % ny];
  };
  const isUp = (edge: number): boolean => edge % 2 === 1;
  const x = Float64Array.from(lanes, ({ edge }) => xAxis.values[corner(edge)[0]]);
  const y = Float64Array.from(lanes, ({ edge }) => yAxis.values[corner(edge)[1]]);
  const end = (beyond: number) =>
    Float64Array.from(lanes, ({ edge }) => {
      const [i, j] = corner(edge);
      return isUp(edge) ? ys[j + beyond] : xs[i + beyond];
    });
  const place = (at: Float64Array): void => {
    lanes.forEach(({ edge }, k) => {
      const logarithmic = isUp(edge) ? yAxis.logarithmic : xAxis.logarithmic;
      (isUp(edge) ? y : x)[k] = logarithmic ? Math.exp(at[k]) : at[k];
    });
  };
  const roots = rootsBetween(
    (at) => {
      place(at);
      return f(x, y).map((value, k) => value - lanes[k].level);
    },
    end(0),
    end(1),
  );
  place(roots);
  let lane = 0;
  return edges.map((own) => new Map(own.map((edge) => [edge, [x[lane], y[lane++]] as const])));
}

/** Joins segments to lines: edges in order, the first repeated at the end of a closed line. */
function joined(segments: readonly Segment[]): number[][] {
  const at = new Map<number, number[]>();
  segments.forEach((segment, s) => {
    for (const edge of segment) at.set(edge, [...(at.get(edge) ?? []), s]);
  });
  const used = new Uint8Array(segments.length);
  const follow = (start: number): number[] => {
    const line = [start];
    for (let edge = start; ; ) {
      const next = (at.get(edge) ?? []).find((s) => used[s] === 0);
      if (next === undefined) return line;
      used[next] = 1;
      edge = segments[next][0] === edge ? segments[next][1] : segments[next][0];
      line.push(edge);
    }
  };
  // Open lines start at an endpoint; the rest are closed.
  const endpoints = [...at].filter(([, touching]) => touching.length === 1).map(([edge]) => edge);
  const open = endpoints.map(follow).filter((line) => line.length > 1);
  return [...open, ...segments.map(([edge]) => follow(edge)).filter((line) => line.length > 1)];
}

/** At most `count` round levels that divide `values` into parts of about equal size. */
export function roundLevels(values: Float64Array, count: number): number[] {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length < 2 || sorted[0] === sorted[sorted.length - 1]) return [];
  const at = Array.from(
    { length: count },
    (_, i) => sorted[Math.round(((i + 0.5) / count) * (sorted.length - 1))],
  );
  const levels = at.map((value, i) => {
    const gap = Math.min(
      ...[at[i - 1], at[i + 1]]
        .filter((other) => other !== undefined && other !== value)
        .map((other) => Math.abs(other - value)),
    );
    if (!Number.isFinite(gap)) return value;
    const power = 10 ** Math.floor(Math.log10(gap / 2));
    const step = power * ([5, 2].find((multiple) => multiple * power <= gap / 2) ?? 1);
    return Number((Math.round(value / step) * step).toPrecision(12));
  });
  const inside = levels.filter((level) => level > sorted[0] && level < sorted[sorted.length - 1]);
  return [...new Set(inside)].sort((a, b) => a - b);
}
