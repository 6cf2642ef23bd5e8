/** Two inputs of a law that are traded against each other: lines of equal cost and of equal loss, and the loss along the former. */
import type { NodeId } from '../../formula/graph.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { rootsFrom } from '../../tasks/fitted/lane-roots.js';
import { estimateLanes, type LawPlane, LOG_LIMITS } from '../../tasks/fitted/law-plane.js';
import { formatNumber, paddedNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { axisOver, sparse } from './axis.js';
import { axisTitle, inputTitle, targetTitle } from './axis-titles.js';
import { accent, type Canvas, type Figure, ink, legend, muted } from './figure.js';
import { endsOf, fittedBox } from './plane.js';
import { number, readout, readoutDots, rounded, some } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Values of the first input along a line. */
const POINTS = 161;
/** How far lines go beyond the points that are marked, as a factor. */
const BEYOND = 8;

/** A point with its name, natural units; bands where they are known, an open end null. */
export interface MarkedPoint extends SeriesStyle {
  readonly name: string;
  readonly at: readonly [first: number, second: number];
  readonly bands?: readonly [Ends, Ends];
}

export type Ends = readonly [lo: number | null, hi: number | null] | null;

export interface EqualLines {
  readonly fitted: FittedLaw;
  /** Over two unknowns, with a cost. */
  readonly plane: LawPlane;
  readonly costUnit: string;
  readonly points: readonly MarkedPoint[];
  /** The point through which the lines go. */
  readonly through: readonly [first: number, second: number];
  /** Said of the loss along the line of equal cost: where the answer is on it. */
  readonly caption: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The lines over both inputs, and the loss along the line of equal cost. */
export function equalLineFigures(drawn: EqualLines, canvas: Canvas): Figure[] {
  const { fitted, plane, through, costUnit, points } = drawn;
  const { logCost } = plane;
  if (logCost === undefined) return [];
  const [loss, log] = valuesAt(plane, fitted, [through[0]], [through[1]], [plane.loss, logCost]).map(
    ([v]) => v,
  );
  const xs = around(points.map(({ at: [x] }) => x));
  const equalCost = lineOf(drawn, logCost, log, xs);
  const equalLoss = lineOf(drawn, plane.loss, loss, xs);
  const said = {
    cost: `cost ${compact(Math.exp(log))}${costUnit === '' ? '' : ` ${costUnit}`}`,
    loss: `loss ${formatNumber(loss, 4)}`,
  };
  return [
    planeFigure(drawn, equalCost, equalLoss, said, canvas),
    alongFigure(drawn, equalCost, loss, said, canvas),
  ].filter((figure) => figure !== undefined);
}

/** Evenly on a logarithm, a factor beyond the least and the largest. */
export function around(values: readonly number[], beyond = BEYOND, count = POINTS): number[] {
  const [lo, hi] = [Math.min(...values) / beyond, Math.max(...values) * beyond];
  return Array.from({ length: count }, (_, i) => lo * (hi / lo) ** (i / (count - 1)));
}

/** Values of `ids` of the estimate at natural values of the unknowns. */
export function valuesAt(
  plane: LawPlane,
  { law, values }: FittedLaw,
  first: readonly number[],
  second: readonly number[] | undefined,
  ids: readonly NodeId[],
): number[][] {
  const at = [first, ...(second === undefined ? [] : [second])].map((column) =>
    Float64Array.from(column, Math.log),
  );
  return plane
    .evaluator(
      ids,
      estimateLanes(law, values, first.length),
    )(at)
    .map((column) => Array.from(column));
}

/** The second input along which `id` keeps its value, where there is one. */
function lineOf(
  { plane, fitted, through }: EqualLines,
  id: NodeId,
  target: number,
  xs: readonly number[],
): Place[] {
  const lanes = estimateLanes(plane.law, fitted.values, xs.length);
  const first = Float64Array.from(xs, Math.log);
  const goal = new Float64Array(xs.length).fill(target);
  const start = new Float64Array(xs.length).fill(Math.log(through[1]));
  const found = rootsFrom(plane.along(id, lanes, goal, 1, first), start, LOG_LIMITS);
  return xs.flatMap((x, i) => (Number.isFinite(found[i]) ? [{ x, y: Math.exp(found[i]) }] : []));
}

interface Said {
  readonly cost: string;
  readonly loss: string;
}

function titlesOf({ fitted, plane: { unknowns } }: EqualLines): [first: string, second: string] {
  const [first, second] = unknowns.map((name) => inputTitle(name, fitted));
  return [first, second];
}

function planeFigure(
  drawn: EqualLines,
  equalCost: readonly Place[],
  equalLoss: readonly Place[],
  said: Said,
  canvas: Canvas,
): Figure {
  const { Plot } = canvas;
  const { fitted, plane, points } = drawn;
  const [first, second] = plane.unknowns;
  const [across, up] = titlesOf(drawn);
  const x = axisOver(
    around(
      points.map(({ at: [value] }) => value),
      BEYOND,
      2,
    ),
    0,
  );
  const y = axisOver(
    around(
      points.map(({ at: [, value] }) => value),
      BEYOND,
      2,
    ),
    0,
  );
  const inside = ({ x: a, y: b }: Place) =>
    a >= x.domain[0] && a <= x.domain[1] && b >= y.domain[0] && b <= y.domain[1];
  const [xEnds, yEnds] = [endsOf(fitted.ranges, first), endsOf(fitted.ranges, second)];
  const inFittedBox =
    xEnds !== undefined && yEnds !== undefined && overlaps(xEnds, x.domain) && overlaps(yEnds, y.domain);
  const spans = points.flatMap(({ at: [px, py], bands, colour }) => {
    const [bx, by] = bands ?? [null, null];
    return [
      ...(bx === null
        ? []
        : [{ x1: bx[0] ?? x.domain[0], x2: bx[1] ?? x.domain[1], y1: py, y2: py, colour }]),
      ...(by === null
        ? []
        : [{ x1: px, x2: px, y1: by[0] ?? y.domain[0], y2: by[1] ?? y.domain[1], colour }]),
    ];
  });
  const line = (places: readonly Place[], what: string) =>
    some(places.filter(inside), 14).map((place) => ({
      ...place,
      says: readout({ [first]: place.x, [second]: place.y }, what),
    }));
  return {
    id: 'equal-lines',
    title: `${second} against ${first}`,
    description: `Over ${first} and ${second} the lines of equal cost and of equal loss, with ${points.map(({ name }) => name).join(', ')}.`,
    legend: legend([
      html`<i class="line"></i>${said.cost}`,
      html`<i class="ends"></i>${said.loss}`,
      ...points.map((point) => html`${glyph(point)}${point.name}`),
      ...(inFittedBox ? [html`<i class="fitted"></i>fitted runs within`] : []),
    ]),
    caption: ['On the solid line the cost is the same, on the dashed one the loss.'],
    table: {
      heads: ['What', across, up],
      texts: 1,
      rows: [
        ...points.map(({ name, at: [px, py] }) => [name, rounded(px), rounded(py)]),
        ...some(equalCost, 12).map((place) => [said.cost, rounded(place.x), rounded(place.y)]),
        ...some(equalLoss, 12).map((place) => [said.loss, rounded(place.x), rounded(place.y)]),
      ],
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none', grid: true },
      y: { ...sparse(y, 7), label: up, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        ...(!inFittedBox
          ? []
          : [
              Plot.rect([0], {
                x1: Math.max(xEnds[0], x.domain[0]),
                x2: Math.min(xEnds[1], x.domain[1]),
                y1: Math.max(yEnds[0], y.domain[0]),
                y2: Math.min(yEnds[1], y.domain[1]),
                fill: ink,
                fillOpacity: 0.06,
                clip: true,
              }),
              fittedBox(xEnds, yEnds, canvas),
            ]),
        Plot.line(equalCost, { x: 'x', y: 'y', stroke: ink, strokeWidth: 1.6, clip: true }),
        Plot.line(equalLoss, {
          x: 'x',
          y: 'y',
          stroke: muted,
          strokeWidth: 1.6,
          strokeDasharray: '5,3',
          clip: true,
        }),
        readoutDots([...line(equalCost, said.cost), ...line(equalLoss, said.loss)], canvas),
        Plot.link(spans, {
          x1: 'x1',
          x2: 'x2',
          y1: 'y1',
          y2: 'y2',
          stroke: 'colour',
          strokeWidth: 2,
          strokeOpacity: 0.6,
          clip: true,
        }),
        Plot.dot(points, {
          x: ({ at: [value] }: MarkedPoint) => value,
          y: ({ at: [, value] }: MarkedPoint) => value,
          fill: 'colour',
          stroke: 'var(--paper)',
          strokeWidth: 1,
          symbol: 'symbol',
          r: 6,
          title: ({ name, at: [a, b] }: MarkedPoint) => readout({ [first]: a, [second]: b }, name),
        }),
        Plot.frame({ stroke: 'var(--rule)' }),
      ],
    }),
  };
}

function overlaps([a, b]: readonly [number, number], [lo, hi]: readonly [number, number]): boolean {
  return a < hi && b > lo;
}

function alongFigure(
  drawn: EqualLines,
  equalCost: readonly Place[],
  level: number,
  said: Said,
  canvas: Canvas,
): Figure | undefined {
  const { fitted, plane, points, caption } = drawn;
  const { logCost } = plane;
  if (logCost === undefined || equalCost.length < 3) return undefined;
  const { Plot } = canvas;
  const [first] = plane.unknowns;
  const [across] = titlesOf(drawn);
  const [losses] = valuesAt(
    plane,
    fitted,
    equalCost.map(({ x }) => x),
    equalCost.map(({ y }) => y),
    [plane.loss],
  );
  const line = equalCost.map(({ x }, i) => ({ x, y: losses[i] })).filter(({ y }) => Number.isFinite(y));
  const own = points.map(({ at }) =>
    valuesAt(plane, fitted, [at[0]], [at[1]], [plane.loss, logCost]).map(([v]) => v),
  );
  const target =
    own.length === 0
      ? Number.NaN
      : valuesAt(plane, fitted, [drawn.through[0]], [drawn.through[1]], [logCost])[0][0];
  // Points of another cost do not lie on the line.
  const marked = points.flatMap((point, i) =>
    Math.abs(own[i][1] - target) < SAME_COST ? [{ ...point, y: own[i][0] }] : [],
  );
  const x = axisOver(
    line.map((place) => place.x),
    0,
  );
  const least = Math.min(...line.map(({ y }) => y));
  const highest = Math.max(level, ...marked.map(({ y }) => y));
  // Losses at far ends may be many times those that matter.
  const top = Math.min(
    Math.max(...line.map(({ y }) => y)),
    highest + 3 * Math.max(highest - least, 0.02 * Math.abs(least)),
  );
  const y = axisOver([least, top], 0.06);
  const title = targetTitle(fitted);
  return {
    id: 'along-equal-cost',
    title: 'Loss along the line of equal cost',
    description: `The loss against ${first} at ${said.cost}.`,
    legend: legend([
      html`<i class="line"></i>${said.cost}`,
      html`<i class="ends"></i>${said.loss}`,
      ...marked.map((point) => html`${glyph(point)}${point.name}`),
    ]),
    caption: [caption],
    table: {
      heads: [across, title],
      rows: [...some(line, 25).map((place) => [rounded(place.x), paddedNumber(place.y, 6)])],
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(y, 6), label: title, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        Plot.ruleY([level], { stroke: muted, strokeDasharray: '5,3' }),
        Plot.line(line, { x: 'x', y: 'y', stroke: ink, strokeWidth: 1.6, clip: true }),
        readoutDots(
          some(line, 40).map((place) => ({
            ...place,
            says: readout({ [first]: place.x }, `${number(place.y, 5)}`),
          })),
          canvas,
        ),
        Plot.dot(marked, {
          x: ({ at: [value] }: MarkedPoint) => value,
          y: 'y',
          fill: 'colour',
          stroke: 'var(--paper)',
          strokeWidth: 1,
          symbol: 'symbol',
          r: 6,
          title: ({ name, at: [a], y: b }: MarkedPoint & { y: number }) =>
            readout({ [first]: a }, `${name}, ${number(b, 5)}`),
        }),
      ],
    }),
  };
}

/** Difference of logarithms below which costs are one. */
const SAME_COST = 1e-6;

/** Title of an axis of costs. */
export const costTitle = (unit: string): string => axisTitle({ name: 'cost', unit });

export const answerStyle: SeriesStyle = { colour: accent, symbol: 'circle' };
