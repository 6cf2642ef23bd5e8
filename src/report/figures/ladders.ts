/** Ladders of runs with the lines of one exponent, and the multiplier by scale. */
import type { MultiplierRecord, RecipeComparison } from '../../tasks/multiplier/record.js';
import { endsText, formatNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { multiplierText } from '../sentences/multiplier.js';
import { percent } from '../sentences/uncertainty.js';
import { usualUnit } from '../sentences/units.js';
import { axisOver, sparse } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { accent, type Canvas, distinct, type Figure } from './figure.js';
import { MOST_ROWS, number, padded, readout, readoutDots, some } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

const symbols = ['circle', 'square', 'diamond', 'triangle', 'star', 'wye'] as const;

export function ladderFigures(record: MultiplierRecord, canvas: Canvas): Figure[] {
  return [
    laddersFigure(record, canvas),
    ...record.comparisons
      .filter(({ curve }) => curve.length > 1)
      .map((comparison, i) => curveFigure(record, comparison, i, canvas)),
  ];
}

function laddersFigure({ ladders, floor, data }: MultiplierRecord, { Plot }: Canvas): Figure {
  const compute = axisTitle({ name: data.C, unit: usualUnit(data.C) });
  const colours = distinct(ladders.length);
  const styles = ladders.map(
    (_, i): SeriesStyle => ({ colour: colours[i], symbol: symbols[i % symbols.length] }),
  );
  const points = ladders.flatMap(({ name, runs }, i) =>
    runs.map(({ C, loss }) => ({
      name,
      x: C,
      y: loss - floor.value,
      ...styles[i],
      says: readout({ [data.C]: C }, `${name}, loss ${formatNumber(loss, 4)}`),
    })),
  );
  const x = axisOver(points.map((point) => point.x));
  const y = axisOver(points.map((point) => point.y));
  return {
    id: 'ladders-by-compute',
    title: 'Loss by compute',
    description: `Loss above the floor against compute, both logarithmic, of ${ladders.length} recipes.`,
    legend: html`<ul class="legend">${ladders.map(({ name }, i) => html`<li>${glyph(styles[i])}${name}</li>`)}</ul>`,
    table: {
      heads: ['Recipe', compute, 'Loss'],
      texts: 1,
      rows: some(
        ladders.flatMap(({ name, runs }) => runs.map(({ C, loss }) => [name, number(C), number(loss, 5)])),
        MOST_ROWS,
      ),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: compute, labelAnchor: 'center', labelArrow: 'none' },
      y: {
        ...y,
        label: floor.value === 0 ? 'loss' : `loss less ${formatNumber(floor.value, 4)}`,
        labelArrow: 'none',
        grid: true,
      },
      symbol: { legend: false },
      marks: [
        Plot.line(points, { x: 'x', y: 'y', z: 'name', stroke: 'colour', strokeOpacity: 0.5 }),
        Plot.dot(points, { x: 'x', y: 'y', symbol: 'symbol', fill: 'colour', r: 4, title: 'says' }),
      ],
    }),
  };
}

function curveFigure(
  { baseline, level, data }: MultiplierRecord,
  { recipe, curve, multiplier }: RecipeComparison,
  index: number,
  canvas: Canvas,
): Figure {
  const { Plot } = canvas;
  const points = curve.map(({ C, multiplier: { value, interval } }) => ({
    x: C,
    y: value,
    lo: interval[0] ?? Number.NaN,
    hi: interval[1] ?? Number.NaN,
  }));
  const middle = points.map(({ y }) => y);
  // Wide ends do not flatten the rest.
  const shown = [Math.min(...middle) / 8, Math.max(...middle) * 8];
  const y = axisOver([
    1,
    ...points.flatMap(({ y: value, lo, hi }) => [value, Math.max(lo, shown[0]), Math.min(hi, shown[1])]),
  ]);
  const x = axisOver(points.map((point) => point.x));
  return {
    id: `multiplier-${index + 1}`,
    title: `Multiplier of ${recipe} by scale`,
    description: `Compute of ${baseline} over that of ${recipe} at equal loss, each with its own exponent, with ${percent(level)} intervals.`,
    legend: html`<ul class="legend"><li><i class="line" style="background:${accent}"></i>each its own exponent</li><li><i class="band"></i>${percent(level)}</li><li><i class="ends"></i>one exponent</li></ul>`,
    caption: multiplier === null ? [] : [`With one exponent it is ${multiplierText(multiplier)}.`],
    table: {
      heads: [`Compute of ${baseline}`, 'Multiplier', percent(level)],
      rows: curve.map(({ C, multiplier: { value, interval } }) => [
        number(C),
        padded(value),
        endsText(interval),
      ]),
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(x, ticks),
        label: axisTitle({ name: `${data.C} of ${baseline}`, unit: usualUnit(data.C) }),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...y, label: 'multiplier', labelArrow: 'none', grid: true },
      marks: [
        Plot.areaY(points, { x: 'x', y1: 'lo', y2: 'hi', fill: accent, fillOpacity: 0.16, clip: true }),
        ...(multiplier === null
          ? []
          : [Plot.ruleY([multiplier.value], { stroke: 'var(--muted)', strokeDasharray: '3,3' })]),
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75 }),
        readoutDots(
          some(points).map(({ x: C, y: value }) => ({
            x: C,
            y: value,
            says: readout({ [data.C]: C }, `multiplier ${number(value)}`),
          })),
          canvas,
        ),
      ],
    }),
  };
}
