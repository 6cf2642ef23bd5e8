import { bytesText } from '../../../store/surface-file.js';
import { rangesText } from '../../../tasks/chunked/chunks.js';
import { formatCount, formatNumber, formatSeconds, plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';
import type { StatusRecord } from './record.js';

/** Workers and damaged chunks shown at most. */
const MOST_SHOWN = 20;

/** How a job is doing, for a person at a terminal. */
export function statusText(record: StatusRecord, out: NodeJS.WritableStream): string {
  const { store, task, chunks, done, items, bytes, damaged, missing, running, workers } = record;
  const { bold, facts, section, prose, table } = layoutFor(out);
  const shown = workers.slice(-MOST_SHOWN).reverse();
  return [
    prose(bold(`${task} in ${store}`)),
    ...facts([
      [
        'done',
        `${formatCount(done)} of ${plural(chunks, 'chunk')}: ${formatCount(items.done)} of ${formatCount(items.all)} items, ${bytesText(bytes)}${record.checked ? ', each as it was written' : ' (not read)'}`,
      ],
      ...(running.length === 0 ? [] : [['running', rangesText(running)] as const]),
      ...(missing.chunks === 0
        ? []
        : [['missing', `${formatCount(missing.chunks)}: ${rangesOfText(missing.ranges)}`] as const]),
      ...(damaged.length === 0 ? [] : [['damaged', rangesText(damaged.map(({ chunk }) => chunk))] as const]),
      ['arithmetic', record.arithmetic],
      ['to go', timeText(record)],
    ]),
    ...section(
      'damaged',
      damaged.slice(0, MOST_SHOWN).map(({ chunk, why }) => `Chunk ${chunk} ${why}.`),
      'red',
    ),
    ...(shown.length === 0
      ? []
      : [
          '',
          ...table(
            ['worker', 'on', 'shard', 'state', 'chunks', 'items a second'],
            shown.map(({ host, adapter, shard, alive, chunks: made, rate }) => [
              host,
              adapter,
              shard ?? '-',
              alive ? 'at work' : 'ended',
              formatCount(made),
              rate === null ? '-' : formatNumber(rate, 3),
            ]),
          ),
        ]),
    '',
  ].join('\n');
}

function rangesOfText(ranges: StatusRecord['missing']['ranges']): string {
  const some = ranges.slice(0, 12).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${some.join(', ')}${ranges.length > 12 ? ', ...' : ''}`;
}

function timeText({ items, secondsLeft, secondsOfOne, store }: StatusRecord): string {
  if (items.done === items.all) return `nothing: isoloss merge ${store} makes the answer`;
  if (secondsLeft !== null) return `about ${formatSeconds(secondsLeft)} at the rate of those at work`;
  return `nobody is at work; one process would take about ${formatSeconds(secondsOfOne)}`;
}
