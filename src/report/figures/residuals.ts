/** What the law leaves unexplained: residuals against the prediction, and how they are spread. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { html } from '../markup/html.js';
import { axisAroundZero, axisOver, sparse } from './axis.js';
import { axisTitle, fitTargetTitle } from './axis-titles.js';
import {
  accent,
  type Canvas,
  type Figure,
  type FigureTable,
  ink,
  muted,
  thinned,
  thinnedWords,
} from './figure.js';
import { MOST_ROWS, number, ofRun, padded, range, readout } from './readout.js';
import { residualTitle } from './residuals-against.js';
import { shownRows, shownWords } from './shown-rows.js';

const BINS = 28;

export function residualFigures(outcome: FitOutcome, { Plot }: Canvas): Figure[] {
  const { record, rows } = outcome;
  const points = shownRows(rows).map((row) => ({
    run: row,
    residual: rows.residual[row],
    predicted: rows.predicted[row],
    heldOut: rows.heldOut[row] === 1,
    says: readout(inputsOf(outcome, row), `residual ${number(rows.residual[row], 3)}`),
  }));
  const fitted = points.filter(({ heldOut }) => !heldOut);
  const heldOut = points.filter((point) => point.heldOut);
  const y = axisAroundZero(rows.residual);
  const label = residualTitle(outcome);
  const huber = record.loss.kind === 'huber' ? [-record.loss.delta, record.loss.delta] : [];
  const fittedResiduals = rows.residual.filter((_, row) => rows.heldOut[row] === 0);
  const bins = histogram(fittedResiduals);

  return [
    {
      id: 'residuals',
      title: 'Residuals against prediction',
      description: 'One dot a run; a pattern around the zero line means that the law misses something.',
      ...(heldOut.length === 0
        ? {}
        : {
            legend: html`<ul class="legend"><li><i style="background:${accent}"></i>fitted</li><li><i class="held-out"></i>held out</li></ul>`,
          }),
      caption: [
        huber.length === 0
          ? ''
          : 'Between the dotted lines a residual counts by its square, beyond them by its size.',
        shownWords(rows),
      ],
      table: runTable(outcome),
      options: ({ ticks }) => ({
        x: {
          ...sparse(axisOver(rows.predicted), ticks),
          label: `predicted ${fitTargetTitle(record)}`,
          labelAnchor: 'center',
          labelArrow: 'none',
        },
        y: { ...y, label, labelArrow: 'none', grid: true },
        marks: [
          Plot.ruleY([0], { stroke: muted }),
          Plot.ruleY(huber, { stroke: muted, strokeDasharray: '2,3', clip: true }),
          Plot.dot(fitted, {
            x: 'predicted',
            y: 'residual',
            fill: accent,
            fillOpacity: 0.7,
            r: 2.6,
            title: 'says',
            ...ofRun,
          }),
          Plot.dot(heldOut, {
            x: 'predicted',
            y: 'residual',
            stroke: ink,
            fill: 'var(--paper)',
            r: 3.4,
            symbol: 'diamond',
            title: 'says',
            ...ofRun,
          }),
        ],
      }),
    },
    {
      id: 'residual-spread',
      title: 'Spread of the residuals',
      description: `Histogram of the residuals of the ${fittedResiduals.length} fitted runs.`,
      table: {
        heads: [label, 'Runs'],
        rows: bins
          .filter(({ count }) => count > 0)
          .map(({ from, to, count }) => [range(from, to), String(count)]),
      },
      options: ({ ticks }) => ({
        x: { ...sparse(y, ticks), label, labelAnchor: 'center', labelArrow: 'none' },
        y: { ...countAxis(bins), label: 'runs', labelArrow: 'none', grid: true },
        marks: [
          Plot.rect(bins, {
            x1: 'from',
            x2: 'to',
            y1: 0,
            y2: 'count',
            fill: accent,
            fillOpacity: 0.75,
            inset: 0.5,
            title: ({ from, to, count }: Bin) => `${range(from, to)}: ${count}`,
          }),
          Plot.ruleX([0], { stroke: muted }),
          Plot.ruleY([0], { stroke: muted }),
        ],
      }),
    },
  ];
}

function inputsOf({ record, rows }: FitOutcome, row: number): Record<string, number> {
  const named = record.law.inputs.filter(({ name }) => Object.hasOwn(rows.inputs, name));
  return Object.fromEntries(named.map(({ name }) => [name, rows.inputs[name][row]]));
}

/** Every run, or an even choice of many. */
function runTable(outcome: FitOutcome): FigureTable {
  const { record, rows } = outcome;
  const inputs = record.law.inputs.filter(({ name }) => Object.hasOwn(rows.inputs, name));
  const anyHeldOut = rows.heldOut.includes(1);
  return {
    heads: [
      'Row',
      ...inputs.map(axisTitle),
      fitTargetTitle(record),
      'Law',
      'Residual',
      ...(anyHeldOut ? ['Held out'] : []),
    ],
    rows: thinned(rows.residual.length, MOST_ROWS).map((row) => [
      String(rows.rowNumbers[row]),
      ...Object.values(inputsOf(outcome, row)).map((value) => number(value)),
      number(rows.observed[row], 5),
      padded(rows.predicted[row], 5),
      number(rows.residual[row], 3),
      ...(anyHeldOut ? [rows.heldOut[row] === 1 ? 'yes' : ''] : []),
    ]),
    note: thinnedWords(rows.residual.length, MOST_ROWS),
  };
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Equal bins over a range symmetric about zero, so that zero is an edge. */
function histogram(values: Float64Array): Bin[] {
  const finite = values.filter(Number.isFinite);
  const reach = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const width = (2 * reach) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of finite) counts[Math.min(BINS - 1, Math.floor((value + reach) / width))]++;
  // By whole numbers of bins from the middle, which rounding leaves at zero.
  const edge = (i: number): number => (i - BINS / 2) * width;
  return counts.map((count, i) => ({ from: edge(i), to: edge(i + 1), count }));
}

function countAxis(bins: readonly Bin[]) {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const { ticks } = axisOver([0, most]);
  return {
    domain: [0, most * 1.08],
    ticks: ticks.filter((tick) => Number.isInteger(tick) && tick >= 0),
    tickFormat: String,
  };
}
