/** Bars of how many times as fast as the fastest CPU engine each engine is, with its time, at one size a suite. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Dot, dotPlot, dotTable } from '../../src/report/figures/dot-plot.js';
import type { Canvas, Figure } from '../../src/report/figures/figure.js';
import { formatDuration, listed } from '../../src/text.js';
import type { EngineStyles } from './engine-style.js';
import { placeWords, ratioText } from './format.js';
import { fastest, type SuiteView, shownSize, speedup } from './suite-view.js';

/** One figure, or two of about the same height, on the same axis. */
export function speedupFigures(
  views: readonly SuiteView[],
  styles: EngineStyles,
  id: string,
  canvas: Canvas,
): Figure[] {
  const suites = views.map((view) => barsOf(view, styles)).filter((bars) => bars.length > 0);
  if (suites.length === 0) return [];
  const axis = sparse(axisOver([...suites.flat().map(({ value }) => value), 0.8, 1.25]), 4);
  const half = suites.length < 3 ? suites.length : Math.ceil(suites.length / 2);
  const parts = [suites.slice(0, half), suites.slice(half)].filter((part) => part.length > 0);
  return parts.map((part, i) => {
    const dots = part.flat();
    return {
      id: `${id}-${i + 1}`,
      title: `Speed against the fastest CPU engine${parts.length > 1 ? ` (${i + 1} of ${parts.length})` : ''}`,
      description: `For ${listed(part.map(([{ row }]) => row))}, bars to the right of 1 are faster than the fastest CPU engine, to the left slower.`,
      legend: styles.legend(styles.ids.filter((engine) => dots.some(({ lane }) => lane === engine))),
      caption: [
        i === 0
          ? 'To the right of 1 an engine is faster than the fastest CPU engine, to the left slower; the axis is logarithmic. The numbers are the time of a run, and that ratio.'
          : '',
      ],
      table: dotTable(dots, ['Suite', 'Engine', 'Time, and speed against the fastest CPU engine']),
      options: (room) =>
        dotPlot(
          {
            dots,
            axis,
            label: 'times as fast',
            tickFormat: (value) => `${axis.tickFormat(value)}×`,
            reference: 1,
            bars: true,
            namesAbove: true,
          },
          room,
          canvas,
        ),
    };
  });
}

function barsOf(view: SuiteView, styles: EngineStyles): Dot[] {
  const size = shownSize(view);
  if (size === undefined) return [];
  return view.engines.flatMap(({ id }) => {
    const entry = fastest(
      view.timed.filter(({ engine }) => engine === id),
      size,
    );
    const ratio = entry === undefined ? undefined : speedup(view, entry);
    if (entry === undefined || ratio === undefined) return [];
    const row = `${view.suite.name}: ${placeWords(entry, view.suite.unit)}`;
    const notes = [formatDuration(entry.wall.median), ratioText(ratio)];
    return [{ ...styles.of(id), row, lane: id, value: ratio, notes, says: notes.join(', ') }];
  });
}
