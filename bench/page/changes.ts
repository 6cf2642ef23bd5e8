/** What changed between two result files, case by case, drawn. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { type Html, html } from '../../src/report/html.js';
import { formatCount, plural } from '../../src/text.js';
import { type Change, RULE } from '../compare.js';
import { small } from './figure-size.js';
import { type Looks, legendOf, unknownLook } from './looks.js';
import { durationText, percentText, placeText, ratioText } from './units.js';

/** A row a suite, a dot a case. */
export function changeFigure(
  changes: readonly Change[],
  looks: Looks,
  id: string,
  { Plot }: Canvas,
): Figure | undefined {
  if (changes.length === 0) return undefined;
  const names = [...new Set(changes.map(({ suite }) => suite))].sort();
  const engines = [...looks.keys()].filter((engine) => changes.some((change) => change.engine === engine));
  const x = sparse(axisOver([...changes.map(({ ratio }) => ratio), 0.8, 1.25], 0.06), 6);
  const clear = changes.filter(({ changed }) => changed).length;
  // Engines of one suite lie one below the other within its row.
  const row = 14 + 7 * engines.length;
  const place = ({ suite, engine }: Change): number =>
    names.indexOf(suite) * row + (row * (engines.indexOf(engine) + 1)) / (engines.length + 1);
  const bottom = names.length * row;
  return {
    id,
    title: `${formatCount(clear)} of ${plural(changes.length, 'case')} changed beyond the noise of both runs`,
    description: `Speed now over speed before on a logarithmic axis, a dot for each of ${changes.length} cases.`,
    legend: legendOf(engines, looks),
    caption: [
      `To the right of 1 a case is faster than before, to the left slower, after each engine’s calibration is divided out. Solid dots changed beyond the noise.`,
    ],
    options: {
      ...small,
      marginLeft: 92,
      marginTop: 8,
      height: bottom + 50,
      x: {
        ...x,
        tickFormat: (value) => `${x.tickFormat(value)}×`,
        label: 'times as fast as before',
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: { type: 'linear', domain: [0, bottom], range: [8, bottom + 8], axis: null },
      marks: [
        Plot.ruleY(
          names.slice(1).map((_, i) => (i + 1) * row),
          { stroke: 'var(--rule)' },
        ),
        Plot.ruleX([1], { stroke: ink, strokeOpacity: 0.6 }),
        Plot.text(names, {
          y: (name: string) => (names.indexOf(name) + 0.5) * row,
          text: (name: string) => name,
          frameAnchor: 'left',
          textAnchor: 'end',
          dx: -8,
          fill: muted,
        }),
        ...engines.map((engine) => {
          const { colour, symbol } = looks.get(engine) ?? unknownLook;
          return Plot.dot(
            changes.filter((change) => change.engine === engine),
            {
              x: 'ratio',
              y: place,
              symbol,
              r: 3.6,
              stroke: colour,
              fill: (change: Change) => (change.changed ? colour : 'var(--paper)'),
            },
          );
        }),
      ],
    },
  };
}

/** Rows that a page lists. */
const MOST_LISTED = 30;

export function changeTable(changes: readonly Change[]): Html | undefined {
  if (changes.length === 0) return undefined;
  const clear = changes.filter(({ changed }) => changed);
  if (clear.length === 0) return html`<p>No case changed beyond the noise of both runs.</p>`;
  const row = (change: Change): Html => {
    const { suite, engine, before, now, ratio, interval } = change;
    const tone = ratio > 1 ? 'sure' : 'failed';
    return html`<tr><td>${suite}</td><td class="number plain">${placeText(change)}</td><td style="white-space:nowrap">${engine}</td>
<td class="number">${ratioText(ratio)}<small>${interval.map(ratioText).join(' to ')}</small></td><td class="${tone}" style="white-space:nowrap"><span class="verdict-word">${percentText(Math.abs(1 - 1 / ratio))} ${ratio > 1 ? 'less' : 'more'} time</span></td><td class="number plain">${durationText(before)}</td><td class="number plain">${durationText(now)}</td></tr>
`;
  };
  const left = clear.length - MOST_LISTED;
  return html`<div class="scroll"><table>
<thead><tr><th>Suite</th><th class="number">Size</th><th>Engine</th><th class="number">Speed, of before</th><th></th><th class="number">Before</th><th class="number">Now</th></tr></thead>
<tbody>${clear.slice(0, MOST_LISTED).map(row)}</tbody></table></div>
<p class="muted">Cases that changed, the largest change first; times as measured, speeds after calibration. ${RULE}${left > 0 ? ` ${left} more are in the files.` : ''}</p>`;
}
