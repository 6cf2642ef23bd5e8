/** Dot plots: a row for each category, within it a lane for each series, values along one axis. */

import { shortened } from '../sentences/multiverse.js';
import type { AxisScale } from './axis.js';
import { type Canvas, type Figure, ink, muted } from './figure.js';
import type { SeriesStyle } from './series.js';

export interface Dot extends SeriesStyle {
  /** Of the category. */
  readonly row: string;
  readonly lane: string;
  readonly value: number;
  readonly interval?: readonly [number, number];
  readonly hollow?: boolean;
  /** Written at the right, a column each. */
  readonly notes?: readonly string[];
}

export interface DotPlot {
  readonly dots: readonly Dot[];
  /** Top to bottom; all that dots have where absent. */
  readonly rows?: readonly string[];
  readonly axis: AxisScale;
  readonly label: string;
  readonly tickFormat: (value: number) => string;
  /** A value that the others are seen against. */
  readonly reference?: number;
  /** Bars from the reference in place of dots. */
  readonly bars?: boolean;
  /** Names of rows above their dots in place of beside them: there is room for so many letters. */
  readonly namesAbove?: number;
  /** Rows of which something is wrong or failed. */
  readonly failed?: readonly string[];
}

/** Drawings are narrower than a report's, so that their words can still be read on a telephone. */
export const WIDTH = 430;

/** Pixels of a lane, of a name above its row, between rows, and of a column of notes. */
const LANE = 13;
const NAME = 20;
const APART = 8;
const NOTE = 56;
const MARGIN = { left: 158, top: 6, bottom: 42 };
/** Letters of a name beside its row. */
const LETTERS = 24;

export function dotPlot(plot: DotPlot, { Plot }: Canvas): Figure['options'] {
  const { dots, axis, label, tickFormat, reference, bars, namesAbove, failed = [] } = plot;
  const rows = plot.rows ?? [...new Set(dots.map(({ row }) => row))];
  const lanes = [...new Set(dots.map(({ lane }) => lane))];
  const above = namesAbove === undefined ? 0 : NAME;
  const height = rows.length * (above + lanes.length * LANE + APART);
  const place = { fy: 'row', y: 'lane' } as const;
  const columns = dots.reduce((most, { notes = [] }) => Math.max(most, notes.length), 0);
  const right = 14 + columns * NOTE;
  return {
    width: WIDTH,
    height: height + MARGIN.top + MARGIN.bottom,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    marginLeft: above > 0 ? 12 : MARGIN.left,
    marginRight: right,
    x: { ...axis, tickFormat, label, labelAnchor: 'center', labelArrow: 'none', grid: true },
    y: { type: 'band', domain: lanes, axis: null, padding: 0, insetTop: above, insetBottom: APART },
    fy: { domain: rows, axis: null, padding: 0 },
    symbol: { legend: false },
    marks: [
      Plot.text(rows, {
        fy: (row: string) => row,
        text: (row: string) => shortened(row, namesAbove ?? LETTERS),
        frameAnchor: above > 0 ? 'top-left' : 'left',
        textAnchor: above > 0 ? 'start' : 'end',
        dx: above > 0 ? -12 : -8,
        dy: above > 0 ? 10 : -APART / 2,
        fill: ink,
      }),
      ...(reference === undefined ? [] : [Plot.ruleX([reference], { stroke: ink, strokeOpacity: 0.6 })]),
      bars
        ? Plot.barX(dots, {
            ...place,
            x1: ({ value }: Dot) => Math.min(reference ?? 0, value),
            x2: ({ value }: Dot) => Math.max(reference ?? 0, value),
            fill: 'colour',
            insetTop: 2,
            insetBottom: 2,
          })
        : Plot.dot(dots, {
            ...place,
            x: 'value',
            symbol: 'symbol',
            r: 3.6,
            stroke: 'colour',
            fill: ({ hollow, colour }: Dot) => (hollow ? 'var(--paper)' : colour),
          }),
      Plot.ruleY(
        dots.filter(({ interval }) => interval !== undefined),
        {
          ...place,
          x1: (dot: Dot) => dot.interval?.[0],
          x2: (dot: Dot) => dot.interval?.[1],
          stroke: 'colour',
        },
      ),
      ...Array.from({ length: columns }, (_, column) =>
        Plot.text(dots, {
          ...place,
          text: ({ notes }: Dot) => notes?.[column] ?? '',
          frameAnchor: 'right',
          textAnchor: 'end',
          dx: right - (columns - 1 - column) * NOTE,
          fill: column === columns - 1 ? ink : muted,
        }),
      ),
      Plot.dot(failed, {
        fy: (row: string) => row,
        frameAnchor: 'right',
        symbol: 'times',
        stroke: 'var(--bad)',
        strokeWidth: 2,
      }),
    ],
  };
}
