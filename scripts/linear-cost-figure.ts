import { axisOver, sparse } from '../src/report/figures/axis.js';
import { type Canvas, type Figure, muted, sequence } from '../src/report/figures/figure.js';
import { spacedLabels } from '../src/report/figures/label-spacing.js';
import type { SeriesStyle } from '../src/report/figures/series.js';
import { formatCount, formatDuration } from '../src/text.js';
import { type CostSeries, exponentOf, type LinearCost } from './linear-cost.js';
import { markdownTable } from './markdown.js';

const symbols: readonly SeriesStyle['symbol'][] = ['circle', 'square', 'diamond'];

/** Pixels above and below the drawing's axes, as figures have them. */
const MARGINS = 74;

/** What one of many takes, at the largest count. */
function each({ points }: CostSeries): number {
  const last = points[points.length - 1];
  return last.seconds / last.count;
}

/** Seconds over the count, a line each, and dashed what would be exactly in proportion to the largest. */
export function linearCostFigure({ series, machine }: LinearCost, { Plot }: Canvas): Figure {
  const colours = sequence(series.length);
  const drawn = series.map((one, i) => ({ ...one, colour: colours[i], symbol: symbols[i] }));
  const dots = drawn.flatMap(({ of, points, colour, symbol }) =>
    points.map((point) => ({ ...point, of, colour, symbol })),
  );
  const ideal = drawn.flatMap((one) =>
    one.points.map(({ count }) => ({ of: one.of, count, seconds: count * each(one) })),
  );
  const ends = drawn.map(({ of, points, colour, symbol }) => ({
    ...points[points.length - 1],
    of,
    colour,
    symbol,
  }));
  const x = axisOver(dots.map(({ count }) => count));
  const y = axisOver([...dots, ...ideal].map(({ seconds }) => seconds));
  return {
    id: 'linear-cost',
    title: 'Processor time by number of rows, starts and resamples (dashed: in proportion)',
    description: `Processor time over counts on logarithmic axes, ${machine}.`,
    table: {
      heads: ['', 'count', 'processor time'],
      rows: dots.map(({ of, count, seconds }) => [of, formatCount(count), formatDuration(seconds)]),
      texts: 1,
    },
    options: ({ ticks, fontSize, height }) => {
      const places = spacedLabels(
        ends.map(({ seconds }) => seconds),
        y,
        height - MARGINS,
      );
      return {
        marginRight: 8 * fontSize,
        x: { ...sparse(x, Math.min(ticks, 5)), label: 'count', labelAnchor: 'center', labelArrow: 'none' },
        y: { ...y, tickFormat: formatDuration, label: 'processor time', labelArrow: 'none', grid: true },
        symbol: { legend: false },
        marks: [
          Plot.line(ideal, { x: 'count', y: 'seconds', z: 'of', stroke: muted, strokeDasharray: '3,3' }),
          Plot.line(dots, { x: 'count', y: 'seconds', z: 'of', stroke: 'colour', strokeWidth: 1.75 }),
          Plot.dot(dots, {
            x: 'count',
            y: 'seconds',
            symbol: 'symbol',
            r: 3.6,
            fill: 'colour',
            stroke: 'colour',
          }),
          Plot.text(
            ends.map((end, i) => ({ ...end, seconds: places[i] })),
            { x: 'count', y: 'seconds', text: 'of', textAnchor: 'start', dx: 8, fill: 'colour' },
          ),
        ],
      };
    },
  };
}

/** Markdown: the time of one, by count, and the power that the time grows with. */
export function linearCostTable({ series, machine, date }: LinearCost): string {
  const counts = [...new Set(series.flatMap(({ points }) => points.map(({ count }) => count)))];
  const rows = series.map((one) => [
    one.of,
    ...counts.map((count) => {
      const point = one.points.find((each) => each.count === count);
      return point === undefined ? '' : formatDuration(point.seconds / count);
    }),
    exponentOf(one).toFixed(3),
  ]);
  const heads = ['time of one of', ...counts.map(formatCount), 'exponent'];
  const right = [...counts.map((_, i) => i + 1), counts.length + 1];
  const titles = series.map(({ of, title }) => `${of}: ${title}`).join('; ');
  return `\n${markdownTable([heads, ...rows], right)}\n\nMedians of processor time, all threads together, ${date.slice(0, 10)}, ${machine}. ${titles}.\n\n`;
}
