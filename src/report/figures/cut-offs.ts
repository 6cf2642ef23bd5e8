/** Errors of laws by cut-off, and how much of what they predict their bands hold. */
import type { RolloutRecord } from '../../tasks/rollout/record.js';
import { formatNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { stepName } from '../sentences/rollout.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver, linearAxis } from './axis.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { type Canvas, type Figure, sequence } from './figure.js';
import { glyph, type SeriesStyle } from './series.js';

/** Cut-offs or groups that are drawn. */
const MOST_ROWS = 30;
const symbols = ['circle', 'square', 'diamond', 'triangle', 'star', 'wye'] as const;

export function cutOffFigures(record: RolloutRecord, canvas: Canvas): Figure[] {
  const { steps, laws, scale, job, measure } = record;
  const colours = sequence(laws.length);
  const styles = new Map(
    laws.map(({ name }, i): [string, SeriesStyle] => [
      name,
      { colour: laws.length === 1 ? 'var(--accent)' : colours[i], symbol: symbols[i % symbols.length] },
    ]),
  );
  const styleOf = (law: string): SeriesStyle =>
    styles.get(law) ?? { colour: 'var(--accent)', symbol: 'circle' };
  const rows = [...new Set(steps.map((step) => stepName(step, scale)))].slice(0, MOST_ROWS);
  const shown = steps.filter((step) => rows.includes(stepName(step, scale)));
  const legend = html`<ul class="legend">${laws.map(({ name }) => html`<li>${glyph(styleOf(name))}${name}</li>`)}</ul>`;
  const errors = shown.flatMap((step): Dot[] =>
    step.error === null
      ? []
      : [
          {
            row: stepName(step, scale),
            lane: step.law,
            value: step.error,
            says: `${formatNumber(step.error, 4)} over ${step.predicted} rows`,
            ...styleOf(step.law),
          },
        ],
  );
  const held = shown.flatMap((step): Dot[] => {
    const share = step.coverage.find(({ level }) => level === job.level)?.share ?? null;
    return share === null
      ? []
      : [
          {
            row: stepName(step, scale),
            lane: step.law,
            value: share,
            says: `${percent(share)} of ${step.predicted} rows`,
            ...styleOf(step.law),
          },
        ];
  });
  const errorAxis = axisOver(errors.map(({ value }) => value));
  const label = measure === 'log' ? 'root mean square of log errors' : 'root mean square error';
  const figures: (Figure | undefined)[] = [
    errors.length === 0
      ? undefined
      : {
          id: 'errors-by-cut-off',
          title: 'Errors beyond each cut-off',
          description: `Errors of ${laws.length} laws on the rows beyond each of ${rows.length} cut-offs.`,
          legend,
          table: dotTable(errors, ['Fitted', 'Law', 'Error']),
          options: (room) =>
            dotPlot(
              {
                dots: errors,
                rows,
                axis: errorAxis,
                label,
                tickFormat: (value) => compact(value),
                namesAbove: true,
              },
              room,
              canvas,
            ),
        },
    held.length === 0
      ? undefined
      : {
          id: 'coverage-by-cut-off',
          title: `Predictions inside ${percent(job.level)} bands`,
          description: `The share of predicted rows inside the bands of each fit; bands of that level should hold ${percent(job.level)}.`,
          legend,
          caption: [`The line is the level of the bands.`],
          table: dotTable(held, ['Fitted', 'Law', 'Inside']),
          options: (room) =>
            dotPlot(
              {
                dots: held,
                rows,
                axis: linearAxis(0, 1.02),
                label: 'share of rows inside',
                tickFormat: (share) => percent(share),
                reference: job.level,
                namesAbove: true,
              },
              room,
              canvas,
            ),
        },
  ];
  return figures.filter((figure) => figure !== undefined);
}
