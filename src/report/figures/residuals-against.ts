/** Residuals against every input, compute and tokens per parameter, and beside normal quantiles. */
import { normalQuantile } from '../../statistics/normal.js';
import { quantiles } from '../../statistics/quantile.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { html } from '../markup/html.js';
import { axisAroundZero, axisOver, linearAxis, sparse } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { accent, type Canvas, type Figure, ink, muted, thinned, thinnedWords } from './figure.js';
import { MOST_ROWS, number, ofRun, readout, SHOWN_ROWS, some } from './readout.js';
import { indices, median } from './run-groups.js';
import { shownRows, shownWords } from './shown-rows.js';

/** Panels of inputs. */
const MOST_INPUTS = 6;
/** Dots of one panel: panels are many. */
const MOST_DOTS = 500;
/** Runs of which a running median is one, and parts that the runs are divided into at most. */
const PER_MEDIAN = 8;
const MOST_MEDIANS = 10;

/** What residuals are seen against. */
interface Variable {
  readonly name: string;
  readonly title: string;
  /** In a sentence. */
  readonly words: string;
  readonly values: Float64Array;
}

/** The residual's scale as an axis says it: `residual (log L̂ − log L)`. */
export function residualTitle({ record }: FitOutcome): string {
  const scale = { log: 'log L̂ − log L', raw: 'L̂ − L', relative: 'L̂ / L − 1', deviance: 'deviance' };
  return `residual (${scale[record.loss.residual]})`;
}

/** Inputs that vary; compute and tokens per parameter where there are N and D. */
export function residualVariables({ record, rows }: FitOutcome): Variable[] {
  const inputs = record.law.inputs
    .filter(({ name }) => Object.hasOwn(rows.inputs, name))
    .slice(0, MOST_INPUTS)
    .map((input) => ({
      name: input.name,
      title: axisTitle(input),
      words: input.name,
      values: rows.inputs[input.name],
    }));
  const { N, D } = rows.inputs;
  const products =
    N === undefined || D === undefined
      ? []
      : [
          {
            name: 'compute',
            words: 'compute',
            title: 'compute 6·N·D, FLOP',
            values: N.map((n, i) => 6 * n * D[i]),
          },
          {
            name: 'D-per-N',
            words: 'tokens per parameter',
            title: 'tokens per parameter, D/N',
            values: D.map((d, i) => d / N[i]),
          },
        ];
  return [...inputs, ...products].filter(({ values }) => values.some((value) => value !== values[0]));
}

/** Medians of the fitted residuals over runs of about equal number, in the order of `values`. */
export function runningMedians({ rows }: FitOutcome, values: Float64Array): { x: number; y: number }[] {
  const order = indices(values.length)
    .filter((row) => rows.heldOut[row] === 0 && Number.isFinite(rows.residual[row]))
    .sort((a, b) => values[a] - values[b] || a - b);
  const parts = Math.min(MOST_MEDIANS, Math.floor(order.length / PER_MEDIAN), new Set(values).size);
  if (parts < 3) return [];
  return indices(parts).map((part) => {
    const own = order.slice(
      Math.round((part * order.length) / parts),
      Math.round(((part + 1) * order.length) / parts),
    );
    return { x: median(own.map((row) => values[row])), y: median(own.map((row) => rows.residual[row])) };
  });
}

export function residualPanels(outcome: FitOutcome, canvas: Canvas): Figure[] {
  const panels = residualVariables(outcome).map((variable) => panel(outcome, variable, canvas));
  const quantile = quantileFigure(outcome, canvas);
  return quantile === undefined ? panels : [...panels, quantile];
}

function panel(outcome: FitOutcome, { name, title, words, values }: Variable, { Plot }: Canvas): Figure {
  const { rows } = outcome;
  const shown = shownRows(rows, MOST_DOTS);
  const dots = shown.map((row) => ({
    run: row,
    x: values[row],
    y: rows.residual[row],
    heldOut: rows.heldOut[row] === 1,
    says: `row ${rows.rowNumbers[row]}: ${words} ${number(values[row])}, residual ${number(rows.residual[row], 3)}`,
  }));
  const medians = runningMedians(outcome, values);
  const x = axisOver(values, 0.05);
  const y = sparse(axisAroundZero(rows.residual), 5);
  const label = residualTitle(outcome);
  const anyHeldOut = rows.heldOut.includes(1);
  return {
    id: `residuals-${name}`,
    title: `Residuals against ${words}`,
    description: `One dot a run; ${medians.length === 0 ? 'a trend' : 'a median line that leaves zero'} means that the law misses something along ${words}.`,
    legend: html`<ul class="legend">${medians.length === 0 ? undefined : html`<li><i class="line"></i>running median</li>`}${
      anyHeldOut ? html`<li><i class="held-out"></i>held out</li>` : undefined
    }</ul>`,
    caption: [shownWords(rows, MOST_DOTS)],
    table: {
      heads: ['Row', title, label],
      rows: thinned(values.length, MOST_ROWS).map((row) => [
        String(rows.rowNumbers[row]),
        number(values[row]),
        number(rows.residual[row], 3),
      ]),
      shown: SHOWN_ROWS,
      note: thinnedWords(values.length, MOST_ROWS),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: title, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, label, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        Plot.ruleY([0], { stroke: muted }),
        Plot.dot(
          dots.filter(({ heldOut }) => !heldOut),
          { x: 'x', y: 'y', fill: accent, fillOpacity: 0.6, r: 2.3, title: 'says', ...ofRun },
        ),
        Plot.dot(
          dots.filter(({ heldOut }) => heldOut),
          {
            x: 'x',
            y: 'y',
            stroke: ink,
            fill: 'var(--paper)',
            r: 3,
            symbol: 'diamond',
            title: 'says',
            ...ofRun,
          },
        ),
        Plot.line(medians, { x: 'x', y: 'y', stroke: ink, strokeWidth: 1.75, clip: true }),
      ],
    }),
  };
}

interface QuantilePoint {
  readonly x: number;
  readonly y: number;
  /** The row's number in the table. */
  readonly row: number;
  readonly run: number;
}

/** Sorted residuals of the fitted rows beside the quantiles of a normal distribution; the line joins the quartiles. */
export function quantilePoints({ rows }: FitOutcome): QuantilePoint[] {
  const order = indices(rows.residual.length)
    .filter((row) => rows.heldOut[row] === 0 && Number.isFinite(rows.residual[row]))
    .sort((a, b) => rows.residual[a] - rows.residual[b] || a - b);
  return order.map((row, i) => ({
    x: normalQuantile((i + 0.5) / order.length),
    y: rows.residual[row],
    row: rows.rowNumbers[row],
    run: row,
  }));
}

function quantileFigure(outcome: FitOutcome, { Plot }: Canvas): Figure | undefined {
  const all = quantilePoints(outcome);
  if (all.length < 4) return undefined;
  const [lower, upper] = quantiles(
    Float64Array.from(all, ({ y }) => y),
    [0.25, 0.75],
  );
  const slope = (upper - lower) / (2 * normalQuantile(0.75));
  const middle = (lower + upper) / 2;
  const points = some(all, MOST_DOTS);
  const ends = [all[0].x, all[all.length - 1].x];
  const x = linearAxis(1.08 * ends[0], 1.08 * ends[1]);
  const label = residualTitle(outcome);
  return {
    id: 'residual-quantiles',
    title: 'Quantiles of the residuals',
    description:
      'Residuals in order against the quantiles of a normal distribution; the line goes through their quartiles.',
    legend: html`<ul class="legend"><li><i class="ends"></i>normal</li></ul>`,
    caption: ['Ends that bend away from the line are heavier tails than those of normal noise.'],
    table: {
      shown: SHOWN_ROWS,
      heads: ['Row', 'normal quantile', label],
      rows: some(all, MOST_ROWS).map((point) => [String(point.row), number(point.x, 3), number(point.y, 3)]),
    },
    options: () => ({
      x: {
        ...sparse(x, 5),
        label: 'normal quantile, standard deviations',
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...sparse(axisAroundZero(all.map(({ y }) => y)), 5), label, labelArrow: 'none', grid: true },
      marks: [
        Plot.line(ends, {
          x: (value: number) => value,
          y: (value: number) => middle + slope * value,
          stroke: muted,
          strokeDasharray: '3,3',
          clip: true,
        }),
        Plot.dot(points, {
          x: 'x',
          y: 'y',
          fill: accent,
          fillOpacity: 0.7,
          r: 2.3,
          title: (point: QuantilePoint) => readout({ row: point.row }, `residual ${number(point.y, 3)}`),
          ...ofRun,
        }),
      ],
    }),
  };
}
