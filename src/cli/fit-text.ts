import { parameterUnits } from '../report/units.js';
import { backendWords, fixedWords, lossWords, scoreWords, startsWords, verdict } from '../report/words.js';
import type { FitRecord } from '../store/record.js';
import { formatCount, formatNumber, plural } from '../text.js';
import { columns } from './columns.js';
import { styled } from './terminal.js';

/** A fit for a person at a terminal. */
export function fitText(record: FitRecord, out: NodeJS.WritableStream): string {
  const bold = (text: string) => styled('bold', text, out);
  const dim = (text: string) => styled('dim', text, out);
  const { tone, headline, text } = verdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;

  const units = parameterUnits(record);
  const parameters = columns(
    Object.entries(record.parameters).map(([name, value]) => [
      name,
      formatNumber(value, 7),
      units.get(name) ?? '',
      fixedWords(record, name),
    ]),
    [1],
  );

  const facts: [string, string][] = [
    [
      'objective',
      `${formatNumber(record.objective, 10)}, ${lossWords(record)}, summed over ${plural(record.data.rows, 'row')}`,
    ],
    ['status', record.statusText],
    ['starts', startsWords(record)],
    ['fitted rows', scoreWords(record.score)],
    ...(record.holdOut === undefined ? [] : [['held out', scoreWords(record.holdOut)] as [string, string]]),
    ['data', `${formatCount(record.data.rows + record.data.heldOut)} rows from ${record.data.source}`],
    ['back end', backendWords(record)],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));

  return [
    `${bold(record.law.name)}  L = ${record.law.formula}`,
    ...record.law.where.map(({ name, formula }) => dim(`  ${name} = ${formula}`)),
    '',
    ...parameters.map((line) => `  ${line}`),
    '',
    `${styled(colour[tone], headline, out)}. ${text}`,
    '',
    ...facts.map(([name, value]) => `${dim(name.padEnd(width))}  ${value}`),
    ...section('notes', record.data.notes, dim),
    ...section('warnings', record.warnings, (title) => styled('yellow', title, out)),
    ...section('on the way', record.events, dim),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[], style: (text: string) => string): string[] {
  return lines.length === 0 ? [] : ['', style(title), ...lines.map((line) => `  ${line}`)];
}
