/** Beside what people use: time of an item, and how often a search reaches the best minimum known. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Dot, dotPlot, dotTable } from '../../src/report/figures/dot-plot.js';
import { accent, type Canvas, type Figure, legend, muted } from '../../src/report/figures/figure.js';
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
import { formatCount, formatDuration, listed, plural, sentence } from '../../src/text.js';
import {
  fastestOfEach,
  isOurs,
  isTimedPeer,
  peersByTask,
  secondsPerItem,
  type TimedPeer,
} from '../peer-results.js';
import type { BenchPeer } from '../results.js';
import { percentText, ratioText, tickText } from './format.js';

/** One figure a task, the fastest at the top. */
export function peerFigures(peers: readonly BenchPeer[], id: string, canvas: Canvas): Figure[] {
  return peersByTask(peers).flatMap((task, i) => {
    const timed = task.filter(isTimedPeer).sort((a, b) => a.each.median - b.each.median);
    return timed.length === 0 ? [] : [taskFigure(timed, `${id}-${i + 1}`, canvas)];
  });
}

/** Names of adapters may end in dashes. */
const nameOf = ({ name }: BenchPeer): string => name.replace(/-+$/, '');

function taskFigure(peers: readonly TimedPeer[], id: string, canvas: Canvas): Figure {
  const [{ task, title, item }] = peers;
  const searches = peers.some(({ reached }) => reached !== undefined);
  const times = peers.flatMap(({ each }) => [each.median, ...each.interval]).filter((value) => value > 0);
  const dots = peers.map((peer): Dot => {
    const { each, reached } = peer;
    const reaches = reached === undefined ? '' : `, ${percentText(reached)} reach the best`;
    return {
      row: nameOf(peer),
      lane: item,
      value: each.median,
      interval: each.interval,
      colour: isOurs(peer) ? accent : muted,
      symbol: isOurs(peer) ? 'diamond' : 'circle',
      says: `${formatDuration(each.median)} (${each.interval.map(formatDuration).join(' to ')})${reaches}`,
      ...(searches ? { notes: [reached === undefined ? '' : percentText(reached)] } : {}),
    };
  });
  return {
    id,
    title: `${task}: ${againstOthers(peers)}`,
    description: `Time of a ${item} on a logarithmic axis, the fastest first: ${listed(peers.map(({ name, each }) => `${name} ${formatDuration(each.median)}`))}.`,
    legend: legend([
      html`<i style="background:${accent}"></i>isoloss`,
      html`<i style="background:${muted}"></i>others`,
    ]),
    caption: [
      `${title}; further left is faster.`,
      searches
        ? 'At the right is the share of starts that end within 10⁻⁶ of the least objective known: time is worth what it finds, and the title counts the time of a start that does.'
        : '',
    ],
    table: dotTable(dots, ['Tool', 'Of', 'Time']),
    options: (room) =>
      dotPlot(
        {
          dots,
          axis: sparse(axisOver(times, 0.06), 4),
          label: `time of a ${item}`,
          tickFormat: tickText,
          namesAbove: true,
        },
        room,
        canvas,
      ),
  };
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
  return html`${peersByTask(peers).map(taskTable)}`;
}

function taskTable(peers: readonly BenchPeer[]): Html {
  const [{ task, item }] = peers;
  const base = Math.min(...peers.filter(isTimedPeer).filter(isOurs).map(secondsPerItem));
  const searches = peers.some(({ reached }) => reached !== undefined);
  const row = (peer: BenchPeer): Cell[] => {
    const { name, version, outcome, reason, items, reached, near } = peer;
    const each = isTimedPeer(peer) ? peer.each.median : undefined;
    const worth = isTimedPeer(peer) ? secondsPerItem(peer) : Infinity;
    const rates = [
      numberCell(
        reached === undefined ? '–' : percentText(reached),
        near === undefined ? undefined : `${percentText(near)} within 10⁻⁴`,
      ),
      numberCell(worth < Infinity ? formatDuration(worth) : '–'),
    ];
    return [
      textCell(
        name,
        `${version}${items === undefined ? '' : `, ${formatCount(items)} a run`}${reason === undefined ? '' : `. ${sentence(reason)}`}`,
      ),
      strongCell(each === undefined ? outcome : formatDuration(each)),
      ...(searches ? rates : []),
      numberCell(base < Infinity && worth < Infinity ? ratioText(worth / base) : '–'),
    ];
  };
  const heads = [
    textHead('By'),
    numberHead(`A ${item}`),
    ...(searches ? [numberHead('Reaches the best'), numberHead('One that does')] : []),
    numberHead('Of the fastest isoloss'),
  ];
  return html`<details><summary>${task}: ${plural(peers.length, 'way')}</summary>${table(heads, peers.map(row))}</details>`;
}
