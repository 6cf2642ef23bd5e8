/** Predictions of a chain by task, with bands, and what was observed. */
import type { ChainRecord } from '../../tasks/chain/record.js';
import { formatNumber, paddedNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { chainTitle, pointWords } from '../sentences/chain.js';
import { predictedUnit } from '../sentences/units.js';
import { axisOver } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { accent, type Canvas, type Figure, ink } from './figure.js';
import { bandsCaption } from './predicted.js';
import { range } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Points that are drawn. */
const MOST_ROWS = 40;

const predicted: SeriesStyle = { colour: accent, symbol: 'circle' };
const truth: SeriesStyle = { colour: ink, symbol: 'diamond' };

/** The task's name where there is one, with the unit that all have. */
function metricTitle({ tasks }: ChainRecord): string {
  const [unit, ...others] = new Set(tasks.map(({ metric }) => predictedUnit(metric)));
  return axisTitle({
    name: tasks.length === 1 ? tasks[0].name : 'metric',
    unit: others.length === 0 ? unit : '',
  });
}

export function chainedFigures(record: ChainRecord, canvas: Canvas): Figure[] {
  const points = record.tasks
    .flatMap(({ name, points: own }) =>
      own.map((point) => ({ name: `${name}, ${pointWords(point)}`, point })),
    )
    .slice(0, MOST_ROWS);
  const dots = points.flatMap(({ name, point: { value, newRun, band, observed } }): Dot[] => {
    const interval = newRun ?? band;
    return [
      {
        row: name,
        lane: 'predicted',
        value,
        ...(interval === null ? {} : { interval }),
        says: `${paddedNumber(value, 4)} (${range(interval?.[0], interval?.[1])})`,
        ...predicted,
      },
      ...(observed === undefined
        ? []
        : [{ row: name, lane: 'observed', value: observed, says: formatNumber(observed, 4), ...truth }]),
    ];
  });
  const axis = axisOver(dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]));
  return [
    {
      id: 'chained',
      title: 'Predicted metrics',
      description: chainTitle(record),
      legend: html`<ul class="legend"><li>${glyph(predicted)}predicted</li>${dots.some(({ lane }) => lane === 'observed') ? html`<li>${glyph(truth)}observed</li>` : undefined}</ul>`,
      caption: [
        bandsCaption(
          record.level,
          points.map(({ point }) => point),
        ),
      ],
      table: dotTable(dots, ['Task', 'What', 'Value']),
      options: (room) => dotPlot({ dots, axis, label: metricTitle(record), namesAbove: true }, room, canvas),
    },
  ];
}
