/** Laws known by name as one self-contained page. */
import type { Law } from '../../../laws/law.js';
import { axisTitle } from '../../../report/figures/axis-titles.js';
import { pageHeading, repeatBlock } from '../../../report/markup/blocks.js';
import { documentOf, section } from '../../../report/markup/document.js';
import { type Html, html } from '../../../report/markup/html.js';
import {
  codeCell,
  numberCell,
  numberHead,
  remarkCell,
  table,
  textCell,
  textHead,
} from '../../../report/markup/table.js';
import { plural, sentence } from '../../../text.js';
import type { LawsRecord } from './record.js';

/** `command` lists them again. */
export function lawsPage(record: LawsRecord, command: string): string {
  const { laws, papers = [] } = record;
  const families = [...new Set(laws.map(({ family = '' }) => family))];
  const title = laws.length === 0 ? 'No law has all of these words' : plural(laws.length, 'scaling law');
  return documentOf({
    title: `${title} known to isoloss`,
    header: html`<header>
${pageHeading(title)}
<p>Published forms and their values. Each can be fitted by its name, and drawn with isoloss laws NAME --report FILE.</p>
</header>`,
    sections: [
      ...families.map((family) =>
        section(
          `family-${family.replace(/\W+/g, '-')}`,
          family === '' ? 'Laws' : sentence(family).slice(0, -1),
          lawTable(
            laws.filter((law) => (law.family ?? '') === family),
            family === '' ? 'Laws' : `Laws: ${family}`,
          ),
        ),
      ),
      papers.length === 0 ? undefined : section('papers', 'Papers', paperTable(papers)),
      section('repeat', 'Repeat it', repeatBlock(command)),
    ],
    record,
  });
}

function lawTable(laws: readonly Law[], label: string): Html {
  return table(
    [
      textHead('Law'),
      textHead('What it is'),
      textHead('Formula'),
      textHead('Inputs'),
      numberHead('Published'),
    ],
    laws.map(({ name, title, formula, inputs, presets }) => [
      textCell(html`<strong class="unbroken">${name}</strong>`),
      remarkCell(title),
      codeCell(`L = ${formula}`),
      remarkCell(inputs.map(({ name: input, unit }) => axisTitle({ name: input, unit })).join('; ')),
      numberCell(presets.length === 0 ? '\u2013' : plural(presets.length, 'set')),
    ]),
    { label },
  );
}

function paperTable(papers: NonNullable<LawsRecord['papers']>): Html {
  return table(
    [textHead('Paper'), textHead('Title'), textHead('Laws'), numberHead('Published'), textHead('Finds')],
    papers.map(({ authors, year, title, at, laws, presets, finding }) => [
      textCell(`${authors} ${year}`, at),
      remarkCell(title),
      textCell(laws.join(', ')),
      numberCell(presets.length === 0 ? '\u2013' : plural(presets.length, 'set')),
      remarkCell(finding ?? ''),
    ]),
    { label: 'Papers' },
  );
}
