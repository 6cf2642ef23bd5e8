import { own } from '../../../own.js';
import { groupedName } from '../../../problem/group-names.js';
import {
  backendWords,
  fixedWords,
  goodnessWords,
  groupWords,
  lossWords,
  scoreWords,
  startsWords,
  verdict,
} from '../../../report/sentences/fit.js';
import { groupQuantities, tabulated } from '../../../report/sentences/groups.js';
import {
  areDraws,
  bootstrapWords,
  hasIntervals,
  intervalNotes,
  intervalTitle,
  kindsOf,
  levelOf,
  percent,
  poorlyDetermined,
  profileWords,
  sourceWords,
  uncertaintyOf,
} from '../../../report/sentences/uncertainty.js';
import { parameterUnits } from '../../../report/sentences/units.js';
import { kindWords } from '../../../statistics/intervals.js';
import type { FitRecord } from '../../../tasks/fit/record.js';
import { endsText, formatCount, formatNumber, paddedNumber, plural } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Formulas of derived quantities are shown up to this length; the record and the report have all. */
const SHORT = 30;

/** A fit for a person at a terminal. */
export function fitText(record: FitRecord, out: NodeJS.WritableStream): string {
  const layout = layoutFor(out);
  const { bold, dim, prose, section } = layout;
  const { tone, headline, text } = verdict(record);
  const { flat } = record.identifiability;
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;

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
    ...goodnessWords(record).map((words): [string, string] => ['counts', words]),
    ['fitted rows', scoreWords(record.score)],
    ...(record.holdOut === undefined ? [] : [['held out', scoreWords(record.holdOut)] as [string, string]]),
    ...strongestWords(record),
    ['data', `${formatCount(record.data.rows + record.data.heldOut)} rows from ${record.data.source}`],
    ['back end', backendWords(record)],
  ];
  const findings = (record.adequacy?.findings ?? []).map((finding) => finding.text);
  const verdicts = poorlyDetermined(record).map(([name, word, why]) => `${name}: ${word}. ${why}`);
  const profiles = (record.profiles ?? []).map((profile) => `${profile.parameter}: ${profileWords(profile)}`);

  return [
    prose(`${bold(record.law.name)}  L = ${record.law.formula}`, 2),
    ...record.law.where.map(({ name, formula }) => dim(prose(`  ${name} = ${formula}`, 4))),
    ...section('check these first', findings, 'yellow'),
    ...quantityLines(record, layout),
    ...groupLines(record, layout),
    '',
    ...kindLines(record, layout),
    prose(`${layout.style(colour[tone], headline)}. ${text}`),
    '',
    ...layout.facts(facts),
    ...leverageLines(record, layout),
    ...section('not well determined', verdicts, 'yellow'),
    ...section('likelihood profiles', profiles),
    ...section('on intervals', intervalNotes(record)),
    ...section('on resampling', record.bootstrap?.notes ?? []),
    ...section(
      'on the rows',
      (record.adequacy?.notices ?? []).map(({ text }) => text),
    ),
    ...section('notes', record.data.notes),
    ...section('warnings', record.warnings, 'yellow'),
    ...section('on the way', record.events),
    '',
  ].join('\n');
}

/** A line of headings, then a line a parameter, then one a derived quantity; no column of intervals where there are none. */
function quantityLines(record: FitRecord, { table }: Layout): string[] {
  const units = parameterUnits(record);
  const shown = hasIntervals(record);
  const cells = (name: string, value: number, unit: string, remark: string) => {
    const { standardError, interval } = uncertaintyOf(record, name);
    return [
      name,
      formatNumber(value, 7),
      standardError === null ? '' : paddedNumber(standardError, 3),
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
  const rows = [...parameters, ...derived];
  const columns = [
    '',
    { title: 'value', right: true },
    { title: 'std. error', right: true },
    ...(shown ? [intervalTitle(record)] : []),
    { title: '', prose: true },
  ];
  return rows.length === 0 ? [] : ['', ...table(columns, rows)];
}

/** What the groups have in common and what differs, then a line a group where they are many. */
function groupLines(record: FitRecord, { table, dim, prose }: Layout): string[] {
  const { groups } = record;
  if (groups === undefined) return [];
  const tests = groupWords(record).map((line) => `  ${prose(line, 4)}`);
  const title = dim(`groups by ${groups.by}`);
  const quantities = groupQuantities(record);
  if (quantities.length === 0) return ['', title, ...tests];
  const withIntervals = hasIntervals(record);
  const rows = groups.names.map((group, g) => [
    group,
    formatCount(groups.rows[g]),
    ...quantities.flatMap((quantity) => {
      const name = groupedName(quantity, group);
      const value = own(record.parameters, name) ?? own(record.derived, name)?.value ?? Number.NaN;
      const { standardError, interval } = uncertaintyOf(record, name);
      if (withIntervals) return [formatNumber(value, 5), interval === null ? '' : endsText(interval)];
      return [formatNumber(value, 5), standardError === null ? '' : formatNumber(standardError, 2)];
    }),
  ]);
  const spread = withIntervals ? percent(levelOf(record)) : '+-';
  const heads = ['', 'rows', ...quantities.flatMap((quantity) => [quantity, spread])];
  const columns = heads.map((heading, i) => ({ title: heading, right: i > 0 }));
  return ['', title, ...tests, '', ...table(columns, rows)];
}

/** The intervals of each kind side by side, where others than the shown one were asked for. */
function kindLines({ bootstrap }: FitRecord, { table, dim }: Layout): string[] {
  const kinds = kindsOf(bootstrap);
  if (bootstrap === undefined || kinds.length < 2) return [];
  const rows = bootstrap.names.map((name) => [
    name,
    ...kinds.map((kind) => {
      const interval = own(bootstrap.intervals, name)?.[kind];
      return interval === undefined ? '-' : endsText(interval);
    }),
  ]);
  const titles = ['', ...kinds.map((kind) => kindWords[kind])];
  return [dim(`${percent(bootstrap.level)} intervals by kind`), ...table(titles, rows), ''];
}

/** The rows that move the fit most, where the job asks for them. */
function leverageLines({ identifiability, job }: FitRecord, { table, dim, prose }: Layout): string[] {
  const { leverage = [] } = identifiability;
  if (!job.leverage || leverage.length === 0) return [];
  const names = Object.keys(leverage[0].shifts);
  const columns = ['row', 'largest shift', ...names].map((title) => ({ title, right: true }));
  const rows = leverage.map(({ row, largest, shifts }) => [
    formatCount(row),
    formatNumber(largest, 2),
    ...names.map((name) => formatNumber(shifts[name], 2)),
  ]);
  const title =
    'rows that move the fit most: the fit without a row less the fit, the largest shift in standard errors';
  return ['', dim(prose(title, 2)), ...table(columns, rows)];
}

/** The one that moves it most, where more was computed than the job asks for. */
function strongestWords({ identifiability, job }: FitRecord): [string, string][] {
  const [strongest] = identifiability.leverage ?? [];
  if (job.leverage || strongest === undefined) return [];
  const text = `row ${formatCount(strongest.row)} moves the fit most, by ${formatNumber(strongest.largest, 2)} standard errors (--leverage lists more)`;
  return [['leverage', text]];
}
