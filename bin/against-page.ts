/** A comparison of builds as one self-contained page. */
import type { AgainstResults, Compared } from '../bench/against/results.js';
import { dateWords, machineWords, placeText, ratioText } from '../bench/page/format.js';
import { axisOver, sparse } from '../src/report/figures/axis.js';
import { type Dot, dotPlot, dotTable } from '../src/report/figures/dot-plot.js';
import { type Canvas, type Figure, figureGrid, legend, muted } from '../src/report/figures/figure.js';
import { glyph, type SeriesStyle } from '../src/report/figures/series.js';
import { section } from '../src/report/markup/document.js';
import { html } from '../src/report/markup/html.js';
import { renderAnswer } from '../src/report/pages/answer.js';
import { formatDuration } from '../src/text.js';
import { measureOf, summary, verdictText } from './against-text.js';

/** Cases that are drawn, those that changed most first. */
const MOST_ROWS = 60;

const styles = {
  slower: { colour: 'var(--bad)', symbol: 'triangle' },
  faster: { colour: 'var(--good)', symbol: 'diamond' },
  unclear: { colour: 'var(--doubt)', symbol: 'square' },
  unchanged: { colour: muted, symbol: 'circle' },
} as const satisfies Record<Compared['verdict'], SeriesStyle>;

/** `command` makes the page again. */
export function againstPage(results: AgainstResults, command: string, canvas: Canvas): string {
  const { builds, machine, date, cases } = results;
  const [first, ...rest] = summary(results);
  const faults = cases.filter(({ outcome }) => outcome !== 'compared').length;
  const changed = cases.filter(
    (each) => each.outcome === 'compared' && (each.verdict === 'slower' || each.verdict === 'faster'),
  ).length;
  const figure = ratioFigure(results, canvas);
  return renderAnswer({
    title: `isoloss ${builds.this.version} beside ${builds.other.version} on ${machineWords(machine)}`,
    verdict: {
      tone: faults > 0 ? 'failed' : changed > 0 ? 'doubtful' : 'sure',
      headline:
        faults > 0 ? 'Something is wrong or failed' : changed > 0 ? 'Times changed' : 'No time changed',
      text: first,
    },
    figures: figure === undefined ? [] : [section('ratios', 'Times', figureGrid([figure], canvas, 'wide'))],
    parts: [
      {
        kind: 'table',
        columns: [
          { title: 'Suite' },
          { title: 'Size', right: true },
          { title: 'Engine' },
          { title: 'Other', right: true },
          { title: 'This', right: true },
          { title: 'This build is', prose: true },
        ],
        rows: cases.map((each) => [
          each.suite,
          placeText(each),
          each.engine,
          ...(each.outcome === 'compared'
            ? [each.seconds.other, each.seconds.this].map(formatDuration)
            : ['', '']),
          verdictText(each),
        ]),
      },
      { kind: 'facts', facts: [['made', dateWords(date)]] },
      { kind: 'sentences', title: 'how to read this', lines: rest },
    ],
    command,
    record: results,
  });
}

function ratioFigure({ cases }: AgainstResults, canvas: Canvas): Figure | undefined {
  const compared = cases.flatMap((each) => (each.outcome === 'compared' ? [each] : []));
  if (compared.length === 0) return undefined;
  const distance = (each: Compared) => Math.abs(Math.log(measureOf(each, each.by).ratio));
  const shown = compared.toSorted((a, b) => distance(b) - distance(a)).slice(0, MOST_ROWS);
  const dots = shown.map((each): Dot => {
    const { ratio, interval } = measureOf(each, each.by);
    return {
      row: `${each.suite}, ${placeText(each)}, ${each.engine}`,
      lane: 'time of this build over that of the other',
      value: ratio,
      interval,
      says: `${ratioText(ratio)} (${interval.map(ratioText).join(' to ')})`,
      ...styles[each.verdict],
    };
  });
  const axis = sparse(
    axisOver([0.9, 1 / 0.9, ...dots.flatMap(({ value, interval = [] }) => [value, ...interval])], 0.06),
    6,
  );
  const verdicts = Object.entries(styles).filter(([verdict]) =>
    shown.some((each) => each.verdict === verdict),
  );
  return {
    id: 'time-ratios',
    title: 'Time of this build over that of the other',
    description: `The ratio of times of ${compared.length} cases with its interval; above 1 this build is slower.`,
    legend: legend(verdicts.map(([verdict, style]) => html`${glyph(style)}${verdict}`)),
    caption: [
      'To the left of 1 this build takes less time. Lines are intervals that hold together with 95 %.',
      shown.length < compared.length
        ? `The ${shown.length} of ${compared.length} cases that changed most are drawn.`
        : '',
    ],
    table: dotTable(dots, ['Case', 'What', 'Ratio']),
    options: (room) =>
      dotPlot(
        {
          dots,
          axis,
          label: 'times as long as the other',
          tickFormat: (value) => `${axis.tickFormat(value)}\u00d7`,
          reference: 1,
          namesAbove: true,
        },
        room,
        canvas,
      ),
  };
}
