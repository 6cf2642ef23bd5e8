/** Optima of a sweep by cell beside their law and published rules, and excess losses about the optima. */
import type { HyperRecord } from '../../tasks/hyper/record.js';
import { formatNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { cellName, lawText, sweptText } from '../sentences/hyper.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver } from './axis.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { accent, type Canvas, type Figure, ink } from './figure.js';
import { glyph, type SeriesStyle } from './series.js';

/** Cells that are drawn. */
const MOST_ROWS = 30;

const own: SeriesStyle = { colour: accent, symbol: 'circle' };
const byLaw: SeriesStyle = { colour: ink, symbol: 'diamond' };

/** Of every hyper-parameter, the best value by cell and what the law of the optima says there. */
export function sweepFigures(record: HyperRecord, canvas: Canvas): Figure[] {
  const { over, laws, job, by } = record;
  return over.flatMap((name): Figure[] => {
    const law = laws.find(
      (one) => one.name === name && one.coefficient !== null && one.of.every((of) => by.includes(of)),
    );
    const cells = record.cells.filter(({ optimum }) => optimum !== null).slice(0, MOST_ROWS);
    const dots = cells.flatMap(({ at, optimum }): Dot[] => {
      const found = optimum?.[name];
      if (found === undefined) return [];
      const row = cellName(at);
      const expected =
        law === undefined
          ? undefined
          : Object.entries(law.exponents).reduce(
              (product, [of, { value }]) => product * at[of] ** value,
              law.coefficient?.value ?? Number.NaN,
            );
      return [
        {
          row,
          lane: 'optimum',
          value: found.value,
          ...(found.interval === null ? {} : { interval: found.interval }),
          says: sweptText(found),
          ...own,
        },
        ...(expected === undefined
          ? []
          : [{ row, lane: 'law', value: expected, says: formatNumber(expected, 3), ...byLaw }]),
      ];
    });
    if (dots.length === 0) return [];
    const axis = axisOver(dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]));
    return [
      {
        id: `optima-${name}`,
        title: `Best ${name} by cell`,
        description: `The best ${name} of ${cells.length} cells${law === undefined ? '' : `, and its law ${lawText(law)}`}.`,
        legend: html`<ul class="legend"><li>${glyph(own)}optimum of the cell</li>${law === undefined ? undefined : html`<li>${glyph(byLaw)}law</li>`}</ul>`,
        caption: [`Lines are ${percent(job.level)} intervals.`, law === undefined ? '' : `${lawText(law)}.`],
        table: dotTable(dots, ['Cell', 'What', name]),
        options: (room) =>
          dotPlot(
            { dots, axis, label: name, tickFormat: (value) => compact(value), namesAbove: true },
            room,
            canvas,
          ),
      },
    ];
  });
}
