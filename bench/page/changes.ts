/** What changed between two result files, case by case. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { type Html, html } from '../../src/report/html.js';
import type { BenchResults, TimedEntry } from '../results.js';
import { small } from './figure-size.js';
import { type Looks, legendOf, unknownLook } from './looks.js';
import { durationText, percentText, ratioText, sizeText } from './units.js';
import { isTimed } from './view.js';

export interface Change {
  readonly suite: string;
  readonly engine: string;
  readonly size: number;
  readonly label: string | undefined;
  /** Seconds, as the files have them. */
  readonly before: number;
  readonly now: number;
  /** Times as fast as before, once each file's own calibration is divided out. */
  readonly ratio: number;
  /** 95 % of the ratio. */
  readonly interval: readonly [number, number];
}

/** Cases that both files timed, the largest change first. */
export function changesOf(now: BenchResults, before: BenchResults): Change[] {
  const earlier = new Map(before.entries.filter(isTimed).map((entry) => [keyOf(entry), entry]));
  return now.entries
    .filter(isTimed)
    .flatMap((entry): Change[] => {
      const old = earlier.get(keyOf(entry));
      if (old === undefined || !(old.wall.median > 0 && entry.wall.median > 0)) return [];
      const { engine, suite, size, label } = entry;
      const pace = calibration(now, engine) / calibration(before, engine);
      const ratio = (old.wall.median / entry.wall.median) * (Number.isFinite(pace) ? pace : 1);
      // Errors of the two medians are independent: their relative widths add as squares.
      const width = Math.exp(Math.hypot(spread(old), spread(entry)));
      return [
        {
          suite,
          engine,
          size,
          label,
          before: old.wall.median,
          now: entry.wall.median,
          ratio,
          interval: [ratio / width, ratio * width],
        },
      ];
    })
    .sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)));
}

const keyOf = ({ suite, engine, size, label }: TimedEntry): string =>
  JSON.stringify([suite, engine, size, label]);

/** Half of the interval of a median, on the logarithm. */
function spread({ wall: { interval } }: TimedEntry): number {
  return interval[0] > 0 ? Math.log(interval[1] / interval[0]) / 2 : 0;
}

/** The median time of the fixed kernel. */
function calibration({ engines }: BenchResults, id: string): number {
  const times = [...(engines.find((engine) => engine.id === id)?.calibration ?? [])].sort((a, b) => a - b);
  const middle = (times.length - 1) / 2;
  return (times[Math.floor(middle)] + times[Math.ceil(middle)]) / 2;
}

/** True where the interval leaves no change out. */
const isClear = ({ interval: [lo, hi] }: Change): boolean => lo > 1 || hi < 1;

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
  const clear = changes.filter(isClear).length;
  // Engines of one suite lie one below the other within its row.
  const row = 14 + 7 * engines.length;
  const place = ({ suite, engine }: Change): number =>
    names.indexOf(suite) * row + (row * (engines.indexOf(engine) + 1)) / (engines.length + 1);
  const bottom = names.length * row;
  return {
    id,
    title: 'Change of every case',
    description: `Speed now over speed before on a logarithmic axis, a dot for each of ${changes.length} cases.`,
    legend: legendOf(engines, looks),
    caption: [
      `To the right of 1 a case is faster than before, to the left slower, after each engine’s calibration is divided out. Solid dots changed by more than the 95 % interval of both medians: ${clear} of ${changes.length}.`,
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
              fill: (change: Change) => (isClear(change) ? colour : 'var(--paper)'),
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
  const clear = changes.filter(isClear);
  if (clear.length === 0) return html`<p>No case changed by more than its interval.</p>`;
  const row = (change: Change): Html => {
    const { suite, engine, size, label, before, now, ratio, interval } = change;
    const tone = ratio > 1 ? 'sure' : 'failed';
    return html`<tr><td>${suite}</td><td class="number plain">${label ?? sizeText(size)}</td><td style="white-space:nowrap">${engine}</td>
<td class="number">${ratioText(ratio)}<small>${interval.map(ratioText).join(' to ')}</small></td><td class="${tone}" style="white-space:nowrap"><span class="verdict-word">${percentText(Math.abs(1 - 1 / ratio))} ${ratio > 1 ? 'less' : 'more'} time</span></td><td class="number plain">${durationText(before)}</td><td class="number plain">${durationText(now)}</td></tr>
`;
  };
  const left = clear.length - MOST_LISTED;
  return html`<div class="scroll"><table>
<thead><tr><th>Suite</th><th class="number">Size</th><th>Engine</th><th class="number">Speed, of before</th><th></th><th class="number">Before</th><th class="number">Now</th></tr></thead>
<tbody>${clear.slice(0, MOST_LISTED).map(row)}</tbody></table></div>
<p class="muted">Cases that changed by more than their interval, the largest change first; times as measured, speeds after calibration.${left > 0 ? ` ${left} more are in the files.` : ''}</p>`;
}
