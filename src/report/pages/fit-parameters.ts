/** Parameters and what follows from them: values, how sure they are, what the runs say of each. */
import { own } from '../../own.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import type { VerdictKind } from '../../tasks/uncertainty/verdict-rule.js';
import { endsText, formatNumber, paddedNumber, sentence } from '../../text.js';
import { noteList } from '../markup/blocks.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol, unitMarkup } from '../markup/math.js';
import {
  type Cell,
  codeCell,
  numberCell,
  numberHead,
  remarkCell,
  strongCell,
  table,
  textCell,
  textHead,
} from '../markup/table.js';
import { fixedWords, lossWords } from '../sentences/fit.js';
import { tabulated } from '../sentences/groups.js';
import {
  hasIntervals,
  intervalNotes,
  intervalTitle,
  sourceWords,
  uncertaintyOf,
} from '../sentences/uncertainty.js';
import { parameterUnits } from '../sentences/units.js';

export const tones: Readonly<Record<VerdictKind, string>> = {
  determined: 'sure',
  'weakly determined': 'doubtful',
  'not determined': 'failed',
};

export function parameterTable(record: FitRecord): Html {
  const units = parameterUnits(record);
  const inGroups = tabulated(record);
  const rows = Object.entries(record.parameters)
    .filter(([name]) => !inGroups(name))
    .map(([name, value]) => [
      nameCell(name, units.get(name) ?? ''),
      strongCell(formatNumber(value, 7)),
      ...uncertaintyCells(record, name),
      remark(record, name),
    ]);
  const heads = [
    textHead('Parameter'),
    numberHead('Value'),
    ...uncertaintyHeads(record),
    textHead('What the runs say'),
  ];
  const onIntervals = intervalNotes(record);
  const where = rows.length < Object.keys(record.parameters).length ? 'Those of each group are below.' : '';
  return html`${rows.length === 0 ? undefined : table(heads, rows)}
<p class="muted">${where} ${sentence(lossWords(record))} ${sentence(sourceWords(record))} ${record.law.source === undefined ? '' : `Law: ${record.law.source}.`}</p>
${onIntervals.length === 0 ? undefined : noteList(onIntervals)}`;
}

/** What the parameters imply; undefined where nothing is derived. */
export function derivedTable(record: FitRecord): Html | undefined {
  const inGroups = tabulated(record);
  const entries = Object.entries(record.derived).filter(([name]) => !inGroups(name));
  if (entries.length === 0) return undefined;
  const rows = entries.map(([name, { value, unit, formula }]) => [
    nameCell(name, unit === '1' ? '' : unit),
    strongCell(formatNumber(value ?? Number.NaN, 7)),
    ...uncertaintyCells(record, name),
    codeCell(formula),
  ]);
  return table(
    [textHead('Quantity'), numberHead('Value'), ...uncertaintyHeads(record), textHead('Formula')],
    rows,
  );
}

function nameCell(name: string, unit: string): Cell {
  const symbol = html`${inlineSymbol(name)}<code class="name">${name}</code>`;
  return unit === '' ? textCell(symbol) : textCell(symbol, unitMarkup(unit));
}

function uncertaintyHeads(record: FitRecord): Cell[] {
  return [numberHead('Standard error'), ...(hasIntervals(record) ? [numberHead(intervalTitle(record))] : [])];
}

function uncertaintyCells(record: FitRecord, name: string): Cell[] {
  const { standardError, interval } = uncertaintyOf(record, name);
  return [
    numberCell(standardError === null ? '' : paddedNumber(standardError, 3)),
    ...(hasIntervals(record) ? [numberCell(interval === null ? '' : endsText(interval))] : []),
  ];
}

function remark(record: FitRecord, name: string): Cell {
  const held = fixedWords(record, name);
  const found = own(record.identifiability.verdicts, name);
  if (found === undefined) return remarkCell(held);
  const { verdict, why } = found;
  const bound = held === '' ? '' : `, ${held}`;
  return remarkCell(html`<span class="verdict-word ${tones[verdict]}">${verdict}</span>${bound}`, why);
}
