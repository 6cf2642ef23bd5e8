/** How much of the goal's variance a run removes, over the plane of two axes or along one. */
import type { DesignAxis, DesignCandidate, DesignRecord } from '../../tasks/design/record.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { type Html, html } from '../markup/html.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver, sparse } from './axis.js';
import { inputTitle } from './axis-titles.js';
import { accent, type Canvas, type Figure, ink, shades, thinned } from './figure.js';
import { between, endsOf, fittedBox, heldWords, placeOf, planeTable, scaleOf } from './plane.js';
import { readout, readoutCells, readoutDots, rounded, some, spreadOf } from './readout.js';

/** Points of a curve that its table lists. */
const MOST_LISTED = 25;

/** Areas of different colours, at most. */
const MOST_LEVELS = 9;

/** What is outside the drawn axes is drawn at the best run. */
interface Plane {
  /** The axes drawn: two, or one. */
  readonly drawn: readonly DesignAxis[];
  readonly held: Readonly<Record<string, number>>;
  readonly share: Float64Array;
  readonly excess: Float64Array;
}

/** By input, natural units. */
export type DesignRuns = Readonly<Record<string, Float64Array>>;

/** `runs` are those of the fit, drawn where they are known. */
export function designFigures(
  record: DesignRecord,
  fitted: FittedLaw,
  canvas: Canvas,
  runs?: DesignRuns,
): Figure[] {
  const plane = planeOf(record);
  if (plane.drawn.length === 0) return [];
  return [
    plane.drawn.length === 1
      ? curve(record, plane, fitted, canvas)
      : map(record, plane, fitted, canvas, runs),
  ];
}

/** The two longest axes (of those as long, the first), the others held at the best run. */
function planeOf({ axes, map: { share, excess }, best }: DesignRecord): Plane {
  const longest = axes
    .map((axis, a) => ({ a, length: axis.values.length }))
    .filter(({ length }) => length > 2)
    .sort((x, y) => y.length - x.length || x.a - y.a)
    .slice(0, 2)
    .map(({ a }) => a)
    .sort((x, y) => x - y);
  const strides = axes.map((_, a) =>
    axes.slice(a + 1).reduce((product, axis) => product * axis.values.length, 1),
  );
  const held = axes.flatMap((axis, a) => (longest.includes(a) ? [] : [{ axis, a }]));
  const base = held.reduce(
    (sum, { axis, a }) => sum + strides[a] * axis.values.indexOf(best.at[axis.name]),
    0,
  );
  const drawn = longest.map((a) => axes[a]);
  const columns = drawn[1]?.values.length ?? 1;
  const count = longest.length === 0 ? 0 : drawn[0].values.length * columns;
  const cut = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from({ length: count }, (_, k) => {
      const up = longest.length > 1 ? strides[longest[1]] * (k % columns) : 0;
      return values[base + strides[longest[0]] * Math.floor(k / columns) + up] ?? Number.NaN;
    });
  return {
    drawn,
    held: Object.fromEntries(held.map(({ axis }) => [axis.name, best.at[axis.name]])),
    share: cut(share),
    excess: cut(excess),
  };
}

function map(
  record: DesignRecord,
  plane: Plane,
  fitted: FittedLaw,
  canvas: Canvas,
  runs: DesignRuns = {},
): Figure {
  const { Plot } = canvas;
  const [x, y] = plane.drawn;
  const levels = levelsOf(plane);
  // What removes most is what the surface's lowest losses are: bright.
  const colours = shades(levels.length + 1).reverse();
  const [xScale, yScale] = [x, y].map(({ values }) => scaleOf([...values]));
  const box = { x1: x.values[0], x2: lastOf(x), y1: y.values[0], y2: lastOf(y) };
  const xEnds = endsOf(fitted.ranges, x.name);
  const yEnds = endsOf(fitted.ranges, y.name);
  const limited = plane.excess.some((value) => value > 0);
  const excess = onPlane(plane, plane.excess);
  const removed = onPlane(plane, plane.share);
  const says = (px: number, py: number) =>
    Number.isFinite(removed(px, py)) ? shareWords(removed(px, py)) : '–';
  const [xTitle, yTitle] = [x, y].map(({ name }) => inputTitle(name, fitted));
  // The first run of a plan is the best one by itself.
  const marks = numbered(
    (record.plan ?? record.candidates).flatMap(({ at, share }, k) =>
      Object.entries(plane.held).every(([name, value]) => at[name] === value)
        ? [{ x: at[x.name], y: at[y.name], number: k + 1, says: runWords(at, share) }]
        : [],
    ),
    { x: placeOf(xScale), y: placeOf(yScale) },
  );
  const [runsX, runsY] = [runs[x.name], runs[y.name]];
  const dots =
    runsX === undefined || runsY === undefined
      ? []
      : thinned(runsX.length).map((row) => ({
          x: runsX[row],
          y: runsY[row],
          says: readout({ [x.name]: runsX[row], [y.name]: runsY[row] }, 'fitted run'),
        }));
  return {
    id: 'design',
    title: `What a run at ${x.name} and ${y.name} removes`,
    description: `Contours of the share of the goal’s variance that one run removes, over ${x.name} and ${y.name}; the best runs are numbered.`,
    legend: html`<ul class="legend"><li>removed, up to</li>${levels.map(
      (level, i) => html`<li><i class="area" style="background:${colours[i]}"></i>${percent(level)}</li>`,
    )}<li><i class="area" style="background:${colours[levels.length]}"></i>more</li>${keys(limited, xEnds !== undefined && yEnds !== undefined)}${
      dots.length === 0 ? undefined : html`<li><i class="ring"></i>fitted run</li>`
    }</ul>`,
    caption: [
      record.plan === undefined
        ? 'The numbers are the best runs, in the order of the table.'
        : 'The numbers are the runs of the plan below, one after the other.',
      limited ? 'What lies beyond the line is not allowed.' : '',
      heldWords(plane.held, record.job.set),
    ],
    table: {
      ...planeTable(xScale, yScale, xTitle, yTitle, says),
      note: 'The share of the goal’s variance that one run removes.',
    },
    options: ({ ticks }) => ({
      marginBottom: 52,
      // Clear of numbered runs at the lower edge.
      x: {
        ...sparse(xScale, ticks),
        tickPadding: 9,
        label: xTitle,
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...yScale, label: yTitle, labelArrow: 'none' },
      color: { type: 'threshold', domain: levels, range: colours },
      r: { type: 'identity' },
      marks: [
        Plot.contour({
          ...box,
          fill: removed,
          stroke: 'var(--paper)',
          strokeWidth: 0.6,
          // Below all shares, so that what lies under the first level is filled as well.
          thresholds: [-1, ...levels],
          clip: true,
        }),
        ...(limited
          ? [
              Plot.contour({
                ...box,
                value: excess,
                fill: 'var(--paper)',
                fillOpacity: 0.72,
                stroke: ink,
                strokeWidth: 1.5,
                thresholds: [0],
                clip: true,
              }),
            ]
          : []),
        ...(xEnds === undefined || yEnds === undefined ? [] : [fittedBox(xEnds, yEnds, canvas)]),
        Plot.dot(dots, {
          x: 'x',
          y: 'y',
          fill: 'var(--paper)',
          stroke: ink,
          strokeWidth: 0.8,
          r: 2.2,
          clip: true,
          title: 'says',
        }),
        Plot.frame({ stroke: 'var(--rule)' }),
        readoutCells(
          spreadOf(xScale),
          spreadOf(yScale),
          (px, py) => readout({ [x.name]: px, [y.name]: py }, `${says(px, py)} removed`),
          canvas,
        ),
        Plot.dot(marks, {
          x: 'x',
          y: 'y',
          r: 'r',
          fill: 'var(--paper)',
          stroke: ink,
          strokeWidth: 1.3,
          title: 'says',
        }),
        Plot.text(marks, { x: 'x', y: 'y', text: 'text', fill: ink, fontWeight: 600, title: 'says' }),
      ],
    }),
  };
}

/** Shares of the plane's sides within which runs have one mark. */
const NEAR = 0.035;

/** Runs at about the same place have one mark, with all their numbers. */
function numbered(
  runs: readonly { readonly x: number; readonly y: number; readonly number: number; readonly says: string }[],
  place: { readonly x: (value: number) => number; readonly y: (value: number) => number },
) {
  const marks: { x: number; y: number; text: string; says: string; r: number }[] = [];
  for (const { x, y, number: text, says } of runs) {
    const near = marks.find(
      (mark) =>
        Math.abs(place.x(mark.x) - place.x(x)) < NEAR && Math.abs(place.y(mark.y) - place.y(y)) < NEAR,
    );
    if (near === undefined) marks.push({ x, y, text: String(text), says, r: 9 });
    else {
      near.text = `${near.text},${text}`;
      near.says = `${near.says}; ${says}`;
      near.r += 4;
    }
  }
  return marks;
}

/** A share as every table of a design writes it: a run that removes a thousandth removes nothing. */
export function shareWords(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** What the tooltip of a numbered run says. */
function runWords(at: DesignCandidate['at'], share: number): string {
  return readout(at, `${shareWords(share)} removed`);
}

function keys(limited: boolean, hasBox: boolean): Html {
  return html`${limited ? html`<li><i class="line"></i>limit</li>` : undefined}${hasBox ? html`<li><i class="ends"></i>fitted</li>` : undefined}`;
}

function curve(
  record: DesignRecord,
  { drawn: [x], held, share, excess }: Plane,
  fitted: FittedLaw,
  canvas: Canvas,
): Figure {
  const { Plot } = canvas;
  const points = x.values.flatMap((value, i) =>
    Number.isFinite(share[i]) ? [{ x: value, y: share[i], allowed: excess[i] <= 0 }] : [],
  );
  const marks = record.candidates.map(({ at, share: removed }, k) => ({
    x: at[x.name],
    y: removed,
    text: String(k + 1),
    says: runWords(at, removed),
  }));
  const limited = points.some(({ allowed }) => !allowed);
  return {
    id: 'design',
    title: `What a run at ${x.name} removes`,
    description: `The share of the goal’s variance that one run removes, along ${x.name}; the best runs are numbered.`,
    caption: [
      'The share of the goal’s variance that one run removes; the numbers are the best runs.',
      limited ? 'What is dashed is not allowed.' : '',
      heldWords(held),
    ],
    table: {
      heads: [inputTitle(x.name, fitted), 'Removed', ...(limited ? ['Allowed'] : [])],
      rows: some(points, MOST_LISTED).map((point) => [
        rounded(point.x),
        shareWords(point.y),
        ...(limited ? [point.allowed ? 'yes' : 'no'] : []),
      ]),
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(scaleOf([...x.values]), ticks),
        label: inputTitle(x.name, fitted),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: {
        ...axisOver([0, ...points.map(({ y }) => y)]),
        tickFormat: (value: number) => percent(value),
        label: 'removed',
        labelArrow: 'none',
        grid: true,
      },
      marks: [
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.5, strokeDasharray: '3,4' }),
        Plot.line(points, {
          x: 'x',
          y: (point: { y: number; allowed: boolean }) => (point.allowed ? point.y : Number.NaN),
          stroke: accent,
          strokeWidth: 2,
        }),
        readoutDots(
          some(points, MOST_LISTED).map((point) => ({
            ...point,
            says: readout({ [x.name]: point.x }, `${shareWords(point.y)} removed`),
          })),
          canvas,
        ),
        Plot.dot(marks, {
          x: 'x',
          y: 'y',
          r: 9,
          fill: 'var(--paper)',
          stroke: ink,
          strokeWidth: 1.3,
          title: 'says',
        }),
        Plot.text(marks, { x: 'x', y: 'y', text: 'text', fill: ink, fontWeight: 600, title: 'says' }),
      ],
    }),
  };
}

/** Ascending round shares: even steps of 1, 2 or 5 times a power of ten, to what the plane holds at most. */
function levelsOf({ share }: Plane): number[] {
  const most = share.reduce((top, value) => (value > top ? value : top), 0);
  if (!(most > 0)) return [];
  const rough = most / MOST_LEVELS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((multiple) => multiple * power >= rough) ?? 10);
  const levels: number[] = [];
  for (let i = 1; i * step < most; i++) levels.push(Number((i * step).toPrecision(6)));
  return levels;
}

/** Values anywhere on the plane, straight between grid points as the axes are spaced. */
function onPlane({ drawn: [across, up] }: Plane, values: Float64Array): (x: number, y: number) => number {
  const [xs, ys] = [across, up].map(placing);
  const value = between(xs.at, ys.at, (i, j) => values[i * ys.at.length + j]);
  return (x, y) => value(xs.of(x), ys.of(y));
}

function placing({ values }: DesignAxis): {
  readonly of: (value: number) => number;
  readonly at: Float64Array;
} {
  const isLog = scaleOf([...values]).type === 'log';
  const of = (value: number): number => (isLog ? Math.log(value) : value);
  return { of, at: Float64Array.from(values, of) };
}

function lastOf({ values }: DesignAxis): number {
  return values[values.length - 1];
}
