/** Prediction errors of several laws, and how far each is from the best, as dot plots. */
import type { CompareRecord } from '../../tasks/compare/record.js';
import type { Criterion } from '../../tasks/contenders/criterion.js';
import { paddedNumber, probabilityText } from '../../text.js';
import { html } from '../markup/html.js';
import { criterionTitles, decidingCriterion, orderOf } from '../sentences/compare.js';
import { candidates } from '../sentences/criterion.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver } from './axis.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { accent, type Canvas, type Figure, ink, muted } from './figure.js';
import { range } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

const styles: Readonly<Record<'crossValidation' | 'extrapolation', SeriesStyle>> = {
  crossValidation: { colour: muted, symbol: 'square' },
  extrapolation: { colour: accent, symbol: 'circle' },
};

/** Errors by law, then the differences by the criterion that decides. */
export function contestFigures(record: CompareRecord, canvas: Canvas): Figure[] {
  const deciding = decidingCriterion(record);
  const isRanked = deciding !== undefined && deciding.ranking.length > 1;
  return [errorFigure(record, canvas), isRanked ? differenceFigure(deciding, canvas) : undefined].filter(
    (figure) => figure !== undefined,
  );
}

function errorFigure(record: CompareRecord, canvas: Canvas): Figure | undefined {
  const kinds = (['crossValidation', 'extrapolation'] as const).filter((kind) => record[kind] !== undefined);
  const dots = orderOf(record).flatMap((contender) =>
    kinds.flatMap((kind): Dot[] => {
      const error = contender[kind];
      if (!error) return [];
      const says = `${paddedNumber(error.value, 4)} (${range(error.interval?.[0], error.interval?.[1])})`;
      return [
        {
          row: contender.name,
          lane: criterionTitles[kind],
          value: error.value,
          ...(error.interval === null ? {} : { interval: error.interval }),
          says,
          ...styles[kind],
        },
      ];
    }),
  );
  if (dots.length === 0) return undefined;
  const axis = axisOver(dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]));
  const { measure, job } = record;
  const label = measure === 'log' ? 'root mean square of log errors' : 'root mean square error';
  return {
    id: 'errors',
    title: 'Errors of prediction',
    description: `Errors of ${record.contenders.length} laws on runs that were not fitted, the best first.`,
    legend: html`<ul class="legend">${kinds.map((kind) => html`<li>${glyph(styles[kind])}${criterionTitles[kind]}</li>`)}</ul>`,
    caption: [`Lines are ${percent(job.level)} intervals over resamples of the runs.`],
    table: dotTable(dots, ['Law', 'By', 'Error']),
    options: (room) => dotPlot({ dots, axis, label, namesAbove: true }, room, canvas),
  };
}

function differenceFigure(criterion: Criterion, canvas: Canvas): Figure {
  const best = candidates(criterion);
  const dots = criterion.ranking.map(({ contender, difference, interval, p, mayBeBest }, i): Dot => {
    const words =
      i === 0
        ? 'the best'
        : `${paddedNumber(difference, 4)} (${range(interval?.[0], interval?.[1])}), ${probabilityText(p)}`;
    return {
      row: contender,
      lane: criterionTitles[criterion.name],
      value: difference,
      ...(i === 0 || interval === null ? {} : { interval }),
      says: words,
      colour: mayBeBest ? ink : muted,
      symbol: 'circle',
      hollow: !mayBeBest,
    };
  });
  const values = dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]);
  const axis = axisOver([0, ...values]);
  return {
    id: 'differences',
    title: `Difference from ${criterion.best}`,
    description: `By ${criterionTitles[criterion.name]} the difference of each law from the best, with its interval.`,
    legend: html`<ul class="legend"><li>${glyph({ colour: ink, symbol: 'circle' })}may be the best</li><li><i class="ring"></i>worse</li></ul>`,
    caption: [
      best.length === 1
        ? `By ${criterionTitles[criterion.name]} no other law may be the best.`
        : `By ${criterionTitles[criterion.name]} ${best.length} of ${criterion.ranking.length} laws may be the best.`,
    ],
    table: dotTable(dots, ['Law', 'By', 'Difference']),
    options: (room) =>
      dotPlot(
        {
          dots,
          axis,
          label: `${criterionTitles[criterion.name]}, difference`,
          reference: 0,
          namesAbove: true,
        },
        room,
        canvas,
      ),
  };
}
