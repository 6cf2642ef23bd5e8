/** What figures over two axes of a grid have in common. */
import type { Interval } from '../../statistics/intervals.js';
import { compact } from '../sentences/compact.js';
import { type AxisScale, axisOver, linearAxis } from './axis.js';
import { type Canvas, type FigureTable, ink } from './figure.js';
import { rounded, spreadOf } from './readout.js';

/** The cell of ascending `values` that holds `x`, and how far into it. */
export function cellOf(values: ArrayLike<number>, x: number): [cell: number, share: number] {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] <= x) low = middle;
    else high = middle;
  }
  return [low, Math.min(1, Math.max(0, (x - values[low]) / (values[high] - values[low])))];
}

/** Where a value lies along its axis, 0 to 1. */
export function placeOf({
  type,
  domain: [lo, hi],
}: {
  readonly type: string;
  readonly domain: readonly [number, number];
}) {
  return (value: number): number =>
    type === 'log' ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
}

/** Exactly the grid's extent, spaced as its values are. */
export function scaleOf(values: readonly number[]): AxisScale {
  const domain = [values[0], values[values.length - 1]] as const;
  const scale = isEven(values) ? linearAxis(...domain) : axisOver(values, 0);
  return { ...scale, domain, ticks: scale.ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]) };
}

function isEven(values: readonly number[]): boolean {
  const step = (values[values.length - 1] - values[0]) / (values.length - 1);
  return values.every((value, i) => Math.abs(value - values[0] - i * step) <= 1e-6 * Math.abs(step));
}

/** Values anywhere on a grid, straight between its points; `xs` and `ys` ascend, `value` is that of a grid point. */
export function between(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  value: (i: number, j: number) => number,
): (x: number, y: number) => number {
  return (x, y) => {
    const [i, s] = cellOf(xs, x);
    const [j, t] = cellOf(ys, y);
    const low = (1 - s) * value(i, j) + s * value(i + 1, j);
    const high = (1 - s) * value(i, j + 1) + s * value(i + 1, j + 1);
    return (1 - t) * low + t * high;
  };
}

/** Where the fitted runs lay along an axis, as far as that is known. */
export function endsOf(ranges: Readonly<Record<string, Interval>> = {}, name: string): Interval | undefined {
  return Object.hasOwn(ranges, name) ? ranges[name] : undefined;
}

/** A dashed box around what was fitted. */
export function fittedBox([x1, x2]: Interval, [y1, y2]: Interval, { Plot }: Canvas) {
  return Plot.rect([0], {
    x1,
    x2,
    y1,
    y2,
    stroke: ink,
    strokeWidth: 1.4,
    strokeDasharray: '4,3',
    clip: true,
  });
}

/** Values of a plane's table along either axis. */
const TABLE_STEPS = 7;

/** What a plane holds at evenly spaced points: a row for each of those up, a column for each of those across. */
export function planeTable(
  x: AxisScale,
  y: AxisScale,
  across: string,
  up: string,
  says: (x: number, y: number) => string,
): FigureTable {
  const steps = Array.from({ length: TABLE_STEPS }, (_, i) => i / (TABLE_STEPS - 1));
  const [xs, ys] = [x, y].map((scale) => steps.map(spreadOf(scale)));
  return {
    heads: [`${up} \\ ${across}`, ...xs.map((value) => rounded(value, 3))],
    rows: ys.toReversed().map((up) => [rounded(up, 3), ...xs.map((across) => says(across, up))]),
  };
}

/** What a caption says of the axes that are not drawn, and of what was set to a number or a formula. */
export function heldWords(
  held: Readonly<Record<string, number>>,
  set: Readonly<Record<string, string>> = {},
): string {
  const names = Object.entries({ ...held, ...set }).map(
    ([name, value]) => `${name} = ${Number.isFinite(Number(value)) ? compact(Number(value)) : value}`,
  );
  return names.length === 0 ? '' : `Drawn at ${names.join(', ')}.`;
}

/** Areas between levels of `at` over the ends of two grids, from the lowest level on; `pixelSize` is that of the contours' grid. */
export function filledLevels(
  { Plot }: Canvas,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  at: (x: number, y: number) => number,
  { thresholds, pixelSize }: { readonly thresholds: readonly number[]; readonly pixelSize: number },
) {
  return Plot.contour({
    x1: xs[0],
    x2: xs[xs.length - 1],
    y1: ys[0],
    y2: ys[ys.length - 1],
    fill: at,
    pixelSize,
    stroke: 'var(--paper)',
    strokeWidth: 0.6,
    thresholds: [...thresholds],
    clip: true,
  });
}
