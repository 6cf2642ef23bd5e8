/** What the law leaves unexplained: residuals against the prediction, and how they are spread. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { html } from '../markup/html.js';
import { axisAroundZero, axisOver } from './axis.js';
import { accent, type Canvas, type Figure, ink, muted, thinned, thinnedWords } from './figure.js';

const BINS = 28;

export function residualFigures({ record, rows }: FitOutcome, { Plot }: Canvas): Figure[] {
  const scale = { log: 'log L̂ − log L', raw: 'L̂ − L', relative: 'L̂ / L − 1' }[record.loss.residual];
  const points = thinned(rows.residual.length).map((row) => ({
    residual: rows.residual[row],
    predicted: rows.predicted[row],
    heldOut: rows.heldOut[row] === 1,
  }));
  const fitted = points.filter(({ heldOut }) => !heldOut);
  const heldOut = points.filter((point) => point.heldOut);
  const y = axisAroundZero(rows.residual);
  const label = `residual (${scale})`;
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
        thinnedWords(rows.residual.length),
      ],
      options: {
        x: { ...axisOver(rows.predicted), label: 'predicted L', labelAnchor: 'center', labelArrow: 'none' },
        y: { ...y, label, labelArrow: 'none', grid: true },
        marks: [
          Plot.ruleY([0], { stroke: muted }),
          Plot.ruleY(huber, { stroke: muted, strokeDasharray: '2,3', clip: true }),
          Plot.dot(fitted, { x: 'predicted', y: 'residual', fill: accent, fillOpacity: 0.7, r: 2.6 }),
          Plot.dot(heldOut, {
            x: 'predicted',
            y: 'residual',
            stroke: ink,
            fill: 'var(--paper)',
            r: 3.4,
            symbol: 'diamond',
          }),
        ],
      },
    },
    {
      id: 'residual-spread',
      title: 'Spread of the residuals',
      description: `Histogram of the residuals of the ${fittedResiduals.length} fitted runs.`,
      options: {
        x: { ...y, label, labelAnchor: 'center', labelArrow: 'none' },
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
          }),
          Plot.ruleX([0], { stroke: muted }),
          Plot.ruleY([0], { stroke: muted }),
        ],
      },
    },
  ];
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
  return counts.map((count, i) => ({ from: -reach + i * width, to: -reach + (i + 1) * width, count }));
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
