/** Predictions with their bands: along the input that varies, beside what was observed, or a row each. */
import type { PredictedPoint, PredictRecord } from '../../tasks/predict/record.js';
import { formatCount, formatNumber, paddedNumber, plural, sentence } from '../../text.js';
import { html } from '../markup/html.js';
import { placeText } from '../sentences/equivalent.js';
import { scoreWords } from '../sentences/fit.js';
import { percent } from '../sentences/uncertainty.js';
import { inputUnit } from '../sentences/units.js';
import { axisOver, sparse } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import {
  accent,
  type Canvas,
  type Figure,
  type FigureTable,
  ink,
  legend,
  muted,
  thinned,
  thinnedWords,
} from './figure.js';
import { MOST_ROWS, number, padded, range, readout, readoutDots, SHOWN_ROWS, some } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Points with a row each; points of a curve at least. */
const MOST_DOTS = 40;
const FEWEST_ALONG = 3;

/** Of losses, as the answer writes them. */
const DIGITS = 6;

const predicted: SeriesStyle = { colour: accent, symbol: 'circle' };
const truth: SeriesStyle = { colour: ink, symbol: 'diamond' };

/** `loss` is the title of what is predicted. */
export function predictedFigures(record: PredictRecord, canvas: Canvas, loss: string): Figure[] {
  const finite = record.points.filter(({ value }) => Number.isFinite(value));
  if (finite.length === 0) return [];
  const drawn = { ...record, points: finite };
  const names = Object.keys(finite[0].at);
  const varying = names.filter((name) => finite.some(({ at }) => at[name] !== finite[0].at[name]));
  const observed = finite.filter((point) => point.observed !== undefined);
  if (varying.length === 1 && new Set(finite.map(({ at }) => at[varying[0]])).size >= FEWEST_ALONG) {
    return [alongInput(drawn, varying[0], canvas, loss)];
  }
  if (finite.length > MOST_DOTS && observed.length > 1)
    return [besideObserved(drawn, observed, canvas, loss)];
  return [byPoint(drawn, canvas, loss)];
}

function tableOf({ points, fit, level }: PredictRecord, loss: string): FigureTable {
  const names = Object.keys(points[0].at);
  return {
    heads: [
      ...names.map((name) => axisTitle({ name, unit: inputUnit(fit, name) })),
      loss,
      `law, ${percent(level)}`,
      `new run, ${percent(level)}`,
      'observed',
    ],
    rows: some(points, MOST_ROWS).map(({ at, value, band, newRun, observed }) => [
      ...names.map((name) => number(at[name])),
      padded(value, DIGITS),
      range(band?.[0], band?.[1]),
      range(newRun?.[0], newRun?.[1]),
      number(observed, DIGITS),
    ]),
    shown: SHOWN_ROWS,
  };
}

function saysOf({ at, value, band, newRun, observed }: PredictedPoint): string {
  const seen = observed === undefined ? '' : `, observed ${formatNumber(observed, DIGITS)}`;
  const ends = newRun ?? band;
  return readout(at, `${paddedNumber(value, DIGITS)}${ends === null ? '' : ` (${range(...ends)})`}${seen}`);
}

/** The law along its one input that varies, with bands, and runs that were observed. */
function alongInput(record: PredictRecord, name: string, canvas: Canvas, loss: string): Figure {
  const { Plot } = canvas;
  const { level, fit } = record;
  const points = record.points.toSorted((a, b) => a.at[name] - b.at[name]);
  const shown = thinned(points.length).map((i) => points[i]);
  const x = axisOver(points.map(({ at }) => at[name]));
  const y = axisOver(
    points.flatMap(({ value, band, newRun, observed = value }) => [
      value,
      observed,
      ...(newRun ?? band ?? []),
    ]),
  );
  const across = axisTitle({ name, unit: inputUnit(fit, name) });
  const seen = shown.filter(({ observed }) => observed !== undefined);
  const hasLaw = points.some(({ band }) => band !== null);
  const hasRuns = points.some(({ newRun }) => newRun !== null);
  const area = (of: (point: PredictedPoint) => readonly [number, number] | null, opacity: number) =>
    Plot.areaY(shown, {
      x: ({ at }: PredictedPoint) => at[name],
      y1: (point: PredictedPoint) => of(point)?.[0] ?? Number.NaN,
      y2: (point: PredictedPoint) => of(point)?.[1] ?? Number.NaN,
      fill: accent,
      fillOpacity: opacity,
      clip: true,
      curve: 'monotone-x',
    });
  const bands = [...(hasLaw ? ['the law'] : []), ...(hasRuns ? ['a new run'] : [])];
  return {
    id: 'predicted',
    title: `Predictions along ${name}`,
    description: `Predicted losses against ${name}.`,
    legend: legend([
      html`<i class="line" style="background:${accent}"></i>predicted`,
      ...(bands.length === 0
        ? []
        : [html`<i class="band"></i>${percent(level)} of ${bands.join(', and of ')}`]),
      ...(seen.length === 0 ? [] : [html`${glyph(truth)}observed`]),
    ]),
    caption: [thinnedWords(points.length).replace('runs', 'points')],
    table: tableOf({ ...record, points }, loss),
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(y, 7), label: loss, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        area(({ newRun }) => newRun, 0.12),
        area(({ band }) => band, 0.2),
        Plot.line(shown, {
          x: ({ at }: PredictedPoint) => at[name],
          y: 'value',
          stroke: accent,
          strokeWidth: 1.75,
          curve: 'monotone-x',
        }),
        // Points that were asked for are seen where there are few.
        Plot.dot(shown.length > MOST_DOTS ? [] : shown, {
          x: ({ at }: PredictedPoint) => at[name],
          y: 'value',
          fill: accent,
          r: 3,
        }),
        readoutDots(
          some(shown, MOST_DOTS).map((point) => ({ x: point.at[name], y: point.value, says: saysOf(point) })),
          canvas,
        ),
        Plot.dot(seen, {
          x: ({ at }: PredictedPoint) => at[name],
          y: 'observed',
          symbol: 'diamond',
          fill: ink,
          r: 3.6,
          title: saysOf,
        }),
      ],
    }),
  };
}

/** Rows of a table: what was observed against what the law predicts. */
function besideObserved(
  record: PredictRecord,
  observed: readonly PredictedPoint[],
  { Plot }: Canvas,
  loss: string,
): Figure {
  const shown = thinned(observed.length).map((i) => observed[i]);
  const seen = observed.flatMap(({ observed: value }) => (value === undefined ? [] : [value]));
  const scale = axisOver([...seen, ...observed.map(({ value }) => value)]);
  const ends = scale.domain.map((value) => ({ value }));
  const hasRuns = shown.some(({ newRun }) => newRun !== null);
  const bars = shown.flatMap(({ observed: value, newRun, band }) => {
    const interval = newRun ?? band;
    return interval === null || value === undefined ? [] : [{ value, lo: interval[0], hi: interval[1] }];
  });
  return {
    id: 'predicted',
    title: 'Predicted against observed',
    description: `${plural(observed.length, 'row')} as dots, their predicted against their observed losses, and the line on which both are equal.`,
    legend: legend([
      html`<i style="background:${accent}"></i>a row`,
      ...(bars.length === 0
        ? []
        : [html`<i class="bar faint"></i>${percent(record.level)} of ${hasRuns ? 'a new run' : 'the law'}`]),
      html`<i class="ends"></i>both equal`,
    ]),
    caption: [
      record.score === undefined ? '' : sentence(scoreWords(record.score)),
      'Below the dashed line the law predicts too little.',
      thinnedWords(observed.length).replace('runs', 'rows'),
    ],
    table: tableOf({ ...record, points: observed }, loss),
    options: ({ ticks }) => ({
      x: {
        ...sparse(scale, ticks),
        label: `observed ${loss}`,
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: { ...sparse(scale, 7), label: `predicted ${loss}`, labelArrow: 'none', grid: true },
      marks: [
        Plot.line(ends, { x: 'value', y: 'value', stroke: muted, strokeDasharray: '4,3' }),
        Plot.ruleX(bars, { x: 'value', y1: 'lo', y2: 'hi', stroke: accent, strokeOpacity: 0.45, clip: true }),
        Plot.dot(shown, { x: 'observed', y: 'value', fill: accent, r: 2.6, title: saysOf }),
      ],
    }),
  };
}

/** `Lines are 95 % bands of a new run.` */
export function bandsCaption(level: number, points: readonly Pick<PredictedPoint, 'newRun'>[]): string {
  const known = points.filter(({ newRun }) => newRun !== null).length;
  const of =
    known === points.length
      ? 'a new run'
      : known === 0
        ? 'the law'
        : 'a new run, or of the law where its scatter is not known';
  return `Lines are ${percent(level)} bands of ${of}.`;
}

/** A row for each point. */
function byPoint(record: PredictRecord, canvas: Canvas, loss: string): Figure {
  const { points, level } = record;
  const shown = points.slice(0, MOST_DOTS);
  const rows = shown.map((point, i) => nameOf(point, shown, i));
  const dots = shown.flatMap((point, i): Dot[] => {
    const { value, band, newRun, observed } = point;
    const interval = newRun ?? band;
    const row = rows[i];
    return [
      {
        row,
        lane: 'predicted',
        value,
        ...(interval === null ? {} : { interval }),
        says: `${paddedNumber(value, DIGITS)}${interval === null ? '' : ` (${range(...interval)})`}`,
        ...predicted,
      },
      ...(observed === undefined
        ? []
        : [{ row, lane: 'observed', value: observed, says: formatNumber(observed, DIGITS), ...truth }]),
    ];
  });
  const axis = axisOver(dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]));
  const hasObserved = dots.some(({ lane }) => lane === 'observed');
  const hasBands = dots.some(({ interval }) => interval !== undefined);
  return {
    id: 'predicted',
    title: 'Predicted losses, point by point',
    description: `${plural(points.length, 'prediction')} with bands.`,
    legend: legend([
      html`${glyph(predicted)}predicted`,
      ...(hasObserved ? [html`${glyph(truth)}observed`] : []),
    ]),
    caption: [
      hasBands ? bandsCaption(level, shown) : '',
      shown.length < points.length
        ? `The first ${shown.length} of ${formatCount(points.length)} are drawn.`
        : '',
    ],
    table: dotTable(dots, ['Point', 'What', loss]),
    options: (room) => dotPlot({ dots, rows, axis, label: loss, namesAbove: true }, room, canvas),
  };
}

/** Inputs in words; equal ones have their number behind them. */
function nameOf(point: PredictedPoint, points: readonly PredictedPoint[], i: number): string {
  const name = placeText(point.at);
  const isAlone = points.every((other, k) => k === i || placeText(other.at) !== name);
  return isAlone ? name : `${name} (${point.row === undefined ? i + 1 : `row ${point.row}`})`;
}
