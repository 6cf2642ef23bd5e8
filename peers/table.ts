/** The results as text: a table a task. */

import { fastestOurs, peersByTask, secondsPerReached } from '../bench/peer-results.js';
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
    ...(searches ? [] : ['  Errors are shares of what is allowed in each way’s arithmetic.']),
    '',
  ].join('\n');
}

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`.trimEnd(),
  );
}
