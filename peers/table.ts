/** The results as text: a table a task. */

import {
  fastestOfEach,
  fastestOurs,
  hardwareOf,
  type PeerHardware,
  peersByTask,
  secondsPerReached,
} from '../bench/peer-results.js';
import type { BenchPeer } from '../bench/results.js';

/** `1.23 ms`: three digits in the unit that suits. */
export function duration(seconds: number): string {
  const units = [
    [1, 's'],
    [1e-3, 'ms'],
    [1e-6, 'us'],
    [1e-9, 'ns'],
  ] as const;
  const [size, unit] = units.find(([limit]) => seconds >= limit) ?? units[3];
  const value = seconds / size;
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
}

const percent = (share: number): string => (share === 0 ? '0 %' : `${(100 * share).toPrecision(3)} %`);

const times = (ratio: number): string => (ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(3));

/** Tables of all tasks, in order; ratios are to the fastest of isoloss's own ways that is right. */
export function peerTable(peers: readonly BenchPeer[]): string {
  return peersByTask(peers).map(taskTable).join('\n');
}

function taskTable(peers: readonly BenchPeer[]): string {
  const [{ task, title, item }] = peers;
  const timed = peers.filter(({ outcome }) => outcome === 'timed');
  const best = fastestOurs(peers);
  const searches = peers.some(({ reached }) => reached !== undefined);
  const header = [
    '',
    `a ${item}`,
    'half of them within',
    'times isoloss',
    ...(searches ? ['to 1e-6', 'to 1e-4', 'of', `a ${item} that got to 1e-6`] : ['error']),
  ];
  const rows = timed.map((peer) => {
    const { name, each, error, reached, near, judged } = peer;
    if (each === undefined) return [name];
    const perReached = secondsPerReached(peer);
    return [
      name,
      duration(each.median),
      `${duration(each.quartiles[0])} to ${duration(each.quartiles[1])}`,
      best === undefined ? '-' : times(each.median / best),
      ...(searches
        ? [
            percent(reached ?? 0),
            percent(near ?? 0),
            String(judged ?? 0),
            perReached === undefined ? 'none did' : duration(perReached),
          ]
        : [percent(error ?? 0)]),
    ];
  });
  const others = peers.filter(({ outcome }) => outcome !== 'timed');
  return [
    `${task}: ${title}`,
    ...aligned([header, ...rows]),
    ...others.map(({ name, outcome, reason }) => `  ${name}: ${outcome}, ${reason ?? 'for no known reason'}`),
    ...(['processor', 'GPU adapter'] as const).flatMap((hardware) => verdict(peers, hardware)),
    ...(searches ? [] : ['  Errors are shares of what is allowed in each way’s arithmetic.']),
    '',
  ].join('\n');
}

/** Who is first on the same hardware; where it is another, whether this run can tell, and where to look. */
function verdict(peers: readonly BenchPeer[], hardware: PeerHardware): string[] {
  const { own, other } = fastestOfEach(peers.filter((peer) => hardwareOf(peer) === hardware));
  if (own === undefined || other === undefined) return [];
  const ratio = times(Math.max(own.seconds, other.seconds) / Math.min(own.seconds, other.seconds));
  const on = `  On the ${hardware}`;
  if (own.seconds <= other.seconds)
    return [`${on} isoloss takes 1/${ratio} of the time of the fastest other way, ${other.name}.`];
  const behind = `${on} isoloss takes ${ratio} times as long as ${other.name}`;
  // Of the times of an item; that searches reach the minimum is counted, not timed.
  const [low, high] = [own.each.interval[0], other.each.interval[1]];
  return low <= high && own.each.median / other.each.median < 1.5
    ? [`${behind}, which this run does not tell apart: their 95 % intervals overlap.`]
    : [`${behind}: isoloss bench shows its time beside what the hardware could do, and what binds it.`];
}

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`.trimEnd(),
  );
}
