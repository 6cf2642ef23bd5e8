/** Bars of how many times as fast as the fastest CPU engine each engine is, with its time, at one size a suite. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { shortened } from '../../src/report/multiverse-words.js';
import { listed } from '../../src/text.js';
import { type Looks, unknownLook } from './looks.js';
import { durationText, ratioText, sizeText } from './units.js';
import { fastest, type SuiteView, shownSize, speedup } from './view.js';

/** Heights in pixels. */
const ROW = 16;
const HEADING = 20;
const APART = 8;
const WIDTH = 430;
const LEFT = 146;
/** Letters of a name that this bears. */
const LETTERS = 21;
/** Room for the numbers at the right. */
const RIGHT = 116;
/** Of these, for the ratio. */
const RATIO = 52;
const TOP = 20;

interface Bar {
  readonly y: number;
  readonly engine: string;
  readonly colour: string;
  readonly ratio: number;
  readonly time: string;
}

interface Group {
  readonly heading: string;
  readonly bars: readonly Omit<Bar, 'y'>[];
}

/** One figure or two of about the same height, on the same axis. */
export function barFigures(views: readonly SuiteView[], looks: Looks, id: string, canvas: Canvas): Figure[] {
  const groups = views.flatMap((view) => groupOf(view, looks) ?? []);
  if (groups.length === 0) return [];
  const axis = sparse(
    axisOver([...groups.flatMap(({ bars }) => bars.map(({ ratio }) => ratio)), 0.8, 1.25]),
    4,
  );
  const rows = groups.map(({ bars }) => heightOf(bars.length));
  const total = rows.reduce((sum, height) => sum + height, 0);
  let above = 0;
  const half = rows.findIndex((height) => {
    above += height;
    return above >= total / 2;
  });
  const parts = groups.length < 3 ? [groups] : [groups.slice(0, half + 1), groups.slice(half + 1)];
  return parts
    .filter((part) => part.length > 0)
    .map((part, i, all) => ({
      id: `${id}-${i + 1}`,
      title: `Speed against the fastest CPU engine${all.length > 1 ? ` (${i + 1} of ${all.length})` : ''}`,
      description: `For ${listed(part.map(({ heading }) => heading))}, bars to the right of 1 are faster than the fastest CPU engine, to the left slower.`,
      caption: [
        i === 0
          ? 'To the right of 1 an engine is faster than the fastest CPU engine, to the left slower; the axis is logarithmic. The numbers are the time of a run, and that ratio.'
          : '',
      ],
      options: drawing(part, axis, canvas),
    }));
}

const heightOf = (bars: number): number => HEADING + bars * ROW + APART;

function groupOf(view: SuiteView, looks: Looks): Group[] | undefined {
  const size = shownSize(view);
  if (size === undefined) return undefined;
  const bars = view.engines.flatMap(({ id }) => {
    const entry = fastest(
      view.timed.filter(({ engine }) => engine === id),
      size,
    );
    const ratio = entry === undefined ? undefined : speedup(view, entry);
    if (entry === undefined || ratio === undefined) return [];
    const { colour } = looks.get(id) ?? unknownLook;
    return [{ engine: id, colour, ratio, time: durationText(entry.wall.median) }];
  });
  const label = view.timed.find((entry) => entry.size === size)?.label;
  const heading = `${view.suite.name}: ${label ?? `${sizeText(size)} ${view.suite.unit}`}`;
  return bars.length === 0 ? undefined : [{ heading, bars }];
}

function drawing(groups: readonly Group[], axis: ReturnType<typeof axisOver>, { Plot }: Canvas) {
  let y = TOP;
  const headings: { y: number; heading: string }[] = [];
  const bars: Bar[] = [];
  for (const { heading, bars: own } of groups) {
    headings.push({ y: y + HEADING / 2, heading });
    y += HEADING;
    for (const bar of own) {
      bars.push({ ...bar, y: y + ROW / 2 });
      y += ROW;
    }
    y += APART;
  }
  return {
    width: WIDTH,
    height: y,
    marginTop: TOP,
    marginBottom: 0,
    marginLeft: LEFT,
    marginRight: RIGHT,
    x: { type: axis.type, domain: axis.domain, axis: null },
    // Pixels, since rows and headings have heights of their own.
    y: { type: 'linear' as const, domain: [0, y], range: [0, y], axis: null },
    marks: [
      Plot.ruleX(axis.ticks, { stroke: 'var(--rule)', y1: TOP, y2: y }),
      Plot.text(axis.ticks, {
        x: (tick: number) => tick,
        y: TOP - 9,
        text: (tick: number) => `${axis.tickFormat(tick)}×`,
        fill: muted,
      }),
      Plot.rect(bars, {
        x1: ({ ratio }: Bar) => Math.min(1, ratio),
        x2: ({ ratio }: Bar) => Math.max(1, ratio),
        y1: ({ y: at }: Bar) => at - ROW / 2 + 3,
        y2: ({ y: at }: Bar) => at + ROW / 2 - 3,
        fill: 'colour',
        fillOpacity: 0.9,
      }),
      Plot.ruleX([1], { stroke: ink, strokeOpacity: 0.6, y1: TOP, y2: y }),
      Plot.text(headings, {
        y: 'y',
        text: 'heading',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -LEFT,
        fill: ink,
        fontWeight: 600,
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      Plot.text(bars, {
        y: 'y',
        text: ({ engine }: Bar) => shortened(engine, LETTERS),
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: muted,
      }),
      Plot.text(bars, {
        y: 'y',
        text: 'time',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: RIGHT - RATIO,
        fill: muted,
      }),
      Plot.text(bars, {
        y: 'y',
        text: ({ ratio }: Bar) => ratioText(ratio),
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: RIGHT,
        fill: ink,
      }),
    ],
  };
}
