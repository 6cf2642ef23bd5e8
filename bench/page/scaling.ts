/** Seconds over size, a line for every engine; where sizes are names, a row for each. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Dot, dotPlot, dotTable } from '../../src/report/figures/dot-plot.js';
import { type Canvas, type Figure, ink, legend } from '../../src/report/figures/figure.js';
import { spacedLabels } from '../../src/report/figures/label-spacing.js';
import type { SeriesStyle } from '../../src/report/figures/series.js';
import { shortened } from '../../src/report/sentences/shortened.js';
import { formatCount, formatDuration, listed } from '../../src/text.js';
import { SAMPLED } from '../results.js';
import { type EngineStyles, failedMark, hollowMark, skippedMark } from './engine-style.js';
import { placeText, sizeText, tickText } from './format.js';
import { crossingText, gpuWords, isFaulty, type Overtake, overtake, type SuiteView } from './suite-view.js';

/** What was measured, or is expected, of one engine at one size. */
interface Point extends SeriesStyle {
  readonly engine: string;
  readonly size: number;
  readonly seconds: number;
}

export function scalingFigure(
  view: SuiteView,
  styles: EngineStyles,
  id: string,
  canvas: Canvas,
): Figure | undefined {
  const sizes = new Set(view.timed.map(({ size }) => size));
  // One size alone is what bars show.
  if (sizes.size < (view.named ? 1 : 2)) return undefined;
  return view.named ? namesFigure(view, styles, id, canvas) : sizesFigure(view, styles, id, canvas);
}

function namesFigure(
  { suite, timed, entries }: SuiteView,
  styles: EngineStyles,
  id: string,
  canvas: Canvas,
): Figure {
  const rows = [...new Set([...entries].sort((a, b) => a.size - b.size).map(placeText))];
  const failed = rows.filter((row) => entries.some((entry) => isFaulty(entry) && placeText(entry) === row));
  const dots = timed.map(
    (entry): Dot => ({
      ...styles.of(entry.engine),
      row: placeText(entry),
      lane: 'time',
      value: entry.wall.median,
      interval: entry.wall.interval,
      says: `${entry.engine}: ${timeWords(entry.wall)}`,
    }),
  );
  return {
    id,
    title: `${suite.name}: time of each`,
    description: `Seconds on a logarithmic axis for each of ${listed(rows)}, by engine.`,
    legend: styles.legend(
      styles.ids.filter((engine) => timed.some((entry) => entry.engine === engine)),
      failed.length > 0 ? [failedMark] : [],
    ),
    caption: [`${suite.title}.`, 'Further left is faster; thin lines are 95 % intervals of the median.'],
    table: dotTable(dots, ['Case', '', 'Engine and time']),
    options: (room) =>
      dotPlot(
        {
          rows,
          failed,
          dots,
          axis: sparse(axisOver(timed.map(({ wall }) => wall.median).filter((value) => value > 0)), 5),
          label: 'time of a run',
          tickFormat: tickText,
        },
        room,
        canvas,
      ),
  };
}

/** The median and its interval. */
function timeWords({
  median,
  interval,
}: {
  readonly median: number;
  readonly interval: readonly number[];
}): string {
  return `${formatDuration(median)} (${interval.map(formatDuration).join(' to ')})`;
}

/** Pixels above and below the axes, of a letter by its size, and of what surrounds names. */
const OUTSIDE = 74;
const LETTER = 0.56;
const AROUND = 28;
/** Letters of an engine's name at the right. */
const LETTERS = 18;

function sizesFigure(view: SuiteView, styles: EngineStyles, id: string, { Plot }: Canvas): Figure {
  const { suite, timed, entries, engines } = view;
  const points = timed
    .map(({ engine, size, wall, sampled }) => ({
      ...styles.of(engine),
      engine,
      size,
      seconds: wall.median,
      interval: wall.interval,
      isSample: sampled !== undefined,
      says: `${engine}, ${sizeText(size)} ${suite.unit}: ${timeWords(wall)}${sampled === undefined ? '' : ', extrapolated'}`,
    }))
    .sort((a, b) => a.size - b.size);
  type Timed = (typeof points)[number];
  const expected = entries.flatMap((entry): Point[] =>
    entry.outcome === 'skipped' && entry.expected !== undefined
      ? [{ ...styles.of(entry.engine), engine: entry.engine, size: entry.size, seconds: entry.expected }]
      : [],
  );
  const lines = engines
    .map((engine) => ({
      measured: points.filter((point) => point.engine === engine.id),
      foreseen: expected.filter((point) => point.engine === engine.id),
    }))
    .filter(({ measured, foreseen }) => measured.length + foreseen.length > 0);
  const x = axisOver([...points, ...expected].map(({ size }) => size));
  const y = axisOver([
    ...points.flatMap(({ seconds, interval }) => [seconds, ...interval]).filter((value) => value > 0),
    ...expected.map(({ seconds }) => seconds),
  ]);
  const faulty = entries.filter(isFaulty).map(({ size }) => ({ size, seconds: y.domain[1] }));
  const ends = lines.map(({ measured, foreseen }): Point => [...measured, ...foreseen].at(-1) as Point);
  const hasSamples = points.some(({ isSample }) => isSample);
  const notes = [
    ...(hasSamples ? [hollowMark] : []),
    ...(expected.length > 0 ? [skippedMark] : []),
    ...(faulty.length > 0 ? [failedMark] : []),
  ];
  const crossing = overtake(view);
  const atName = { y: 'height', frameAnchor: 'right' } as const;
  return {
    id,
    title: `${suite.name}: ${seenWords(crossing, suite.unit, gpuWords(engines))}`,
    description: `Seconds over ${suite.unit} on logarithmic axes, a line for each of ${listed(ends.map(({ engine }) => engine))}.`,
    ...(notes.length === 0 ? {} : { legend: legend(notes) }),
    caption: [`${suite.title}.`, hasSamples ? `Hollow marks: ${SAMPLED}.` : ''],
    table: {
      heads: ['Engine', suite.unit, 'Time', 'Interval'],
      texts: 1,
      rows: points.map(({ engine, size, seconds, interval, isSample }) => [
        engine,
        `${formatCount(size)}${isSample ? '*' : ''}`,
        formatDuration(seconds),
        interval.map(formatDuration).join(' to '),
      ]),
      note: hasSamples ? `*: ${SAMPLED}.` : '',
    },
    options: ({ height, fontSize, ticks }) => {
      const heights = spacedLabels(
        ends.map(({ seconds }) => seconds),
        y,
        height - OUTSIDE,
      );
      const names = ends.map((end, i) => ({
        ...end,
        height: heights[i],
        name: shortened(end.engine, LETTERS),
      }));
      return {
        marginRight: AROUND + LETTER * fontSize * Math.max(...names.map(({ name }) => name.length)),
        x: { ...sparse(x, Math.min(ticks, 5)), label: suite.unit, labelAnchor: 'center', labelArrow: 'none' },
        y: { ...y, tickFormat: tickText, label: 'time', labelArrow: 'none', grid: true },
        symbol: { legend: false },
        marks: [
          ...(crossing?.kind === 'at' ? crossingMarks(crossing, Plot) : []),
          Plot.areaY(points, {
            x: 'size',
            y1: ({ interval }: Timed) => interval[0],
            y2: ({ interval }: Timed) => interval[1],
            z: 'engine',
            fill: 'colour',
            fillOpacity: 0.18,
          }),
          Plot.line(points, { x: 'size', y: 'seconds', z: 'engine', stroke: 'colour', strokeWidth: 1.75 }),
          Plot.line(
            lines.flatMap(({ measured, foreseen }): Point[] => [...measured.slice(-1), ...foreseen]),
            { x: 'size', y: 'seconds', z: 'engine', stroke: 'colour', strokeDasharray: '1,4' },
          ),
          Plot.dot(points, {
            x: 'size',
            y: 'seconds',
            symbol: 'symbol',
            r: 3.6,
            stroke: 'colour',
            title: 'says',
            fill: ({ isSample, colour }: Timed) => (isSample ? 'var(--paper)' : colour),
          }),
          Plot.dot(names, { ...atName, symbol: 'symbol', r: 3.6, fill: 'colour', stroke: 'colour', dx: 14 }),
          Plot.text(names, { ...atName, text: 'name', textAnchor: 'start', dx: 22, fill: ink }),
          Plot.dot(expected, { x: 'size', y: 'seconds', symbol: 'times', stroke: 'colour', strokeWidth: 2 }),
          Plot.dot(faulty, {
            x: 'size',
            y: 'seconds',
            symbol: 'times',
            stroke: 'var(--bad)',
            strokeWidth: 2,
          }),
        ],
      };
    },
  };
}

function crossingMarks(crossing: Overtake & { readonly kind: 'at' }, Plot: Canvas['Plot']) {
  return [
    Plot.ruleX([crossing.size], { stroke: ink, strokeDasharray: '3,3', strokeOpacity: 0.7 }),
    Plot.dot([crossing], { x: 'size', y: 'seconds', r: 6.5, stroke: ink, strokeWidth: 1.5 }),
    Plot.text([crossing], { x: 'size', frameAnchor: 'top', dy: -13, text: crossingText, fill: ink }),
  ];
}

/** What the lines show of the GPU and the CPU. */
function seenWords(crossing: Overtake | undefined, unit: string, gpu: string): string {
  switch (crossing?.kind) {
    case 'at':
      return `${gpu} ahead from about ${crossingText(crossing)} ${unit} on`;
    case 'always':
      return `${gpu} ahead from ${crossingText(crossing)} ${unit} on, the fewest timed`;
    case 'never':
      return `CPU ahead of the ${gpu} up to ${crossingText(crossing)} ${unit}`;
    default:
      return `time over ${unit}`;
  }
}
