/** A specification curve: universes in the order of what they conclude, and below each the choices that made it. */
import { own } from '../../own.js';
import type { Conclusion, Dimension, MultiverseRecord, Universe } from '../../tasks/multiverse/record.js';
import { formatCount, formatNumber, plural, sentence } from '../../text.js';
import { html } from '../markup/html.js';
import { plainFormula, plainSymbol } from '../markup/math.js';
import {
  choicesWords,
  countWords,
  movedByWords,
  quantityWords,
  withinWords,
} from '../sentences/multiverse.js';
import { shortened } from '../sentences/shortened.js';
import { type AxisScale, axisOver, sparse } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { accent, type Canvas, type Figure, type FigureTable, ink, muted, type Room } from './figure.js';
import { MOST_ROWS, number, padded, range, some } from './readout.js';
import { glyph } from './series.js';

/** Universes that a curve shows: more than this are thinned evenly along it. */
const MOST_SHOWN = 400;

/** Heights in pixels: the curve, the gap below it, a row of marks, the gap between choices, the line below all. */
const CURVE = 170;
const GAP = 20;
const ROW = 16;
const APART = 7;
const FOOT = 28;
/** At the right, and between names and marks. */
const RIGHT = 12;
const DISTANCE = 8;

/** Where names of choices and their values are written, in pixels and letters: beside each other, or one above the other. */
interface Columns {
  readonly left: number;
  readonly letters: number;
  readonly isStacked: boolean;
}

/** Of a letter, in parts of the letters' size. */
const LETTER = 0.58;
/** Room for the ticks of the curve's axis. */
const TICKS = 50;

/** As wide as names and values need, up to so many pixels and letters of a value. */
function columnsOf({ name, fontSize }: Room, dimensions: readonly Dimension[]): Columns {
  const isStacked = name === 'narrow';
  const [most, letters] = isStacked ? [126, 15] : [208, 21];
  const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const value = Math.min(letters, longest(dimensions.flatMap(({ values }) => values)));
  const choice = longest(dimensions.map((dimension) => dimension.choice));
  const needed = LETTER * fontSize * (isStacked ? Math.max(choice, value) : choice + value) + 3 * DISTANCE;
  return { left: Math.min(most, Math.max(TICKS, Math.ceil(needed))), letters, isStacked };
}

interface Point {
  /** Place along the curve, 1-based. */
  readonly rank: number;
  readonly value: number;
  readonly choices: Universe['choices'];
  readonly isBase: boolean;
  readonly interval: readonly [lo: number, hi: number] | null;
  /** Tooltip. */
  readonly says: string;
}

interface Ranged extends Point {
  readonly interval: readonly [lo: number, hi: number];
}

/** A value of a choice, at its height in the drawing. */
interface Row {
  readonly y: number;
  readonly choice: Dimension['choice'];
  readonly value: string;
  readonly isFirst: boolean;
}

/** Letters of a formula that a caption bears. */
const LONG = 40;

const isOne = (share: number | null, count: number): boolean => Math.round((share ?? 0) * count) === 1;

export function specificationFigures(record: MultiverseRecord, canvas: Canvas): Figure[] {
  return record.conclusions.map((conclusion, i): Figure => {
    const all = pointsOf(record, conclusion);
    const shown = thinnedCurve(all);
    const scale = intervalScale(all, conclusion);
    const goOn = shown.filter((point) => goesOn(point, scale).some((one) => one)).length;
    const name = quantityWords(conclusion);
    const { base, interval, inside } = conclusion;
    return {
      id: `specification-${i + 1}`,
      title: axisTitle({ name: plainSymbol(name), unit: conclusion.unit }),
      description: `${name} in ${all.length} universes from ${conclusion.min} to ${conclusion.max}, sorted; marks below show the choices of each.`,
      legend: html`<ul class="legend"><li><i style="background:${accent}"></i>a universe</li>${
        base === null
          ? undefined
          : html`<li>${glyph({ colour: ink, symbol: 'diamond' })}the base</li><li><i class="band"></i>within ${withinWords(record)} of it</li>`
      }</ul>`,
      caption: [
        conclusion.formula === undefined || conclusion.formula.length > LONG
          ? ''
          : `${plainSymbol(name)} = ${plainFormula(conclusion.formula)}.`,
        base === null
          ? ''
          : `${sentence(countWords(conclusion.near, all.length)).slice(0, -1)} ${isOne(conclusion.near, all.length) ? 'lies' : 'lie'} within ${withinWords(record)} of the base.`,
        interval === null
          ? ''
          : `Thin lines are ${formatNumber(100 * record.job.level, 4)} % intervals (asymptotic); the base’s holds ${countWords(inside, all.length)}.`,
        goOn === 0
          ? ''
          : `${formatCount(goOn)} of them ${goOn === 1 ? 'goes' : 'go'} on beyond the axis, as arrows show.`,
        conclusion.moves.length === 0 ? '' : `Moved most by ${movedByWords(conclusion)}.`,
        shown.length < all.length
          ? `${formatCount(shown.length)} of ${formatCount(all.length)} universes are drawn.`
          : '',
      ],
      table: universeTable(all, name),
      options: (room) => curveOptions(record, conclusion, all, shown, scale, room, canvas),
    };
  });
}

function curveOptions(
  record: MultiverseRecord,
  conclusion: Conclusion,
  all: readonly Point[],
  points: readonly Point[],
  held: AxisScale,
  room: Room,
  { Plot }: Canvas,
): ReturnType<Figure['options']> {
  const { left, letters, isStacked } = columnsOf(room, record.dimensions);
  const { base } = conclusion;
  const scale = sparse(held, 5);
  const y = heightOn(scale);
  const rows = rowsOf(record.dimensions, conclusion, isStacked);
  const bottom = rows[rows.length - 1].y + ROW / 2;
  const bars = points.flatMap((point) =>
    point.interval === null ? [] : [{ ...point, interval: point.interval } satisfies Ranged],
  );
  const arrows = points.flatMap((point) => {
    const [below, above] = goesOn(point, held);
    return [
      ...(below ? [{ ...point, y: CURVE, rotate: 180 }] : []),
      ...(above ? [{ ...point, y: 0, rotate: 0 }] : []),
    ];
  });
  const slot = (room.width - left - RIGHT) / all.length;
  const marks = rows.flatMap((row) =>
    points.flatMap((point) => (point.choices[row.choice] === row.value ? [{ ...point, y: row.y }] : [])),
  );
  // Elsewhere a share of the base is none of its axis.
  const isPlain = conclusion.kind !== 'predictions' || record.job.measure === 'loss';
  return {
    height: bottom + FOOT,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: left,
    marginRight: RIGHT,
    x: { type: 'linear', domain: [0.5, all.length + 0.5], axis: null },
    // Pixels, since the curve and the rows below it have different scales.
    y: { type: 'linear', domain: [0, bottom + FOOT], range: [0, bottom + FOOT], axis: null },
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
        dx: -DISTANCE,
        text: scale.tickFormat,
        fill: muted,
      }),
      ...(base === null ? [] : [Plot.ruleY([y(base)], { stroke: muted, strokeDasharray: '3,3' })]),
      Plot.ruleX(bars, {
        x: 'rank',
        y1: ({ interval: [lo] }: Ranged) => clamp(y(lo), 0, CURVE),
        y2: ({ interval: [, hi] }: Ranged) => clamp(y(hi), 0, CURVE),
        stroke: ({ isBase }: Point) => (isBase ? ink : accent),
        strokeOpacity: ({ isBase }: Point) => (isBase ? 1 : 0.35),
        strokeWidth: clamp(slot / 4, 0.6, 1.5),
      }),
      Plot.dot(arrows, {
        x: 'rank',
        y: 'y',
        symbol: 'triangle',
        rotate: 'rotate',
        fill: ({ isBase }: Point) => (isBase ? ink : accent),
        r: clamp(slot / 3, 1.5, 3.5),
      }),
      Plot.dot(
        points.filter(({ isBase }) => !isBase),
        {
          x: 'rank',
          y: ({ value }: Point) => y(value),
          fill: accent,
          r: clamp(slot / 2.5, 1.4, 4),
          title: 'says',
        },
      ),
      Plot.dot(
        points.filter(({ isBase }) => isBase),
        { x: 'rank', y: ({ value }: Point) => y(value), fill: ink, r: 4.5, symbol: 'diamond', title: 'says' },
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
        {
          y: 'y',
          text: 'choice',
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: -left,
          dy: isStacked ? -ROW : 0,
          fill: muted,
        },
      ),
      Plot.text(rows, {
        y: 'y',
        text: ({ value }: Row) => shortened(value, letters),
        title: 'value',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -DISTANCE,
        fill: ink,
      }),
      // Its powers and subscripts are drawn as those of an axis.
      Object.assign(
        Plot.text(
          [
            `${plural(all.length, 'universe')}, by ${plainSymbol(shortened(quantityWords(conclusion), letters))}`,
          ],
          { y: bottom + 17, frameAnchor: 'middle', fill: muted },
        ),
        { ariaLabel: 'x-axis label' },
      ),
    ],
  };
}

/** Universes in the order of the curve. */
function universeTable(all: readonly Point[], title: string): FigureTable {
  const listed = some(all, MOST_ROWS);
  const hasIntervals = listed.some(({ interval }) => interval !== null);
  return {
    heads: ['Universe', title, ...(hasIntervals ? ['Interval'] : [])],
    texts: 1,
    rows: listed.map(({ says, isBase, value, interval }) => [
      `${says.slice(says.indexOf(': ') + 2)}${isBase ? ' (the base)' : ''}`,
      padded(value, 6),
      ...(hasIntervals ? [range(interval?.[0], interval?.[1])] : []),
    ]),
    note:
      listed.length < all.length
        ? `${formatCount(listed.length)} of ${formatCount(all.length)} universes, evenly chosen.`
        : '',
  };
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
              says: `${number(value, 6)}: ${choicesWords(universe)}`,
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
function rowsOf(dimensions: readonly Dimension[], { moves }: Conclusion, isStacked: boolean): Row[] {
  const rank = (choice: string) => {
    const at = moves.findIndex((move) => move.choice === choice);
    return at < 0 ? moves.length : at;
  };
  let y = CURVE + GAP;
  return [...dimensions]
    .sort((a, b) => rank(a.choice) - rank(b.choice))
    .flatMap(({ choice, values }, d) => {
      y += (d > 0 ? APART : 0) + (isStacked ? ROW : 0);
      return values.map((value, i): Row => {
        y += ROW;
        return { y: y - ROW / 2, choice, value, isFirst: i === 0 };
      });
    });
}

/** Of the curve's own length, how much further intervals may lengthen the axis; longer ones are cut. */
const LONGEST = 2;

/** An axis that holds the values and the intervals; those that are open or very long go on beyond it. */
function intervalScale(all: readonly Point[], { interval }: Conclusion): AxisScale {
  const ends = all.flatMap((point) => [...(point.interval ?? [])]).filter(Number.isFinite);
  const core = axisOver([...all.map(({ value }) => value), ...(interval ?? [])]);
  const forth = core.type === 'log' ? Math.log : Number;
  const [lo, hi] = core.domain.map(forth);
  const room = LONGEST * (hi - lo);
  const kept = ends.filter((end) => {
    const at = forth(end);
    return at >= lo - room && at <= hi + room;
  });
  return kept.length === 0 ? core : axisOver([...core.domain, ...kept], 0);
}

/** Whether the interval of a point goes on beyond the axis, at either end. */
function goesOn({ interval }: Point, { domain: [from, to] }: AxisScale): readonly [boolean, boolean] {
  return interval === null ? [false, false] : [!(interval[0] >= from), !(interval[1] <= to)];
}

/** From a value to its height in the curve's panel. */
function heightOn({ type, domain: [lo, hi] }: AxisScale): (value: number) => number {
  const along = (value: number) =>
    type === 'log' ? Math.log(Math.max(value, 0) / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
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
