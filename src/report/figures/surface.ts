/** A law over two axes as filled contours with iso-loss lines, how wide its band is there, or its curve over one axis. */

import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { roundLevels } from '../../tasks/surface/contours.js';
import { quantileName } from '../../tasks/surface/plan.js';
import type { SurfaceContours, SurfaceRecord } from '../../tasks/surface/record.js';
import type { SurfaceOutcome } from '../../tasks/surface/surface.js';
import { contoursIn } from '../../tasks/surface/surface-contours.js';
import { formatNumber, paddedNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver, sparse } from './axis.js';
import { inputTitle, targetTitle } from './axis-titles.js';
import { accent, type Canvas, type Figure, ink, muted, type Room, shades } from './figure.js';
import { between, endsOf, fittedBox, heldWords, placeOf, planeTable, scaleOf } from './plane.js';
import {
  number,
  padded,
  range,
  readout,
  readoutCells,
  readoutDots,
  rounded,
  some,
  spreadOf,
} from './readout.js';

/** Points a line is drawn with. */
const LINE_POINTS = 160;

/** Points of a curve that its table lists. */
const MOST_LISTED = 25;

/** Areas of the surface that differ by colour. */
const LOSS_LEVELS = 10;
const WIDTH_LEVELS = 5;

/** All that a figure of a surface is drawn from. */
export interface DrawnSurface {
  readonly record: SurfaceRecord;
  readonly outcome: SurfaceOutcome;
  readonly fitted: FittedLaw;
}

export function surfaceFigures(surface: DrawnSurface, canvas: Canvas): Figure[] {
  const { drawn } = surface.outcome.sketch;
  if (drawn.length === 0) return [];
  if (drawn.length === 1) return [curve(surface, canvas)];
  const width = widthFigure(surface, canvas);
  return [lossFigure(surface, canvas), ...(width === undefined ? [] : [width])];
}

function lossFigure(surface: DrawnSurface, canvas: Canvas): Figure {
  const { record, outcome, fitted } = surface;
  const { drawn, held, columns } = outcome.sketch;
  const plane = [drawn[0], drawn[1]] as const;
  const { lines }: SurfaceContours = record.contours ?? contoursIn(outcome.plan, fitted, plane, held, 'auto');
  // Few lines may be asked for; colours tell the rest of the surface all the same.
  const levels =
    record.job.contours === undefined || record.job.contours === 'auto'
      ? [...new Set(lines.map(({ level }) => level))]
      : roundLevels(columns.L, LOSS_LEVELS);
  const colours = shades(levels.length + 1);
  const { marks, keys, ...area } = filled(surface, columns.L, levels, lossWords, canvas, 'L ');
  const { Plot } = canvas;
  const paths = lines.flatMap(({ points }, z) => thinnedLine(points).map(([x, y]) => ({ x, y, z })));
  const labels = labelsOf(lines, area.distance);
  const [x, y] = drawn.map((a) => record.axes[a].name);
  return {
    id: 'surface',
    title: `Loss over ${x} and ${y}`,
    description: `The law over ${x} and ${y} as filled contours; on every line the loss is the same.`,
    legend: html`<ul class="legend"><li>L up to</li>${levels.map(
      (level, i) => html`<li><i class="area" style="background:${colours[i]}"></i>${number(level)}</li>`,
    )}<li><i class="area" style="background:${colours[levels.length]}"></i>more</li>${keys}</ul>`,
    caption: ['On every line the loss is the same.', heldWords(held, record.job.set)],
    table: area.table,
    options: (room) => ({
      ...area.scales(room),
      color: { type: 'threshold', domain: levels, range: colours },
      marks: [
        marks.fill,
        Plot.line(paths, { x: 'x', y: 'y', z: 'z', stroke: 'var(--paper)', strokeWidth: 1, clip: true }),
        ...marks.box,
        Plot.text(labels, {
          x: 'x',
          y: 'y',
          text: 'text',
          fill: ink,
          stroke: 'var(--paper)',
          strokeWidth: 3.5,
          clip: true,
        }),
        ...marks.frame,
      ],
    }),
  };
}

/** How wide the band over the refits is, as a share of the loss; undefined where there are none. */
function widthFigure(surface: DrawnSurface, canvas: Canvas): Figure | undefined {
  const { record, outcome } = surface;
  const { sketch } = outcome;
  const { columns } = sketch;
  if (record.vectors === 0) return undefined;
  const shares = record.job.quantiles;
  const [lo, hi] = [shares[0], shares[shares.length - 1]];
  const hasBand = shares.length > 1;
  const lower = hasBand ? columns[`L_${quantileName(lo)}`] : undefined;
  const upper = hasBand ? columns[`L_${quantileName(hi)}`] : undefined;
  const values = columns.L.map((loss, i) =>
    lower !== undefined && upper !== undefined ? (upper[i] - lower[i]) / loss : columns.L_sd[i] / loss,
  );
  const levels = roundLevels(values, WIDTH_LEVELS);
  const colours = shades(levels.length + 1);
  const { marks, keys, scales, table } = filled(surface, values, levels, shareWords, canvas);
  const what = hasBand ? `Width of the ${percent(hi - lo)} band` : 'Standard deviation over the refits';
  const [x, y] = sketch.drawn.map((a) => record.axes[a].name);
  return {
    id: 'surface-width',
    title: `${what}, relative to the loss`,
    description: `How well the law is known over ${x} and ${y}: ${what.toLowerCase()} as a share of the loss, by colour.`,
    legend: html`<ul class="legend"><li>up to</li>${levels.map(
      (level, i) => html`<li><i class="area" style="background:${colours[i]}"></i>${percent(level)}</li>`,
    )}<li><i class="area" style="background:${colours[levels.length]}"></i>more</li>${keys}</ul>`,
    caption: [
      'How far the refits of resamples disagree on the law there.',
      heldWords(sketch.held, record.job.set),
    ],
    table,
    options: (room) => ({
      ...scales(room),
      color: { type: 'threshold', domain: levels, range: colours },
      marks: [marks.fill, ...marks.box, ...marks.frame],
    }),
  };
}

const lossWords = (loss: number): string => paddedNumber(loss, 4);
const shareWords = (share: number): string => `${paddedNumber(100 * share, 3)} %`;

/** Areas of `values` between `levels`, and what reads them off; `says` words one of the values, before which a tooltip has `symbol`. */
function filled(
  { record, outcome, fitted }: DrawnSurface,
  values: Float64Array,
  levels: readonly number[],
  says: (value: number) => string,
  canvas: Canvas,
  symbol = '',
) {
  const { Plot } = canvas;
  const { sketch, plan } = outcome;
  const [xs, ys] = sketch.values;
  const [x, y] = sketch.drawn.map((a) => record.axes[a]);
  const [xScale, yScale] = [scaleOf(Array.from(xs)), scaleOf(Array.from(ys))];
  const [xPlace, yPlace] = [placeOf(xScale), placeOf(yScale)];
  const finite = values.filter(Number.isFinite);
  const lowest = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const value = between(
    Float64Array.from(xs, xPlace),
    Float64Array.from(ys, yPlace),
    (i, j) => values[i * ys.length + j],
  );
  const at = (px: number, py: number) => value(xPlace(px), yPlace(py));
  const words = (px: number, py: number) => (Number.isFinite(at(px, py)) ? says(at(px, py)) : '–');
  const [xTitle, yTitle] = [x, y].map(({ name }) => inputTitle(name, fitted));
  const [xEnds, yEnds] = [x, y].map(({ name }) => endsOf(fitted.ranges, name));
  const hasBox = xEnds !== undefined && yEnds !== undefined && plan.grid.axes.length >= 2;
  return {
    distance: { x: xPlace, y: yPlace },
    scales: ({ ticks }: Room) =>
      ({
        x: { ...sparse(xScale, ticks), label: xTitle, labelAnchor: 'center', labelArrow: 'none' },
        y: { ...yScale, label: yTitle, labelArrow: 'none' },
      }) as const,
    table: planeTable(xScale, yScale, xTitle, yTitle, words),
    keys: hasBox ? html`<li><i class="ends"></i>fitted</li>` : undefined,
    marks: {
      fill: Plot.contour({
        x1: xs[0],
        x2: xs[xs.length - 1],
        y1: ys[0],
        y2: ys[ys.length - 1],
        fill: at,
        // Below all values, so that what lies under the first level is filled as well.
        thresholds: [lowest - Math.abs(lowest) - 1, ...levels],
        clip: true,
      }),
      box: hasBox ? [fittedBox(xEnds, yEnds, canvas)] : [],
      frame: [
        Plot.frame({ stroke: 'var(--rule)' }),
        readoutCells(
          spreadOf(xScale),
          spreadOf(yScale),
          (px, py) => readout({ [x.name]: px, [y.name]: py }, `${symbol}${words(px, py)}`),
          canvas,
        ),
      ],
    },
  };
}

type Line = SurfaceContours['lines'][number];

/** Along a line, where its label may be: the middle is best. */
const LABEL_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const;
/** Of a label, as shares of the drawing's width and height; a shorter line than this has no room for its label. */
const LABEL = { width: 0.14, height: 0.1 } as const;

/** The level of every line, at a place along it that is clear of the labels before it; none where there is none. */
function labelsOf(
  lines: readonly Line[],
  { x: xPlace, y: yPlace }: { readonly x: (value: number) => number; readonly y: (value: number) => number },
) {
  const placed: { readonly x: number; readonly y: number }[] = [];
  return lines.flatMap(({ level, points }) => {
    const places = points.map(([x, y]) => ({ x: xPlace(x), y: yPlace(y) }));
    let length = 0;
    const passed = places.map(({ x, y }, i) => {
      const before = places[Math.max(0, i - 1)];
      length += Math.hypot(x - before.x, y - before.y);
      return length;
    });
    if (length < LABEL.width) return [];
    for (const share of LABEL_PLACES) {
      const at = passed.findIndex((distance) => distance >= share * length);
      const { x, y } = places[at];
      const isInside = Math.min(x, 1 - x) > LABEL.width / 2 && Math.min(y, 1 - y) > LABEL.height / 2;
      const isClear = placed.every(
        (other) => Math.abs(other.x - x) > LABEL.width || Math.abs(other.y - y) > LABEL.height,
      );
      if (!isInside || !isClear) continue;
      placed.push({ x, y });
      return [{ x: points[at][0], y: points[at][1], text: formatNumber(level, 6) }];
    }
    return [];
  });
}

function thinnedLine(points: Line['points']): Line['points'] {
  const stride = Math.ceil(points.length / LINE_POINTS);
  return points.filter((_, i) => i % stride === 0 || i === points.length - 1);
}

function curve({ record, outcome, fitted }: DrawnSurface, canvas: Canvas): Figure {
  const { Plot } = canvas;
  const { drawn, values, held, columns } = outcome.sketch;
  const axis = record.axes[drawn[0]];
  const shares = record.job.quantiles;
  const [lo, hi] = [shares[0], shares[shares.length - 1]];
  const hasBand = record.vectors > 0 && shares.length > 1;
  const points = Array.from(values[0], (x, i) => ({
    x,
    y: columns.L[i],
    ...(hasBand ? { lo: columns[`L_${quantileName(lo)}`][i], hi: columns[`L_${quantileName(hi)}`][i] } : {}),
  })).filter(({ y }) => Number.isFinite(y));
  const ends = endsOf(fitted.ranges, axis.name) ?? [];
  const x = scaleOf(Array.from(values[0]));
  const inside = ends.filter((end) => end >= x.domain[0] && end <= x.domain[1]);
  return {
    id: 'surface',
    title: `Loss along ${axis.name}`,
    description: `The law along ${axis.name}.`,
    legend: html`<ul class="legend"><li><i class="line" style="background:${accent}"></i>the law</li>${hasBand ? html`<li><i class="band"></i>${percent(hi - lo)} band</li>` : undefined}${
      inside.length === 0 ? undefined : html`<li><i class="ends"></i>ends of what was fitted</li>`
    }</ul>`,
    caption: [heldWords(held, record.job.set)],
    table: {
      heads: [
        inputTitle(axis.name, fitted),
        targetTitle(fitted),
        ...(hasBand ? [`${percent(hi - lo)} band`] : []),
      ],
      rows: some(points, MOST_LISTED).map((point) => [
        rounded(point.x),
        padded(point.y, 5),
        ...(hasBand ? [range(point.lo, point.hi)] : []),
      ]),
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(x, ticks),
        label: inputTitle(axis.name, fitted),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: {
        ...axisOver(
          points.flatMap((point) => [point.y, point.lo ?? point.y, point.hi ?? point.y]),
          0.05,
        ),
        label: targetTitle(fitted),
        labelArrow: 'none',
        grid: true,
      },
      marks: [
        ...(hasBand
          ? [Plot.areaY(points, { x: 'x', y1: 'lo', y2: 'hi', fill: accent, fillOpacity: 0.2, clip: true })]
          : []),
        Plot.ruleX(inside, { stroke: muted, strokeDasharray: '3,3' }),
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75, clip: true }),
        readoutDots(
          some(points, MOST_LISTED).map((point) => ({
            ...point,
            says: readout(
              { [axis.name]: point.x },
              `L ${number(point.y)}${hasBand ? `, ${percent(hi - lo)} band ${range(point.lo, point.hi)}` : ''}`,
            ),
          })),
          canvas,
        ),
      ],
    }),
  };
}
