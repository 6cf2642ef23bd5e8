/** Lines of several series over one input, each with its own sign. */
import type { AxisScale } from './axis.js';
import { sparse } from './axis.js';
import { type Canvas, type Figure, ink, muted, type Room } from './figure.js';
import type { ReadPoint } from './readout.js';
import type { SeriesStyle } from './series.js';

export interface LinePoint extends ReadPoint, SeriesStyle {
  /** Points of one line have the same. */
  readonly line: string;
  /** A bar along the vertical axis. */
  readonly interval?: readonly [number, number];
}

export interface LinesPlot {
  readonly points: readonly LinePoint[];
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly across: string;
  readonly up: string;
  /** A value along the vertical axis that the others are seen against. */
  readonly level?: number;
  /** Lines that are drawn without signs, in place of lines from point to point. */
  readonly curves?: readonly Omit<LinePoint, 'says' | 'symbol'>[];
  readonly tickFormat?: ((value: number) => string) | undefined;
}

export function linesPlot(
  { points, x, y, across, up, level, curves, tickFormat = y.tickFormat }: LinesPlot,
  { ticks }: Room,
  { Plot }: Canvas,
): ReturnType<Figure['options']> {
  const ends = points.flatMap((point) =>
    point.interval === undefined ? [] : [{ ...point, lo: point.interval[0], hi: point.interval[1] }],
  );
  const drawn = curves ?? points;
  return {
    x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none' },
    y: { ...sparse(y, 7), tickFormat, label: up, labelArrow: 'none', grid: true },
    symbol: { legend: false },
    marks: [
      ...(level === undefined ? [] : [Plot.ruleY([level], { stroke: muted, strokeDasharray: '3,3' })]),
      Plot.line(drawn, { x: 'x', y: 'y', z: 'line', stroke: 'colour', strokeWidth: 1.5, clip: true }),
      Plot.ruleX(ends, { x: 'x', y1: 'lo', y2: 'hi', stroke: 'colour', strokeWidth: 1.2 }),
      Plot.dot(points, {
        x: 'x',
        y: 'y',
        symbol: 'symbol',
        r: 4,
        fill: 'colour',
        stroke: curves === undefined ? 'colour' : ink,
        strokeWidth: curves === undefined ? 0 : 0.8,
        title: 'says',
      }),
    ],
  };
}
