/**
 * The script of a report, the only one: it saves figures as SVG, PNG and CSV and the record as JSON, all made from what is in
 * the page. The buttons are the script's own, so that a page shown without scripts has none that do nothing.
 */
import { download } from './download.js';
import { pictureOf, rasterOf } from './picture.js';
import { tableText } from './table-text.js';

const source = `${document.title}. Drawn by isoloss.`;

function button(kind: string, about: string, act: () => unknown): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = kind;
  made.setAttribute('aria-label', `Save ${about} as ${kind}`);
  made.addEventListener('click', act);
  return made;
}

function line(...buttons: readonly HTMLButtonElement[]): HTMLElement {
  const made = document.createElement('p');
  made.className = 'save';
  made.append(...buttons);
  return made;
}

for (const figure of document.querySelectorAll('figure')) {
  const { id } = figure;
  const title = figure.querySelector('h3')?.textContent ?? id;
  const rows = () => [...document.querySelectorAll<HTMLTableRowElement>(`#${CSS.escape(id)}-numbers tr`)];
  figure.append(
    line(
      button('SVG', title, () => download(pictureOf(figure, source).text, `${id}.svg`, 'image/svg+xml')),
      button('PNG', title, async () => download(await rasterOf(figure, source), `${id}.png`, 'image/png')),
      button('CSV', title, () => download(tableText(rows()), `${id}.csv`, 'text/csv')),
    ),
  );
}
const record = document.querySelector<HTMLTemplateElement>('template#json');
record?.before(
  line(
    button('JSON', 'the record', () =>
      download(`${record.content.textContent}\n`, `${record.dataset.name}.json`, 'application/json'),
    ),
  ),
);
