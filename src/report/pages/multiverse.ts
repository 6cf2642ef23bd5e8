/** A multiverse as one self-contained page. */

import { commandLine } from '../../jobs/form.js';
import { multiverseForm } from '../../tasks/multiverse/form.js';
import type { Conclusion, MultiverseRecord, Universe } from '../../tasks/multiverse/record.js';
import { formatCount, paddedNumber, plural, sentence } from '../../text.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { specificationFigures } from '../figures/specification.js';
import { definitionList, methodsBlock, noteList, pageHeading, repeatBlock } from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol, plainSymbol, withScripts } from '../markup/math.js';
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
import { bibtex } from '../sentences/citation.js';
import { backendWords } from '../sentences/fit.js';
import { runsMethods } from '../sentences/methods.js';
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
} from '../sentences/multiverse.js';

/** Universes a page lists one by one; the record has them all. */
const MOST_LISTED = 300;

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderMultiverse(record: MultiverseRecord, canvas: Canvas): string {
  return documentOf({
    title: `${titleWords(record)}: multiverse`,
    header: header(record),
    sections: [
      section('conclusions', 'Conclusions', conclusionTable(record)),
      section(
        'curves',
        'Specification curves',
        figureGrid(specificationFigures(record, canvas), canvas, 'wide'),
      ),
      section('failures', 'Without an optimum', failureList(record)),
      section('universes', 'Universes', universeTable(record)),
      section('reading', 'How to read this', noteList(readingNotes)),
      section(
        'notes',
        'Notes on the base',
        record.data.notes.length === 0 ? undefined : noteList(record.data.notes),
      ),
      section('run', 'How it ran', howItRan(record)),
      section(
        'methods',
        'Methods and citation',
        methodsBlock(
          runsMethods([
            `A fit was repeated with every combination of choices, ${plural(record.universes.length, 'universe')} in all, of which ${formatCount(record.converged)} converged`,
          ]),
          bibtex([]),
        ),
      ),
      section('repeat', 'Repeat it', repeatBlock(commandLine(multiverseForm, record.job))),
    ],
    record,
  });
}

function titleWords({ asked, data }: MultiverseRecord): string {
  return `${plural(asked, 'universe')} of ${data.source.split(/[/\\]/).at(-1)}`;
}

function header(record: MultiverseRecord): Html {
  const { tone, headline, text } = multiverseVerdict(record, (one) => plainSymbol(quantityWords(one)));
  const { dimensions, converged, asked } = record;
  return html`<header>
<p class="kicker">Multiverse: ${dimensionsWords(dimensions).replaceAll(' x ', ' × ')}</p>
${pageHeading(titleWords(record))}
<div class="verdict ${tone}"><strong>${headline}</strong><p>${withScripts(text)}</p></div>
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
    strongCell(valueWords(c.base, 5)),
    ...others(c).map((text) => numberCell(text)),
  ];
  const others = (c: Conclusion) => [
    paddedNumber(c.median, 5),
    `${paddedNumber(c.min, 4)} to ${paddedNumber(c.max, 4)}`,
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
  const rows = conclusions.map((c) => [nameOf(c), ...cells(c), remarkCell(movedByWords(c))]);
  return table([textHead('Conclusion'), ...heads.map(numberHead), textHead('Moved most by')], rows);
}

function nameOf(c: Conclusion): Cell {
  return textCell(
    c.kind === 'predictions'
      ? quantityWords(c)
      : html`${inlineSymbol(c.name)}<code class="name">${c.name}</code>`,
  );
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
  const heldOut = heldOutTitle(universes);
  const row = (universe: Universe, i: number): Cell[] => [
    i === 0 ? textCell('base') : numberCell(String(i + 1)),
    ...dimensions.map(({ choice }) => textCell(universe.choices[choice] ?? '')),
    numberCell(universe.rows === null ? '–' : formatCount(universe.rows)),
    ...conclusions.map(({ kind, name }) => numberCell(valueWords(universe[kind][name], 5))),
    ...(heldOut === undefined ? [] : [numberCell(heldOutWords(universe, heldOut))]),
    remarkCell(universeRemark(universe)),
  ];
  const heads = [
    textHead(''),
    ...dimensions.map(({ choice }) => textHead(choice)),
    numberHead('rows'),
    ...conclusions.map((conclusion) => numberHead(quantityWords(conclusion))),
    ...(heldOut === undefined ? [] : [numberHead(heldOut)]),
    textHead(''),
  ];
  return html`${table(heads, shown.map(row), { label: 'Universes', isMatrix: true })}
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
