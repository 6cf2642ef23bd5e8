/** Seconds over size, a line for every engine. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { html } from '../../src/report/html.js';
import { shortened } from '../../src/report/multiverse-words.js';
import { listed } from '../../src/text.js';
import type { BenchEntry, TimedEntry } from '../results.js';
import { namesFigure } from './by-name.js';
import { small } from './figure-size.js';
import { risesOf } from './labels.js';
import { type Look, type Looks, unknownLook } from './looks.js';
import { sizeText, tickText } from './units.js';
import { type EngineKind, gpuWords, type Overtake, overtake, type SuiteView } from './view.js';

/** A time that was not measured: drawn as a cross. */
interface Cross {
  readonly size: number;
  readonly seconds: number;
  readonly colour: string;
}

/** What is drawn of one engine. */
interface Line extends Look {
  readonly engine: string;
  readonly points: readonly TimedEntry[];
  /** Of sizes that were skipped, the time expected. */
  readonly expected: readonly Cross[];
  /** The last of both, where its name stands. */
  readonly end: Omit<Cross, 'colour'>;
}

export function scalingFigure(view: SuiteView, looks: Looks, id: string, canvas: Canvas): Figure | undefined {
  const sizes = new Set(view.timed.map(({ size }) => size));
  // One size alone is what bars show.
  if (sizes.size < (view.named ? 1 : 2)) return undefined;
  return view.named ? namesFigure(view, looks, id, canvas) : sizesFigure(view, looks, id, canvas);
}

const seconds = ({ wall }: TimedEntry): number => wall.median;
const lower = ({ wall }: TimedEntry): number => wall.interval[0];
const upper = ({ wall }: TimedEntry): number => wall.interval[1];

/** Names of engines at the right: letters at most, pixels of each, and of what stands around them. */
const LETTERS = 18;
const LETTER = 6.6;
const AROUND = 26;

function lineOf({ timed, entries }: SuiteView, { id }: EngineKind, looks: Looks): Line[] {
  const look = looks.get(id) ?? unknownLook;
  const points = timed.filter(({ engine }) => engine === id).sort((a, b) => a.size - b.size);
  const expected = entries.flatMap((entry) =>
    entry.engine === id && entry.outcome === 'skipped' && entry.expected !== undefined
      ? [{ size: entry.size, seconds: entry.expected, colour: look.colour }]
      : [],
  );
  const all = [...points.map((entry) => ({ size: entry.size, seconds: seconds(entry) })), ...expected];
  const [end] = all.sort((a, b) => b.size - a.size);
  return end === undefined ? [] : [{ ...look, engine: id, points, expected, end }];
}

function sizesFigure(view: SuiteView, looks: Looks, id: string, { Plot }: Canvas): Figure {
  const { suite, timed, entries } = view;
  const lines = view.engines.flatMap((engine) => lineOf(view, engine, looks));
  const expected = lines.flatMap((line) => line.expected);
  const x = sparse(axisOver([...timed, ...expected].map(({ size }) => size)), 5);
  const y = axisOver([
    ...timed.flatMap(({ wall }) => [wall.median, ...wall.interval]).filter((value) => value > 0),
    ...expected.map((cross) => cross.seconds),
  ]);
  const bad = entries.flatMap((entry) => (isBad(entry) ? [crossAt(entry.size, y.domain[1])] : []));
  const crossing = overtake(view);
  const extrapolated = timed.some(({ sampled }) => sampled !== undefined);
  const rises = risesOf(
    lines.map(({ end }) => end.seconds),
    { ...small, y: y.domain },
  );
  const names = lines.map(({ engine }) => shortened(engine, LETTERS));
  const notes = [
    ...(extrapolated ? [html`<i class="ring" style="border-color:${muted}"></i>extrapolated`] : []),
    ...(expected.length > 0 ? [html`<b style="color:${muted}">×</b> skipped, expected time`] : []),
    ...(bad.length > 0 ? [html`<b style="color:var(--bad)">×</b> wrong or failed`] : []),
  ];
  return {
    id,
    title: `${suite.name}: ${seenWords(crossing, suite.unit, gpuWords(view.engines))}`,
    description: `Seconds over ${suite.unit} on logarithmic axes, a line for each of ${listed(lines.map(({ engine }) => engine))}.`,
    ...(notes.length === 0
      ? {}
      : { legend: html`<ul class="legend">${notes.map((note) => html`<li>${note}</li>`)}</ul>` }),
    caption: [
      `${suite.title}.`,
      extrapolated ? 'Hollow marks: a sample was run, and its time is told for the whole.' : '',
    ],
    options: {
      ...small,
      marginRight: AROUND + LETTER * Math.max(...names.map((name) => name.length)),
      x: { ...x, label: suite.unit, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, tickFormat: tickText, label: null, grid: true },
      symbol: { legend: false },
      marks: [
        ...(crossing?.kind === 'at'
          ? [Plot.ruleX([crossing.size], { stroke: ink, strokeDasharray: '3,3', strokeOpacity: 0.7 })]
          : []),
        ...lines.flatMap(({ points, colour, symbol, expected: later }) => [
          Plot.areaY(points, { x: 'size', y1: lower, y2: upper, fill: colour, fillOpacity: 0.18 }),
          Plot.line(points, { x: 'size', y: seconds, stroke: colour, strokeWidth: 1.75 }),
          Plot.line(
            [...points.slice(-1).map((entry) => ({ size: entry.size, seconds: seconds(entry) })), ...later],
            { x: 'size', y: 'seconds', stroke: colour, strokeDasharray: '1,4', strokeOpacity: 0.8 },
          ),
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
        ...lines.flatMap(({ end, colour, symbol }, i) => {
          const place = { y: 'seconds', frameAnchor: 'right', dy: -rises[i] } as const;
          return [
            Plot.dot([end], { ...place, symbol, r: 3.6, fill: colour, stroke: colour, dx: 14 }),
            Plot.text([end], {
              ...place,
              text: () => names[i],
              textAnchor: 'start',
              dx: 21,
              fill: ink,
            }),
          ];
        }),
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

/** What the lines show of the GPU and the CPU. */
function seenWords(crossing: Overtake | undefined, unit: string, gpu: string): string {
  switch (crossing?.kind) {
    case 'at':
      return `${gpu} ahead from about ${sizeWords(crossing)} ${unit} on`;
    case 'always':
      return `${gpu} ahead from ${sizeWords(crossing)} ${unit} on, the fewest timed`;
    case 'never':
      return `CPU ahead of the ${gpu} up to ${sizeWords(crossing)} ${unit}`;
    default:
      return `time over ${unit}`;
  }
}

/** A size that was interpolated is not known to more than two digits. */
function sizeWords({ kind, size }: Overtake): string {
  return sizeText(kind === 'at' ? Number(size.toPrecision(2)) : size);
}
