/** A specification curve: universes in the order of what they conclude, and below each the choices that made it. */
import { own } from '../../own.js';
import type { Conclusion, Dimension, MultiverseRecord, Universe } from '../../tasks/multiverse/record.js';
import { formatCount, formatNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { movedByWords, quantityWords, shareWords, shortened, withinWords } from '../sentences/multiverse.js';
import { type AxisScale, axisOver, compact, sparse } from './axis.js';
import { accent, type Canvas, type Figure, ink, muted } from './figure.js';

/** Universes that a curve shows: more than this are thinned evenly along it. */
const MOST_SHOWN = 400;

const WIDTH = 720;
const LEFT = 208;
const RIGHT = 12;
/** Heights in pixels: the curve, the gap below it, a row of marks, the gap between choices. */
const CURVE = 170;
const GAP = 20;
const ROW = 15;
const APART = 7;

interface Point {
  /** Place along the curve, 1-based. */
  readonly rank: number;
  readonly value: number;
  readonly choices: Universe['choices'];
  readonly isBase: boolean;
  readonly interval: readonly [lo: number, hi: number] | null;
}

/** A value of a choice, at its height in the drawing. */
interface Row {
  readonly y: number;
  readonly choice: Dimension['choice'];
  readonly value: string;
  readonly isFirst: boolean;
}

export function specificationFigures(record: MultiverseRecord, { Plot }: Canvas): Figure[] {
  return record.conclusions.map((conclusion, i): Figure => {
    const all = pointsOf(record, conclusion);
    const points = thinnedCurve(all);
    const scale = sparse(axisOver([...all.map(({ value }) => value), ...(conclusion.interval ?? [])]), 5);
    const y = heightOn(scale);
    const rows = rowsOf(record.dimensions, conclusion);
    const bottom = rows[rows.length - 1].y + ROW / 2;
    const { base, interval, inside } = conclusion;
    const bars = points.flatMap((point) =>
      point.interval === null ? [] : [{ ...point, interval: point.interval }],
    );
    const slot = (WIDTH - LEFT - RIGHT) / all.length;
    const marks = rows.flatMap((row) =>
      points.flatMap((point) => (point.choices[row.choice] === row.value ? [{ ...point, y: row.y }] : [])),
    );
    const name = quantityWords(conclusion);
    // Elsewhere a share of the base is none of its axis.
    const isPlain = conclusion.kind !== 'predictions' || record.job.measure === 'loss';
    return {
      id: `specification-${i + 1}`,
      title: conclusion.unit === '' || conclusion.unit === 'any' ? name : `${name}, ${conclusion.unit}`,
      description: `${name} in ${all.length} universes from ${conclusion.min} to ${conclusion.max}, sorted; marks below show the choices of each.`,
      legend: html`<ul class="legend"><li><i style="background:${accent}"></i>a universe</li>${
        base === null
          ? undefined
          : html`<li><i style="background:${ink}"></i>the base</li><li><i style="background:${accent};opacity:.25"></i>within ${withinWords(record)} of it</li>`
      }</ul>`,
      caption: [
        conclusion.formula === undefined ? '' : `${name} = ${conclusion.formula}.`,
        base === null
          ? ''
          : `${shareWords(conclusion.near)} of universes lie within ${withinWords(record)} of the base.`,
        interval === null
          ? ''
          : `Thin lines are ${formatNumber(100 * record.job.level, 4)} % intervals (asymptotic); the base’s holds ${shareWords(inside)} of universes.`,
        conclusion.moves.length === 0 ? '' : `Moved most by ${movedByWords(conclusion)}.`,
        points.length < all.length
          ? `${formatCount(points.length)} of ${formatCount(all.length)} universes are drawn.`
          : '',
      ],
      options: {
        width: WIDTH,
        height: bottom + 26,
        marginTop: 0,
        marginBottom: 0,
        marginLeft: LEFT,
        marginRight: RIGHT,
        x: { type: 'linear', domain: [0.5, all.length + 0.5], axis: null },
        // Pixels, since the curve and the rows below it share no scale.
        y: { type: 'linear', domain: [0, bottom + 26], range: [0, bottom + 26], axis: null },
        marks: [
          ...(base === null
            ? []
            : [
                Plot.rect(isPlain ? nearBand(base, record.job.within, y) : [], {
                  x1: 0.5,
                  x2: all.length + 0.5,
                  y1: 'from',
                  y2: 'to',
                  fill: accent,
                  fillOpacity: 0.1,
                }),
              ]),
          Plot.ruleY(scale.ticks, { y, stroke: 'var(--rule)' }),
          Plot.text(scale.ticks, {
            y,
            frameAnchor: 'left',
            textAnchor: 'end',
            dx: -8,
            text: tickWords,
            fill: muted,
          }),
          ...(base === null ? [] : [Plot.ruleY([y(base)], { stroke: muted, strokeDasharray: '3,3' })]),
          Plot.ruleX(bars, {
            x: 'rank',
            y1: ({ interval: [lo] }: { interval: readonly [number, number] }) => clamp(y(lo), 0, CURVE),
            y2: ({ interval: [, hi] }: { interval: readonly [number, number] }) => clamp(y(hi), 0, CURVE),
            stroke: ({ isBase }: Point) => (isBase ? ink : accent),
            strokeOpacity: ({ isBase }: Point) => (isBase ? 1 : 0.35),
            strokeWidth: clamp(slot / 4, 0.6, 1.5),
          }),
          Plot.dot(
            points.filter(({ isBase }) => !isBase),
            { x: 'rank', y: ({ value }: Point) => y(value), fill: accent, r: clamp(slot / 2.5, 1.4, 4) },
          ),
          Plot.dot(
            points.filter(({ isBase }) => isBase),
            { x: 'rank', y: ({ value }: Point) => y(value), fill: ink, r: 4.5, symbol: 'diamond' },
          ),
          Plot.ruleY(rows, { y: 'y', stroke: 'var(--rule)', strokeOpacity: 0.6 }),
          Plot.ruleX(marks, {
            x: 'rank',
            y1: ({ y: at }: { y: number }) => at - ROW / 2 + 2,
            y2: ({ y: at }: { y: number }) => at + ROW / 2 - 2,
            stroke: ({ isBase }: Point) => (isBase ? ink : accent),
            strokeWidth: clamp(0.55 * slot, 0.6, 7),
          }),
          Plot.text(
            rows.filter(({ isFirst }) => isFirst),
            { y: 'y', text: 'choice', frameAnchor: 'left', textAnchor: 'start', dx: -LEFT, fill: muted },
          ),
          Plot.text(rows, {
            y: 'y',
            text: ({ value }: Row) => shortened(value, 22),
            frameAnchor: 'left',
            textAnchor: 'end',
            dx: -8,
            fill: ink,
          }),
          Plot.text([`${formatCount(all.length)} universes, by ${name}`], {
            y: bottom + 16,
            frameAnchor: 'middle',
            fill: muted,
          }),
        ],
      },
    };
  });
}

/** Finer than other axes: conclusions may lie close together. */
function tickWords(value: number): string {
  return Math.abs(value) < 1e6 ? formatNumber(value, 5) : compact(value);
}

/** Universes that conclude, ascending. */
function pointsOf({ universes }: MultiverseRecord, { kind, name }: Conclusion): Point[] {
  return universes
    .flatMap((universe, i) => {
      const value = universe.reason === undefined ? universe[kind][name] : null;
      return value === null || value === undefined
        ? []
        : [
            {
              value,
              choices: universe.choices,
              isBase: i === 0,
              interval: kind === 'predictions' ? null : (own(universe.intervals, name) ?? null),
            },
          ];
    })
    .sort((a, b) => a.value - b.value)
    .map((point, i) => ({ ...point, rank: i + 1 }));
}

/** Evenly thinned; both ends and the base stay. */
function thinnedCurve(points: readonly Point[]): Point[] {
  const stride = Math.ceil(points.length / MOST_SHOWN);
  return points.filter(({ isBase }, i) => i % stride === 0 || i === points.length - 1 || isBase);
}

/** The choice that moves the conclusion most comes first: there the pattern is. */
function rowsOf(dimensions: readonly Dimension[], { moves }: Conclusion): Row[] {
  const rank = (choice: string) => {
    const at = moves.findIndex((move) => move.choice === choice);
    return at < 0 ? moves.length : at;
  };
  let y = CURVE + GAP;
  return [...dimensions]
    .sort((a, b) => rank(a.choice) - rank(b.choice))
    .flatMap(({ choice, values }, d) => {
      if (d > 0) y += APART;
      return values.map((value, i): Row => {
        y += ROW;
        return { y: y - ROW / 2, choice, value, isFirst: i === 0 };
      });
    });
}

/** From a value to its height in the curve's panel. */
function heightOn({ type, domain: [lo, hi] }: AxisScale): (value: number) => number {
  const along = (value: number) =>
    type === 'log' ? Math.log(Math.max(value, lo) / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
  return (value) => CURVE - 8 - along(value) * (CURVE - 16);
}

/** Where conclusions agree with the base, cut to the panel. */
function nearBand(
  base: number,
  within: number,
  y: (value: number) => number,
): { from: number; to: number }[] {
  const ends = [base * (1 - within), base * (1 + within)].map((value) => clamp(y(value), 0, CURVE));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return to > from ? [{ from, to }] : [];
}

function clamp(value: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, value));
}
