/** Seconds for each name, such as a law's, where sizes are no numbers: a row a name. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import type { Canvas, Figure } from '../../src/report/figures/figure.js';
import { html } from '../../src/report/html.js';
import { shortened } from '../../src/report/multiverse-words.js';
import { listed } from '../../src/text.js';
import type { BenchEntry, TimedEntry } from '../results.js';
import { small } from './figure-size.js';
import { type Looks, legendOf, unknownLook } from './looks.js';
import { sizeText, tickText } from './units.js';
import type { SuiteView } from './view.js';

const ROW = 17;

export function namesFigure(view: SuiteView, looks: Looks, id: string, { Plot }: Canvas): Figure {
  const { suite, timed, entries } = view;
  const engines = view.engines.filter(({ id: own }) => timed.some(({ engine }) => engine === own));
  const names = [...new Set([...entries].sort((a, b) => a.size - b.size).map(nameOf))];
  const x = sparse(axisOver(timed.map(({ wall }) => wall.median).filter((value) => value > 0)), 5);
  const bad = entries
    .filter(({ outcome }) => outcome === 'wrong' || outcome === 'failed')
    .map((entry) => ({ name: nameOf(entry) }));
  return {
    id,
    title: `${suite.name}: time of each`,
    description: `Seconds on a logarithmic axis for each of ${listed(names)}, by engine.`,
    legend: legendOf(
      engines.map((engine) => engine.id),
      looks,
      bad.length > 0 ? [html`<b style="color:var(--bad)">×</b> wrong or failed`] : [],
    ),
    caption: [`${suite.title}.`, 'Further left is faster; thin lines are 95 % intervals of the median.'],
    options: {
      ...small,
      marginLeft: 158,
      marginTop: 10,
      height: names.length * ROW + 52,
      x: {
        ...x,
        tickFormat: tickText,
        label: 'time of a run',
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: { type: 'band', domain: names, label: null, tickSize: 0 },
      marks: [
        ...engines.flatMap((engine) => {
          const points = timed.filter((entry) => entry.engine === engine.id);
          const { colour, symbol } = looks.get(engine.id) ?? unknownLook;
          return [
            Plot.link(points, {
              x1: ({ wall }: TimedEntry) => wall.interval[0],
              x2: ({ wall }: TimedEntry) => wall.interval[1],
              y1: nameOf,
              y2: nameOf,
              stroke: colour,
            }),
            Plot.dot(points, {
              x: ({ wall }: TimedEntry) => wall.median,
              y: nameOf,
              symbol,
              r: 3.6,
              fill: colour,
              stroke: colour,
            }),
          ];
        }),
        Plot.text(bad, {
          y: 'name',
          frameAnchor: 'right',
          text: () => '×',
          fill: 'var(--bad)',
          fontSize: 15,
        }),
      ],
    },
  };
}

/** A label, shortened to what fits beside a chart. */
function nameOf({ label, size }: BenchEntry): string {
  return shortened(label ?? sizeText(size), 22);
}
