/** Beside what people use: time of an item, and how often a search reaches the best minimum known. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { accent, type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { type Html, html } from '../../src/report/html.js';
import { shortened } from '../../src/report/multiverse-words.js';
import { formatCount, listed, plural, sentence } from '../../src/text.js';
import {
  fastestOfEach,
  isOurs,
  isTimedPeer as isTimed,
  type TimedPeer,
  secondsPerItem as worth,
} from '../peer-results.js';
import type { BenchPeer } from '../results.js';
import { durationText, percentText, ratioText, tickText } from './units.js';

const WIDTH = 430;
const LEFT = 12;
/** Where the rates stand, with room for their numbers. */
const RATES = 96;
/** A name, and its mark below. */
const ROW = 34;
const NAME = -8;
const MARK = 8;
const TOP = 22;

interface Rate {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** One figure a task, the fastest at the top. */
export function peerFigures(peers: readonly BenchPeer[], id: string, canvas: Canvas): Figure[] {
  const tasks = [...new Set(peers.map(({ task }) => task))];
  return tasks.flatMap((task, i) => {
    const timed = peers
      .filter((peer) => peer.task === task)
      .filter(isTimed)
      .sort((a, b) => a.each.median - b.each.median);
    return timed.length === 0 ? [] : [taskFigure(timed, `${id}-${i + 1}`, canvas)];
  });
}

function taskFigure(peers: readonly TimedPeer[], id: string, { Plot }: Canvas): Figure {
  const [{ task, title, item }] = peers;
  const searches = peers.some(({ reached }) => reached !== undefined);
  const right = searches ? RATES + 14 : 14;
  const bottom = TOP + peers.length * ROW;
  const x = sparse(
    axisOver(
      peers.flatMap(({ each }) => [each.median, ...each.interval]).filter((value) => value > 0),
      0.06,
    ),
    4,
  );
  const rows = peers.map((peer, i) => ({ ...peer, row: TOP + (i + 0.5) * ROW, ours: isOurs(peer) }));
  type Row = (typeof rows)[number];
  const rates = rows.flatMap(({ reached, row }): Rate[] =>
    reached === undefined ? [] : [{ row, from: 0, to: reached, text: percentText(reached) }],
  );
  // Shares have an axis of their own, in pixels beside the drawing of times.
  const start = WIDTH - RATES + 4;
  const along = (share: number): number => start + share * (RATES - 48);
  return {
    id,
    title: `${task}: ${againstOthers(peers)}`,
    description: `Time of a ${item} on a logarithmic axis, the fastest first: ${listed(peers.map(({ name, each }) => `${name} ${durationText(each.median)}`))}.`,
    legend: html`<ul class="legend"><li><i style="background:${accent}"></i>isoloss</li><li><i style="background:${muted}"></i>others</li>${
      searches
        ? html`<li><i class="bar" style="background:${ink};opacity:.6"></i>reaches the best minimum</li>`
        : undefined
    }</ul>`,
    caption: [
      `${title}.`,
      searches
        ? 'The bars are the share of starts that end within 10⁻⁶ of the least objective known: time is worth what it finds, and the title counts the time of a start that does.'
        : '',
    ],
    options: {
      width: WIDTH,
      height: bottom + 42,
      marginTop: TOP,
      marginBottom: 42,
      marginLeft: LEFT,
      marginRight: right,
      x: {
        ...x,
        tickFormat: tickText,
        label: `time of a ${item}, further left is faster`,
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: { type: 'linear', domain: [TOP, bottom], range: [TOP, bottom], axis: null },
      marks: [
        ...[true, false].map((ours) =>
          Plot.text(
            rows.filter((row) => row.ours === ours),
            {
              y: 'row',
              dy: NAME,
              text: ({ name }: Row) => shortened(name.replace(/-+$/, ''), 52),
              frameAnchor: 'left',
              textAnchor: 'start',
              dx: -LEFT,
              fill: ink,
              fontWeight: ours ? 650 : 400,
            },
          ),
        ),
        Plot.link(rows, {
          x1: ({ each }: Row) => each.interval[0],
          x2: ({ each }: Row) => each.interval[1],
          y1: 'row',
          y2: 'row',
          dy: MARK,
          stroke: muted,
        }),
        Plot.dot(rows, {
          x: ({ each }: Row) => each.median,
          y: 'row',
          dy: MARK,
          r: 4.5,
          fill: ({ ours }: Row) => (ours ? accent : muted),
        }),
        ...(searches ? shareMarks(rates, along, Plot) : []),
      ],
    },
  };
}

function shareMarks(rates: readonly Rate[], along: (share: number) => number, Plot: Canvas['Plot']) {
  // The functions place by pixel: no scale may move them.
  const at = (of: (rate: Rate) => number) => ({ value: rates.map(of), scale: null });
  return [
    Plot.rect(rates, {
      x1: at(() => along(0)),
      x2: at(() => along(1)),
      y1: ({ row }: Rate) => row + MARK - 4,
      y2: ({ row }: Rate) => row + MARK + 4,
      fill: 'var(--soft)',
      stroke: 'var(--rule)',
    }),
    Plot.rect(rates, {
      x1: at(({ from }) => along(from)),
      x2: at(({ to }) => along(to)),
      y1: ({ row }: Rate) => row + MARK - 4,
      y2: ({ row }: Rate) => row + MARK + 4,
      fill: ink,
      fillOpacity: 0.6,
    }),
    Plot.text(rates, {
      x: at(() => along(1) + 6),
      y: 'row',
      dy: MARK,
      text: 'text',
      textAnchor: 'start',
      fill: ink,
    }),
  ];
}

/** Our fastest way and the fastest other one, in words. */
function againstOthers(peers: readonly TimedPeer[]): string {
  const { own, other } = fastestOfEach(peers);
  if (own === undefined || other === undefined) return `time of a ${peers[0].item}`;
  const ratio = other.seconds / own.seconds;
  return ratio >= 1
    ? `isoloss ${ratioText(ratio)} as fast as the next, ${other.name}`
    : `${other.name} ${ratioText(1 / ratio)} as fast as isoloss`;
}

/** All peers with versions, the time relative to ours, and why any has none: a table a task, folded. */
export function peerTables(peers: readonly BenchPeer[]): Html {
  const tasks = [...new Set(peers.map(({ task }) => task))];
  return html`${tasks.map((task) => taskTable(peers.filter((peer) => peer.task === task)))}`;
}

function taskTable(peers: readonly BenchPeer[]): Html {
  const [{ task, item }] = peers;
  const timed = peers.filter(isTimed);
  const base = Math.min(...timed.filter(isOurs).map(worth));
  const searches = peers.some(({ reached }) => reached !== undefined);
  const row = (peer: BenchPeer): Html => {
    const { name, version, outcome, reason, items, reached, near } = peer;
    const good = isTimed(peer) ? peer : undefined;
    const share = html`<td class="number plain">${reached === undefined ? '–' : percentText(reached)}${near === undefined ? undefined : html`<small>${percentText(near)} within 10⁻⁴</small>`}</td>
<td class="number plain">${good === undefined || !(worth(good) < Infinity) ? '–' : durationText(worth(good))}</td>`;
    return html`<tr><td>${name}<small>${version}${items === undefined ? '' : `, ${formatCount(items)} a run`}</small>${reason === undefined ? undefined : html`<small>${sentence(reason)}</small>`}</td>
<td class="number">${good === undefined ? outcome : durationText(good.each.median)}</td>${searches ? share : undefined}
<td class="number plain">${good === undefined || !(base < Infinity) || !(worth(good) < Infinity) ? '–' : ratioText(worth(good) / base)}</td></tr>
`;
  };
  return html`<details><summary>${task}: ${plural(peers.length, 'way')}</summary><div class="scroll"><table>
<thead><tr><th>By</th><th class="number">A ${item}</th>${searches ? html`<th class="number">Reaches the best</th><th class="number">One that does</th>` : undefined}<th class="number">Of the fastest isoloss</th></tr></thead>
<tbody>${peers.map(row)}</tbody></table></div></details>`;
}
