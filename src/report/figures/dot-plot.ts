/** Dot plots: a row for each category, within it a lane for each series, values along one axis. */

import { shortened } from '../sentences/shortened.js';
import { type AxisScale, sparse } from './axis.js';
import { type Canvas, type Figure, type FigureTable, ink, muted, type Room } from './figure.js';
import { some } from './readout.js';
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
  /** Tooltip, and what the table says of the value. */
  readonly says: string;
}

export interface DotPlot {
  readonly dots: readonly Dot[];
  /** Names of the rows, top to bottom. Default: those of the dots, in their order. */
  readonly rows?: readonly string[];
  readonly axis: AxisScale;
  readonly label: string;
  /** Default: that of the axis. */
  readonly tickFormat?: ((value: number) => string) | undefined;
  /** A value that the others are seen against. */
  readonly reference?: number;
  /** Bars from the reference in place of dots. */
  readonly bars?: boolean;
  /** Names of rows above their dots in place of beside them. */
  readonly namesAbove?: boolean;
  /** Rows of which something is wrong or failed. */
  readonly failed?: readonly string[];
}

/** Pixels of a lane, of a name above its row, between rows, and of a column of notes. */
const LANE = 15;
const NAME = 20;
const APART = 8;
const NOTE = 60;
const MARGIN = { top: 6, bottom: 44 };
/** Pixels left of the axis for names beside their rows, at most. */
const BESIDE = { narrow: 122, middle: 194, wide: 200 } as const;
/** Of a letter, in parts of the letters' size. */
const LETTER = 0.58;

export function dotPlot(
  plot: DotPlot,
  { width, name, fontSize, ticks }: Room,
  { Plot }: Canvas,
): ReturnType<Figure['options']> {
  const { dots, axis, label, reference, bars, namesAbove = false, failed = [] } = plot;
  const x = sparse(axis, ticks);
  const { tickFormat = x.tickFormat } = plot;
  const rows = plot.rows ?? [...new Set(dots.map(({ row }) => row))];
  const longest = Math.max(...rows.map(({ length }) => length));
  const left = Math.min(BESIDE[name], Math.ceil(2 * APART + LETTER * fontSize * longest));
  const letters = Math.floor((namesAbove ? width : left - APART) / (LETTER * fontSize));
  const lanes = [...new Set(dots.map(({ lane }) => lane))];
  const above = namesAbove ? NAME : 0;
  const height = rows.length * (above + lanes.length * LANE + APART);
  const place = { fy: 'row', y: 'lane' } as const;
  const columns = dots.reduce((most, { notes = [] }) => Math.max(most, notes.length), 0);
  const right = 14 + columns * NOTE;
  return {
    height: height + MARGIN.top + MARGIN.bottom,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    marginLeft: above > 0 ? 12 : left,
    marginRight: right,
    x: { ...x, tickFormat, label, labelAnchor: 'center', labelArrow: 'none', grid: true },
    y: { type: 'band', domain: lanes, axis: null, padding: 0, insetTop: above, insetBottom: APART },
    fy: { domain: rows, axis: null, padding: 0 },
    symbol: { legend: false },
    marks: [
      ...(reference === undefined ? [] : [Plot.ruleX([reference], { stroke: ink, strokeOpacity: 0.6 })]),
      Plot.text(rows, {
        fy: (row: string) => row,
        title: (row: string) => row,
        text: (row: string) => shortened(row, letters),
        frameAnchor: above > 0 ? 'top-left' : 'left',
        textAnchor: above > 0 ? 'start' : 'end',
        dx: above > 0 ? -12 : -8,
        dy: above > 0 ? 10 : -APART / 2,
        fill: ink,
        // Over the grid and the line of reference.
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      bars
        ? Plot.barX(dots, {
            ...place,
            x1: ({ value }: Dot) => Math.min(reference ?? 0, value),
            x2: ({ value }: Dot) => Math.max(reference ?? 0, value),
            fill: 'colour',
            insetTop: 2,
            insetBottom: 2,
            title: 'says',
          })
        : Plot.dot(dots, {
            ...place,
            x: 'value',
            symbol: 'symbol',
            r: 3.6,
            stroke: 'colour',
            title: 'says',
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

/** Rows of its table. */
const MOST_LISTED = 200;

/** The dots in words: `heads` name the row, the lane, if there are several, and what is said of the value. */
export function dotTable(dots: readonly Dot[], heads: readonly [string, string, string]): FigureTable {
  const isOne = dots.every(({ lane }) => lane === dots[0].lane);
  return {
    heads: isOne ? [heads[0], heads[2]] : heads,
    texts: isOne ? 1 : 2,
    rows: some(dots, MOST_LISTED).map(({ row, lane, says }) => (isOne ? [row, says] : [row, lane, says])),
  };
}
