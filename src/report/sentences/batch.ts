/** What a batch says; shared by the terminal and the page. */
import type { BatchAnswer, BatchRecord } from '../../tasks/batch/record.js';
import { endsText, excerpt, formatCount, paddedNumber, plural } from '../../text.js';
import type { Verdict } from './fit.js';
import { numbers, numbersOf, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** Digits of numbers, and letters of a formula above a table. */
const DIGITS = 4;
const FORMULA = 120;

export function batchVerdict({ answers, answered, unconverged }: BatchRecord): Verdict {
  const failed = answers.length - answered;
  const text = [
    `${formatCount(answered)} of ${plural(answers.length, 'entry').replace(/entrys$/, 'entries')} have an answer.`,
    ...(unconverged === 0 ? [] : [`${plural(unconverged, 'fit')} did not converge.`]),
    ...(failed === 0 ? [] : [`${formatCount(failed)} could not be answered.`]),
  ].join(' ');
  if (answered === 0) return { tone: 'failed', headline: 'No answer', text };
  return failed === 0 && unconverged === 0
    ? { tone: 'sure', headline: 'All answered', text }
    : { tone: 'doubtful', headline: failed > 0 ? 'Not all answered' : 'Not all converged', text };
}

/** `most` entries of each table are shown. */
export function batchParts({ answers }: BatchRecord, most: number, rest: string): Part[] {
  const fits = groupedBy(
    answers.filter(({ formula }) => formula !== undefined),
    ({ law, formula }) => JSON.stringify([law, formula]),
  );
  const others = answers.filter(({ status }) => status === 'answered');
  const failures = answers.flatMap(({ name, error }) =>
    error === undefined ? [] : [`${name}: ${error.message}`],
  );
  const warnings = answers.flatMap(({ name, warnings: own }) => own.map((text) => `${name}: ${text}`));
  const more = (count: number) => (count > most ? { more: `${formatCount(count - most)} more ${rest}` } : {});
  return [
    ...fits.flatMap((group): Part[] => [
      { kind: 'title', text: `${group[0].law}: L = ${excerpt(group[0].formula ?? '', FORMULA)}` },
      { ...fitTable(group.slice(0, most)), ...more(group.length) },
    ]),
    ...(others.length === 0
      ? []
      : [
          { kind: 'title', text: 'Other answers' } as const,
          {
            kind: 'table',
            columns: [{ title: 'entry' }, { title: 'command' }, { title: 'table' }, { title: 'record' }],
            rows: others
              .slice(0, most)
              .map(({ name, command, source, file = '-' }) => [name, command, source, file]),
            ...more(others.length),
          } as const,
        ]),
    ...(failures.length === 0
      ? []
      : [{ kind: 'sentences', title: 'without an answer', lines: some(failures, most) } as const]),
    ...(warnings.length === 0 ? [] : [{ kind: 'warnings', lines: some(warnings, most) } as const]),
  ];
}

function some(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), `${formatCount(lines.length - most)} more, in the record.`];
}

/** Fits of one law: a row each, an interval after each number. */
function fitTable(group: readonly BatchAnswer[]): Part & { readonly kind: 'table' } {
  const names = [...new Set(group.flatMap(({ parameters = {} }) => Object.keys(parameters)))];
  const [{ level = 0.95 }] = group;
  return {
    kind: 'table',
    columns: [
      { title: 'entry' },
      { title: 'status' },
      numbers('rows'),
      ...names.map((name) => numbersOf(`${name} (${percent(level)})`)),
      numbers('objective'),
    ],
    rows: group.map(
      ({ name: entry, status, rows = 0, objective = Number.NaN, parameters = {}, intervals = {} }) => [
        entry,
        status,
        formatCount(rows),
        ...names.map((name) => withInterval(parameters[name], intervals[name])),
        paddedNumber(objective, DIGITS),
      ],
    ),
  };
}

function withInterval(
  value: number | null | undefined,
  interval: readonly [number, number] | null | undefined,
): string {
  if (value === undefined || value === null) return '-';
  const ends = interval === null || interval === undefined ? 'open' : endsText(interval);
  return `${paddedNumber(value, DIGITS)} (${ends})`;
}

/** In the order of their first members. */
function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
