import { backendWords } from '../../../report/sentences/fit.js';
import {
  choicesWords,
  dimensionsWords,
  failures,
  heldOutTitle,
  heldOutWords,
  movedByWords,
  multiverseVerdict,
  quantityWords,
  readingNotes,
  shareWords,
  universeRemark,
  valueWords,
} from '../../../report/sentences/multiverse.js';
import { shortened } from '../../../report/sentences/shortened.js';
import type { MultiverseRecord } from '../../../tasks/multiverse/record.js';
import { formatCount, formatNumber, listed, plural } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Rows and columns of the list of universes that a terminal bears; the record has them all. */
const MOST_UNIVERSES = 24;
const MOST_QUANTITIES = 6;

/** A multiverse for a person at a terminal. */
export function multiverseText(record: MultiverseRecord, out: NodeJS.WritableStream): string {
  const layout = layoutFor(out);
  const { bold, prose, section, style } = layout;
  const { tone, headline, text } = multiverseVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  const { dimensions, asked, data, events } = record;
  return [
    prose(`${bold(plural(asked, 'universe'))} of ${data.source}: ${dimensionsWords(dimensions)}`),
    '',
    ...conclusionLines(record, layout),
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    ...universeLines(record, layout),
    ...failureLines(record, layout),
    ...section('how to read this', readingNotes),
    ...section('notes on the base', data.notes),
    ...section('on the way', events),
    '',
    ...layout.facts([['back end', backendWords(record)]]),
    '',
  ].join('\n');
}

function conclusionLines({ conclusions, converged, job }: MultiverseRecord, { table }: Layout): string[] {
  if (conclusions.length === 0) return [];
  const partial = conclusions.some(({ count }) => count < converged);
  const rows = conclusions.map((c) => [
    quantityWords(c),
    valueWords(c.base, 5),
    formatNumber(c.median, 5),
    formatNumber(c.min, 5),
    formatNumber(c.max, 5),
    shareWords(c.near),
    shareWords(c.inside),
    movedByWords(c),
    ...(partial ? [formatCount(c.count)] : []),
  ]);
  const right = (title: string) => ({ title, right: true });
  const columns = [
    'conclusion',
    ...['base', 'median', 'lowest', 'highest', `within ${formatNumber(100 * job.within)} %`].map(right),
    right('in interval'),
    'moved most by',
    ...(partial ? [right('universes')] : []),
  ];
  return [...table(columns, rows), ''];
}

function universeLines(
  { universes, dimensions, conclusions }: MultiverseRecord,
  { table, dim, prose }: Layout,
): string[] {
  const quantities = conclusions.slice(0, MOST_QUANTITIES);
  const shown = universes.slice(0, MOST_UNIVERSES);
  const heldOut = heldOutTitle(universes);
  const rows = shown.map((universe) => [
    ...dimensions.map(({ choice }) => shortened(universe.choices[choice] ?? '', 20)),
    universe.rows === null ? '-' : formatCount(universe.rows),
    ...quantities.map(({ kind, name }) => valueWords(universe[kind][name], 4)),
    ...(heldOut === undefined ? [] : [heldOutWords(universe, heldOut)]),
    universeRemark(universe),
  ]);
  const columns = [
    ...dimensions.map(({ choice }) => choice),
    ...['rows', ...quantities.map(quantityWords), ...(heldOut === undefined ? [] : [heldOut])].map(
      (title) => ({ title, right: true }),
    ),
    { title: '', prose: true },
  ];
  const hidden = [
    ...(shown.length < universes.length ? [plural(universes.length - shown.length, 'more universe')] : []),
    ...(quantities.length < conclusions.length
      ? [plural(conclusions.length - quantities.length, 'more column')]
      : []),
  ];
  return [
    ...table(columns, rows),
    ...(hidden.length > 0
      ? [dim(`  ${prose(`and ${listed(hidden)}: --json and --report have all`, 2)}`)]
      : []),
  ];
}

function failureLines(record: MultiverseRecord, { section }: Layout): string[] {
  return section(
    'without an optimum',
    failures(record).flatMap(([reason, universes]) => [
      `${plural(universes.length, 'universe')}: ${reason}`,
      ...universes.slice(0, MOST_UNIVERSES).map((universe) => `  ${choicesWords(universe)}`),
      ...(universes.length > MOST_UNIVERSES
        ? [`  and ${formatCount(universes.length - MOST_UNIVERSES)} more`]
        : []),
    ]),
    'yellow',
  );
}
