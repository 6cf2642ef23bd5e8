/** What changed between two result files, case by case, drawn. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Dot, dotPlot, dotTable } from '../../src/report/figures/dot-plot.js';
import type { Canvas, Figure } from '../../src/report/figures/figure.js';
import { type Html, html } from '../../src/report/markup/html.js';
import {
  type Cell,
  numberCell,
  numberHead,
  strongCell,
  table,
  textCell,
  textHead,
} from '../../src/report/markup/table.js';
import { formatCount, formatDuration, plural } from '../../src/text.js';
import { type Change, RULE } from '../compare.js';
import type { EngineStyles } from './engine-style.js';
import { percentText, placeText, ratioText } from './format.js';

/** A row a suite, a dot a case. */
export function changeFigure(
  changes: readonly Change[],
  styles: EngineStyles,
  id: string,
  canvas: Canvas,
): Figure | undefined {
  if (changes.length === 0) return undefined;
  const engines = styles.ids.filter((engine) => changes.some((change) => change.engine === engine));
  const axis = sparse(axisOver([...changes.map(({ ratio }) => ratio), 0.8, 1.25], 0.06), 6);
  const clear = changes.filter(({ changed }) => changed).length;
  // Lanes in the order of the legend.
  const ordered = [...changes].sort((a, b) => engines.indexOf(a.engine) - engines.indexOf(b.engine));
  const dots = ordered.map((change): Dot => {
    const { suite, engine, ratio, changed, interval } = change;
    const says = `${placeText(change)}: ${ratioText(ratio)} (${interval.map(ratioText).join(' to ')})`;
    return { ...styles.of(engine), row: suite, lane: engine, value: ratio, hollow: !changed, says };
  });
  return {
    id,
    title: `${formatCount(clear)} of ${plural(changes.length, 'case')} changed beyond the noise of both runs`,
    description: `Speed now over speed before on a logarithmic axis, a dot for each of ${changes.length} cases.`,
    legend: styles.legend(engines),
    caption: [
      'To the right of 1 a case is faster than before, to the left slower, after each engine’s calibration is divided out. Solid dots changed beyond the noise.',
    ],
    table: dotTable(dots, ['Suite', 'Engine', 'Size, and speed of before']),
    options: (room) =>
      dotPlot(
        {
          rows: [...new Set(changes.map(({ suite }) => suite))].sort(),
          dots,
          axis,
          label: 'times as fast as before',
          tickFormat: (value) => `${axis.tickFormat(value)}×`,
          reference: 1,
        },
        room,
        canvas,
      ),
  };
}

/** Rows that a page lists. */
const MOST_LISTED = 30;

export function changeTable(changes: readonly Change[]): Html | undefined {
  if (changes.length === 0) return undefined;
  const clear = changes.filter(({ changed }) => changed);
  if (clear.length === 0) return html`<p>No case changed beyond the noise of both runs.</p>`;
  const row = (change: Change): Cell[] => {
    const { suite, engine, before, now, ratio, interval } = change;
    return [
      textCell(suite),
      numberCell(placeText(change)),
      textCell(engine),
      strongCell(ratioText(ratio), interval.map(ratioText).join(' to ')),
      textCell(
        html`<span class="verdict-word ${ratio > 1 ? 'sure' : 'failed'}">${percentText(Math.abs(1 - 1 / ratio))} ${ratio > 1 ? 'less' : 'more'} time</span>`,
      ),
      numberCell(formatDuration(before)),
      numberCell(formatDuration(now)),
    ];
  };
  const rest = clear.length - MOST_LISTED;
  const heads = [
    textHead('Suite'),
    numberHead('Size'),
    textHead('Engine'),
    numberHead('Speed, of before'),
    textHead(''),
    numberHead('Before'),
    numberHead('Now'),
  ];
  return html`${table(heads, clear.slice(0, MOST_LISTED).map(row))}
<p class="muted">Cases that changed, the largest change first; times as measured, speeds after calibration. ${RULE}${rest > 0 ? ` ${rest} more are in the files.` : ''}</p>`;
}
