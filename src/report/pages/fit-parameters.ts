/** Parameters and what follows from them: values, how sure they are, what the runs say of each. */
import { own } from '../../own.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import type { VerdictKind } from '../../tasks/uncertainty/verdict-rule.js';
import { formatNumber, sentence } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol, unitMarkup } from '../markup/math.js';
import { fixedWords, lossWords } from '../sentences/fit.js';
import {
  endsText,
  hasIntervals,
  intervalTitle,
  sourceWords,
  uncertaintyOf,
} from '../sentences/uncertainty.js';
import { parameterUnits } from '../sentences/units.js';

const tones: Readonly<Record<VerdictKind, string>> = {
  determined: 'sure',
  'weakly determined': 'doubtful',
  'not determined': 'failed',
};

export function parameterTable(record: FitRecord): Html {
  const units = parameterUnits(record);
  const rows = Object.entries(record.parameters).map(
    ([name, value]) => html`<tr>
<td>${nameCell(name, units.get(name) ?? '')}</td>
<td class="number">${formatNumber(value, 7)}</td>
${uncertaintyCells(record, name)}
<td class="remark">${remark(record, name)}</td></tr>
`,
  );
  return html`<div class="scroll"><table>
<thead><tr><th>Parameter</th><th class="number">Value</th>${uncertaintyHeads(record)}<th>What the runs say</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="muted">${sentence(lossWords(record))} ${sentence(sourceWords(record))} ${record.law.source === undefined ? '' : `Law: ${record.law.source}.`}</p>`;
}

/** What the parameters imply; undefined where nothing is derived. */
export function derivedTable(record: FitRecord): Html | undefined {
  const entries = Object.entries(record.derived);
  if (entries.length === 0) return undefined;
  const rows = entries.map(
    ([name, { value, unit, formula }]) => html`<tr>
<td>${nameCell(name, unit === '1' ? '' : unit)}</td>
<td class="number">${formatNumber(value ?? Number.NaN, 7)}</td>
${uncertaintyCells(record, name)}
<td class="name">${formula}</td></tr>
`,
  );
  return html`<div class="scroll"><table>
<thead><tr><th>Quantity</th><th class="number">Value</th>${uncertaintyHeads(record)}<th>Formula</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function nameCell(name: string, unit: string): Html {
  const below = unit === '' ? undefined : html`<small class="unit">${unitMarkup(unit)}</small>`;
  return html`${inlineSymbol(name)}<span class="name">${name}</span>${below}`;
}

function uncertaintyHeads(record: FitRecord): Html {
  const interval = hasIntervals(record) ? html`<th class="number">${intervalTitle(record)}</th>` : undefined;
  return html`<th class="number">Standard error</th>${interval}`;
}

function uncertaintyCells(record: FitRecord, name: string): Html {
  const { standardError, interval } = uncertaintyOf(record, name);
  const ends = hasIntervals(record)
    ? html`<td class="number plain">${interval === null ? '' : endsText(interval)}</td>`
    : undefined;
  return html`<td class="number plain">${standardError === null ? '' : formatNumber(standardError, 3)}</td>
${ends}`;
}

function remark(record: FitRecord, name: string): Html {
  const held = fixedWords(record, name);
  const found = own(record.identifiability.verdicts, name);
  if (found === undefined) return html`${held}`;
  const { verdict, why } = found;
  const bound = held === '' ? '' : `, ${held}`;
  return html`<span class="verdict-word ${tones[verdict]}">${verdict}</span>${bound}<small>${why}</small>`;
}
