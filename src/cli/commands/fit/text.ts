import { own } from '../../../own.js';
import {
  backendWords,
  fixedWords,
  groupWords,
  lossWords,
  scoreWords,
  startsWords,
  verdict,
} from '../../../report/sentences/fit.js';
import {
  areDraws,
  bootstrapWords,
  endsText,
  hasIntervals,
  intervalTitle,
  kindsOf,
  percent,
  poorlyDetermined,
  profileWords,
  sourceWords,
  uncertaintyOf,
} from '../../../report/sentences/uncertainty.js';
import { parameterUnits } from '../../../report/sentences/units.js';
import { kindWords } from '../../../statistics/intervals.js';
import type { FitRecord } from '../../../tasks/fit/record.js';
import { formatCount, formatNumber, plural } from '../../../text.js';
import { columns } from '../../columns.js';
import { wrapped } from '../../lines.js';
import { styled } from '../../terminal.js';

/** Formulas of derived quantities are shown up to this length; the record and the report have all. */
const SHORT = 30;

/** A fit for a person at a terminal. */
export function fitText(record: FitRecord, out: NodeJS.WritableStream): string {
  const bold = (text: string) => styled('bold', text, out);
  const dim = (text: string) => styled('dim', text, out);
  const yellow = (text: string) => styled('yellow', text, out);
  const { tone, headline, text } = verdict(record);
  const { flat } = record.identifiability;
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;

  const [heads, ...quantities] = quantityLines(record);
  const facts: [string, string][] = [
    [
      'objective',
      `${formatNumber(record.objective, 10)}, ${lossWords(record)}, summed over ${plural(record.data.rows, 'row')}`,
    ],
    ['status', record.statusText],
    ['starts', startsWords(record)],
    ...(flat === undefined ? [] : [['flat minimum', flat.text] as [string, string]]),
    ...(record.exact === undefined ? [] : [['residuals', record.exact.text] as [string, string]]),
    ['uncertainty', sourceWords(record)],
    ...(record.bootstrap === undefined
      ? []
      : [
          [areDraws(record) ? 'bootstrap' : 'jackknife', bootstrapWords(record.bootstrap)] as [
            string,
            string,
          ],
        ]),
    ['fitted rows', scoreWords(record.score)],
    ...(record.holdOut === undefined ? [] : [['held out', scoreWords(record.holdOut)] as [string, string]]),
    ['data', `${formatCount(record.data.rows + record.data.heldOut)} rows from ${record.data.source}`],
    ['back end', backendWords(record)],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  const findings = (record.adequacy?.findings ?? []).map((finding) => finding.text);
  const verdicts = poorlyDetermined(record).map(([name, word, why]) => `${name}: ${word}. ${why}`);
  const profiles = (record.profiles ?? []).map((profile) => `${profile.parameter}: ${profileWords(profile)}`);

  return [
    `${bold(record.law.name)}  L = ${record.law.formula}`,
    ...record.law.where.map(({ name, formula }) => dim(`  ${name} = ${formula}`)),
    ...section('check these first', findings, yellow),
    ...(quantities.length === 0 ? [] : ['', dim(`  ${heads}`), ...quantities.map((line) => `  ${line}`)]),
    ...groupLines(record, dim),
    '',
    ...kindLines(record, dim),
    wrapped(`${headline}. ${text}`, 0).replace(headline, styled(colour[tone], headline, out)),
    '',
    ...facts.map(([name, value]) => `${dim(name.padEnd(width))}  ${wrapped(value, width + 2)}`),
    ...section('not well determined', verdicts, yellow),
    ...section('likelihood profiles', profiles, dim),
    ...section(
      'on standard errors',
      record.bootstrap === undefined ? (record.asymptotic.notes ?? []) : [],
      dim,
    ),
    ...section('on resampling', record.bootstrap?.notes ?? [], dim),
    ...section(
      'on the rows',
      (record.adequacy?.notices ?? []).map(({ text }) => text),
      dim,
    ),
    ...section('notes', record.data.notes, dim),
    ...section('warnings', record.warnings, yellow),
    ...section('on the way', record.events, dim),
    '',
  ].join('\n');
}

/** A line of headings, then a line a parameter, then one a derived quantity; no column of intervals where there are none. */
function quantityLines(record: FitRecord): string[] {
  const units = parameterUnits(record);
  const shown = hasIntervals(record);
  const cells = (name: string, value: number, unit: string, remark: string) => {
    const { standardError, interval } = uncertaintyOf(record, name);
    return [
      name,
      formatNumber(value, 7),
      standardError === null ? '' : formatNumber(standardError, 3),
      ...(shown ? [interval === null ? '' : endsText(interval)] : []),
      [remark, unit === '1' ? '' : unit].filter((text) => text !== '').join(', '),
    ];
  };
  const inTable = tabulated(record);
  const parameters = Object.entries(record.parameters)
    .filter(([name]) => !inTable(name))
    .map(([name, value]) => cells(name, value, units.get(name) ?? '', fixedWords(record, name)));
  const derived = Object.entries(record.derived)
    .filter(([name]) => !inTable(name))
    .map(([name, { value, unit, formula }]) =>
      cells(name, value ?? Number.NaN, unit, formula.length <= SHORT ? `= ${formula}` : ''),
    );
  const heads = ['', 'value', 'std. error', ...(shown ? [intervalTitle(record)] : []), ''];
  return columns([heads, ...parameters, ...derived], [1, 2]);
}

/** Groups from which on their parameters have a table of their own, a line a group. */
const MANY_GROUPS = 4;

/** Whether a parameter or quantity is a group's and stands in the table of groups. */
function tabulated({ groups }: FitRecord): (name: string) => boolean {
  if (groups === undefined || groups.names.length < MANY_GROUPS) return () => false;
  return (name) => groups.names.some((group) => name.endsWith(`[${group}]`));
}

/** What the groups have in common and what differs, then a line a group where they are many. */
function groupLines(record: FitRecord, dim: (text: string) => string): string[] {
  const { groups } = record;
  if (groups === undefined) return [];
  const tests = groupWords(record).map((line) => `  ${wrapped(line, 4)}`);
  const title = dim(`groups by ${groups.by}`);
  if (groups.names.length < MANY_GROUPS) return ['', title, ...tests];
  const inTable = tabulated(record);
  const [first] = groups.names;
  const quantities = [...Object.keys(record.parameters), ...Object.keys(record.derived)]
    .filter((name) => inTable(name) && name.endsWith(`[${first}]`))
    .map((name) => name.slice(0, -first.length - 2));
  const rows = groups.names.map((group, g) => [
    group,
    formatCount(groups.rows[g]),
    ...quantities.flatMap((quantity) => {
      const name = `${quantity}[${group}]`;
      const value = own(record.parameters, name) ?? own(record.derived, name)?.value ?? Number.NaN;
      const { standardError } = uncertaintyOf(record, name);
      return [formatNumber(value, 5), standardError === null ? '' : formatNumber(standardError, 2)];
    }),
  ]);
  const heads = ['', 'rows', ...quantities.flatMap((quantity) => [quantity, '+-'])];
  const numbers = heads.map((_, i) => i).slice(1);
  const [head, ...lines] = columns([heads, ...rows], numbers);
  return ['', title, ...tests, '', dim(`  ${head}`), ...lines.map((line) => `  ${line}`)];
}

/** The intervals of each kind side by side, where others than the shown one were asked for. */
function kindLines({ bootstrap }: FitRecord, dim: (text: string) => string): string[] {
  const kinds = kindsOf(bootstrap);
  if (bootstrap === undefined || kinds.length < 2) return [];
  const rows = bootstrap.names.map((name) => [
    name,
    ...kinds.map((kind) => {
      const interval = own(bootstrap.intervals, name)?.[kind];
      return interval === undefined ? '-' : endsText(interval);
    }),
  ]);
  const [heads, ...lines] = columns([['', ...kinds.map((kind) => kindWords[kind])], ...rows]);
  return [`${percent(bootstrap.level)} intervals by kind`, `  ${heads}`].map(dim).concat(
    lines.map((line) => `  ${line}`),
    '',
  );
}

function section(title: string, lines: readonly string[], style: (text: string) => string): string[] {
  return lines.length === 0 ? [] : ['', style(title), ...lines.map((line) => `  ${wrapped(line, 4)}`)];
}
