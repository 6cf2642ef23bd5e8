/** Groups whose parameters differ: what differs, whether it needs to, and the rows of each. */
import { own } from '../../own.js';
import { groupedName, groupsOfNames } from '../../problem/group-names.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { endsText, formatCount, formatNumber, probabilityText } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol } from '../markup/math.js';
import {
  type Cell,
  numberCell,
  numberHead,
  remarkCell,
  strongCell,
  table,
  textCell,
  textHead,
} from '../markup/table.js';
import { groupWords } from '../sentences/fit.js';
import { groupQuantities } from '../sentences/groups.js';
import { hasIntervals, intervalTitle, uncertaintyOf } from '../sentences/uncertainty.js';
import { tones } from './fit-parameters.js';

type Groups = NonNullable<FitRecord['groups']>;

/** Undefined where all rows have the same parameters. */
export function groupsTable(record: FitRecord): Html | undefined {
  const { groups } = record;
  if (groups === undefined) return undefined;
  const [differ, ...tests] = groupWords(record);
  const equality = groups.equality.map(({ parameter, f, degrees, p, common }) => [
    textCell(inlineSymbol(parameter)),
    numberCell(formatNumber(f, 4)),
    numberCell(degrees.map((n) => n ?? '∞').join(', ')),
    strongCell(probabilityText(p).replace(/^p (= )?/, '')),
    numberCell(formatNumber(common.value, 5)),
    numberCell(endsText(common.interval)),
  ]);
  const heads = ['F', 'Degrees of freedom', 'p if equal', 'Common value', 'Interval'];
  return html`<p>${differ} ${tests.join(' ')}</p>
${equality.length === 0 ? undefined : table([textHead('Parameter'), ...heads.map(numberHead)], equality)}
${valuesTable(record, groups) ?? rowsOfGroups(groups)}`;
}

/** A line a group: its rows, and what is its own, with intervals; undefined where that stands among all parameters. */
function valuesTable(record: FitRecord, { by, names, rows }: Groups): Html | undefined {
  const quantities = groupQuantities(record);
  if (quantities.length === 0) return undefined;
  const doubts = doubtsOf(record, names);
  const lines = names.map((group, g) => [
    textCell(group),
    numberCell(formatCount(rows[g])),
    ...quantities.map((quantity) => valueCell(record, groupedName(quantity, group))),
    ...(doubts.length === 0 ? [] : [remarkCell(doubts[g])]),
  ]);
  const heads = [
    textHead(by),
    numberHead('Rows'),
    ...quantities.map((quantity) => numberHead(html`${inlineSymbol(quantity)}`)),
    ...(doubts.length === 0 ? [] : [textHead('What the runs say')]),
  ];
  const spread = hasIntervals(record) ? `the ${intervalTitle(record)}` : 'the standard error';
  return html`<p class="muted">Below each value ${spread}.</p>
${table(heads, lines, { label: `What each group has to itself, by ${by}`, isMatrix: true })}`;
}

function valueCell(record: FitRecord, name: string): Cell {
  const value = own(record.parameters, name) ?? own(record.derived, name)?.value ?? Number.NaN;
  const { standardError, interval } = uncertaintyOf(record, name);
  const error = standardError === null ? '' : `± ${formatNumber(standardError, 2)}`;
  const note = hasIntervals(record) ? (interval === null ? '' : endsText(interval)) : error;
  return note === '' ? numberCell(formatNumber(value, 5)) : numberCell(formatNumber(value, 5), note);
}

/** By group the parameters of its own that are not determined, with the verdict; empty where all are. */
function doubtsOf({ identifiability }: FitRecord, names: readonly string[]): Html[] {
  const groupOf = groupsOfNames(names);
  const doubts = names.map((): Html[] => []);
  for (const [name, { verdict }] of Object.entries(identifiability.verdicts)) {
    const found = groupOf(name);
    if (found === undefined || verdict === 'determined') continue;
    doubts[found.group].push(
      html`<div>${inlineSymbol(found.parameter)} <span class="verdict-word ${tones[verdict]}">${verdict}</span></div>`,
    );
  }
  return doubts.every((each) => each.length === 0) ? [] : doubts.map((each) => html`${each}`);
}

function rowsOfGroups({ by, names, rows }: Groups): Html {
  const lines = names.map((name, g) => [textCell(name), numberCell(formatCount(rows[g]))]);
  return html`<details><summary>Rows of each group (${by})</summary>${table([textHead('Group'), numberHead('Fitted rows')], lines)}</details>`;
}
