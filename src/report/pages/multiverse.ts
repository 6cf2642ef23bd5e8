/** A multiverse as one self-contained page. */

import { commandLine } from '../../jobs/form.js';
import { multiverseForm } from '../../tasks/multiverse/form.js';
import type { Conclusion, MultiverseRecord, Universe } from '../../tasks/multiverse/record.js';
import { formatCount, formatNumber, plural, sentence } from '../../text.js';
import type { Canvas } from '../figures/figure.js';
import { specificationFigures } from '../figures/specification.js';
import { definitionList, figureGrid, noteList } from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol } from '../markup/math.js';
import { backendWords } from '../sentences/fit.js';
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
} from '../sentences/multiverse.js';

/** Universes a page lists one by one; the record has them all. */
const MOST_LISTED = 300;

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderMultiverse(record: MultiverseRecord, canvas: Canvas): string {
  return documentOf(`${titleWords(record)}: multiverse`, [
    header(record),
    section('Conclusions', conclusionTable(record)),
    section('Specification curves', figureGrid(specificationFigures(record, canvas), canvas, 'wide')),
    section('Without an optimum', failureList(record)),
    section('Universes', universeTable(record)),
    section('How to read this', noteList(readingNotes)),
    section('Notes on the base', record.data.notes.length === 0 ? undefined : noteList(record.data.notes)),
    section('How it ran', howItRan(record)),
    section('Repeat it', html`<pre><code>${commandLine(multiverseForm, record.job)}</code></pre>`),
  ]);
}

function titleWords({ asked, data }: MultiverseRecord): string {
  return `${plural(asked, 'universe')} of ${data.source.split(/[/\\]/).at(-1)}`;
}

function header(record: MultiverseRecord): Html {
  const { tone, headline, text } = multiverseVerdict(record);
  const { dimensions, converged, asked } = record;
  return html`<header>
<p class="kicker">Multiverse: ${dimensionsWords(dimensions)}</p>
<h1>${titleWords(record)}</h1>
<div class="verdict ${tone}"><strong>${headline}</strong><p>${text}</p></div>
<dl class="facts">
<div><dt>Optima</dt><dd>${formatCount(converged)} of ${formatCount(asked)}<small>universes</small></dd></div>
${dimensions.map(
  ({
    choice,
    values,
  }) => html`<div><dt>${sentence(choice).slice(0, -1)}</dt><dd>${values.length}<small>${values.join('; ')}</small></dd></div>
`,
)}</dl>
</header>`;
}

function conclusionTable({ conclusions, converged }: MultiverseRecord): Html | undefined {
  if (conclusions.length === 0) return undefined;
  // Columns that say the same of every conclusion are left out.
  const partial = conclusions.some(({ count }) => count < converged);
  const turned = conclusions.some(({ sameSign }) => sameSign !== null && sameSign < 1);
  const cells = (c: Conclusion) => [
    valueWords(c.base, 5),
    formatNumber(c.median, 5),
    `${formatNumber(c.min, 4)} to ${formatNumber(c.max, 4)}`,
    shareWords(c.near),
    shareWords(c.inside),
    ...(turned ? [shareWords(c.sameSign)] : []),
    ...(partial ? [formatCount(c.count)] : []),
  ];
  const heads = [
    'Base',
    'Median',
    'Lowest to highest',
    'Within 10 %',
    'In interval',
    ...(turned ? ['Same sign'] : []),
    ...(partial ? ['Universes'] : []),
  ];
  const rows = conclusions.map(
    (c) => html`<tr>
<td>${nameOf(c)}</td>
${cells(c).map((text) => html`<td class="number">${text}</td>`)}
<td class="remark">${movedByWords(c)}</td></tr>
`,
  );
  return html`<div class="scroll"><table>
<thead><tr><th>Conclusion</th>${heads.map((head) => html`<th class="number">${head}</th>`)}<th>Moved most by</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function nameOf(c: Conclusion): Html {
  return c.kind === 'predictions'
    ? html`${quantityWords(c)}`
    : html`${inlineSymbol(c.name)}<span class="name">${c.name}</span>`;
}

function failureList(record: MultiverseRecord): Html | undefined {
  const found = failures(record);
  if (found.length === 0) return undefined;
  return html`${found.map(
    ([
      reason,
      universes,
    ]) => html`<p><strong>${plural(universes.length, 'universe')}.</strong> ${sentence(reason)}</p>
${noteList(universes.slice(0, MOST_LISTED).map(choicesWords))}
${universes.length > MOST_LISTED ? html`<p class="muted">And ${formatCount(universes.length - MOST_LISTED)} more.</p>` : undefined}`,
  )}`;
}

function universeTable({ universes, dimensions, conclusions }: MultiverseRecord): Html {
  const shown = universes.slice(0, MOST_LISTED);
  const left = universes.length - shown.length;
  const row = (universe: Universe, i: number) => html`<tr>
<td class="number">${i === 0 ? 'base' : i + 1}</td>${dimensions.map(({ choice }) => html`<td class="text">${universe.choices[choice] ?? ''}</td>`)}
<td class="number">${universe.rows === null ? '–' : formatCount(universe.rows)}</td>${conclusions.map(
    ({ kind, name }) => html`<td class="number">${valueWords(universe[kind][name], 5)}</td>`,
  )}<td class="remark">${universeRemark(universe)}</td></tr>
`;
  return html`<div class="scroll"><table>
<thead><tr><th></th>${dimensions.map(({ choice }) => html`<th>${choice}</th>`)}<th class="number">rows</th>${conclusions.map(
    (conclusion) => html`<th class="number">${quantityWords(conclusion)}</th>`,
  )}<th></th></tr></thead>
<tbody>${shown.map(row)}</tbody></table></div>
${left > 0 ? html`<p class="muted">And ${formatCount(left)} more, in the record (--json).</p>` : undefined}`;
}

function howItRan(record: MultiverseRecord): Html {
  const { data, job, events } = record;
  return definitionList([
    ['Back end', backendWords(record)],
    ['Data', `${data.source}: ${plural(data.rows, 'row')}`],
    ['Laws', job.law.join('; ')],
    ['Seed', String(job.seed)],
    ...events.map((event): [string, string] => ['On the way', sentence(event)]),
  ]);
}
