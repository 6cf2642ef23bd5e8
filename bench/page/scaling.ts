/** Seconds over size, a line for every engine; by name where sizes are names. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { html } from '../../src/report/html.js';
import { shortened } from '../../src/report/multiverse-words.js';
import { listed } from '../../src/text.js';
import type { BenchEntry, TimedEntry } from '../results.js';
import { small } from './figure-size.js';
import { type Look, type Looks, legendOf, unknownLook } from './looks.js';
import { durationText, sizeText } from './units.js';
import { type EngineKind, type Overtake, overtake, type SuiteView } from './view.js';

/** Something that has no time: drawn as a cross. */
interface Cross {
  readonly size: number;
  readonly seconds: number;
  readonly colour: string;
}

export function scalingFigure(view: SuiteView, looks: Looks, id: string, canvas: Canvas): Figure | undefined {
  const sizes = new Set(view.timed.map(({ size }) => size));
  // One size alone is what bars show.
  if (sizes.size < (view.named ? 1 : 2)) return undefined;
  return view.named ? byName(view, looks, id, canvas) : bySize(view, looks, id, canvas);
}

const seconds = ({ wall }: TimedEntry): number => wall.median;
const lower = ({ wall }: TimedEntry): number => wall.interval[0];
const upper = ({ wall }: TimedEntry): number => wall.interval[1];

function bySize(view: SuiteView, looks: Looks, id: string, { Plot }: Canvas): Figure {
  const { suite, timed, entries } = view;
  const engines = view.engines.filter(hasMarks(view));
  const look = (engine: string): Look => looks.get(engine) ?? unknownLook;
  const expected = entries.flatMap((entry) =>
    entry.outcome === 'skipped' && entry.expected !== undefined
      ? [{ size: entry.size, seconds: entry.expected, colour: look(entry.engine).colour }]
      : [],
  );
  const x = sparse(axisOver([...timed, ...expected].map(({ size }) => size)), 6);
  const y = axisOver([
    ...timed.flatMap(({ wall }) => [wall.median, ...wall.interval]).filter((value) => value > 0),
    ...expected.map((cross) => cross.seconds),
  ]);
  const bad = entries.flatMap((entry) => (isBad(entry) ? [crossAt(entry.size, y.domain[1])] : []));
  const crossing = overtake(view);
  const extrapolated = timed.some(({ sampled }) => sampled !== undefined);
  const lines = engines.map((engine) => ({
    ...look(engine.id),
    points: timed.filter((entry) => entry.engine === engine.id).sort((a, b) => a.size - b.size),
  }));
  return {
    id,
    title: suite.title,
    description: `Seconds over ${suite.unit} on logarithmic axes, a line for each of ${listed(engines.map((engine) => engine.id))}. ${overtakeWords(crossing, suite.unit)}`,
    legend: legendOf(
      engines.map((engine) => engine.id),
      looks,
      [
        ...(extrapolated ? [html`<i class="ring" style="border-color:${muted}"></i>extrapolated`] : []),
        ...(expected.length > 0 ? [html`<b style="color:${muted}">×</b> skipped, expected time`] : []),
        ...(bad.length > 0 ? [html`<b style="color:var(--bad)">×</b> wrong or failed`] : []),
      ],
    ),
    caption: [
      overtakeWords(crossing, suite.unit),
      extrapolated ? 'Hollow marks: a sample was run, and its time is told for the whole.' : '',
    ],
    options: {
      ...small,
      x: { ...x, label: suite.unit, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, tickFormat: durationText, label: null, grid: true },
      symbol: { legend: false },
      marks: [
        ...(crossing?.kind === 'at'
          ? [Plot.ruleX([crossing.size], { stroke: ink, strokeDasharray: '3,3', strokeOpacity: 0.7 })]
          : []),
        ...lines.flatMap(({ points, colour, symbol }) => [
          Plot.areaY(points, { x: 'size', y1: lower, y2: upper, fill: colour, fillOpacity: 0.22 }),
          Plot.line(points, { x: 'size', y: seconds, stroke: colour, strokeWidth: 1.75 }),
          Plot.dot(points, {
            x: 'size',
            y: seconds,
            symbol,
            r: 3.6,
            stroke: colour,
            strokeWidth: 1.5,
            fill: ({ sampled }: TimedEntry) => (sampled === undefined ? colour : 'var(--paper)'),
          }),
        ]),
        ...crosses(expected, Plot),
        ...crosses(bad, Plot),
        ...(crossing?.kind === 'at'
          ? [
              Plot.dot([crossing], { x: 'size', y: 'seconds', r: 6.5, stroke: ink, strokeWidth: 1.5 }),
              Plot.text([crossing], {
                x: 'size',
                frameAnchor: 'top',
                dy: -13,
                text: sizeWords,
                fill: ink,
              }),
            ]
          : []),
      ],
    },
  };
}

const ROW = 17;

/** A row for every name, its times along it. */
function byName(view: SuiteView, looks: Looks, id: string, { Plot }: Canvas): Figure {
  const { suite, timed, entries } = view;
  const engines = view.engines.filter(hasMarks(view));
  const names = [...new Set([...entries].sort((a, b) => a.size - b.size).map(nameOf))];
  const x = sparse(axisOver(timed.map(seconds).filter((value) => value > 0)), 5);
  const bad = entries.filter(isBad).map((entry) => ({ name: nameOf(entry) }));
  return {
    id,
    title: suite.title,
    description: `Seconds on a logarithmic axis for each of ${listed(names)}, by engine.`,
    legend: legendOf(
      engines.map((engine) => engine.id),
      looks,
      bad.length > 0 ? [html`<b style="color:var(--bad)">×</b> wrong or failed`] : [],
    ),
    caption: ['Further left is faster; thin lines are 95 % intervals of the median.'],
    options: {
      ...small,
      marginLeft: 158,
      marginTop: 10,
      height: names.length * ROW + 52,
      x: {
        ...x,
        tickFormat: durationText,
        label: 'time of a run',
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: { type: 'band', domain: names, label: null, tickSize: 0 },
      marks: [
        ...engines.flatMap((engine) => {
          const points = timed.filter((entry) => entry.engine === engine.id);
          const { colour, symbol } = looks.get(engine.id) ?? unknownLook;
          return [
            Plot.link(points, { x1: lower, x2: upper, y1: nameOf, y2: nameOf, stroke: colour }),
            Plot.dot(points, { x: seconds, y: nameOf, symbol, r: 3.6, fill: colour, stroke: colour }),
          ];
        }),
        Plot.text(bad, {
          y: 'name',
          frameAnchor: 'right',
          text: () => '×',
          fill: 'var(--bad)',
          fontSize: 15,
        }),
      ],
    },
  };
}

/** A label, shortened to what fits beside a chart. */
function nameOf({ label, size }: BenchEntry): string {
  return shortened(label ?? sizeText(size), 22);
}

/** Whether an engine has a time or an expected one: what a legend must tell. */
const hasMarks =
  ({ entries }: SuiteView) =>
  ({ id }: EngineKind): boolean =>
    entries.some(
      (entry) =>
        entry.engine === id &&
        (entry.outcome === 'timed' || (entry.outcome === 'skipped' && entry.expected !== undefined)),
    );

const isBad = ({ outcome }: BenchEntry): boolean => outcome === 'wrong' || outcome === 'failed';

const crossAt = (size: number, seconds: number): Cross => ({ size, seconds, colour: 'var(--bad)' });

function crosses(marks: readonly Cross[], Plot: Canvas['Plot']) {
  return marks.length === 0
    ? []
    : [
        Plot.text(marks, {
          x: 'size',
          y: 'seconds',
          text: () => '×',
          fontSize: 16,
          fontWeight: 600,
          fill: ({ colour }: Cross) => colour,
        }),
      ];
}

/** Where the GPU overtakes, as a sentence; empty where that cannot be told. */
export function overtakeWords(crossing: Overtake | undefined, unit: string): string {
  switch (crossing?.kind) {
    case 'at':
      return `The fastest GPU engine overtakes the fastest CPU engine at about ${sizeWords(crossing)} ${unit}.`;
    case 'always':
      return `The fastest GPU engine is ahead from ${sizeWords(crossing)} ${unit} on, the smallest size timed.`;
    case 'never':
      return `The fastest CPU engine is still ahead at ${sizeWords(crossing)} ${unit}, the largest size that both were timed at.`;
    default:
      return '';
  }
}

/** The same for a table's cell. */
export function overtakeBrief(crossing: Overtake | undefined): string {
  switch (crossing?.kind) {
    case 'at':
      return `at about ${sizeWords(crossing)}`;
    case 'always':
      return `before ${sizeWords(crossing)}`;
    case 'never':
      return `not up to ${sizeWords(crossing)}`;
    default:
      return '–';
  }
}

/** A size that was interpolated is not known to more than two digits. */
function sizeWords({ kind, size }: Overtake): string {
  return sizeText(kind === 'at' ? Number(size.toPrecision(2)) : size);
}
