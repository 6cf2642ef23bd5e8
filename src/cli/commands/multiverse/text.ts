import { backendWords } from '../../../report/sentences/fit.js';
import {
  choicesWords,
  dimensionsWords,
  failures,
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
import { formatCount, formatNumber, plural } from '../../../text.js';
import { columns } from '../../columns.js';
import { wrapped } from '../../lines.js';
import { styled } from '../../terminal.js';

/** Rows and columns of the list of universes that a terminal bears; the record has them all. */
const MOST_UNIVERSES = 24;
const MOST_QUANTITIES = 6;

/** A multiverse for a person at a terminal. */
export function multiverseText(record: MultiverseRecord, out: NodeJS.WritableStream): string {
  const bold = (text: string) => styled('bold', text, out);
  const dim = (text: string) => styled('dim', text, out);
  const { tone, headline, text } = multiverseVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  const { dimensions, asked, data, events } = record;
  return [
    `${bold(plural(asked, 'universe'))} of ${data.source}: ${dimensionsWords(dimensions)}`,
    '',
    ...conclusionLines(record, dim),
    wrapped(`${headline}. ${text}`, 0).replace(headline, styled(colour[tone], headline, out)),
    '',
    ...universeLines(record, dim),
    ...failureLines(record, (title) => styled('yellow', title, out)),
    ...section('how to read this', readingNotes, dim),
    ...section('notes on the base', data.notes, dim),
    ...section('on the way', events, dim),
    '',
    `${dim('back end')}  ${backendWords(record)}`,
    '',
  ].join('\n');
}

function conclusionLines(
  { conclusions, converged, job }: MultiverseRecord,
  dim: (text: string) => string,
): string[] {
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
  const head = [
    'conclusion',
    'base',
    'median',
    'lowest',
    'highest',
    `within ${formatNumber(100 * job.within)} %`,
    'in interval',
    'moved most by',
    ...(partial ? ['universes'] : []),
  ];
  const [title, ...lines] = columns([head, ...rows], [1, 2, 3, 4, 5, 6, 8]);
  return [dim(`  ${title}`), ...lines.map((line) => `  ${line}`), ''];
}

function universeLines(
  { universes, dimensions, conclusions }: MultiverseRecord,
  dim: (text: string) => string,
): string[] {
  const quantities = conclusions.slice(0, MOST_QUANTITIES);
  const shown = universes.slice(0, MOST_UNIVERSES);
  const rows = shown.map((universe) => [
    ...dimensions.map(({ choice }) => shortened(universe.choices[choice] ?? '', 20)),
    universe.rows === null ? '-' : formatCount(universe.rows),
    ...quantities.map(({ kind, name }) => valueWords(universe[kind][name], 4)),
    universeRemark(universe),
  ]);
  const head = [...dimensions.map(({ choice }) => choice), 'rows', ...quantities.map(quantityWords), ''];
  const numbers = Array.from({ length: 1 + quantities.length }, (_, i) => dimensions.length + i);
  const [title, ...lines] = columns([head, ...rows], numbers);
  const left = universes.length - shown.length;
  return [
    dim(`  ${title}`),
    ...lines.map((line) => `  ${line}`),
    ...(left > 0 ? [dim(`  and ${formatCount(left)} more: --json and --report have them all`)] : []),
  ];
}

function failureLines(record: MultiverseRecord, title: (text: string) => string): string[] {
  return section(
    'without an optimum',
    failures(record).flatMap(([reason, universes]) => [
      `${plural(universes.length, 'universe')}: ${reason}`,
      ...universes.slice(0, MOST_UNIVERSES).map((universe) => `  ${choicesWords(universe)}`),
      ...(universes.length > MOST_UNIVERSES
        ? [`  and ${formatCount(universes.length - MOST_UNIVERSES)} more`]
        : []),
    ]),
    title,
  );
}

function section(title: string, lines: readonly string[], style: (text: string) => string): string[] {
  return lines.length === 0 ? [] : ['', style(title), ...lines.map((line) => `  ${wrapped(line, 4)}`)];
}
