/** Observed against predicted losses: where the law fits, runs lie along the diagonal. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { formatNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { axisOver, sparse } from './axis.js';
import { fitTargetTitle } from './axis-titles.js';
import { type Canvas, type Figure, muted, thinned, thinnedWords } from './figure.js';
import { heldOutDots, MOST_ROWS, number, ofRun, padded, readout, SHOWN_ROWS } from './readout.js';
import { coloursOfRows, groupKeys, runGroups } from './run-groups.js';
import { shownRows, shownWords } from './shown-rows.js';

export function agreementFigure(outcome: FitOutcome, canvas: Canvas): Figure {
  const { Plot } = canvas;
  const { record, rows } = outcome;
  const title = fitTargetTitle(record);
  const groups = runGroups(outcome);
  const colours = coloursOfRows(groups);
  const names = record.law.inputs.map(({ name }) => name).filter((name) => Object.hasOwn(rows.inputs, name));
  const dots = shownRows(rows).map((row) => ({
    run: row,
    x: rows.predicted[row],
    y: rows.observed[row],
    heldOut: rows.heldOut[row] === 1,
    colour: colours.get(row) ?? muted,
    says: readout(
      Object.fromEntries(names.map((name) => [name, rows.inputs[name][row]])),
      `L ${number(rows.observed[row])}, law ${number(rows.predicted[row])}`,
    ),
  }));
  const scale = axisOver([...rows.observed, ...rows.predicted], 0.04);
  const anyHeldOut = rows.heldOut.includes(1);
  return {
    id: 'agreement',
    title: 'Observed against predicted',
    description: `${rows.observed.length} runs as dots, their losses against what the law predicts, and the line on which both are equal.`,
    legend: html`<ul class="legend">${groupKeys(groups)}<li><i class="ends"></i>equal</li>${
      anyHeldOut ? html`<li><i class="held-out"></i>held out</li>` : undefined
    }</ul>`,
    caption: [
      `Root mean square of the differences over the fitted runs: ${formatNumber(record.score.rmse, 3)}.`,
      shownWords(rows),
    ],
    table: {
      heads: ['Row', `predicted ${title}`, `observed ${title}`],
      rows: thinned(rows.observed.length, MOST_ROWS).map((row) => [
        String(rows.rowNumbers[row]),
        padded(rows.predicted[row], 5),
        number(rows.observed[row], 5),
      ]),
      shown: SHOWN_ROWS,
      note: thinnedWords(rows.observed.length, MOST_ROWS),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(scale, ticks), label: `predicted ${title}`, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(scale, 7), label: `observed ${title}`, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        Plot.line([scale.domain[0], scale.domain[1]], {
          x: (value: number) => value,
          y: (value: number) => value,
          stroke: muted,
          strokeDasharray: '3,3',
        }),
        Plot.dot(
          dots.filter(({ heldOut }) => !heldOut),
          { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.8, r: 2.6, title: 'says', ...ofRun },
        ),
        heldOutDots(
          dots.filter(({ heldOut }) => heldOut),
          canvas,
        ),
      ],
    }),
  };
}
